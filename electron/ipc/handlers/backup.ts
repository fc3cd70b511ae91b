import { type BackupProgress, backupFileEnding, type RestoreReport } from '../../../shared/domain/backup.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { CallOutput, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { Services } from '../../compose.ts';
import { accountSheet, writeSheet } from '../../engine/backup/account-sheet.ts';
import { createBackup, type Progressing, passing, readAll } from '../../engine/backup/create.ts';
import { presentItems } from '../../engine/backup/items.ts';
import { lastBackup } from '../../engine/backup/last-backup.ts';
import { putInPlace, refuseUnasked, reportOf } from '../../engine/backup/put-in-place.ts';
import { stageBackup } from '../../engine/backup/restore.ts';
import { refuseAborted } from '../../engine/backup/sealed-file.ts';
import type { VaultKeeper } from '../../engine/vault/open-vault.ts';
import { languageIn } from '../../engine/workspace/notifications.ts';
import { manifestOf, settleEverything } from '../../engine/workspace/reset-profile.ts';
import { currentPlatform } from '../../platform/current.ts';
import type { Handlers } from '../application.ts';
import { receiveFile } from '../received-file.ts';

type Names =
  | 'backup.state'
  | 'backup.create'
  | 'backup.receive'
  | 'backup.preview'
  | 'backup.restore'
  | 'backup.cancel'
  | 'backup.account-sheet';

/** Milliseconds between two words on how far it is. */
const often = 100;

export const backupHandlers = (services: Services): Pick<Handlers, Names> => {
  const { real, keychain } = services;
  const { host, version, profileFolder } = services.options;
  const received = receiveFile(profileFolder);
  services.closing.addEventListener('abort', () => received.forget());
  const work = openWork(services);
  const deliverFile: NonNullable<typeof host.deliverFile> = async (fileName, write) => {
    if (host.deliverFile === undefined) throw fail('desktop.not-here', {});
    return host.deliverFile(fileName, write);
  };
  return {
    'backup.state': async () => {
      const lastAt = lastBackup(real.storage);
      return lastAt === undefined ? {} : { lastAt };
    },
    'backup.create': ({ passphrase }) =>
      work.run((progress) => {
        const now = services.clock.now();
        const origin = { appVersion: version, system: currentPlatform(), now };
        return deliverFile(fileNameOf(now), async (path) => {
          await createBackup(real, { path, overwrite: true }, passphrase, origin, progress);
        });
      }),
    'backup.receive': ({ id, piece }) => received.take(id, Buffer.from(piece, 'base64')),
    'backup.preview': ({ id, passphrase }) =>
      work.run(async (progress) => {
        const manifest = await readAll(received.path(id), passphrase, passing(progress, 'reading'));
        const inTheWay = await keychain.probe();
        return {
          manifest,
          present: presentItems(real.storage),
          keychain: inTheWay === undefined ? 'available' : (keychainStates[inTheWay.code] ?? 'failed'),
        };
      }),
    'backup.restore': (asked) => work.run((progress) => restore(services, received.path(asked.id), asked, progress)),
    'backup.cancel': async () => {
      work.cancel();
      return { done: true };
    },
    'backup.account-sheet': async ({ id }) => {
      const workspace = await services.workspace();
      const language = languageIn(real.storage);
      const html = await accountSheet(workspace.accounts, id, { language, now: services.clock.now() });
      return deliverFile('certwright-account.html', (path) => writeSheet(path, html));
    },
  };
};

const keychainStates: Readonly<Record<string, CallOutput<'backup.preview'>['keychain']>> = {
  'vault.keychain-absent': 'absent',
  'vault.keychain-locked': 'locked',
};

const fileNameOf = (now: Date): string => `certwright-${now.toISOString().slice(0, 10)}${backupFileEnding}`;

const restore = async (
  services: Services,
  path: string,
  { passphrase, replace, vault }: ParsedInput<'backup.restore'>,
  progress: Progressing,
): Promise<RestoreReport> => {
  const { real, scheduler, keychain } = services;
  const { profileFolder } = services.options;
  const empty = refuseUnasked(real.storage, replace);
  const setUp = (keeper: VaultKeeper) => keeper.setUp(vault, vault === 'passphrase' ? passphrase : undefined);
  const staged = await stageBackup(path, passphrase, { profileFolder, keychain, setUp }, progress);
  try {
    refuseAborted(progress.signal);
    progress.onProgress({ phase: 'replacing', done: 0, total: 0 });
    await settleEverything(real, { removeRecords: false, removeFiles: false });
    const present = await manifestOf(real, scheduler, services.clock.now());
    let id = '';
    await services.startOver(() => {
      id = putInPlace(profileFolder, staged, present);
    });
    return await reportOf(staged, scheduler, { profileFolder, id, keychain, empty });
  } finally {
    await staged.discard();
  }
};

interface Work {
  /** One at a time: another that is under way is ended first. */
  run<T>(work: (progress: Progressing) => Promise<T>): Promise<T>;
  cancel(): void;
}

const openWork = ({ emit, closing }: Pick<Services, 'emit' | 'closing'>): Work => {
  let current: { readonly controller: AbortController; readonly ended: Promise<unknown> } | undefined;
  const cancel = (): void => current?.controller.abort();
  return {
    cancel,
    run: (work) => {
      cancel();
      const before = current?.ended.catch(() => undefined);
      // From this moment on it can be cancelled, also while the one before comes to its end.
      const controller = new AbortController();
      // A profile that is closed to be replaced ends nothing here: by then it is done.
      const signal = AbortSignal.any([controller.signal, closing]);
      const onProgress = seldom((payload) => emit({ name: 'backup.changed', payload }));
      const ended = Promise.resolve(before).then(() => {
        refuseAborted(signal);
        return work({ signal, onProgress });
      });
      current = { controller, ended };
      return ended;
    },
  };
};

/** Every phase is told, and within one only as often as an eye follows. */
const seldom = (tell: (progress: BackupProgress) => void): ((progress: BackupProgress) => void) => {
  let last: { readonly phase: BackupProgress['phase']; readonly at: number } | undefined;
  return (progress) => {
    const now = Date.now();
    if (last?.phase === progress.phase && now - last.at < often) return;
    last = { phase: progress.phase, at: now };
    tell(progress);
  };
};
