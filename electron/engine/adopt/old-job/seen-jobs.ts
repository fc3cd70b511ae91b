/** What on this machine starts other clients, and which line or unit it is. */
import type { CronTable, OtherClientsPort, TimedUnit } from '../../ports/index.ts';
import { type ClientCommand, readCommand } from './commands.ts';

interface Seen {
  readonly command: ClientCommand;
  /** What is shown of it. */
  readonly text: string;
  readonly on: boolean;
  readonly writable: boolean;
}
export type SeenJob =
  | (Seen & {
      readonly kind: 'cron';
      readonly table: CronTable['kind'];
      readonly place: string;
      /** The whole line as it stands in the table, Latin-1. */
      readonly line: string;
      /** From one. */
      readonly lineNumber: number;
    })
  | (Seen & { readonly kind: TimedUnit['kind']; readonly place: string; readonly system: boolean });

/** Stands before a line that was switched off by taking over what it renews. */
export const marker = '# Certwright: ';

export const seenJobs = async (port: OtherClientsPort): Promise<readonly SeenJob[]> => {
  const [tables, units] = await Promise.all([port.cronTables(), port.units()]);
  return [...tables.flatMap(jobsIn), ...units.flatMap(jobOf)];
};

/** Pure. */
export const jobsIn = ({ kind, place, text, writable }: CronTable): readonly SeenJob[] =>
  text.split('\n').flatMap((line, index) => {
    const on = !line.startsWith(marker);
    const typed = Buffer.from(on ? line : line.slice(marker.length), 'latin1').toString('utf8');
    if (/^\s*(#|$)/.test(typed)) return [];
    const [, text = ''] = /^\s*(?:@\w+|(?:\S+\s+){4}\S+)\s+(.*?)\s*$/.exec(typed) ?? [];
    const command = readCommand(text);
    if (command === undefined) return [];
    return [
      { kind: 'cron', table: kind, place, line, lineNumber: index + 1, text: typed.trim(), command, on, writable },
    ];
  });

const jobOf = ({ kind, name, system, command: text, on, writable }: TimedUnit): readonly SeenJob[] => {
  // The command lines of Windows have paths that a shell would take for escapes.
  const command = readCommand(kind === 'task' ? text.replaceAll('\\', '/') : text);
  return command === undefined ? [] : [{ kind, place: name, system, text, command, on, writable }];
};
