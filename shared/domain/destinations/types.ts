/** What is known of a place where a certificate is used: the form it takes, its names for things, its own language. */
import type { ExportFile, ExportLimits, ExportShape } from '../export.ts';

export const destinationFamilies = [
  'web',
  'windows',
  'java',
  'storage',
  'appliance',
  'home',
  'mail',
  'database',
  'code',
  'cloud',
  'format',
] as const;
export type DestinationFamily = (typeof destinationFamilies)[number];

/** What a file is to its target. `combined` has the key and the chain in one PEM file, `store` under a password. */
export const fileRoles = ['fullchain', 'cert', 'chain', 'key', 'combined', 'store', 'archive'] as const;
export type FileRole = (typeof fileRoles)[number];

/** What a snippet is made of. Everything may hold blanks, quotes and letters of any script; builders quote. */
export interface SnippetFacts {
  /** Of the certificate, at least one: ASCII, lower case; `*.` in front of a wildcard. */
  readonly names: readonly string[];
  /** File names as they are written. A role that the shape does not have is never asked for. */
  readonly files: Readonly<Partial<Record<FileRole, string>>>;
  /** Where the files lie on the target, without a separator at the end; empty for the folder one is in. */
  readonly folder: string;
  /** Of the entry in a keystore; a name for what keeps the files. */
  readonly alias: string;
}

/** In which language the lines are; names the box they are copied from. */
export type SnippetLanguage = 'config' | 'powershell' | 'shell' | 'code';

export interface Snippet {
  readonly language: SnippetLanguage;
  /** Where the files lie on the target unless the reader says otherwise. */
  readonly folder: string;
  readonly lines: (facts: SnippetFacts) => readonly string[];
}

/** A version of the target, where versions differ; most targets have one alone, called `any`. */
export interface Variant {
  readonly id: string;
  readonly shape: ExportShape;
  readonly limits?: ExportLimits;
  readonly snippet?: Snippet;
}

export interface Destination {
  readonly family: DestinationFamily;
  /** What people type to find it, in both languages, beside its name. */
  readonly words: readonly string[];
  /** The usual one first. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** Files that go into a field or box of the target, in its order. Labels are in the texts. */
  readonly fields?: readonly FileRole[];
  /** Page of the maker that the facts are from. */
  readonly source?: string;
}

const fullchain: ExportFile = { name: '{stem}.fullchain.pem', holds: ['fullchain'] };
const cert: ExportFile = { name: '{stem}.cert.pem', holds: ['cert'] };
const chain: ExportFile = { name: '{stem}.chain.pem', holds: ['chain'] };
const key: ExportFile = { name: '{stem}.key.pem', holds: ['key'] };

/** The forms that nearly all targets take. */
export const shapes = {
  /** Leaf and chain in one file, the key in another. */
  pair: { format: 'pem', files: [fullchain, key] },
  /** As `pair`, with the key as old readers want it (PKCS#1, SEC 1). */
  oldPair: { format: 'pem', files: [fullchain, key], keyForm: 'traditional' },
  /** Leaf, chain and key apart. */
  three: { format: 'pem', files: [cert, chain, key] },
  combined: { format: 'combined', files: [{ name: '{stem}.pem', holds: ['fullchain', 'key'] }] },
  pfx: { format: 'pfx' },
  oldPfx: { format: 'pfx-legacy' },
  p12: { format: 'pfx', extension: 'p12' },
} as const satisfies Record<string, ExportShape>;

export const only = (shape: ExportShape, more: Omit<Variant, 'id' | 'shape'> = {}): readonly [Variant] => [
  { id: 'any', shape, ...more },
];

/** A path on a system that parts folders by slashes; `windows` by backslashes. */
export const pathOf = (
  { files, folder }: SnippetFacts,
  role: FileRole,
  system: 'unix' | 'windows' = 'unix',
): string => {
  const name = files[role];
  if (name === undefined) throw new Error(`no file of the export is its ${role}`);
  const [separator, here] = system === 'unix' ? ['/', './'] : ['\\', '.\\'];
  return folder === '' ? here + name : folder + separator + name;
};
