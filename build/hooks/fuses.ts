/** The nine switches in Electron's binary that cannot be thrown again once it is signed (electronjs.org, Fuses). */
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

export const fuses: Readonly<Record<FuseV1Options, boolean>> = {
  // Else any process could run scripts as our signed program, and with it our place in the keychain.
  [FuseV1Options.RunAsNode]: false,
  // Nothing of ours is a cookie, and it cannot be taken back.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes from a scheme of our own.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Without it WebAssembly checks every access by itself.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Fails when this Electron knows a fuse that is not decided above, or when what is read back differs. */
export const setFuses = async (executable: string): Promise<void> => {
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses });
  const wrong = Object.entries(await readFuses(executable)).filter(([name, on]) => wanted.get(name) !== on);
  if (wrong.length > 0) throw new Error(`These fuses could not be set: ${wrong.map(([name]) => name).join(', ')}`);
};

const nameOf = (option: number): string => FuseV1Options[option] ?? `fuse ${option}`;
const wanted = new Map(Object.entries(fuses).map(([option, on]) => [nameOf(Number(option)), on]));

/** By name, in the order of the wire. */
export const readFuses = async (executable: string): Promise<Readonly<Record<string, boolean>>> => {
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(wire).map(([option, state]) => [nameOf(Number(option)), state === FuseState.ENABLE]),
  );
};
