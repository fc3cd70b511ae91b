/** HTTP-01 through a web server that is there already: files in the folder it serves (RFC 8555 §8.3). */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { Responder } from './responder.ts';

/** Below the folder of the web server, in this order. */
const levels = ['.well-known', 'acme-challenge'] as const;

/**
 * `webroot` is an absolute path. The footprint is how many of the two folders were missing. `challenge.webroot-unwritable`
 * with reason `not-absolute`, `missing`, `not-a-folder`, `token`, or the system's error code.
 */
export const openWebroot = async (webroot: string): Promise<Responder> => {
  if (!isAbsolute(webroot)) throw unwritable(webroot, 'not-absolute');
  const root = await stat(webroot).catch(() => undefined);
  if (root === undefined) throw unwritable(webroot, 'missing');
  if (!root.isDirectory()) throw unwritable(webroot, 'not-a-folder');
  const folders = levels.map((_, index) => join(webroot, ...levels.slice(0, index + 1)));
  const folder = join(webroot, ...levels);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof CertwrightError) throw thrown;
      throw unwritable(folder, codeOf(thrown), thrown);
    }
  };
  /** A token is what the authority sent: nothing but the base64url alphabet may become part of a path. */
  const fileOf = (token: string): string => {
    if (!/^[A-Za-z0-9_-]+$/.test(token)) throw unwritable(folder, 'token');
    return join(folder, token);
  };
  return {
    lasting: true,
    footprint: async () => {
      const there = await Promise.all(folders.map((path) => stat(path).catch(() => undefined)));
      return String(there.filter((found) => found === undefined).length);
    },
    put: ({ token, keyAuthorization }) =>
      guarded(async () => {
        const path = fileOf(token);
        for (let attempt = 1; ; attempt++) {
          for (const one of folders) await makeFolder(one);
          try {
            return await writeWhole(folder, path, keyAuthorization);
          } catch (thrown) {
            // Another run may take the folder away between the two steps, because it was empty.
            if (codeOf(thrown) !== 'ENOENT' || attempt === 5) throw thrown;
          }
        }
      }),
    remove: ({ token }, footprint) =>
      guarded(async () => {
        await rm(fileOf(token), { force: true });
        const made = Math.min(Number(footprint) || 0, folders.length);
        // Innermost first. One that holds anything, such as the file of another name, stays.
        for (const path of folders.slice(folders.length - made).reverse()) await rmdir(path).catch(() => undefined);
      }),
    close: async () => undefined,
  };
};

/** Readable by the web server, whatever this process's umask is. */
const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
    await chmod(path, 0o755);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
  }
};

/** A file under its name is always whole, and a link that lies there is replaced, not followed. */
const writeWhole = async (folder: string, path: string, text: string): Promise<void> => {
  const unfinished = join(folder, `.certwright-${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(unfinished, 'wx', 0o644);
    try {
      await file.chmod(0o644);
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw thrown;
  }
};

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'failed';

const unwritable = (path: string, reason: string, cause?: unknown) =>
  fail('challenge.webroot-unwritable', { path, reason }, { cause });
