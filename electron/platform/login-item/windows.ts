import type { LoginItem, LoginItemParts } from './index.ts';

/** Values under `Run` are one command line, on which Electron joins the arguments as they are. */
const quoted = (argument: string): string =>
  /[\s"]/.test(argument) ? `"${argument.replaceAll('"', '\\"')}"` : argument;

/** An entry under `Run` of the person's registry, which the Task Manager can put out of use without removing it. */
export const windowsLoginItem = ({ electron, program, host }: LoginItemParts): LoginItem => {
  // A portable program runs unpacked in a folder that is gone afterwards.
  const path = host.env.PORTABLE_EXECUTABLE_FILE ?? program.executable;
  const entry = { path, args: program.args.map(quoted) };
  return {
    state: async () => {
      const { openAtLogin, executableWillLaunchAtLogin } = electron.getLoginItemSettings(entry);
      if (!openAtLogin) return 'off';
      return executableWillLaunchAtLogin ? 'on' : 'refused';
    },
    set: async (on) => electron.setLoginItemSettings({ openAtLogin: on, ...entry }),
  };
};
