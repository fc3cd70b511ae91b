/** Whether the provider that is to write is the one that is asked. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { recogniseProviders } from '../../providers/recognise.ts';
import { type Found, found } from '../check.ts';
import type { ProviderProof } from '../inputs.ts';

export interface ProviderFacts {
  readonly name: string;
  readonly method: ProviderProof['method'];
  readonly descriptor: ProviderDescriptor;
  readonly descriptors: readonly ProviderDescriptor[];
  /** Where the record belongs, and what led there. */
  readonly chain: readonly string[];
  readonly zone: string;
  readonly nameServers: readonly string[];
}

/**
 * Anybody's name servers may carry a self-hosted zone, so only a provider with servers of its own can be missed, and
 * only where another is recognised by all of them.
 */
export const judgeProvider = (facts: ProviderFacts): readonly Found[] => {
  const { descriptor, descriptors, nameServers, chain, zone, name, method } = facts;
  if (descriptor.nameServers.length === 0) return [];
  const matches = recogniseProviders(nameServers, descriptors);
  const own = matches.find(({ id }) => id === descriptor.id);
  const servers = nameServers.join(', ');
  const detail = { name, zone, servers, provider: descriptor.id };
  const evidence = [...chain.slice(1).map((target) => `CNAME ${target}`), `NS ${zone}: ${nameServers.join(' ')}`];
  if (own?.confidence === 'some')
    return [found('partly-other-provider', { ...detail, own: own.nameServers.join(', ') }, evidence, { method })];
  const [other] = matches;
  if (own !== undefined || other === undefined || other.confidence === 'some') return [];
  const code = chain.length > 1 ? 'delegated-elsewhere' : 'other-provider';
  return [found(code, { ...detail, other: other.id, target: chain.at(-1) ?? '' }, evidence, { method })];
};

/** Apex and wildcard share one name; some services keep one value there, so they are proven one after the other. */
export const judgeRoom = (
  descriptor: Pick<ProviderDescriptor, 'id' | 'valuesPerName'>,
  identifiers: readonly string[],
): readonly Found[] => {
  if (descriptor.valuesPerName !== 1) return [];
  const both = identifiers.find((value) => value.startsWith('*.') && identifiers.includes(value.slice(2)));
  return both === undefined
    ? []
    : [found('one-value-only', { name: both.slice(2), wildcard: both, provider: descriptor.id }, [both])];
};
