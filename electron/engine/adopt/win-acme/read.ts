/**
 * win-acme and simple-acme: a folder for each server with `<id>.renewal.json`, `Signer_v2` and `Registration_v2`
 * (https://www.win-acme.com/reference/settings). Keys are sealed by Windows for the machine; certificates lie in its
 * store, and as files only where that was chosen.
 */
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import type { ReadOnlyFolder } from '../folder.ts';
import { type FoundState, identifiersFrom, type KeyReading, type Reader, readEach, readKey } from '../state.ts';

export const readWinAcme: Reader = async ({ folder }) => {
  const isRenewal = (name: string): boolean => name.endsWith('.renewal.json');
  const here = (await folder.names('.')).filter(isRenewal);
  const places = here.map((name) => name);
  for (const server of await folder.names('.'))
    for (const name of (await folder.names(server)).filter(isRenewal)) places.push(`${server}/${name}`);
  return readEach('win-acme', folder, places, (place) => readRenewal(folder, place));
};

const renewalSchema = z.object({
  Id: z.string(),
  FriendlyName: z.string().nullish(),
  LastFriendlyName: z.string().nullish(),
  TargetPluginOptions: z
    .object({
      CommonName: z.string().nullish(),
      AlternativeNames: z.array(z.string()).nullish(),
    })
    .nullish(),
  ValidationPluginOptions: z.object({ Plugin: z.string().nullish(), Path: z.string().nullish() }).nullish(),
  StorePluginOptions: z.array(z.object({ Path: z.string().nullish(), FileName: z.string().nullish() })).nullish(),
  History: z.array(z.object({ ExpireDate: z.string().nullish(), Success: z.boolean().nullish() })).nullish(),
});
type Renewal = z.infer<typeof renewalSchema>;

const readRenewal = async (folder: ReadOnlyFolder, place: string): Promise<FoundState | undefined> => {
  const text = await folder.text(place);
  if (text === undefined) return undefined;
  const renewal = renewalSchema.parse(JSON.parse(text));
  const server = place.includes('/') ? (place.split('/')[0] ?? '') : (folder.path.split(/[\\/]/).at(-1) ?? '');
  const base = place.includes('/') ? `${server}/` : '';
  const target = renewal.TargetPluginOptions;
  const names = [target?.CommonName ?? '', ...(target?.AlternativeNames ?? [])].filter((one) => one !== '');
  const name = names[0] ?? renewal.FriendlyName ?? renewal.LastFriendlyName ?? renewal.Id;
  const files = await filesOf(folder, renewal, name);
  return {
    ...{ client: 'win-acme', home: folder.path, name, credential: 'not-needed', contact: [] },
    ...files,
    identifiers: identifiersFrom(names.length === 0 ? [name] : names),
    directoryUrl: directoryOf(server),
    account: { key: await sealedKey(folder, `${base}Signer_v2`) },
    ...proofOf(renewal),
    toldNotAfter: renewal.History?.findLast(({ Success: good }) => good !== false)?.ExpireDate ?? undefined,
  };
};

/** The folder is named after the server, with what no file may have in its name taken out. */
const directoryOf = (server: string): string | undefined => {
  const host = server.replace(/^https?_*/, '').replaceAll('_', '');
  return /^acme(-staging)?-v02\.api\.letsencrypt\.org$/.test(host) ? `https://${host}/directory` : undefined;
};

const sealedKey = async (folder: ReadOnlyFolder, file: string): Promise<KeyReading> => {
  const text = await folder.text(file).catch(() => undefined);
  return text === undefined ? { state: 'missing' } : { state: 'protected' };
};

/** `<name>-chain.pem` and `<name>-key.pem`, where PEM files were asked for. */
const filesOf = async (
  folder: ReadOnlyFolder,
  { StorePluginOptions: stores }: Renewal,
  name: string,
): Promise<Pick<FoundState, 'chainPem' | 'key'>> => {
  for (const { Path: path, FileName: fileName } of stores ?? []) {
    if (path === null || path === undefined || path === '') continue;
    const stem = `${path.replace(/[\\/]$/, '')}/${fileName ?? name.replace('*', '_')}`;
    const chainPem = await folder.named(`${stem}-chain.pem`).catch(() => undefined);
    if (chainPem !== undefined) return { chainPem, key: await readKey(() => folder.named(`${stem}-key.pem`)) };
  }
  return { key: { state: 'protected' } };
};

/** Ids of its plugins do not change between versions; only the one for a folder is as plain as ours. */
const fileSystemPlugin = '1c77b3a4-5310-4c46-92c6-00d866e84d6b';
const selfHostingPlugin = 'c7d5e050-9363-4ba1-b3a8-931b31c618b7';

const proofOf = ({ ValidationPluginOptions: options }: Renewal): Pick<FoundState, 'provenBy' | 'proof'> => {
  const plugin = options?.Plugin?.toLowerCase() ?? '';
  const path = options?.Path ?? '';
  const proof: Proof | undefined =
    plugin === fileSystemPlugin && path !== ''
      ? { method: 'http-01', webroot: path }
      : plugin === selfHostingPlugin
        ? { method: 'http-01' }
        : undefined;
  return { provenBy: plugin, ...(proof === undefined ? {} : { proof }) };
};
