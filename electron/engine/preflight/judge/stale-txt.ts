/** TXT values that lie at the place of a proof before ours, and at places where people put them by mistake. */
import { type Found, found } from '../check.ts';

export interface StaleFacts {
  readonly fqdn: string;
  /** At the place of proof; none where a wildcard answers for it. */
  readonly values: readonly string[];
  /** Name with the zone written twice, as consoles do that append it. */
  readonly doubled: { readonly fqdn: string; readonly values: readonly string[] };
}

/** Base64url of a SHA-256 digest (RFC 8555 §8.4); other texts are somebody's own. */
const isChallenge = (value: string): boolean => /^[\w-]{43}$/.test(value);
/** Authorities read so many without complaint; answers beyond that need TCP and some give up. */
const many = 10;

export const judgeStale = ({ fqdn, values, doubled }: StaleFacts): readonly Found[] => {
  const old = [...new Set(values)].filter(isChallenge);
  const misplaced = [...new Set(doubled.values)].filter(isChallenge);
  const lines = old.map((value) => `${fqdn} TXT ${value}`);
  return [
    ...(old.length === 0
      ? []
      : [found(old.length > many ? 'many-stale-values' : 'stale-values', { fqdn, count: String(old.length) }, lines)]),
    ...(misplaced.length === 0
      ? []
      : [
          found(
            'misplaced-values',
            { fqdn, misplaced: doubled.fqdn },
            misplaced.map((one) => `${doubled.fqdn} ${one}`),
          ),
        ]),
  ];
};
