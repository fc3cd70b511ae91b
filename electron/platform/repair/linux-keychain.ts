/** Which service keeps secrets for this session (freedesktop.org Secret Service), and how it is started. */
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repair } from '../../engine/ports/index.ts';
import type { LinuxMachine } from './linux.ts';

const secrets = 'org.freedesktop.secrets';
/** Ten seconds are plenty for a service to start; D-Bus itself would wait 25. */
const bus = [
  '--session',
  '--print-reply=literal',
  '--reply-timeout=10000',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
] as const;

/** `undefined` without a session bus, without a service, and where it runs already. */
export const startLinuxKeychain = async (
  machine: Pick<LinuxMachine, 'ask' | 'env'>,
  signal: AbortSignal,
): Promise<{ readonly service: string; readonly repair: Repair } | undefined> => {
  if (!(await hasSessionBus(machine.env))) return undefined;
  const ask = (...message: readonly string[]) => machine.ask('dbus-send', [...bus, ...message], signal);
  const owned = await ask('org.freedesktop.DBus.NameHasOwner', `string:${secrets}`);
  if (owned?.includes('boolean true')) return undefined;
  const startable = (await ask('org.freedesktop.DBus.ListActivatableNames'))?.split(/\s+/) ?? [];
  const gnome = await isInstalled('gnome-keyring-daemon', machine.env);
  if (startable.includes(secrets)) return { service: nameOf(gnome, startable), repair: byBus(secrets) };
  // Installed without telling the bus, as in sessions that were put together by hand.
  if (gnome)
    return { service: 'GNOME Keyring', repair: only('gnome-keyring-daemon', ['--start', '--components=secrets']) };
  const kwallet = startable.find((name) => isKwallet(name));
  return kwallet === undefined ? undefined : { service: 'KWallet', repair: byBus(kwallet) };
};

const hasSessionBus = async ({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder }: NodeJS.ProcessEnv) =>
  Boolean(address) || (folder !== undefined && folder !== '' && (await exists(join(folder, 'bus'), constants.F_OK)));

const isKwallet = (name: string): boolean => /^org\.kde\.(kwalletd[56]|secretservicecompat)$/.test(name);

const nameOf = (gnome: boolean, startable: readonly string[]): string => {
  if (gnome) return 'GNOME Keyring';
  return startable.some(isKwallet) ? 'KWallet' : secrets;
};

/** It ends by itself with the session, and others may use it by then: there is nothing to take back. */
const only = (program: string, args: readonly string[]): Repair => ({
  commands: [{ program, args, elevated: false }],
  undo: [],
});

const byBus = (name: string): Repair =>
  only('dbus-send', [...bus, 'org.freedesktop.DBus.StartServiceByName', `string:${name}`, 'uint32:0']);

const isInstalled = async (name: string, { PATH = '' }: NodeJS.ProcessEnv): Promise<boolean> => {
  const folders = [...PATH.split(':').filter((folder) => folder !== ''), '/usr/bin'];
  const found = await Promise.all(folders.map((folder) => exists(join(folder, name), constants.X_OK)));
  return found.includes(true);
};

const exists = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );
