/** What a target cannot take, found out before it is written. Pure. */
import type { ExportLimits } from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ExportMaterial } from './material.ts';

/** Which limit is not kept. */
export type LimitReason =
  | 'key-type'
  | 'rsa-size'
  | 'chain-length'
  | 'password-short'
  | 'password-long'
  | 'password-characters'
  | 'file-size';

/** `export.not-fitting`. */
export const refuseUnfitting = (
  limits: ExportLimits,
  { keyType, leaf, certificates }: Pick<ExportMaterial, 'keyType' | 'leaf' | 'certificates'>,
  password: string | undefined,
): void => {
  const bits = leaf.publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (limits.keyTypes !== undefined && !limits.keyTypes.includes(keyType)) throw unfitting('key-type', keyType);
  exceeds('rsa-size', bits, limits.largestRsa);
  exceeds('chain-length', certificates.length, limits.longestChain);
  if (password === undefined) return;
  exceeds('password-long', password.length, limits.longestPassword);
  if (password.length < (limits.shortestPassword ?? 0)) throw unfitting('password-short', limits.shortestPassword);
  if (limits.plainPassword === true && !/^[A-Za-z0-9]+$/.test(password)) throw unfitting('password-characters', '');
};

/** `export.not-fitting` with `file-size`. */
export const refuseTooLarge = (limits: ExportLimits, files: readonly { readonly bytes: Uint8Array }[]): void => {
  for (const { bytes } of files) exceeds('file-size', bytes.length, limits.largestFile);
};

const exceeds = (reason: LimitReason, found: number, most: number | undefined): void => {
  if (most !== undefined && found > most) throw unfitting(reason, most);
};

const unfitting = (reason: LimitReason, limit: string | number | undefined) =>
  fail('export.not-fitting', { reason, limit: String(limit ?? '') });
