/** The master key in a file: for unattended machines, where nobody can type a passphrase and no keychain is open. */
import { readFile, stat } from 'node:fs/promises';
import { fail } from '../../../shared/errors/problem.ts';
import { createDurably } from '../storage/durable-file.ts';
import { fileErrorCode, profileFileError } from '../storage/storage-errors.ts';

export const keyFileName = 'vault.key';

/** User ids are there exactly where file modes keep other users out; on Windows the folder's access list does it. */
const modesProtect = process.getuid !== undefined;

/**
 * 32 bytes, kept as one line of base64. `vault.key-file-missing`; `vault.key-file-exposed` when others than the owner
 * may read it; `vault.record-damaged` when it holds something else.
 */
export const readKeyFile = async (path: string): Promise<Uint8Array> => {
  try {
    const mode = (await stat(path)).mode & 0o777;
    if (modesProtect && (mode & 0o077) !== 0) {
      throw fail('vault.key-file-exposed', { path, mode: mode.toString(8).padStart(4, '0') });
    }
    const bytes = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
    if (bytes.length !== 32) throw fail('vault.record-damaged', { record: keyFileName });
    return bytes;
  } catch (thrown) {
    const code = fileErrorCode(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fail('vault.key-file-missing', { path }, { cause: thrown });
    throw code === '' ? thrown : profileFileError(thrown, path);
  }
};

/** Writes a key unless a file is there: one given from outside, or left by a set-up that was cut short, is taken. */
export const createKeyFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  try {
    await createDurably(path, `${Buffer.from(bytes).toString('base64')}\n`, 0o600);
  } catch (thrown) {
    throw profileFileError(thrown, path);
  }
};
