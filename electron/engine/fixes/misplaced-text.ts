/** Challenge values that lie where no proof looks for them: old ones, and those at a name with its zone written twice. */
import type { FixChange } from '../../../shared/domain/fixes.ts';
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import type { ChallengeLocation } from '../dns/eye.ts';
import type { Draft, FixCase, Planner } from './fix.ts';
import { credentialsFor } from './zone-credentials.ts';

/** Seconds; what a value gets when it is written back. */
const ttl = 60;

/** Those at the names of the subject; all that are known where there is none. */
export const planStale: Planner = async (of) => {
  const { world, signal, policy } = of;
  const known = await world.stale(signal);
  if (policy === undefined) return known.length === 0 ? { kind: 'go', place: 'dns' } : removal(of, known);
  const places = await placesOf(of);
  const seen = await Promise.all(places.map((place) => valuesAt(of, place, place.fqdn)));
  const own = new Set(places.map(({ fqdn }) => fqdn));
  const key = ({ fqdn, value }: StaleRecord): string => `${fqdn} ${value}`;
  // What the journal knows of a value counts before what is merely seen.
  const all = new Map([...seen.flat(), ...known.filter(({ fqdn }) => own.has(fqdn))].map((one) => [key(one), one]));
  return all.size === 0 ? { kind: 'go', place: 'dns' } : removal(of, [...all.values()]);
};

const removal = ({ policy }: FixCase, records: readonly StaleRecord[]): Draft => ({
  kind: 'do',
  undo: 'yes',
  changes: records.map(
    ({ provider, zone, fqdn, value }): FixChange => ({
      ...{ kind: 'record', effect: 'remove', type: 'TXT', provider },
      ...{ zone, fqdn, value, ttl },
    }),
  ),
  steps: [{ kind: 'stale', records, resolvers: policy?.resolvers ?? [] }],
});

/** Apex and wildcard share a place; a zone that cannot be found is passed over. */
const placesOf = async ({ policy, world, signal }: FixCase): Promise<readonly ChallengeLocation[]> => {
  const eye = world.eye(policy?.resolvers ?? []);
  const names = (policy?.identifiers ?? []).flatMap(({ type, value }) => (type === 'dns' ? [value] : []));
  const found = await Promise.all(names.map((name) => eye.locateChallenge(name, signal).catch(() => undefined)));
  signal.throwIfAborted();
  return [...new Map(found.flatMap((place) => (place === undefined ? [] : [[place.fqdn, place] as const]))).values()];
};

/** Base64url of a SHA-256 digest (RFC 8555 §8.4); other texts are somebody's own. */
const isChallenge = (value: string): boolean => /^[\w-]{43}$/.test(value);

/** At that name, as far as a stored key can remove them. */
const valuesAt = async (
  { policy, world, signal }: FixCase,
  { zone }: ChallengeLocation,
  fqdn: string,
): Promise<readonly StaleRecord[]> => {
  const fitting = credentialsFor(
    world,
    zone.nameServers.map((server) => server.name),
  );
  const proofs = policy === undefined ? [] : [policy.proof, ...policy.fallbackProofs];
  const own = proofs.flatMap((proof) => ('credentialId' in proof ? [proof.credentialId] : []));
  const key = fitting.find(({ id }) => own.includes(id)) ?? fitting[0];
  if (key === undefined) return [];
  const sightings = await world.eye(policy?.resolvers ?? []).lookAt(zone, fqdn, '', signal);
  const inUse = world.valuesInUse();
  const values = new Set(sightings.flatMap((one) => one.values));
  return [...values]
    .filter((value) => isChallenge(value) && !inUse.has(value))
    .map((value) => ({
      ...{ fqdn, zone: zone.name, value, provider: key.provider, credentialId: key.id },
      ...{ ours: false, seen: true, attempts: 0 },
    }));
};

/** Consoles append the zone to whatever is typed (RFC 1035 §5.1), so that a full name ends with it twice. */
export const planMisplaced: Planner = async (of) => {
  const { run, policy } = of;
  const places = await placesOf(of);
  const misplaced = await Promise.all(places.map((place) => valuesAt(of, place, `${place.fqdn}.${place.zone.name}`)));
  if (misplaced.some((values) => values.length > 0)) return removal(of, misplaced.flat());
  const values = (run?.records ?? []).map(
    ({ relativeName, location, value }) => `${relativeName ?? location} TXT ${value}`,
  );
  if (values.length > 0) return { kind: 'words', values };
  const names = (policy?.identifiers ?? []).map(({ value }) => `_acme-challenge.${value.replace(/^\*\./, '')} TXT`);
  return names.length === 0 ? { kind: 'go', place: 'dns' } : { kind: 'words', values: names };
};
