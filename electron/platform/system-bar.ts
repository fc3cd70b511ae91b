/** Whether the bar of the system takes icons of programs. */
import { currentPlatform } from './current.ts';
import { runCommand } from './network/run-command.ts';

const bus = 'org.freedesktop.DBus';
/** Whoever shows icons on Linux owns this name (StatusNotifierItem specification); GNOME alone does not. */
const watcher = 'org.kde.StatusNotifierWatcher';

/** Of either one is there, wherever there is a desktop. */
const questions: readonly (readonly [string, ...string[]])[] = [
  ['gdbus', 'call', '--session', `--dest=${bus}`, '--object-path=/', `--method=${bus}.NameHasOwner`, watcher],
  ['dbus-send', '--session', '--print-reply', `--dest=${bus}`, '/', `${bus}.NameHasOwner`, `string:${watcher}`],
];

/** False too where nobody can say: a program that hides behind an icon nobody sees is lost. Never rejects. */
export const takesIcons = async (signal: AbortSignal, platform = currentPlatform()): Promise<boolean> => {
  if (platform !== 'linux') return true;
  for (const [program, ...args] of questions) {
    const answer = await runCommand(program, args, signal);
    if (answer !== undefined) return /\btrue\b/.test(answer);
  }
  return false;
};
