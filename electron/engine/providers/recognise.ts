/** Which provider serves a zone, told by the host names of its name servers. Pure. */
import type { ProviderDescriptor, ProviderMatch } from '../../../shared/domain/providers.ts';
import { normalName } from '../dns/names.ts';

/** Best first: those to whom all name servers belong, then by rank. Several services may share name servers. */
export const recogniseProviders = (
  nameServers: readonly string[],
  descriptors: readonly ProviderDescriptor[],
): readonly ProviderMatch[] => {
  const hosts = nameServers.map(normalName);
  const matches = descriptors.flatMap(({ id, rank, nameServers: patterns }) => {
    const own = hosts.filter((host) => patterns.some((pattern) => fits(pattern, host)));
    if (own.length === 0) return [];
    const confidence = own.length === hosts.length ? ('all' as const) : ('some' as const);
    return [{ rank, match: { id, confidence, nameServers: own } }];
  });
  return matches
    .toSorted((one, other) => weight(one.match) - weight(other.match) || one.rank - other.rank)
    .map(({ match }) => match);
};

const weight = ({ confidence }: ProviderMatch): number => (confidence === 'all' ? 0 : 1);

const fits = (pattern: string, host: string): boolean => {
  const source = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(host);
};
