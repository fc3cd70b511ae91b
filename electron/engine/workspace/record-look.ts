/** Asks all name servers for the TXT values of an order, or of names that a message speaks of. Writes nothing. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import { accountLabel } from '../challenges/dns-account-01.ts';
import { judgeRecord, type PlaceOfRecord } from '../diagnosis/judge/record.ts';
import type { Measured } from '../diagnosis/probe-results.ts';
import type { DnsEye, Zone } from '../dns/eye.ts';
import type { IssuanceState } from '../issuance/state.ts';

/** What is to be at the place of one name. */
export interface WantedRecord {
  /** Without `*.`. */
  readonly name: string;
  /** `_acme-challenge` unless told. */
  readonly label?: string | undefined;
  /** Where a provider has taken the values; missing where a person writes them. */
  readonly writtenAt?: string | undefined;
  readonly expected: readonly string[];
  readonly spent: readonly string[];
}

/** Each takes a dozen questions. */
const mostPlaces = 5;

export const lookAtRecords = async (
  eye: DnsEye,
  wanted: readonly WantedRecord[],
  signal: AbortSignal,
): Promise<Measured> => {
  const places = await Promise.all(wanted.slice(0, mostPlaces).map((one) => placeOf(eye, one, signal)));
  return judgeRecord(places);
};

const placeOf = async (eye: DnsEye, wanted: WantedRecord, signal: AbortSignal): Promise<PlaceOfRecord> => {
  const { name, label, writtenAt, expected, spent } = wanted;
  const [{ fqdn, chain, zone, findings }, own] = await Promise.all([
    eye.inspect(name, signal, label),
    eye.findZone(name, signal),
  ]);
  const valuesAt = async (at: Zone, place: string): Promise<readonly string[]> => {
    const sightings = await eye.lookAt(at, place, '', signal, { serials: false });
    return [...new Set(sightings.flatMap(({ values }) => values))];
  };
  const doubled = `${chain[0] ?? fqdn}.${own.name}`;
  const [servers, ...beside] = await Promise.all([
    eye.lookAt(zone, fqdn, expected[0] ?? '', signal, { serials: false }),
    // The zone written twice, as consoles do that append it; and the name without what stands before it.
    ...[doubled, name].map(async (place) => ({ fqdn: place, values: await valuesAt(own, place) })),
  ]);
  // A TXT wildcard ends where the record begins (RFC 4592 §3.3.1); a CNAME has led the writer away before.
  const shadow = findings.find(({ code }) => code === 'wildcard-cname');
  const wildcard = shadow?.code === 'wildcard-cname' ? shadow.wildcard : undefined;
  return { fqdn, chain, writtenAt, expected, spent, servers, beside, wildcard };
};

/** By name: apex and wildcard share one place. Values that were taken away again are not looked for. */
export const wantedOfRun = (
  state: IssuanceState,
  accountUrl: string | undefined,
  named: readonly string[],
): readonly WantedRecord[] => {
  const own = state.authorizations.flatMap(({ identifier, challenge, record }) =>
    record === undefined || (challenge?.type !== 'dns-01' && challenge?.type !== 'dns-account-01')
      ? []
      : [{ name: identifier.value, type: challenge.type, record, there: record.state !== 'removed' }],
  );
  return [...Map.groupBy(own, ({ name, type }) => `${type} ${name}`).values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined) return [];
    return [
      {
        name: first.name,
        label: first.type === 'dns-account-01' && accountUrl !== undefined ? accountLabel(accountUrl) : undefined,
        writtenAt: first.record.state === 'by-hand' ? undefined : first.record.fqdn,
        expected: records.flatMap(({ record, there }) => (there ? [record.value] : [])),
        spent: [...named, ...records.flatMap(({ record, there }) => (there ? [] : [record.value]))],
      },
    ];
  });
};

export const wantedOfNames = (names: readonly string[], spent: readonly string[]): readonly WantedRecord[] =>
  names.map((name) => ({ name, expected: [], spent }));

/** Names of the policy without `*.`, each once. */
export const namesOfPolicy = ({ identifiers }: Policy): readonly string[] => [
  ...new Set(identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value.replace(/^\*\./, '')] : []))),
];
