/**
 * `vault.json` in the profile folder says which key belongs to this profile and where it lies. While it is there, a
 * keychain that answers with nothing is locked or has lost the key; it never means that a new key may be made.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../../../shared/errors/problem.ts';
import { createDurably } from '../storage/durable-file.ts';
import { fileErrorCode, profileFileError } from '../storage/storage-errors.ts';
import { type MasterKey, seal, unseal } from './seal.ts';

const keyId = z.string().regex(/^[0-9a-f]{16}$/);
const sealedText = z.base64();
const kdfSchema = z.object({
  name: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
  salt: z.base64(),
});
export type Kdf = z.infer<typeof kdfSchema>;

const markerSchema = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('keychain'), keyId, check: sealedText }),
  z.object({ version: z.literal(1), kind: z.literal('key-file'), keyId, check: sealedText }),
  z.object({
    version: z.literal(1),
    kind: z.literal('passphrase'),
    keyId,
    check: sealedText,
    kdf: kdfSchema,
    /** The master key, sealed under what scrypt makes of the passphrase. */
    wrappedKey: sealedText,
  }),
]);
export type Marker = z.infer<typeof markerSchema>;

export const markerFileName = 'vault.json';
const checkName = 'vault-check';
const checkText = Buffer.from('certwright');

/** `undefined` if the vault was never set up; `vault.record-damaged` if the file is not a marker. */
export const readMarker = async (folder: string): Promise<Marker | undefined> => {
  const path = join(folder, markerFileName);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return undefined;
    throw profileFileError(thrown, path);
  }
  try {
    return markerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw fail('vault.record-damaged', { record: markerFileName }, { cause });
  }
};

/** `vault.already-set-up` if another process was faster. */
export const createMarker = async (folder: string, marker: Marker): Promise<void> => {
  const path = join(folder, markerFileName);
  let created: boolean;
  try {
    created = await createDurably(path, `${JSON.stringify(marker, undefined, 2)}\n`, 0o600);
  } catch (thrown) {
    throw profileFileError(thrown, path);
  }
  if (!created) throw fail('vault.already-set-up', { kind: (await readMarker(folder))?.kind ?? marker.kind });
};

export const checkValue = (key: MasterKey): string => Buffer.from(seal(key, checkName, checkText)).toString('base64');

/** Whether this is the key that the profile was set up with. */
export const isKeyOf = (marker: Marker, key: MasterKey): boolean => {
  try {
    return checkText.equals(unseal(key, checkName, Buffer.from(marker.check, 'base64')));
  } catch {
    return false;
  }
};
