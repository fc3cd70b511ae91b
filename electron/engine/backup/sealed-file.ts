/** Writes and reads the pieces of a backup file, one at a time, so that a long history needs no more memory. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { fail } from '../../../shared/errors/problem.ts';
import { fileErrorCode } from '../storage/storage-errors.ts';
import {
  type Cost,
  type Header,
  headerLength,
  type Keys,
  newHeader,
  nonceOf,
  piecesOf,
  readHeader,
  tagLength,
  unlockHeader,
} from './format.ts';

const cipherName = 'aes-256-gcm';

/** Told after each piece, in bytes of content. */
export interface Passing {
  readonly signal: AbortSignal;
  onBytes(done: number, total: number): void;
}

/** Writes all of `content`, which is `length` bytes, behind a new header. `run.cancelled`. */
export const writeSealed = async (
  file: FileHandle,
  passphrase: string,
  length: number,
  content: AsyncIterable<Uint8Array>,
  { signal, onBytes }: Passing,
  cost?: Cost,
): Promise<void> => {
  const { header, keys } = await newHeader(passphrase, length, cost);
  await file.write(header.bytes);
  const last = piecesOf(header) - 1;
  let number = 0;
  let done = 0;
  for await (const plain of inPieces(content, header.piece)) {
    refuseAborted(signal);
    await file.write(sealPiece(header, keys, number, number === last, plain));
    number += 1;
    done += plain.length;
    onBytes(done, length);
  }
  if (done !== length) throw new Error(`${done} bytes of content instead of ${length}`);
};

export interface SealedContent {
  readonly length: number;
  /** Each piece once it has proved whole. `backup.damaged`, `run.cancelled`. */
  pieces(passing: Passing): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * `input.file-unreadable`, `backup.not-a-backup`, `backup.newer-format`, `backup.truncated`, `backup.damaged`,
 * `backup.wrong-passphrase`.
 */
export const openSealed = async (path: string, passphrase: string): Promise<SealedContent> => {
  const file = await openToRead(path);
  try {
    const { size } = await file.stat();
    const start = Buffer.alloc(headerLength);
    const { bytesRead } = await file.read(start, 0, headerLength, 0);
    const header = readHeader(start.subarray(0, bytesRead), size);
    const keys = await unlockHeader(header, passphrase);
    return {
      length: header.length,
      pieces: (passing) => readPieces(file, header, keys, passing),
      close: () => file.close(),
    };
  } catch (thrown) {
    await file.close();
    const code = fileErrorCode(thrown);
    throw /^E[A-Z]+$/.test(code) ? fail('input.file-unreadable', { path, reason: code }, { cause: thrown }) : thrown;
  }
};

const openToRead = (path: string): Promise<FileHandle> =>
  open(path, 'r').catch((thrown: unknown) => {
    throw fail('input.file-unreadable', { path, reason: fileErrorCode(thrown) }, { cause: thrown });
  });

const readPieces = async function* (
  file: FileHandle,
  header: Header,
  keys: Keys,
  { signal, onBytes }: Passing,
): AsyncGenerator<Uint8Array> {
  const count = piecesOf(header);
  const sealed = Buffer.alloc(header.piece + tagLength);
  let at = headerLength;
  let done = 0;
  for (let number = 0; number < count; number += 1) {
    refuseAborted(signal);
    const wanted = Math.min(header.piece, header.length - done) + tagLength;
    const { bytesRead } = await file.read(sealed, 0, wanted, at);
    // It became shorter while it was read.
    if (bytesRead < wanted) throw fail('backup.truncated', { missing: wanted - bytesRead });
    const plain = openPiece(header, keys, number, number === count - 1, sealed.subarray(0, wanted));
    at += wanted;
    done += plain.length;
    onBytes(done, header.length);
    yield plain;
  }
};

const sealPiece = (header: Header, keys: Keys, number: number, isLast: boolean, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv(cipherName, keys.content, nonceOf(header, number, isLast));
  cipher.setAAD(header.bytes);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const openPiece = (header: Header, keys: Keys, number: number, isLast: boolean, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv(cipherName, keys.content, nonceOf(header, number, isLast), {
    authTagLength: tagLength,
  });
  decipher.setAAD(header.bytes);
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
  } catch (cause) {
    throw fail('backup.damaged', { where: 'content' }, { cause });
  }
};

/** Cut anew to the size of a piece; the last one is what is left. */
const inPieces = async function* (content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    kept = Buffer.concat([kept, part]);
    let from = 0;
    for (; kept.length - from >= size; from += size) yield kept.subarray(from, from + size);
    kept = kept.subarray(from);
  }
  if (kept.length > 0) yield kept;
};

export const refuseAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw fail('run.cancelled', {});
};
