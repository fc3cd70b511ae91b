/** What a workspace works with besides its profile: authorities, providers and name servers, or those of practice mode. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { authorities as knownAuthorities, resolveAuthority } from '../authorities/authorities.ts';
import { lazyDnsEye } from '../dns/lazy-eye.ts';
import { systemResolvers } from '../dns/system-resolvers.ts';
import type { ProviderModule } from '../providers/provider.ts';
import { descriptors as knownDescriptors, loadProvider as loadKnownProvider } from '../providers/registry.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface Surroundings {
  readonly authorities: readonly Authority[];
  readonly authority: Workspace['authority'];
  readonly eye: Workspace['eye'];
  readonly descriptors: readonly ProviderDescriptor[];
  /** `provider.unknown`. */
  descriptor(id: string): ProviderDescriptor;
  /** `provider.unknown`. */
  loadProvider(id: string): Promise<ProviderModule>;
}

export const openSurroundings = ({ practice, resolvers: standIns, clock }: WorkspaceOptions): Surroundings => {
  const descriptors = practice === undefined ? knownDescriptors : practice.providers.map((one) => one.descriptor);
  const signing =
    practice === undefined ? knownAuthorities : [practice.authority, ...(practice.otherAuthorities ?? [])];
  const descriptor = (id: string): ProviderDescriptor => {
    const found = descriptors.find((one) => one.id === id);
    if (found === undefined) throw fail('provider.unknown', { id, known: descriptors.map((one) => one.id) });
    return found;
  };
  const resolversFor = (chosen: readonly string[]): readonly string[] => {
    if (practice !== undefined) return [practice.resolver];
    return chosen.length > 0 ? chosen : (standIns?.system ?? systemResolvers());
  };
  return {
    authorities: signing,
    authority: (ref) => {
      if (practice === undefined) return resolveAuthority(ref);
      const { rootPem } = practice;
      const isMeant = ({ id, directoryUrl }: Authority): boolean =>
        'id' in ref ? id === ref.id : directoryUrl === ref.url;
      const authority = signing.find(isMeant) ?? practice.authority;
      return { authority, directoryUrl: authority.directoryUrl, rootPem };
    },
    eye: (chosen) =>
      lazyDnsEye({
        resolvers: resolversFor(chosen),
        explicit: practice !== undefined || chosen.length > 0,
        clock,
        elsewhere: practice?.nameServers,
        ...(standIns === undefined ? {} : { publicResolvers: standIns.known }),
      }),
    descriptors,
    descriptor,
    loadProvider: async (id) => {
      descriptor(id);
      return practice?.providers.find((one) => one.descriptor.id === id) ?? loadKnownProvider(id);
    },
  };
};
