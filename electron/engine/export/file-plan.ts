/** Which files an export consists of, under which names, and what each holds. Pure. */
import {
  containerFormats,
  type ExportFile,
  type ExportFormat,
  type ExportPart,
  type ExportShape,
} from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { fileNameOf, type NameFacts, refuseTwice, stemOf, usualPattern } from './file-names.ts';
import type { ExportMaterial } from './material.ts';

/** How the bytes of a file are made. */
export type FileKind = 'pem' | 'der' | 'pkcs12' | 'jks' | 'pkcs7';

export interface PlannedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly holds: readonly ExportPart[];
  readonly mode: number;
  /** Of a DER file that holds one certificate of a chain: which. */
  readonly index?: number;
}

export interface FilePlan {
  readonly files: readonly PlannedFile[];
  /** The files above go into this one archive. */
  readonly archive?: PlannedArchive;
}
export interface PlannedArchive {
  readonly name: string;
  readonly holds: readonly ExportPart[];
  readonly mode: number;
}

/** `export.name-refused`, `export.key-missing`, `input.invalid` for a shape that contradicts itself. */
export const planFiles = (shape: ExportShape, material: ExportMaterial): FilePlan => {
  const { leaf, name, keyType } = material;
  const facts: NameFacts = { name, keyType, notBefore: leaf.validFromDate, serial: leaf.serialNumber };
  const stem = stemOf(shape.namePattern ?? usualPattern, facts);
  if (containerFormats.has(shape.format)) return { files: [containerFile(shape, stem, facts, material)] };
  const files = (shape.files ?? usualFiles(shape)).flatMap((file) =>
    plannedFiles(shape, file, { stem, facts, material }),
  );
  refuseTwice(files.map((file) => file.name));
  if (files.length === 0) throw fail('export.key-missing', { name });
  if (shape.format !== 'zip') return { files };
  const holds = [...new Set(files.flatMap((file) => file.holds))];
  return { files, archive: { name: fileNameOf('{stem}.zip', stem, facts), holds, mode: modeOf(shape, holds) } };
};

const containerFile = (
  shape: ExportShape,
  stem: string,
  facts: NameFacts,
  { hasKey, name }: ExportMaterial,
): PlannedFile => {
  const { kind, extension } = containerOf(shape.format);
  if (!hasKey && kind !== 'pkcs7') throw fail('export.key-missing', { name });
  const holds: readonly ExportPart[] = kind === 'pkcs7' ? ['fullchain'] : ['key', 'fullchain'];
  const file = fileNameOf(`{stem}.${shape.extension ?? extension}`, stem, facts);
  return { name: file, kind, holds, mode: modeOf(shape, holds) };
};

const containerOf = (format: ExportFormat): { readonly kind: FileKind; readonly extension: string } => {
  if (format === 'jks') return { kind: 'jks', extension: 'jks' };
  return format === 'p7b' ? { kind: 'pkcs7', extension: 'p7b' } : { kind: 'pkcs12', extension: 'pfx' };
};

interface Planning {
  readonly stem: string;
  readonly facts: NameFacts;
  readonly material: ExportMaterial;
}

/** One file, or one for each certificate where a file can hold only one. None when there is nothing to put in. */
const plannedFiles = (
  shape: ExportShape,
  { name, holds: wanted }: ExportFile,
  { stem, facts, material }: Planning,
): readonly PlannedFile[] => {
  const holds = wanted.filter((part) => isHere(part, material));
  if (holds.length === 0) return [];
  const mode = modeOf(shape, holds);
  if (shape.format !== 'der') return [{ name: fileNameOf(name, stem, facts), kind: 'pem', holds, mode }];
  const [part, ...more] = holds;
  if (part === undefined || more.length > 0) throw contradiction('a DER file holds one thing');
  if (part === 'cert' || part === 'key' || part === 'root')
    return [{ name: fileNameOf(name, stem, facts), kind: 'der', holds, mode }];
  const count = part === 'chain' ? material.certificates.length - 1 : material.certificates.length;
  if (count > 1 && !name.includes('{n}')) throw contradiction('several DER certificates need {n} in the file name');
  return Array.from({ length: count }, (_, index) => ({
    ...{ name: fileNameOf(name, stem, facts, index + 1), kind: 'der' as const, holds, mode, index },
  }));
};

const isHere = (part: ExportPart, { hasKey, root }: ExportMaterial): boolean =>
  part === 'key' ? hasKey : part !== 'root' || root !== undefined;

const contradiction = (message: string) => fail('input.invalid', { issues: [{ path: 'shape.files', message }] });

const modeOf = ({ keyMode = 0o600, fileMode = 0o644 }: ExportShape, holds: readonly ExportPart[]): number =>
  holds.includes('key') ? keyMode : fileMode;

/** Unless a pattern is given, the PEM files have the names that most guides use. */
const usualFiles = ({ format, namePattern }: ExportShape): readonly ExportFile[] => {
  if (format === 'combined') return [{ name: '{stem}.pem', holds: ['fullchain', 'key'] }];
  if (format === 'der')
    return [
      { name: '{stem}.der', holds: ['cert'] },
      { name: '{stem}-chain{n}.der', holds: ['chain'] },
      { name: '{stem}-key.der', holds: ['key'] },
    ];
  const before = namePattern === undefined || format === 'zip' ? '' : '{stem}-';
  return [
    { name: `${before}fullchain.pem`, holds: ['fullchain'] },
    { name: `${before}chain.pem`, holds: ['chain'] },
    { name: `${before}cert.pem`, holds: ['cert'] },
    { name: `${before}privkey.pem`, holds: ['key'] },
  ];
};
