/** Differences that mean the same on every system. */
import { posix, win32 } from 'node:path';
import type { ScheduleDrift, ScheduledCommand } from '../../../shared/domain/schedule.ts';
import type { ScheduleHost } from './host.ts';

export const sameCommand = (one: ScheduledCommand, other: ScheduledCommand): boolean =>
  one.program === other.program && one.args.join('\0') === other.args.join('\0');

export const lineOf = ({ program, args }: ScheduledCommand): string => [program, ...args].join(' ');

/** The program and the script it is given: what must exist for it to start. */
const filesOf = ({ program, args }: ScheduledCommand): readonly string[] => [
  program,
  ...args.filter((word) => /\.[cm]?js$/.test(word) && (posix.isAbsolute(word) || win32.isAbsolute(word))),
];

/** The same command, one whose files are gone, or another one. */
export const commandDrift = async (
  host: ScheduleHost,
  installed: ScheduledCommand,
  expected: ScheduledCommand,
): Promise<readonly ScheduleDrift[]> => {
  for (const file of filesOf(installed))
    if (!(await host.exists(file))) return [{ kind: 'moved-executable', detail: file }];
  return sameCommand(installed, expected) ? [] : [{ kind: 'other-command', detail: lineOf(installed) }];
};

/** Runs of one user on the profile of another leave files behind that the other cannot read. */
export const ownerDrift = async (host: ScheduleHost, profileFolder: string): Promise<readonly ScheduleDrift[]> => {
  const owner = await host.ownerOf(profileFolder);
  return owner === undefined || host.uid === undefined || owner === host.uid
    ? []
    : [{ kind: 'other-user', detail: host.userName }];
};

/** A program that ended well, or was told to end. */
export const resultDrift = (result: number | undefined): readonly ScheduleDrift[] =>
  result === undefined || result === 0 ? [] : [{ kind: 'last-run-failed', detail: String(result) }];
