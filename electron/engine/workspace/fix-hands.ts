/** What fixes may look at and change of this profile, its machine and the world. */
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { FixHands } from '../fixes/doing.ts';
import { systemMapper } from '../fixes/port-mapper.ts';
import { isLive } from '../fixes/run-again.ts';
import { scheduleRepair } from '../fixes/schedule-repair.ts';
import { type Clock, noRepair, unknownNetwork } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import { databaseFileName, type Storage } from '../storage/open-storage.ts';
import { barOf } from './attempts.ts';
import { valuesInUse } from './stale-records.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface FixHandsParts {
  readonly options: WorkspaceOptions;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly authorities: readonly Authority[];
  readonly descriptors: readonly ProviderDescriptor[];
  authority(ref: AuthorityRef): ResolvedAuthority;
  openProvider(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
  /** Opened later than this. */
  workspace(): Workspace;
}

export const fixHands = (parts: FixHandsParts): FixHands => {
  const { options, storage, clock, authority, workspace } = parts;
  const certificateId = ({ identifiers }: Policy): string | undefined =>
    storage.certificates.findByName(identifiers[0]?.value ?? '')?.id;
  return {
    folder: options.folder,
    practice: options.practice !== undefined,
    now: () => clock.now(),
    authorities: parts.authorities,
    descriptors: parts.descriptors,
    authority,
    openProvider: parts.openProvider,
    lookAtAuthority: (ref, signal) => workspace().lookAtAuthority(ref, signal),
    accounts: () =>
      storage.accounts
        .list()
        .filter(({ id, directoryUrl }) => storage.accounts.find(directoryUrl)?.id === id)
        .map(({ id, directoryUrl, rootPem, contact }) => ({
          id,
          authority: refOf(parts.authorities, directoryUrl, rootPem),
          contact,
        })),
    credentials: () => workspace().credentials.list(),
    eye: (resolvers) => workspace().eye(resolvers),
    stale: (signal) => workspace().stale.list(signal),
    valuesInUse: () => valuesInUse(storage),
    removeStale: (record) => workspace().stale.remove(record),
    chainsOf: (ref) => chainsOf(parts, ref),
    barredUntil: (policy) => {
      const accountId = storage.accounts.find(authority(policy.authority).directoryUrl)?.id;
      return barOf(parts, certificateId(policy) ?? '', policy, accountId)?.until.toISOString();
    },
    certificateId,
    looseFiles: () => looseFiles(options.folder),
    tighten: async (paths) => {
      for (const { path, mode } of paths) await chmod(path, Number.parseInt(mode, 8));
    },
    network: options.network ?? unknownNetwork,
    repair: options.repair ?? noRepair,
    mapper: options.mapper ?? systemMapper,
    schedule: options.scheduler === undefined ? undefined : scheduleRepair(options.scheduler),
    isLive: (runId) => isLive(workspace().run(runId)),
    resume: async (runId) => {
      const live = workspace().liveRun(runId);
      if (live === undefined) return (await workspace().resume(runId)).id;
      live.lookNow();
      return live.id;
    },
    begin: async (policy, accountId) => (await workspace().issue(policy, { accountId, anew: true })).id,
    keepWait: ({ until, policy, runId }) =>
      storage.waits.save({
        name: policy.identifiers[0]?.value ?? '',
        notedAt: clock.now().toISOString(),
        ...{ until, policy, runId },
      }),
    dropWait: storage.waits.remove,
    register: async (account, signal) => {
      const { accounts } = workspace();
      return accounts.makeUsual((await accounts.create(account, signal)).id).id;
    },
    openVault: async () => {
      const status = await workspace().vault.retry();
      if (status.state === 'closed' && status.problem !== undefined) throw new CertwrightError(status.problem);
    },
  };
};

const refOf = (known: readonly Authority[], url: string, rootPem: string | undefined): AuthorityRef => {
  const id = known.find(({ directoryUrl }) => directoryUrl === url)?.id;
  return id === undefined || rootPem !== undefined ? { url, ...(rootPem === undefined ? {} : { rootPem }) } : { id };
};

/** Of all certificates that the authority signed for us: roots and those between, by common name. */
const chainsOf = ({ storage, authority }: FixHandsParts, ref: AuthorityRef): readonly string[] => {
  const { directoryUrl } = authority(ref);
  const theirs = storage.certificates
    .list()
    .filter(({ policy }) => authority(policy.authority).directoryUrl === directoryUrl);
  const issuers = theirs.flatMap(({ current }) => (current?.chain ?? []).map(({ issuer }) => commonName(issuer)));
  return [...new Set(issuers)].filter((name) => name !== '');
};

const commonName = (subject: string): string => /CN=([^,\n]+)/.exec(subject)?.[1] ?? subject;

/** Where files have an owner: this profile's that others may read. */
const looseFiles = async (folder: string): Promise<readonly { readonly path: string; readonly mode: string }[]> => {
  if (process.getuid === undefined) return [];
  const files = ['', 'vault.key', ...['', '-wal', '-shm'].map((end) => `${databaseFileName}${end}`)];
  const found = await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const mode = await stat(path).then(
        (stats) => stats.mode & 0o077,
        () => 0,
      );
      return mode === 0 ? [] : [{ path, mode: file === '' ? '700' : '600' }];
    }),
  );
  return found.flat();
};
