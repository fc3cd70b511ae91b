/** Whose a file is to be, by the names that people know. */
import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fail } from '../../../shared/errors/problem.ts';
import { fileErrorCode } from '../storage/storage-errors.ts';

/** Numbers of the system; what is missing stays as it is. */
export interface Owner {
  /** As it was given. */
  readonly text: string;
  readonly user: number | undefined;
  readonly group: number | undefined;
}

/** Why a file does not get another owner. */
export type OwnerRefusal = 'unknown' | 'not-allowed' | 'not-here';

const run = promisify(execFile);
/** Milliseconds; a directory of users may lie on another machine. */
const patience = 10_000;

/** `user`, `user:group` or `:group`, names or numbers. `export.owner-refused`: `unknown`, `not-here` without such programs. */
export const findOwner = async (text: string): Promise<Owner> => {
  const [user = '', group = ''] = text.split(':');
  return {
    text,
    user:
      user === '' ? undefined : await numberOf(text, user, () => run('id', ['-u', '--', user], { timeout: patience })),
    group:
      group === ''
        ? undefined
        : await numberOf(text, group, () => run('getent', ['group', group], { timeout: patience })),
  };
};

const numberOf = async (
  text: string,
  name: string,
  ask: () => Promise<{ readonly stdout: string }>,
): Promise<number> => {
  if (/^\d{1,10}$/.test(name)) return Number(name);
  const answered = await ask().catch((thrown: unknown) => {
    throw refused(text, fileErrorCode(thrown) === 'ENOENT' ? 'not-here' : 'unknown', thrown);
  });
  // `id` answers the number alone, `getent` as in group(5): name:password:number:members.
  const number = /^(?:[^:]*:[^:]*:)?(\d{1,10})(?::|$)/.exec(answered.stdout.trim())?.[1];
  if (number === undefined) throw refused(text, 'unknown');
  return Number(number);
};

/** `export.owner-refused` with `not-allowed`: only root gives files away. */
export const giveTo = async ({ text, user, group }: Owner, path: string): Promise<void> => {
  const unchanged = 0xffff_ffff;
  await chown(path, user ?? unchanged, group ?? unchanged).catch((thrown: unknown) => {
    throw fileErrorCode(thrown) === 'EPERM' ? refused(text, 'not-allowed', thrown) : thrown;
  });
};

const refused = (owner: string, reason: OwnerRefusal, cause?: unknown) =>
  fail('export.owner-refused', { owner, reason }, { cause });
