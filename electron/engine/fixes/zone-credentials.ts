/** Which stored keys could write into a zone, and through which of them its records can be changed. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Zone } from '../dns/eye.ts';
import type { HostedRecord, RecordEditor, RecordsAt } from '../providers/provider.ts';
import { recogniseProviders } from '../providers/recognise.ts';
import type { FixCase, FixWorld } from './fix.ts';

/**
 * Of the providers that the name servers tell, then those whose zones may be on anybody's name servers. All that write
 * by themselves where the name servers are not known.
 */
export const credentialsFor = (
  { descriptors, credentials }: Pick<FixWorld, 'descriptors' | 'credentials'>,
  nameServers: readonly string[] | undefined,
): readonly CredentialView[] => {
  const automatic = descriptors.filter(({ mode }) => mode === 'automatic');
  const told = recogniseProviders(nameServers ?? [], automatic).map(({ id }) => id);
  const anywhere = automatic
    .filter((one) => one.nameServers.length === 0 || nameServers === undefined)
    .map(({ id }) => id);
  const ranked = [...told, ...anywhere];
  return credentials()
    .filter(({ provider }) => ranked.includes(provider))
    .toSorted((one, other) => ranked.indexOf(one.provider) - ranked.indexOf(other.provider));
};

export interface ZoneKeeper {
  readonly provider: string;
  readonly credentialId: string | undefined;
  readonly editor: RecordEditor;
  /** What stands at the place that was asked for. */
  readonly records: readonly HostedRecord[];
}

/** Keys that are tried; each costs a call or two. */
const most = 4;

/** The first key that can read the place, that of the proof before others; `undefined` where none can. */
export const keeperOf = async (
  { policy, world, signal }: FixCase,
  zone: Zone,
  at: RecordsAt,
): Promise<ZoneKeeper | undefined> => {
  const nameServers = zone.nameServers.map(({ name }) => name);
  const stored = credentialsFor(world, nameServers).map(({ provider, id }) => ({ provider, credentialId: id }));
  for (const one of distinct([...ownOf(policy), ...stored]).slice(0, most)) {
    try {
      const { editor } = await world.openProvider(one.provider, one.credentialId);
      if (editor !== undefined) return { ...one, editor, records: await editor.list(at, signal) };
    } catch (thrown) {
      signal.throwIfAborted();
      // It belongs to another zone, or does not work: the next may. Locked secrets lock them all.
      if (toProblem(thrown).code.startsWith('vault.')) throw thrown;
    }
  }
  return undefined;
};

interface Key {
  readonly provider: string;
  readonly credentialId: string | undefined;
}

const ownOf = (policy: Policy | undefined): readonly Key[] =>
  policy === undefined
    ? []
    : [policy.proof, ...policy.fallbackProofs].flatMap((proof) =>
        'provider' in proof ? [{ provider: proof.provider, credentialId: proof.credentialId }] : [],
      );

const distinct = (keys: readonly Key[]): readonly Key[] => [
  ...new Map(keys.map((key) => [`${key.provider} ${key.credentialId ?? ''}`, key])).values(),
];
