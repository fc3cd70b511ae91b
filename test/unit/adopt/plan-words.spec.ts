/** What a plan says of the parts that it does not take. */
import { expect, it } from 'vitest';
import type { AdoptionPlan } from '../../../shared/domain/adoption.ts';
import { partsWords } from '../../../shared/i18n/adoption-words.ts';

const unknown = { code: 'provider-unknown', detail: { provider: 'dns_nobody' } } as const;
const noAccount = { code: 'account-key-missing', detail: {} } as const;

const plan = (obstacles: AdoptionPlan['obstacles']): AdoptionPlan => ({
  certificate: {
    ...{ id: 'a', client: 'acme.sh', home: '/root/.acme.sh', name: 'nas.example.org', identifiers: [] },
    ...{ account: { key: 'missing' }, key: 'readable', provenBy: 'dns_nobody', credential: 'missing', jobs: [] },
    findings: [unknown, noAccount],
  },
  possible: obstacles.length === 0,
  obstacles,
  parts: [
    { part: 'certificate', taken: true },
    { part: 'account', taken: false, why: 'account-key-missing' },
    { part: 'credential', taken: false, why: 'provider-unknown' },
    { part: 'proof', taken: false, why: 'provider-unknown' },
  ],
  ...{ replaces: false, changes: [], installs: [], notes: [] },
});

const account =
  'The account at the authority: not taken over: The key of the account cannot be read; a new account would be used.';

it('says why something is not taken once, wherever it is said first', () => {
  expect(partsWords(plan([unknown]), 'en')).toEqual([
    'The certificate: taken over',
    account,
    'The key to the DNS provider: not taken over',
    'How the names are proven: not taken over',
  ]);
  expect(partsWords(plan([]), 'en')).toEqual([
    'The certificate: taken over',
    account,
    'The key to the DNS provider: not taken over: Its DNS provider, dns_nobody, is not known here. Choose another way of proof.',
    'How the names are proven: not taken over',
  ]);
});
