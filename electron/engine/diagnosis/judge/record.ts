/** What all name servers say about the TXT values of an order, and about the places where people put them by mistake. Pure. */
import type { ProbeResult } from '../../../../shared/domain/diagnosis-probes.ts';
import type { Measured } from '../probe-results.ts';

export interface ServerAnswer {
  readonly server: string;
  readonly address: string;
  readonly state: 'has' | 'not-yet' | 'unreachable' | 'not-serving';
  readonly values: readonly string[];
}

/** One place of proof. */
export interface PlaceOfRecord {
  /** Where the record belongs, and what led there, `_acme-challenge.<name>` first. */
  readonly fqdn: string;
  readonly chain: readonly string[];
  /** Where a provider has taken the values; missing where a person writes them, who may have missed the CNAME. */
  readonly writtenAt?: string | undefined;
  /** Values that have to be there now; none where nothing is to be there, or where it is not known. */
  readonly expected: readonly string[];
  /** Values that a message speaks of, and of an order that has ended. */
  readonly spent: readonly string[];
  readonly servers: readonly ServerAnswer[];
  /** Names beside it with what they hold: the zone written twice, the name without its first label. */
  readonly beside: readonly { readonly fqdn: string; readonly values: readonly string[] }[];
  /** A wildcard CNAME of the zone answers for the place. */
  readonly wildcard?: string | undefined;
}

type Result = ProbeResult<'challenge-record'>;

/** Base64url of a SHA-256 digest (RFC 8555 §8.4); other texts are somebody's own. */
const isChallenge = (value: string): boolean => /^[\w-]{43}$/.test(value);

export const judgeRecord = (places: readonly PlaceOfRecord[]): Measured => {
  const found = places.flatMap((place) => {
    const result = resultOf(place);
    return result === undefined ? [] : [{ result, place }];
  });
  const [first] = found;
  if (first !== undefined) return { outcome: 'result', result: first.result, evidence: linesOf(first.place) };
  // Records of an order that has ended are gone: that none is there says nothing.
  const looked = places.some(({ expected, servers }) => expected.length > 0 && servers.some(answers));
  return { outcome: looked ? 'nothing-wrong' : 'unmeasured', evidence: places.flatMap(linesOf) };
};

const answers = ({ state }: ServerAnswer): boolean => state === 'has' || state === 'not-yet';

const resultOf = (place: PlaceOfRecord): Result | undefined => {
  const { expected, spent, chain, beside, wildcard } = place;
  const servers = place.servers.filter(answers);
  const holding = (values: readonly string[]) => expected.filter((value) => values.includes(value)).length;
  const some = servers.some(({ values }) => holding(values) > 0);
  const misplaced = beside.some(({ values }) => (expected.length > 0 ? holding(values) > 0 : values.some(isChallenge)));
  if (misplaced && !some) return 'other-name';
  if (wildcard !== undefined && !some) return 'wildcard';
  const foreign = servers.some(({ values }) => values.some((value) => isChallenge(value) && !expected.includes(value)));
  if (expected.length === 0)
    return servers.some(({ values }) => spent.some((value) => values.includes(value))) ? 'old-values' : undefined;
  if (servers.length === 0) return undefined;
  const full = servers.filter(({ values }) => holding(values) === expected.length).length;
  if (full === servers.length) return 'all-servers';
  if (full > 0) return 'some-servers';
  if (some) return servers.every(({ values }) => holding(values) > 0) ? 'one-of-two' : 'some-servers';
  if (foreign) return 'old-values';
  return chain.length > 1 && place.writtenAt !== place.fqdn ? 'delegated' : 'at-provider-only';
};

const linesOf = ({ fqdn, chain, servers, beside, wildcard }: PlaceOfRecord): readonly string[] => [
  ...chain.slice(1).map((target) => `CNAME ${target}`),
  ...(wildcard === undefined ? [] : [wildcard]),
  ...servers.map(({ server, address, state, values }) =>
    `${server} ${address} ${fqdn} TXT ${answers({ server, address, state, values }) ? values.join(' ') || '–' : state}`.trim(),
  ),
  ...beside.filter(({ values }) => values.length > 0).map((one) => `${one.fqdn} TXT ${one.values.join(' ')}`),
];
