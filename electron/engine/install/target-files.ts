/** Which files a step puts at its target, from the names that it was given. */
import { makeExport, needsPassword } from '../export/make-files.ts';
import { materialOf } from '../export/material.ts';
import { none } from './file-checks.ts';
import type { Fields, StepContext } from './step.ts';

export interface TargetFile {
  readonly name: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** What of the context is needed. */
type About = Pick<StepContext, 'material' | 'log' | 'clock'>;

/**
 * Those that can be made; files with a key are left out, and said to be, where the key is elsewhere.
 * `export.password-needed`, `export.password-refused`.
 */
export const targetFiles = async (fields: Fields, about: About): Promise<readonly TargetFile[]> => {
  const { files } = about.material;
  const key = files['privkey.pem'];
  const publicMode = Number.parseInt(fields.certificateMode || '0644', 8);
  const keyMode = Number.parseInt(fields.keyMode || '0600', 8);
  const combined = key === undefined ? undefined : `${files['fullchain.pem'].trimEnd()}\n${key}`;
  const store = isNamed(fields.storeFile) ? await storeOf(fields, about) : undefined;
  const all = [
    { name: fields.fullchainFile, content: files['fullchain.pem'], mode: publicMode },
    { name: fields.keyFile, content: key, mode: keyMode },
    { name: fields.chainFile, content: files['chain.pem'], mode: publicMode },
    { name: fields.leafFile, content: files['cert.pem'], mode: publicMode },
    { name: fields.combinedFile, content: combined, mode: keyMode },
    { name: fields.storeFile, content: store, mode: fields.storeFormat === 'p7b' ? publicMode : keyMode },
  ];
  const wanted = all.flatMap(({ name, ...rest }) => (isNamed(name) ? [{ name, ...rest }] : []));
  const left = wanted.filter(({ content }) => content === undefined).map(({ name }) => name);
  if (left.length > 0) about.log('no-key', { names: left.join(', ') });
  return wanted.flatMap(({ content, ...rest }) =>
    content === undefined ? [] : [{ ...rest, content: Buffer.from(content) }],
  );
};

const isNamed = (name: string | undefined): name is string => name !== undefined && name !== '' && name !== none;

const storeFormats = ['pfx', 'pfx-legacy', 'jks', 'p7b'] as const;

/** `undefined` where it would hold a key that is not here. */
const storeOf = async (fields: Fields, { material, clock }: About): Promise<Uint8Array | undefined> => {
  const format = storeFormats.find((one) => one === fields.storeFormat) ?? 'pfx';
  const privateKeyPem = material.files['privkey.pem'];
  if (privateKeyPem === undefined && format !== 'p7b') return undefined;
  const shape = { format };
  const source = {
    name: material.name,
    chainPem: material.files['fullchain.pem'],
    hasKey: privateKeyPem !== undefined,
    privateKeyPem,
    keyType: material.keyType,
    root: undefined,
  };
  const password = needsPassword(shape) ? fields.storePassword || undefined : undefined;
  const made = await makeExport(materialOf(source, shape), { shape, password, now: clock.now() });
  return made.written[0]?.bytes;
};
