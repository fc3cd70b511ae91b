/** What the schedulers need of the machine: its programs, its files, its user. Given, so that each can be tested anywhere. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';

export interface Ran {
  readonly code: number;
  /** Bytes as Latin-1, so that what is written back is what was read; `decode` makes text of them. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface ScheduleHost {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Numeric id of the user, where the system has such. */
  readonly uid: number | undefined;
  readonly userName: string;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /**
   * `input` is Latin-1 as well. `undefined` where the program is not there. Times are printed in UTC and words in
   * English where the program can.
   */
  run(program: string, args: readonly string[], input?: string): Promise<Ran | undefined>;
  /** `undefined` where there is no such file; anything else that stands in the way is thrown. */
  read(path: string): Promise<string | undefined>;
  /** Whole or not at all; makes its folder. */
  write(path: string, content: string): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Numeric id of the owner; `undefined` where it cannot be told. */
  ownerOf(path: string): Promise<number | undefined>;
  /** Names of the programs that run; `undefined` where those of others cannot be seen. */
  running(): Promise<ReadonlySet<string> | undefined>;
  /** Gives the path of a file with these bytes, for as long as `use` takes. */
  withFile<T>(content: Uint8Array, use: (path: string) => Promise<T>): Promise<T>;
}

export const decode = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
export const encode = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** What a program said, for a sentence: its first lines. */
export const excerptOf = ({ code, stdout, stderr }: Ran): string => {
  const said = decode(stderr.trim() === '' ? stdout : stderr).trim();
  return said === '' ? `exit code ${code}` : said.split(/\r?\n/).slice(0, 3).join(' ').slice(0, 300);
};

export const failedProgram = (program: string, ran: Ran): CertwrightError =>
  fail('schedule.failed', { program, excerpt: excerptOf(ran) });

/** Milliseconds. Enabling a unit waits for the user's manager, which may be starting only now. */
const patience = 30_000;
const limits = { timeout: patience, maxBuffer: 4 * 1024 * 1024, windowsHide: true, encoding: 'latin1' } as const;

const run: ScheduleHost['run'] = (program, args, input) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
    const child = execFile(program, [...args], { ...limits, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') return resolve({ code, stdout, stderr });
      if (code === 'ENOENT') return resolve(undefined);
      reject(fail('schedule.failed', { program, excerpt: error?.message ?? '' }, { cause: error }));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(Buffer.from(input ?? '', 'latin1'));
  });

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

const write: ScheduleHost['write'] = async (path, content) => {
  const fresh = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(fresh, content);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    const excerpt = error instanceof Error ? error.message : String(error);
    throw fail('schedule.refused', { program: path, excerpt }, { cause: error });
  }
};

/** Names from /proc. A mount with `hidepid` shows one's own processes alone, and then not the first one. */
const running: ScheduleHost['running'] = async () => {
  const nameOf = (pid: string) => readFile(`/proc/${pid}/comm`, 'utf8').then((name) => name.trim());
  try {
    await nameOf('1');
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    return new Set(await Promise.all(pids.map((pid) => nameOf(pid).catch(() => ''))));
  } catch {
    return undefined;
  }
};

export const thisHost = (): ScheduleHost => ({
  home: homedir(),
  env: process.env,
  uid: process.getuid?.(),
  userName: userInfo().username,
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  run,
  read: (path) =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw fail('schedule.failed', { program: path, excerpt: String(error) }, { cause: error });
    }),
  write,
  remove: (path) => rm(path, { force: true }),
  exists: (path) =>
    access(path).then(
      () => true,
      (error: unknown) => !isAbsent(error),
    ),
  ownerOf: (path) =>
    stat(path).then(
      ({ uid }) => uid,
      () => undefined,
    ),
  running,
  withFile: async (content, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'certwright-schedule-'));
    try {
      const path = join(folder, 'task.xml');
      await writeFile(path, content);
      return await use(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
