/**
 * What is inside the sealed pieces, one after the other: two lengths of four bytes, the manifest as JSON, the secrets as
 * JSON (name to base64), and the database as a file of SQLite.
 */
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { type BackupManifest, backupManifestSchema } from '../../../shared/domain/backup.ts';
import { fail } from '../../../shared/errors/problem.ts';

export type Secrets = ReadonlyMap<string, Uint8Array>;

/** Before the names of keys of certificates that were taken off the list. */
export const removedPrefix = 'removed:';

export interface ContentParts {
  readonly manifest: BackupManifest;
  readonly secrets: Secrets;
  /** A file, and how long it is. */
  readonly database: { readonly path: string; readonly bytes: number };
}

/** Bytes that a file of somebody else may have us keep in memory. */
const mostManifest = 16 * 1024 * 1024;
const mostSecrets = 64 * 1024 * 1024;
const secretsSchema = z.record(z.string().max(500), z.base64());

export const contentOf = ({
  manifest,
  secrets,
  database,
}: ContentParts): { readonly length: number; readonly bytes: () => AsyncGenerator<Uint8Array> } => {
  const texts = Object.fromEntries([...secrets].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
  const parts = [Buffer.from(JSON.stringify(manifest)), Buffer.from(JSON.stringify(texts))] as const;
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(parts[0].length, 0);
  lengths.writeUInt32BE(parts[1].length, 4);
  return {
    length: lengths.length + parts[0].length + parts[1].length + database.bytes,
    bytes: async function* () {
      yield lengths;
      yield* parts;
      yield* createReadStream(database.path) as AsyncIterable<Uint8Array>;
    },
  };
};

/**
 * Reads all of it, so that damage anywhere is found; hands the database over as it comes. `backup.damaged`, and what
 * the pieces end in.
 */
export const readContent = async (
  pieces: AsyncIterable<Uint8Array>,
  onDatabase: (bytes: Uint8Array) => Promise<void>,
): Promise<{ readonly manifest: BackupManifest; readonly secrets: Secrets }> => {
  let head: Buffer = Buffer.alloc(0);
  let parsed: { readonly manifest: BackupManifest; readonly secrets: Secrets } | undefined;
  for await (const piece of pieces) {
    if (parsed !== undefined) {
      await onDatabase(piece);
      continue;
    }
    head = Buffer.concat([head, piece]);
    const end = headEnd(head);
    if (end === undefined || head.length < end) continue;
    parsed = parseHead(head);
    if (head.length > end) await onDatabase(head.subarray(end));
    head = Buffer.alloc(0);
  }
  if (parsed === undefined) throw fail('backup.damaged', { where: 'content' });
  return parsed;
};

const headEnd = (head: Buffer): number | undefined => {
  if (head.length < 8) return undefined;
  const [manifest, secrets] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (manifest > mostManifest || secrets > mostSecrets) throw fail('backup.damaged', { where: 'content' });
  return 8 + manifest + secrets;
};

const parseHead = (head: Buffer): { readonly manifest: BackupManifest; readonly secrets: Secrets } => {
  const [manifestLength, secretsLength] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const text = (from: number, length: number): unknown => JSON.parse(head.toString('utf8', from, from + length));
  try {
    const manifest = backupManifestSchema.parse(text(8, manifestLength));
    const secrets = secretsSchema.parse(text(8 + manifestLength, secretsLength));
    const bytes = Object.entries(secrets).map(([name, value]) => [name, Buffer.from(value, 'base64')] as const);
    return { manifest, secrets: new Map(bytes) };
  } catch {
    // Without the cause: what did not parse may be a secret.
    throw fail('backup.damaged', { where: 'content' });
  }
};
