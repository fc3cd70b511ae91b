/** The file around a backup: what is written comes back, and nothing else does. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerLength, newHeader, tagLength } from '../../../electron/engine/backup/format.ts';
import { openSealed, type Passing, writeSealed } from '../../../electron/engine/backup/sealed-file.ts';
import { failureOf } from '../../support/failure-of.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const passphrase = 'meadow violin harbour';
const piece = 65_536;
/** An eighth of the usual cost: a guess is not what is tested here. */
const light = { logN: 14, r: 8, p: 1 };
/** Two whole pieces and a little. */
const content = randomBytes(2 * piece + 1000);
const quiet: Passing = { signal: new AbortController().signal, onBytes: () => undefined };

const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
};

let folder: ReturnType<typeof tempFolder>;
let sealed: Buffer;
beforeAll(async () => {
  folder = tempFolder();
  sealed = readFileSync(await write('whole', content));
});
afterAll(() => folder.remove());

const write = async (name: string, bytes: Buffer, passed = quiet, word = passphrase): Promise<string> => {
  const path = join(folder.path, name);
  const file = await open(path, 'wx', 0o600);
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
  };
  await writeSealed(file, word, bytes.length, parts(), passed, light).finally(() => file.close());
  return path;
};

const read = async (bytes: Uint8Array, word = passphrase): Promise<Buffer> => {
  const path = join(folder.path, 'changed');
  writeFileSync(path, bytes);
  const opened = await openSealed(path, word);
  try {
    return await all(opened.pieces(quiet));
  } finally {
    await opened.close();
  }
};
const codeOf = async (bytes: Uint8Array, word?: string): Promise<string> => (await failureOf(read(bytes, word))).code;
const changedAt = (...positions: readonly number[]): Buffer => {
  const changed = Buffer.from(sealed);
  for (const at of positions) changed[at] = (changed[at] ?? 0) ^ 0x01;
  return changed;
};

describe('a sealed file', () => {
  it('gives back what went in, whatever the length', async () => {
    expect((await read(sealed)).equals(content)).toBe(true);
    for (const length of [1, piece, piece + 1]) {
      const bytes = randomBytes(length);
      expect((await read(readFileSync(await write(`of-${length}`, bytes)))).equals(bytes)).toBe(true);
    }
  });

  it('shows nothing of its content, and never has the same bytes twice', async () => {
    expect(sealed.includes(content.subarray(0, 16))).toBe(false);
    const again = readFileSync(await write('again', content));
    expect(again.subarray(16, 56).equals(sealed.subarray(16, 56))).toBe(false);
    expect(
      again.subarray(headerLength, headerLength + 64).equals(sealed.subarray(headerLength, headerLength + 64)),
    ).toBe(false);
  });

  const firstTag = headerLength + piece;
  const lastTag = () => sealed.length - tagLength;
  it.each<readonly [string, () => Buffer, string]>([
    ['magic', () => changedAt(0), 'backup.not-a-backup'],
    [
      'magic, carried over as text',
      () => Buffer.from(sealed.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
      'backup.not-a-backup',
    ],
    [
      'version, higher',
      () => Buffer.concat([sealed.subarray(0, 8), Buffer.from([2]), sealed.subarray(9)]),
      'backup.newer-format',
    ],
    ['version, lower', () => changedAt(8), 'backup.damaged'],
    ['kdf', () => changedAt(9), 'backup.damaged'],
    [
      'N',
      () => Buffer.concat([sealed.subarray(0, 10), Buffer.from([15]), sealed.subarray(11)]),
      'backup.wrong-passphrase',
    ],
    ['r', () => changedAt(11), 'backup.wrong-passphrase'],
    ['p, nought', () => changedAt(12), 'backup.damaged'],
    ['cipher', () => changedAt(13), 'backup.damaged'],
    ['size of a piece', () => changedAt(14), 'backup.damaged'],
    ['unused byte', () => changedAt(15), 'backup.wrong-passphrase'],
    ['salt, first', () => changedAt(16), 'backup.wrong-passphrase'],
    ['salt, last', () => changedAt(47), 'backup.wrong-passphrase'],
    ['nonce, first', () => changedAt(48), 'backup.wrong-passphrase'],
    ['nonce, last', () => changedAt(54), 'backup.wrong-passphrase'],
    [
      'length, more',
      () => Buffer.concat([sealed.subarray(0, 62), Buffer.from([255, 255]), sealed.subarray(64)]),
      'backup.truncated',
    ],
    [
      'length, less',
      () => Buffer.concat([sealed.subarray(0, 61), Buffer.from([1]), sealed.subarray(62)]),
      'backup.damaged',
    ],
    ['check, first', () => changedAt(64), 'backup.wrong-passphrase'],
    ['check, last', () => changedAt(95), 'backup.wrong-passphrase'],
    ['ciphertext, first', () => changedAt(headerLength), 'backup.damaged'],
    ['ciphertext, last', () => changedAt(lastTag() - 1), 'backup.damaged'],
    ['tag of the first piece', () => changedAt(firstTag), 'backup.damaged'],
    ['tag of the last piece, last byte', () => changedAt(sealed.length - 1), 'backup.damaged'],
  ])('changed in its %s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes())).toBe(code);
  });

  it('costs whoever guesses 128 MiB and hundreds of milliseconds', async () => {
    const { header } = await newHeader(passphrase, 1);
    expect([...header.bytes.subarray(10, 13)]).toEqual([17, 8, 1]);
  });

  it('with pieces exchanged, repeated or left out is refused', async () => {
    const one = sealed.subarray(headerLength, headerLength + piece + tagLength);
    const two = sealed.subarray(headerLength + one.length, headerLength + 2 * one.length);
    const rest = sealed.subarray(headerLength + 2 * one.length);
    const head = sealed.subarray(0, headerLength);
    expect(await codeOf(Buffer.concat([head, two, one, rest]))).toBe('backup.damaged');
    expect(await codeOf(Buffer.concat([head, one, one, rest]))).toBe('backup.damaged');
    expect(await codeOf(Buffer.concat([head, one, two]))).toBe('backup.truncated');
  });

  it('cut short anywhere says how much is missing, before it asks for a passphrase', async () => {
    const missing = async (kept: number) => (await failureOf(read(sealed.subarray(0, kept), 'wrong'))).details;
    expect(await missing(sealed.length - 1)).toEqual({ missing: 1 });
    expect(await missing(headerLength)).toEqual({ missing: sealed.length - headerLength });
    expect(await missing(40)).toEqual({ missing: headerLength - 40 });
    expect(await codeOf(sealed.subarray(0, 5))).toBe('backup.not-a-backup');
    expect(await codeOf(Buffer.alloc(0))).toBe('backup.not-a-backup');
    expect(await codeOf(Buffer.concat([sealed, Buffer.from([0])]))).toBe('backup.damaged');
  });

  it('is not opened by another passphrase, and by the same one however its letters are composed', async () => {
    expect(await codeOf(sealed, 'meadow violin harbor')).toBe('backup.wrong-passphrase');
    expect(await codeOf(sealed, '')).toBe('backup.wrong-passphrase');
    // macOS hands over é as two characters, Windows as one.
    const composed = await write('composed', content, quiet, 'caf\u00e9 harbour');
    expect((await read(readFileSync(composed), 'cafe\u0301 harbour')).equals(content)).toBe(true);
  });

  it.each([
    ['a gigabyte of memory', [20, 8, 1]],
    ['more than four times over', [17, 8, 200]],
    ['next to no work', [4, 8, 1]],
    ['no blocks', [17, 0, 1]],
  ])('that asks for %s is refused at once', async (_, cost) => {
    const changed = Buffer.from(sealed);
    changed.set(cost, 10);
    const before = performance.now();
    expect(await codeOf(changed)).toBe('backup.damaged');
    expect(performance.now() - before).toBeLessThan(100);
  });

  it('is given up when that is asked for', async () => {
    const controller = new AbortController();
    const passed = { signal: controller.signal, onBytes: () => controller.abort() };
    expect((await failureOf(write('given-up', content, passed))).code).toBe('run.cancelled');
    const opened = await openSealed(join(folder.path, 'whole'), passphrase);
    expect((await failureOf(all(opened.pieces(passed)))).code).toBe('run.cancelled');
    await opened.close();
  });

  it('that is not there, or is a folder, is told so', async () => {
    const missing = await failureOf(openSealed(join(folder.path, 'nowhere'), passphrase));
    expect(missing).toMatchObject({ code: 'input.file-unreadable', details: { reason: 'ENOENT' } });
    expect((await failureOf(openSealed(folder.path, passphrase))).code).toBe('input.file-unreadable');
  });
});
