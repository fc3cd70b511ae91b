/** Which zone of an account a name lies in, asked of the provider and not of a resolver that may lie. */
import { fail } from '../../../shared/errors/problem.ts';
import { normalName } from '../dns/names.ts';
import { factsOf, type HttpApi } from './http-api.ts';

/** What `look` finds for the first name that the account holds; `provider.zone-not-found` when it holds none. */
export const hostedZone = async <T>(
  api: HttpApi,
  name: { readonly zone: string; readonly fqdn: string },
  look: (zone: string) => Promise<T | undefined>,
): Promise<T> => {
  for (const candidate of candidates(name)) {
    const found = await look(candidate);
    if (found !== undefined) return found;
  }
  throw zoneNotFound(api, name.zone);
};

export const zoneNotFound = (api: HttpApi, zone: string) =>
  fail('provider.zone-not-found', { ...factsOf(api), detail: normalName(zone), zone: normalName(zone) });

/**
 * The zone that the name servers tell comes first and is nearly always the answer. Then the names from the record
 * upwards, for accounts that cut zones elsewhere. A top-level domain is nobody's zone here.
 */
const candidates = ({ zone, fqdn }: { readonly zone: string; readonly fqdn: string }): readonly string[] => {
  const labels = normalName(fqdn).split('.');
  const upwards = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'));
  return [...new Set([normalName(zone), ...upwards])];
};
