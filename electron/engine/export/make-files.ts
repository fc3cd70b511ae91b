/** The bytes of an export. Nothing is written here. */
import type { KeyObject, X509Certificate } from 'node:crypto';
import {
  type ExportLimits,
  type ExportPart,
  type ExportShape,
  type ExportWarning,
  passwordFormats,
} from '../../../shared/domain/export.ts';
import { assertNever, fail } from '../../../shared/errors/problem.ts';
import { type FilePlan, type PlannedFile, planFiles } from './file-plan.ts';
import { refuseTooLarge, refuseUnfitting } from './limits.ts';
import type { ExportMaterial } from './material.ts';
import { refusePassword } from './password.ts';
import { pemZip } from './pem-zip.ts';

export interface MadeFile extends PlannedFile {
  readonly bytes: Uint8Array;
}

/** A file as it lies in the folder. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly holds: readonly ExportPart[];
}

export interface MadeExport {
  readonly material: ExportMaterial;
  readonly shape: ExportShape;
  readonly password: string | undefined;
  readonly plan: FilePlan;
  /** As they are made; inside the archive where there is one. */
  readonly files: readonly MadeFile[];
  /** As they are written. */
  readonly written: readonly WrittenFile[];
}

export interface ExportTerms {
  readonly shape: ExportShape;
  readonly limits?: ExportLimits | undefined;
  readonly password?: string | undefined;
  readonly now: Date;
}

export const needsPassword = ({ format, encryptKey }: ExportShape): boolean =>
  passwordFormats.has(format) || (encryptKey === true && format !== 'p7b');

/** Attackers try passwords as fast as a reader can; 100,000 rounds are a tenth of a second for one. */
const usualRounds = 100_000;
/** What OpenSSL and Windows write in the old form; old devices take long for more. */
const usualLegacyRounds = 2048;

/**
 * `export.password-needed`, `export.password-refused`, `export.key-missing`, `export.name-refused`,
 * `export.not-fitting`, `export.cipher-missing`.
 */
export const makeExport = async (material: ExportMaterial, terms: ExportTerms): Promise<MadeExport> => {
  const { shape, limits = {}, now } = terms;
  const password = needsPassword(shape) ? terms.password : undefined;
  if (needsPassword(shape)) {
    if (password === undefined) throw fail('export.password-needed', { format: shape.format });
    refusePassword(shape.format, password);
  } else if (terms.password !== undefined) throw fail('export.password-refused', { reason: 'not-used' });
  refuseUnfitting(limits, material, password);
  const plan = planFiles(shape, material);
  const files: MadeFile[] = [];
  for (const file of plan.files)
    files.push({ ...file, bytes: await bytesOf(file, material, { shape, password, now }) });
  const written = plan.archive === undefined ? files : [{ ...plan.archive, bytes: packed(files, now) }];
  refuseTooLarge(limits, written);
  return { material, shape, password, plan, files, written };
};

export const warningsOf = (material: ExportMaterial, { format }: ExportShape): readonly ExportWarning[] => [
  ...material.warnings.filter((warning) => warning !== 'no-key' || format !== 'p7b'),
  ...(format === 'pfx-legacy' ? ['legacy-encryption' as const] : []),
  ...(format === 'jks' ? ['weak-keystore' as const] : []),
];

const packed = (files: readonly MadeFile[], now: Date): Uint8Array =>
  pemZip(
    Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
    now,
    Object.fromEntries(files.map(({ name, mode }) => [name, mode])),
  );

interface Making {
  readonly shape: ExportShape;
  readonly password: string | undefined;
  readonly now: Date;
}

const bytesOf = async (file: PlannedFile, material: ExportMaterial, making: Making): Promise<Uint8Array> => {
  const { certificates, alias } = material;
  switch (file.kind) {
    case 'pem':
      return pemBytes(file, material, making);
    case 'der':
      return derBytes(file, material, making);
    case 'pkcs7':
      return (await import('./pkcs7.ts')).writePkcs7(certificates);
    case 'pkcs12': {
      const { writePkcs12 } = await import('./pkcs12/write.ts');
      return writePkcs12({ keyDer: pkcs8(keyOf(material)), certificates, alias }, encryptionOf(making));
    }
    case 'jks': {
      const { writeJks } = await import('./jks/jks.ts');
      return writeJks({ keyDer: pkcs8(keyOf(material)), certificates, alias }, making.password ?? '', making.now);
    }
    default:
      return assertNever(file.kind);
  }
};

const encryptionOf = ({ shape, password = '' }: Making) => {
  const legacy = shape.format === 'pfx-legacy';
  return { password, legacy, rounds: shape.rounds ?? (legacy ? usualLegacyRounds : usualRounds) };
};

const keyOf = ({ key, name }: ExportMaterial): KeyObject => {
  if (key === undefined) throw fail('export.key-missing', { name });
  return key;
};

const pkcs8 = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' });

const traditional = (key: KeyObject): { readonly label: string; readonly der: Buffer } =>
  key.asymmetricKeyType === 'rsa'
    ? { label: 'RSA PRIVATE KEY', der: key.export({ type: 'pkcs1', format: 'der' }) }
    : { label: 'EC PRIVATE KEY', der: key.export({ type: 'sec1', format: 'der' }) };

/** The key as the shape wants it. Under a password it is PKCS#8: the old form has one round of MD5. */
const keyBytes = async (material: ExportMaterial, making: Making) => {
  const key = keyOf(material);
  if (making.shape.encryptKey === true) {
    const { encryptedKeyDer } = await import('./pkcs12/write.ts');
    return { label: 'ENCRYPTED PRIVATE KEY', der: await encryptedKeyDer(pkcs8(key), encryptionOf(making)) };
  }
  return making.shape.keyForm === 'traditional' ? traditional(key) : { label: 'PRIVATE KEY', der: pkcs8(key) };
};

const derBytes = async (
  { holds, index = 0 }: PlannedFile,
  material: ExportMaterial,
  making: Making,
): Promise<Uint8Array> => {
  const [part = 'cert'] = holds;
  if (part === 'key') return (await keyBytes(material, making)).der;
  return certificatesOf(part, material)[index]?.raw ?? Buffer.alloc(0);
};

const pemBytes = async ({ holds }: PlannedFile, material: ExportMaterial, making: Making): Promise<Uint8Array> => {
  const texts: string[] = [];
  for (const part of holds) {
    if (part === 'key') {
      const { label, der } = await keyBytes(material, making);
      texts.push(pemOf(label, der));
    } else texts.push(...certificatesOf(part, material).map(({ raw }) => pemOf('CERTIFICATE', raw)));
  }
  const text = texts.join('');
  return Buffer.from(making.shape.lineEnds === 'crlf' ? text.replaceAll('\n', '\r\n') : text);
};

/** RFC 7468 §2: 64 characters a line. */
const pemOf = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/** The certificates that a part stands for, leaf first. */
export const certificatesOf = (
  part: Exclude<ExportPart, 'key'>,
  { leaf, certificates, root }: Pick<ExportMaterial, 'leaf' | 'certificates' | 'root'>,
): readonly X509Certificate[] => {
  switch (part) {
    case 'fullchain':
      return certificates;
    case 'chain':
      return certificates.slice(1);
    case 'cert':
      return [leaf];
    case 'root':
      return root === undefined ? [] : [root];
    default:
      return assertNever(part);
  }
};
