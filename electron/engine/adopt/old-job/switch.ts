/** Makes and takes back the changes of `edits.ts`. Repeating either changes nothing more. */
import { randomUUID } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { assertNever, type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import type { OtherClientsPort } from '../../ports/index.ts';
import { commandFor, digestOf, type JobEdit } from './edits.ts';
import { marker } from './seen-jobs.ts';

type Direction = 'off' | 'on';

/** `adopt.job-denied`, `adopt.job-changed`, `adopt.job-failed`. */
export const switchJob = async (port: OtherClientsPort, edit: JobEdit, to: Direction): Promise<void> => {
  switch (edit.kind) {
    case 'table-line': {
      const tables = await port.cronTables();
      const table = tables.find(({ kind, place }) => kind === 'user' && place === edit.place);
      const wanted = turned(table?.text, edit.digest, to, edit.place);
      if (wanted !== undefined) await port.writeUserTable(wanted);
      return;
    }
    case 'file-line': {
      const wanted = turned(await readBytes(edit.path), edit.digest, to, edit.path);
      if (wanted !== undefined) await writeBytes(edit, wanted, to);
      return;
    }
    case 'text':
      return switchText(edit, to);
    case 'link':
      return to === 'on' ? putLinkBack(edit) : undefined;
    case 'rename':
      return moveFile(edit, to);
    case 'unit':
      return port.switchUnit({ kind: edit.unit, name: edit.name, system: edit.system }, to === 'on');
    default:
      return assertNever(edit);
  }
};

/** The whole text (Latin-1) with the one line turned; `undefined` where it is so already. `adopt.job-changed`. */
export const turned = (text: string | undefined, digest: string, to: Direction, place: string): string | undefined => {
  const lines = (text ?? '').split('\n');
  const isIt = (line: string): boolean => digestOf(Buffer.from(line, 'latin1')) === digest;
  const plain = lines.findIndex(isIt);
  const marked = lines.findIndex((line) => line.startsWith(marker) && isIt(line.slice(marker.length)));
  const [from, already] = to === 'off' ? [plain, marked] : [marked, plain];
  if (from < 0 && already >= 0) return undefined;
  const line = lines[from];
  if (line === undefined) throw fail('adopt.job-changed', { place });
  return lines.with(from, to === 'off' ? marker + line : line.slice(marker.length)).join('\n');
};

const switchText = async (edit: Extract<JobEdit, { kind: 'text' }>, to: Direction): Promise<void> => {
  const bytes = Buffer.from((await readBytes(edit.path)) ?? '', 'latin1');
  const [from, wanted] = to === 'off' ? [edit.before, edit.after] : [edit.after, edit.before];
  const found = digestOf(bytes);
  if (found === wanted) return;
  if (found !== from) throw fail('adopt.job-changed', { place: edit.path });
  const text = bytes.toString('utf8');
  const [gone, put] = to === 'off' ? [edit.removed, edit.inserted] : [edit.inserted, edit.removed];
  const made = Buffer.from(text.slice(0, edit.at) + put + text.slice(edit.at + gone.length));
  // A text that is no UTF-8 would not come back as it was.
  if (digestOf(made) !== wanted) throw fail('adopt.job-changed', { place: edit.path });
  await writeBytes(edit, made.toString('latin1'), to);
};

const readBytes = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'latin1');
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw failed(path, thrown);
  }
};

/** Whole or not at all, with the mode and the owner it had; a link keeps leading where it did. */
const writeBytes = async (
  edit: Extract<JobEdit, { kind: 'file-line' | 'text' }>,
  text: string,
  to: Direction,
): Promise<void> => {
  const { path } = edit;
  try {
    const real = await realpath(path);
    const { mode, uid, gid } = await stat(real);
    await access(real, constants.W_OK);
    // Cron leaves files alone whose name has a dot in it, so this one never runs.
    const fresh = `${real}.${randomUUID().slice(0, 8)}`;
    try {
      await writeFile(fresh, text, { encoding: 'latin1', mode: 0o600, flag: 'wx' });
      await chown(fresh, uid, gid);
      await chmod(fresh, mode & 0o7777);
      await rename(fresh, real);
    } catch (thrown) {
      await rm(fresh, { force: true });
      throw thrown;
    }
  } catch (thrown) {
    throw refusedOr(path, thrown, edit, to);
  }
};

const putLinkBack = async (edit: Extract<JobEdit, { kind: 'link' }>): Promise<void> => {
  const { path, to } = edit;
  const now = await readlink(path).catch(() => undefined);
  // Renewed by the client itself since: it leads to something newer.
  if (now !== undefined) return;
  const fresh = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await symlink(to, fresh);
    await rename(fresh, path);
  } catch (thrown) {
    await rm(fresh, { force: true });
    throw refusedOr(path, thrown, edit, 'on');
  }
};

const moveFile = async (edit: Extract<JobEdit, { kind: 'rename' }>, to: Direction): Promise<void> => {
  const [from, wanted] = to === 'off' ? [edit.path, edit.to] : [edit.to, edit.path];
  const [before, after] = await Promise.all([exists(from), exists(wanted)]);
  if (!before && after) return;
  // Somebody has put one there anew: neither is overwritten.
  if (!before || after) throw fail('adopt.job-changed', { place: edit.path });
  try {
    await rename(from, wanted);
  } catch (thrown) {
    throw refusedOr(edit.path, thrown, edit, to);
  }
};

/** Whether this process may make the change at all. Changes nothing. */
export const mayEditFile = async (path: string): Promise<boolean> => {
  try {
    const real = await realpath(path);
    await Promise.all([access(real, constants.W_OK), access(dirname(real), constants.W_OK)]);
    return true;
  } catch {
    return false;
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined);

const failed = (place: string, thrown: unknown): CertwrightError =>
  fail(
    'adopt.job-failed',
    { place, reason: thrown instanceof Error ? thrown.message : String(thrown) },
    { cause: thrown },
  );

const refusedOr = (place: string, thrown: unknown, edit: JobEdit, to: Direction): CertwrightError => {
  const refused = ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(thrown)));
  return refused ? fail('adopt.job-denied', { place, command: commandFor(edit, to) }) : failed(place, thrown);
};
