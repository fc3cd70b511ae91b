/** What only a renewal needs, as it was found in its rehearsal. */
import { judgeLasting } from '../../../electron/engine/renewal/lasting-record.ts';
import { judgeCanary, judgeKey, judgeUnattended } from '../../../electron/engine/renewal/rehearsal-checks.ts';
import type { CredentialTest } from '../../../shared/domain/providers.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';
import { policyOf } from './scripted-inputs.ts';

const step = (id: CredentialTest['steps'][number]['id']): CredentialTest['steps'][number] => ({
  id,
  ok: true,
  milliseconds: 1,
  detail: {},
});
const written = [step('zone'), step('accepted'), step('canary-written')];
const proof = { provider: 'cloudflare', method: 'dns-01' } as const;
const refused = problem('provider.no-permission', {
  provider: 'cloudflare',
  endpoint: 'api.cloudflare.com',
  detail: 'not allowed',
});
const canary = (test: Partial<CredentialTest>) =>
  judgeCanary(proof, 'example.org', { steps: [...written, step('canary-removed')], findings: [], ...test });

const value = 'ca.example; accounturi=https://ca.example/1';
const lasting = (...values: readonly string[]) =>
  judgeLasting({ fqdn: '_validation-persist.example.org', value, values }, new Date('2026-06-01T00:00:00Z'));

export const goodRehearsals: readonly Fixture[] = [
  good('a lasting record beside one of another authority', lasting(value, 'other.example; accounturi=https://x')),
  good('a lasting record that ends after the renewal', lasting(`${value}; persistUntil=1790000000`)),
  good('a record that is written and removed', canary({})),
  good(
    'a record that no name server has within the test',
    canary({ steps: [...written, { ...step('canary-seen'), ok: false }] }),
  ),
  good('a zone that cannot be located, which another check tells', canary({ steps: [{ ...step('zone'), ok: false }] })),
  good('a provider that writes its record', judgeUnattended(policyOf())),
  good('a vault that is shut, which another check tells', judgeKey(problem('vault.passphrase-needed', {})), [
    'check-failed',
    'note',
  ]),
];

export const badRehearsals: readonly Fixture[] = [
  bad('a lasting record that somebody took away', lasting(), ['lasting-record-missing', 'blocks']),
  bad('a lasting record for another account', lasting('ca.example; accounturi=https://ca.example/2'), [
    'lasting-record-missing',
    'blocks',
  ]),
  bad('a lasting record that ends before the renewal', lasting(`${value}; persistUntil=1780000000`), [
    'lasting-record-ends',
    'blocks',
  ]),
  bad(
    'a key that may read and no longer write',
    canary({ steps: [step('zone'), step('accepted'), { ...step('canary-written'), ok: false, problem: refused }] }),
    ['credential-unable', 'blocks', 'provider-permission-missing'],
  ),
  bad(
    'a key that may write and not remove',
    canary({ steps: [...written, { ...step('canary-removed'), ok: false, problem: refused }] }),
    ['credential-unable', 'warning', 'provider-permission-missing'],
  ),
  bad(
    'a key that expires before the certificate does',
    canary({
      findings: [
        {
          code: 'expires-before-renewal',
          severity: 'warning',
          detail: { at: '2026-08-01T00:00:00Z', needed: '2026-09-01T00:00:00Z' },
        },
      ],
    }),
    ['credential-expires', 'warning', 'provider-credentials-invalid'],
  ),
  bad('a record that a person adds', judgeUnattended(policyOf({ proof: { method: 'dns-01', provider: 'manual' } })), [
    'record-by-hand',
    'warning',
  ]),
  bad('a key that is used again and was sealed elsewhere', judgeKey(problem('vault.key-lost', { keyId: 'k' })), [
    'key-of-another',
    'blocks',
    'keychain-data-other-user-or-machine',
  ]),
];
