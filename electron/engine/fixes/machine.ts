/** What is repaired on this machine itself: the keychain, the schedule, the rights of our own files. */
import type { FixChange } from '../../../shared/domain/fixes.ts';
import type { FixStep, Planner } from './fix.ts';
import { afterwards } from './run-again.ts';

export const planKeychain: Planner = async (of) => {
  const { repair } = of.world;
  const found = await repair.startKeychain(of.signal);
  if (found === undefined) return { kind: 'go', place: 'settings' };
  const { commands } = found.repair;
  const lines = commands.map(
    (command): FixChange => ({ kind: 'command', line: repair.lineOf(command), elevated: command.elevated }),
  );
  const then = afterwards(of);
  const steps: FixStep[] = [{ kind: 'commands', repair: { commands, undo: [] } }, { kind: 'vault' }];
  return {
    kind: 'do',
    undo: 'no',
    changes: [{ kind: 'service', name: found.service }, ...lines, ...then.changes],
    steps: [...steps, ...then.steps],
  };
};

export const planSchedule: Planner = async ({ world: { schedule } }) => {
  const planned = await schedule?.plan();
  if (planned === undefined) return { kind: 'go', place: 'settings' };
  return { kind: 'do', undo: 'no', changes: [{ kind: 'schedule', ...planned }], steps: [{ kind: 'schedule' }] };
};

/** Only files of ours are changed; who reads keys elsewhere is for their owners to say. */
export const planPermissions: Planner = async (of) => {
  const { world, run } = of;
  const loose = of.asked.cause === 'account-file-permissions' ? await world.looseFiles() : [];
  if (loose.length > 0)
    return {
      kind: 'do',
      undo: 'no',
      changes: loose.map(({ path, mode }) => ({
        kind: 'command',
        line: world.repair.lineOf({ program: 'chmod', args: [mode, path], elevated: false }),
        elevated: false,
      })),
      steps: [{ kind: 'permissions', paths: loose }],
    };
  const { path, folder } = of.asked.detail;
  const where = path ?? folder ?? world.folder;
  return run === undefined && of.asked.cause !== 'account-file-permissions' && path === undefined
    ? { kind: 'words', values: folder === undefined ? [] : [folder] }
    : { kind: 'words', values: [where] };
};
