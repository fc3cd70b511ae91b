/** The lasting record of dns-persist-01, which people made once: whether it still lets the authority sign at the renewal. */
import { judgePersist, type PersistWish, persistLabel } from '../challenges/dns-persist-01.ts';
import { type Check, type Found, found, orFine } from '../preflight/check.ts';
import { proofsOf } from '../preflight/inputs.ts';

export interface LastingRecord {
  readonly identifier: string;
  /** As it was shown to be added. */
  readonly value: string;
}

const method = 'dns-persist-01';

/** `records` are those of the last order that went well; `dueAt` is when the next one is planned for. */
export const lastingRecordCheck = (records: readonly LastingRecord[], dueAt: Date): Check => ({
  id: 'lasting-record',
  applies: (policy) => records.length > 0 && proofsOf(policy).some((proof) => proof.method === method),
  run: async ({ eye }, signal) => {
    const looks = await Promise.all(
      records.map(async ({ identifier, value }) => {
        const { zone, fqdn } = await eye.locateChallenge(identifier, signal, persistLabel);
        const sightings = await eye.lookAt(zone, fqdn, value, signal, { serials: false });
        const heard = sightings.filter(({ state }) => state === 'has' || state === 'not-yet');
        return { fqdn, value, heard: heard.length > 0, values: heard.flatMap(({ values }) => values) };
      }),
    );
    const told = looks.filter(({ heard }) => heard);
    const lines = told.flatMap(({ fqdn, values }) => values.map((value) => `${fqdn} TXT ${value}`));
    return orFine(
      told.flatMap((look) => judgeLasting(look, dueAt)),
      [...new Set(lines)],
      told.length === looks.length,
    );
  },
});

export const judgeLasting = (
  { fqdn, value, values }: { readonly fqdn: string; readonly value: string; readonly values: readonly string[] },
  dueAt: Date,
): readonly Found[] => {
  const verdict = judgePersist(values, wishIn(value), dueAt);
  const evidence = [`${fqdn} TXT ${values.join(' | ') || '–'}`];
  const grave = { method, verdict: 'blocks' } as const;
  switch (verdict.kind) {
    case 'good':
      return [];
    case 'expired':
      return [found('lasting-record-ends', { location: fqdn, value, until: verdict.until }, evidence, grave)];
    case 'missing':
    case 'other-account':
      return [found('lasting-record-missing', { location: fqdn, value }, evidence, grave)];
  }
};

/** What `persistValue` wrote. */
const wishIn = (value: string): PersistWish => {
  const [issuer = '', ...parameters] = value.split('; ');
  const account = parameters.find((one) => one.startsWith('accounturi=')) ?? '';
  return {
    issuers: [issuer],
    accountUrl: account.slice('accounturi='.length),
    wildcard: parameters.includes('policy=wildcard'),
  };
};
