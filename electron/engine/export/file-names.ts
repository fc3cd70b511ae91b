/** File names made from patterns, and which of them every system takes. Pure. */
import { fail } from '../../../shared/errors/problem.ts';
import { liveFolderName } from './live-folder.ts';

export interface NameFacts {
  /** Of the certificate. */
  readonly name: string;
  /** The day it is valid from. */
  readonly notBefore: Date;
  /** Hexadecimal. */
  readonly serial: string;
  readonly keyType: string;
}

/** Why a file name is not taken. */
export type NameRefusal =
  | 'empty'
  | 'folder'
  | 'characters'
  | 'reserved'
  | 'ending'
  | 'too-long'
  | 'placeholder'
  | 'twice';

export const usualPattern = '{name}';

/** The pattern of the whole export with its placeholders filled in. `export.name-refused`. */
export const stemOf = (pattern: string, facts: NameFacts): string => {
  const stem = filled(pattern, valuesOf(facts));
  refuse(stem, refusalOf(stem));
  return stem;
};

/** A name of one file; `{stem}` is what `stemOf` answered, `{n}` the number of a certificate. `export.name-refused`. */
export const fileNameOf = (pattern: string, stem: string, facts: NameFacts, n?: number): string => {
  const numbers: Readonly<Record<string, string>> = n === undefined ? {} : { n: String(n) };
  const name = filled(pattern, { ...valuesOf(facts), ...numbers, stem });
  refuse(name, refusalOf(name));
  return name;
};

/** On Windows and macOS the same name in other letters is the same file. `export.name-refused` with `twice`. */
export const refuseTwice = (names: readonly string[]): void => {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded)) throw fail('export.name-refused', { name, reason: 'twice' });
    seen.add(folded);
  }
};

const valuesOf = ({ name, notBefore, serial, keyType }: NameFacts): Readonly<Record<string, string>> => ({
  // A wildcard, the colons of an address: what no file name takes is replaced as for the folder that servers read.
  name: liveFolderName(name),
  date: notBefore.toISOString().slice(0, 10),
  serial: serial.toLowerCase(),
  'key-type': keyType,
});

const filled = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{([^{}]*)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) throw fail('export.name-refused', { name: whole, reason: 'placeholder' });
    return value;
  });

/** Bytes in UTF-8. Most file systems take 255; the rest is for what others put behind it. */
const longest = 200;
/** "Naming Files, Paths, and Namespaces" of Windows; control characters are taken nowhere with joy. */
const refusedCharacters = /[<>:"|?*\p{Cc}\p{Cf}]/u;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)( *\.|$)/i;

const refusalOf = (name: string): NameRefusal | undefined => {
  if (name.trim() === '') return 'empty';
  if (/[/\\]/.test(name) || name === '.' || name === '..') return 'folder';
  if (refusedCharacters.test(name)) return 'characters';
  if (reserved.test(name)) return 'reserved';
  // Windows drops them without a word, and the file is not found again.
  if (/[. ]$|^ /.test(name)) return 'ending';
  return Buffer.byteLength(name) > longest ? 'too-long' : undefined;
};

const refuse = (name: string, reason: NameRefusal | undefined): void => {
  if (reason !== undefined) throw fail('export.name-refused', { name: name.slice(0, 300), reason });
};
