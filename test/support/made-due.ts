/** Certificates whose turn it is, without anyone waiting for it, and what a profile tells of its renewals. */
import { watch } from 'node:fs';
import { openStorage, type Storage } from '../../electron/engine/storage/open-storage.ts';
import { runCli } from './cli.ts';
import type { World } from './world.ts';

export const inStorage = <T>(profile: string, work: (storage: Storage) => T): T => {
  const storage = openStorage(profile);
  try {
    return work(storage);
  } finally {
    storage.close();
  }
};

/** Issues a certificate for each name with the command line, proof by DNS, secrets in a key file. */
export const issueAll = async (world: World, profile: string, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const { code, stderr } = await runCli(profile, ['issue', '--name', name, ...world.dnsArgs, '--vault', 'key-file']);
    if (code !== 0) throw new Error(stderr);
  }
};

/** Another kind of key is wanted: that makes a certificate due at once, and is over with the next one. */
export const makeDue = (profile: string, ...names: readonly string[]): void =>
  inStorage(profile, ({ certificates }) => {
    for (const name of names) {
      const found = certificates.findByName(name);
      if (found === undefined) throw new Error(`no certificate ${name}`);
      const keyType = found.current?.keyType === 'ec384' ? 'ec256' : 'ec384';
      certificates.save({ ...found, policy: { ...found.policy, keyType } });
    }
  });

/** The key type of the version in use: another one after each renewal. */
export const keyTypeOf = (profile: string, name: string): string | undefined =>
  inStorage(profile, ({ certificates }) => certificates.findByName(name)?.current?.keyType);

/** Resolves with what `look` gives, as soon as it gives something; looks whenever the profile's files change. */
export const profileShows = async <T>(
  profile: string,
  look: (storage: Storage) => T | undefined,
  within: number,
): Promise<T> => {
  const watcher = watch(profile);
  try {
    return await new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not seen within ${within} ms`)), within);
      let looking = false;
      const check = (): void => {
        looking = false;
        const seen = inStorage(profile, look);
        if (seen === undefined) return;
        clearTimeout(late);
        resolve(seen);
      };
      watcher.on('change', (_, file) => {
        // Looking changes these files too: it must not happen while changes are being told.
        if (!String(file).includes('-wal') || looking) return;
        looking = true;
        setTimeout(check, 20);
      });
      check();
    });
  } finally {
    watcher.close();
  }
};
