/** macOS: the application firewall admits programs, not ports; the login keychain is unlocked by its own tool. */
import type { RepairCommand } from '../../engine/ports/index.ts';
import { runCommand } from '../network/run-command.ts';
import type { RepairOfSystem } from './index.ts';
import { posixLine } from './posix-line.ts';

export interface MacosMachine {
  readonly ask: typeof runCommand;
  readonly isRoot: boolean;
  /** The program that listens: ourselves. */
  readonly ownProgram: string;
}

const thisMachine = (): MacosMachine => ({
  ask: runCommand,
  isRoot: process.getuid?.() === 0,
  ownProgram: process.execPath,
});

const firewall = '/usr/libexec/ApplicationFirewall/socketfilterfw';

export const macosRepair = (machine: MacosMachine = thisMachine()): RepairOfSystem => ({
  openPort: async (_, signal) => {
    const { ask, isRoot, ownProgram } = machine;
    const [state, own] = await Promise.all([
      ask(firewall, ['--getglobalstate'], signal),
      ask(firewall, ['--getappblocked', ownProgram], signal),
    ]);
    // State 2 blocks everything, whatever is allowed.
    if (state === undefined || own === undefined || !/State = 1/.test(state)) return undefined;
    const command = (flag: string): RepairCommand => ({
      program: firewall,
      args: [flag, ownProgram],
      elevated: !isRoot,
    });
    if (/not part of the firewall/i.test(own))
      return { commands: [command('--add'), command('--unblockapp')], undo: [command('--remove')] };
    return /\bblocked\b/i.test(own)
      ? { commands: [command('--unblockapp')], undo: [command('--blockapp')] }
      : undefined;
  },
  startKeychain: async (signal) => {
    const text = await machine.ask('/usr/bin/security', ['login-keychain'], signal);
    const path = /^\s*"(.+)"\s*$/m.exec(text ?? '')?.[1];
    if (path === undefined) return undefined;
    const command = { program: '/usr/bin/security', args: ['unlock-keychain', path], elevated: false };
    return { service: 'login', repair: { commands: [command], undo: [] } };
  },
  elevate: ({ program, args }) => [
    {
      program: '/usr/bin/osascript',
      args: ['-e', `do shell script ${appleText(posixLine([program, ...args]))} with administrator privileges`],
    },
  ],
  // userCanceledErr, as osascript prints it.
  judge: ({ printed }) => (/\(-128\)/.test(printed) ? 'denied' : 'failed'),
  lineOf: ({ program, args, elevated }) => posixLine([...(elevated ? ['sudo'] : []), program, ...args]),
});

/** AppleScript Language Guide, "Special String Characters": a backslash makes the quote and itself plain. */
const appleText = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
