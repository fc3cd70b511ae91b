/** A machine whose programs answer as written down, whose files are in memory, and which notes what was started. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode, type Ran, type ScheduleHost } from '../../../electron/platform/scheduler/host.ts';

export interface ScriptedHost extends ScheduleHost {
  readonly files: Map<string, string>;
  /** Program and arguments, one line each. */
  readonly started: readonly string[];
  /** What was written to the last file that was handed to a program. */
  handed(): Buffer | undefined;
}

export const ran = (stdout = '', code = 0, stderr = ''): Ran => ({
  code,
  stdout: encode(stdout),
  stderr: encode(stderr),
});

/** As recorded in test/fixtures/schedule, with `@NAME@` filled in. */
export const recorded = (name: string, values: Readonly<Record<string, string>> = {}): string =>
  Object.entries(values).reduce(
    (text, [key, value]) => text.replaceAll(`@${key}@`, value),
    readFileSync(join(import.meta.dirname, '../../fixtures/schedule', name), 'utf8'),
  );

/** The first entry whose key is how the line begins answers; a program that no entry begins with is not there. */
export const scriptedHost = (
  answers: Readonly<Record<string, Ran | ((input: string) => Ran)>>,
  more: Partial<ScheduleHost> & { readonly present?: readonly string[] } = {},
): ScriptedHost => {
  const files = new Map<string, string>();
  const started: string[] = [];
  let handed: Buffer | undefined;
  return {
    home: '/home/ana',
    env: {},
    uid: 1000,
    userName: 'ana',
    now: () => new Date('2026-11-27T21:00:00Z'),
    sleep: async () => undefined,
    run: async (program, args, input = '') => {
      const line = [program.replace(/^.*[\\/]/, ''), ...args].join(' ');
      started.push(line);
      const answer = Object.entries(answers).find(([beginning]) => line.startsWith(beginning))?.[1];
      return typeof answer === 'function' ? answer(input) : answer;
    },
    read: async (path) => files.get(path),
    write: async (path, content) => void files.set(path, content),
    remove: async (path) => void files.delete(path),
    exists: async (path) => files.has(path) || (more.present ?? []).includes(path),
    ownerOf: async () => 1000,
    running: async () => new Set(['systemd', 'cron']),
    withFile: async (content, use) => {
      handed = Buffer.from(content);
      return use('C:\\Temp\\task.xml');
    },
    ...more,
    files,
    started,
    handed: () => handed,
  };
};

/** Drift as pairs, in the order in which it is told. */
export const told = ({ drift }: { readonly drift: readonly { readonly kind: string; readonly detail: string }[] }) =>
  drift.map(({ kind, detail }) => [kind, detail]);
