/** Passwords of exports: made, and refused where some reader would not take them. */
import { randomInt } from 'node:crypto';
import { type ExportFormat, longestExportPassword, shortestKeystorePassword } from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';

/** Why a password is not taken. */
export type PasswordRefusal = 'characters' | 'too-short' | 'too-long' | 'not-used';

/** Without those that look alike: 0 O o, 1 I l. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
/** 56 characters and 24 of them: 139 bits. */
const length = 24;

export const madePassword = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');

/**
 * Printable ASCII: Java refuses anything else for AES (PBEKey), and what else there is Windows, OpenSSL and devices turn
 * into bytes each in its own way. `export.password-refused`.
 */
export const refusePassword = (format: ExportFormat, password: string): void => {
  const shortest = format === 'jks' ? shortestKeystorePassword : 1;
  if (!/^[\x20-\x7e]*$/.test(password)) throw refused('characters');
  if (password.length < shortest) throw refused('too-short');
  if (password.length > longestExportPassword) throw refused('too-long');
};

const refused = (reason: PasswordRefusal) => fail('export.password-refused', { reason });
