/** What the profile has: account, earlier attempts, keychain, folders. */
import { judgeAccount } from '../../../electron/engine/preflight/judge/account.ts';
import { judgeKeychain, judgeTarget } from '../../../electron/engine/preflight/judge/keeping.ts';
import { judgeLimits, type LimitFacts } from '../../../electron/engine/preflight/judge/limits.ts';
import type { VaultStatus } from '../../../shared/domain/vault.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';

const ca = { id: 'letsencrypt', name: "Let's Encrypt" };

const fresh: LimitFacts = {
  failures: [{ name: 'www.example.org', count: 0, allowed: 3 }],
  duplicates: 0,
  duplicateLimit: { count: 5, hours: 168 },
  perDomain: [{ domain: 'example.org', count: 3 }],
  domainLimit: { count: 50, hours: 168 },
  exempt: false,
};
const limits = (more: Partial<LimitFacts>) => judgeLimits({ ...fresh, ...more }, ca);
const until = '2026-11-27T20:00:00.000Z';

const contact = ['admin@example.cn'];
const account = (facts: Partial<Parameters<typeof judgeAccount>[0]>) =>
  judgeAccount({ bindingWanted: false, contact, ...facts }, ca);
const url = 'https://acme.example.org/acct/1';

const vault = (more: Partial<VaultStatus>): VaultStatus => ({ state: 'open', keychain: 'unknown', ...more });
const closed = (why: Problem): VaultStatus => vault({ state: 'closed', problem: why });

export const goodProfiles: readonly Fixture[] = [
  good('a registered account', account({ url, status: 'valid' })),
  good('an account at an authority that wants a binding', account({ url, status: 'valid', bindingWanted: true })),
  good(
    'a binding that waits to be used',
    account({ bindingWanted: true, binding: { keyId: 'k', hmacKey: 'a'.repeat(43) } }),
  ),
  good('a fresh profile', limits({})),
  good('a renewal after five this week', limits({ duplicates: 5, exempt: true })),
  good('one failure an hour ago', limits({ failures: [{ name: 'a.example.org', count: 1, allowed: 3 }] }), [
    'failures-counted',
    'note',
    'rate-limit-failed-validations',
  ]),
  good('an open vault', judgeKeychain({ vault: vault({ kind: 'keychain' }) })),
  good('a first use with a keychain', judgeKeychain({ vault: vault({ state: 'not-set-up' }) })),
  good(
    'a server without a desktop',
    judgeKeychain({
      vault: vault({ state: 'not-set-up' }),
      keychain: problem('vault.keychain-absent', { detail: 'Cannot autolaunch D-Bus without X11 $DISPLAY' }),
    }),
    ['keychain-no-bus', 'note', 'keychain-no-session-bus'],
  ),
  good('a folder with room', judgeTarget({ folder: '/srv/certs', freeBytes: 10 ** 10 })),
];

export const badProfiles: readonly Fixture[] = [
  bad('a short HMAC key', account({ bindingWanted: true, binding: { keyId: 'k', hmacKey: 'abc' } }), [
    'binding-malformed',
    'warning',
    'eab-invalid',
  ]),
  bad('no binding where one is wanted', account({ bindingWanted: true }), [
    'binding-missing',
    'blocks',
    'eab-required',
  ]),
  bad('an HMAC key cut short', account({ bindingWanted: true, binding: { keyId: 'k', hmacKey: 'not base64url' } }), [
    'binding-malformed',
    'blocks',
    'eab-invalid',
  ]),
  bad('an account of the staging service', account({ url, status: 'unknown' }), [
    'account-unknown',
    'note',
    'account-not-found',
  ]),
  bad('an account that was closed', account({ url, status: 'deactivated' }), [
    'account-closed',
    'blocks',
    'account-deactivated',
  ]),
  bad('a sample address as contact', account({ url, contact: ['you@example.com'] }), [
    'contact-unlikely',
    'warning',
    'account-email-invalid',
  ]),
  bad('our budget is spent', limits({ bar: { until, reason: 'budget' } }), [
    'budget-spent',
    'blocks',
    'rate-limit-failed-validations',
  ]),
  bad('the authority said when', limits({ bar: { until, reason: 'authority-limit' } }), [
    'authority-says-wait',
    'blocks',
    'rate-limit-new-orders',
  ]),
  bad('the authority has paused the name', limits({ bar: { until, reason: 'paused' } }), [
    'authority-says-wait',
    'blocks',
    'account-identifier-paused',
  ]),
  bad('two of three failures', limits({ failures: [{ name: 'a.example.org', count: 2, allowed: 3 }] }), [
    'failures-counted',
    'warning',
    'rate-limit-failed-validations',
  ]),
  bad('four of five duplicates', limits({ duplicates: 4 }), [
    'duplicates-near',
    'warning',
    'rate-limit-duplicate-certificate',
  ]),
  bad('five of five duplicates', limits({ duplicates: 5 }), [
    'duplicates-reached',
    'blocks',
    'rate-limit-duplicate-certificate',
  ]),
  bad('46 of 50 for the domain', limits({ perDomain: [{ domain: 'example.org', count: 46 }] }), [
    'domain-near',
    'warning',
    'rate-limit-registered-domain',
  ]),
  bad('a locked keychain', judgeKeychain({ vault: closed(problem('vault.keychain-locked', { detail: 'locked' })) }), [
    'keychain-locked',
    'blocks',
    'keychain-denied-or-locked',
  ]),
  bad('a copied profile', judgeKeychain({ vault: closed(problem('vault.key-lost', { keyId: 'k' })) }), [
    'key-of-another',
    'blocks',
    'keychain-data-other-user-or-machine',
  ]),
  bad(
    'a desktop without a keychain',
    judgeKeychain({
      vault: vault({ state: 'not-set-up' }),
      keychain: problem('vault.keychain-absent', {
        detail: 'The name org.freedesktop.secrets was not provided by any .service files',
      }),
    }),
    ['keychain-missing', 'note', 'keychain-service-missing'],
  ),
  bad('a passphrase', judgeKeychain({ vault: closed(problem('vault.passphrase-needed', {})) }), [
    'passphrase-asked',
    'note',
  ]),
  bad('a read-only folder', judgeTarget({ folder: '/srv', refusal: 'EACCES', freeBytes: 10 ** 10 }), [
    'folder-unwritable',
    'blocks',
    'export-path-not-writable',
  ]),
  bad('20 MiB left', judgeTarget({ folder: '/srv', freeBytes: 20 * 2 ** 20 }), ['disk-low', 'warning', 'disk-full']),
  bad('a full disk', judgeTarget({ folder: '/srv', refusal: 'ENOSPC', freeBytes: 0 }), [
    'disk-full',
    'blocks',
    'disk-full',
  ]),
];
