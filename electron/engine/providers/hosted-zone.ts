/** Which zone of an account a name lies in, asked of the provider and not of a resolver that may lie. */
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { isWithin, normalName, relativeName } from '../dns/names.ts';
import type { RecordType } from './provider.ts';

interface ApiFacts {
  readonly provider: string;
  readonly endpoint: string;
}

export interface NamedPlace {
  /** Empty where nobody has asked the name servers. */
  readonly zone: string;
  readonly fqdn: string;
}

/** A place in a zone of the account, all names without final dot and in lower case. */
export interface HostedPlace {
  readonly zone: string;
  readonly fqdn: string;
  /** The name inside the zone; `@` for the zone itself. */
  readonly relative: string;
  /** The same, but empty for the zone itself. */
  readonly bare: string;
  readonly type: RecordType;
}

export const hostedPlace = (zone: string, fqdn: string, type: RecordType = 'TXT'): HostedPlace => {
  const names = { zone: normalName(zone), fqdn: normalName(fqdn) };
  const relative = relativeName(names.fqdn, names.zone);
  return { ...names, relative, bare: relative === '@' ? '' : relative, type };
};

/**
 * The zone that the name servers tell comes first and is nearly always the answer. Then the names from the record
 * upwards, for accounts that cut zones elsewhere. A top-level domain is nobody's zone here.
 */
export const candidates = ({ zone, fqdn }: NamedPlace): readonly string[] => {
  const labels = normalName(fqdn).split('.');
  const upwards = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'));
  return [...new Set(zone === '' ? upwards : [normalName(zone), ...upwards])];
};

/** The zone that holds the name; the closest where several do. */
export const closestZone = <Z extends { readonly name: string }>(
  zones: readonly Z[],
  { fqdn }: NamedPlace,
): Z | undefined =>
  zones
    .filter(({ name }) => isWithin(normalName(fqdn), normalName(name)))
    .toSorted((one, other) => other.name.length - one.name.length)[0];

/** One account may hold a name twice, on different name servers: then the credential has to say which is meant. */
export const onlyZone = <Z extends { readonly name: string; readonly id: string }>(
  facts: ApiFacts,
  zones: readonly Z[],
  name: string,
): Z | undefined => {
  const those = zones.filter((zone) => zone.name === name);
  if (those.length < 2) return those[0];
  const detail = `${name}: ${those.map(({ id }) => id).join(', ')}`;
  throw fail('provider.refused', { ...facts, detail, cause: 'provider-zone-ambiguous' });
};

export const zoneNotFound = (facts: ApiFacts, { zone, fqdn }: NamedPlace): CertwrightError => {
  const name = normalName(zone === '' ? fqdn : zone);
  return fail('provider.zone-not-found', { ...facts, detail: name, zone: name, cause: 'provider-zone-not-found' });
};
