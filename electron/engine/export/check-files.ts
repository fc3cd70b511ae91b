/** Reads an export back as its reader will, and proves that it is what was meant. */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { ExportCheck } from '../../../shared/domain/export.ts';
import { assertNever, type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { checkOrder } from '../keys/read-certificate.ts';
import { certificatesOf, type MadeExport, type MadeFile } from './make-files.ts';

/** What was found in one file. */
interface Contents {
  readonly certificates: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
  /** A password that is not the right one opens it as well. */
  readonly opensToAny?: boolean;
}

/** Of the failure `export.read-back-failed`, besides `bytes` and `certificate`. */
export type ReadBackFlaw = Extract<ExportCheck, 'format' | 'password' | 'key' | 'chain-order'>;

/** Those of the checks that were made and hold. `export.read-back-failed` with a `ReadBackFlaw` for one that does not. */
export const checkFiles = async (
  made: MadeExport,
  read: ReadonlyMap<string, Buffer>,
  folder: string,
): Promise<readonly ExportCheck[]> => {
  const flawed = (reason: ReadBackFlaw, cause?: unknown) =>
    fail('export.read-back-failed', { path: folder, reason }, { cause });
  const found = orFlawed(
    () => filesIn(made, read),
    (cause) => flawed('format', cause),
  );
  for (const file of made.files) {
    const contents = await contentsOf(file, found.get(file.name), made.password).catch((cause: unknown) => {
      throw flawed('format', cause);
    });
    const flaw = flawOf(contents, file, made);
    if (flaw !== undefined) throw flawed(flaw);
  }
  const { leaf, certificates } = made.material;
  orFlawed(
    () => checkOrder({ leaf, certificates, pem: '' }),
    (cause) => flawed('chain-order', cause),
  );
  return [
    ...(['bytes', 'format'] as const),
    ...(made.password === undefined ? [] : (['password'] as const)),
    ...(made.files.some(({ holds }) => holds.includes('key')) ? (['key'] as const) : []),
    'chain-order',
  ];
};

const orFlawed = <T>(look: () => T, flaw: (cause: unknown) => CertwrightError): T => {
  try {
    return look();
  } catch (cause) {
    throw flaw(cause);
  }
};

const flawOf = (contents: Contents | undefined, file: MadeFile, made: MadeExport): ReadBackFlaw | undefined => {
  if (contents === undefined || contents.opensToAny === true) return 'password';
  if (!sameCertificates(contents.certificates, expectedIn(file, made))) return 'format';
  if (!file.holds.includes('key')) return contents.key === undefined ? undefined : 'key';
  const { leaf } = made.material;
  return contents.key !== undefined && createPublicKey(contents.key).equals(leaf.publicKey) ? undefined : 'key';
};

const filesIn = ({ plan }: MadeExport, read: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> => {
  const archive = plan.archive === undefined ? undefined : read.get(plan.archive.name);
  if (archive === undefined) return read;
  return new Map(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, Buffer.from(bytes)]));
};

/** `undefined`: the password does not open it. Throws when it cannot be read at all. */
const contentsOf = async (
  { kind, holds }: MadeFile,
  bytes: Buffer | undefined,
  password: string | undefined,
): Promise<Contents | undefined> => {
  if (bytes === undefined) throw new Error('it is not there');
  switch (kind) {
    case 'pem':
      return pemContents(bytes.toString('latin1'), password);
    case 'der':
      return holds[0] === 'key'
        ? { certificates: [], key: await keyOf(bytes, password) }
        : { certificates: [new X509Certificate(bytes)], key: undefined };
    case 'pkcs7': {
      const { readPkcs7 } = await import('./pkcs7.ts');
      return { certificates: readPkcs7(bytes), key: undefined };
    }
    case 'pkcs12': {
      const { readPkcs12 } = await import('./pkcs12/read.ts');
      return storeContents((tried) => readPkcs12(bytes, tried), password);
    }
    case 'jks': {
      const { readJks } = await import('./jks/jks.ts');
      return storeContents(async (tried) => readJks(bytes, tried), password);
    }
    default:
      return assertNever(kind);
  }
};

const storeContents = async (
  open: (
    password: string,
  ) => Promise<{ readonly keyDer: Uint8Array; readonly certificates: readonly X509Certificate[] } | undefined>,
  password = '',
): Promise<Contents | undefined> => {
  const opened = await open(password);
  if (opened === undefined) return undefined;
  const other = await open(`${password}${randomBytes(3).toString('hex')}`);
  return {
    certificates: opened.certificates,
    key: createPrivateKey({ key: Buffer.from(opened.keyDer), format: 'der', type: 'pkcs8' }),
    opensToAny: other !== undefined,
  };
};

/** Blocks with nothing before, between or behind them: neither a byte order mark nor empty lines. */
const pemBlocks = /^(?:-----BEGIN ([A-Z0-9 ]+)-----\r?\n(?:[A-Za-z0-9+/=]{1,64}\r?\n)+-----END \1-----\r?\n)*$/;
const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END/g;

const pemContents = async (text: string, password: string | undefined): Promise<Contents> => {
  if (!pemBlocks.test(text)) throw new Error('something beside the blocks');
  const blocks = [...text.matchAll(pemBlock)].map(([, label = '', base64 = '']) => ({
    label,
    der: Buffer.from(base64, 'base64'),
  }));
  const isCertificate = ({ label }: { readonly label: string }) => label === 'CERTIFICATE';
  const key = blocks.find((block) => !isCertificate(block));
  return {
    certificates: blocks.filter(isCertificate).map(({ der }) => new X509Certificate(der)),
    key: key === undefined ? undefined : await keyOf(key.der, password),
  };
};

/** Throws for another password, so that an encrypted key that opens to any is no key. */
const keyOf = async (der: Buffer, password: string | undefined): Promise<KeyObject> => {
  if (password === undefined) return plainKey(der);
  const { decryptKey } = await import('./pkcs12/read.ts');
  return createPrivateKey({ key: await decryptKey(der, password), format: 'der', type: 'pkcs8' });
};

const plainKey = (der: Buffer): KeyObject => {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return createPrivateKey({ key: der, format: 'der', type });
    } catch {
      // of another form
    }
  }
  throw new Error('no private key');
};

const expectedIn = ({ kind, holds, index }: MadeFile, { material }: MadeExport): readonly X509Certificate[] => {
  const all = holds.flatMap((part) => (part === 'key' ? [] : certificatesOf(part, material)));
  const [only] = index === undefined ? [] : all.slice(index);
  if (only !== undefined) return [only];
  return kind === 'pkcs12' || kind === 'jks' || kind === 'pkcs7' ? material.certificates : all;
};

const sameCertificates = (some: readonly X509Certificate[], others: readonly X509Certificate[]): boolean =>
  some.length === others.length && some.every(({ raw }, index) => others[index]?.raw.equals(raw) === true);
