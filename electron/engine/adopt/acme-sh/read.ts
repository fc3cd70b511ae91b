/**
 * acme.sh's folder: `account.conf`, `ca/<host>/<path>/account.key`, and a folder for each certificate with `<name>.conf`
 * (https://github.com/acmesh-official/acme.sh, functions `_save_conf` and `_initpath`).
 */
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import type { ReadOnlyFolder } from '../folder.ts';
import { fieldsFrom } from '../provider-ways.ts';
import type { Serving } from '../serving.ts';
import { type FoundState, identifiersFrom, type Reader, readEach, readKey, termsOf } from '../state.ts';
import { acmeShProviders } from './providers.ts';

type Settings = Readonly<Record<string, string>>;

export const readAcmeSh: Reader = async ({ folder }) => {
  const general = settingsIn((await folder.text('account.conf').catch(() => undefined)) ?? '');
  const folders = (await folder.names('.')).filter((name) => /[.:]/.test(name));
  return readEach('acme.sh', folder, folders, (name) => readCertificate(folder, name, general));
};

/** `KEY='value'`, of which acme.sh wraps some as base64. A quote inside is written as the shell wants it. */
export const settingsIn = (text: string): Settings =>
  Object.fromEntries(
    [...text.matchAll(/^([A-Za-z_]\w*) *=(?:'((?:[^']|'\\'')*)'|"([^"\n]*)"|(\S*))[^\S\n]*$/gm)].map(
      ([, key = '', single, double, bare = '']) => [key, unwrapped(single?.replaceAll("'\\''", "'") ?? double ?? bare)],
    ),
  );

const unwrapped = (value: string): string => {
  const inside = /^__ACME_BASE64__START_([\s\S]*)__ACME_BASE64__END_$/.exec(value)?.[1];
  return inside === undefined ? value : Buffer.from(inside, 'base64').toString('utf8');
};

const certificateSchema = z.object({
  Le_Domain: z.string().min(1),
  Le_Alt: z.string().default(''),
  Le_Webroot: z.string().default(''),
  Le_API: z.url().optional(),
  Le_HTTPPort: z.string().default(''),
  Le_LocalAddress: z.string().default(''),
  Le_TLSPort: z.string().default(''),
});
type CertificateSettings = z.infer<typeof certificateSchema>;

const readCertificate = async (
  folder: ReadOnlyFolder,
  place: string,
  general: Settings,
): Promise<FoundState | undefined> => {
  const name = place.replace(/_ecc$/, '');
  const file = `${place}/${name}.conf`;
  const present = await folder.text(file);
  const text = present ?? (await folder.text(`${file}.removed`));
  if (text === undefined) return undefined;
  const own = settingsIn(text);
  const settings = certificateSchema.parse(own);
  const { Le_API: directoryUrl } = settings;
  const path = `${folder.path}/${file}`;
  return {
    ...{ client: 'acme.sh', home: folder.path, name, directoryUrl },
    chainPem: await folder.text(`${place}/fullchain.cer`),
    identifiers: identifiersFrom([settings.Le_Domain, ...settings.Le_Alt.split(',')].filter((one) => one !== 'no')),
    key: await readKey(() => folder.text(`${place}/${name}.key`)),
    account: await readAccount(folder, directoryUrl),
    contact: emailsIn(general.ACCOUNT_EMAIL),
    terms: termsOf({
      // It makes a new key only where it is told to.
      reuseKey: own.Le_ForceNewDomainKey !== '1',
      chain: own.Le_Preferred_Chain,
      profile: own.Le_Certificate_Profile,
    }),
    ...(await proofOf(folder, settings, { ...general, ...own })),
    serving: servingOf(own),
    // What `acme.sh --remove` does.
    ...(present === undefined
      ? { removed: true, off: true }
      : { setting: { kind: 'rename', path, to: `${path}.removed` } }),
  };
};

/** `--install-cert` remembers where to, and what to run then. */
const servingOf = (own: Settings): Serving => {
  const path = (key: string): string | undefined => (own[key]?.startsWith('/') ? own[key] : undefined);
  const filled = (...keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => (own[key] === undefined || own[key] === '' ? [] : [own[key]]));
  const files = {
    fullchain: path('Le_RealFullChainPath'),
    key: path('Le_RealKeyPath'),
    chain: path('Le_RealCACertPath'),
    leaf: path('Le_RealCertPath'),
  };
  return {
    files: Object.fromEntries(Object.entries(files).filter(([, one]) => one !== undefined)),
    commands: filled('Le_ReloadCmd', 'Le_RenewHook'),
    unfollowed: filled('Le_PreHook', 'Le_PostHook'),
  };
};

const emailsIn = (text: string | undefined): readonly string[] => (text?.includes('@') ? [text] : []);

/** Since version 3 by host and path; before that by host alone. */
const readAccount = async (
  folder: ReadOnlyFolder,
  directoryUrl: string | undefined,
): Promise<FoundState['account']> => {
  if (directoryUrl === undefined) return { key: { state: 'missing' } };
  const { hostname, host, pathname } = new URL(directoryUrl);
  for (const place of [`ca/${hostname}${pathname}`, `ca/${host}${pathname}`, `ca/${hostname}`]) {
    const key = await readKey(() => folder.text(`${place}/account.key`));
    if (key.state === 'missing') continue;
    const url = settingsIn((await folder.text(`${place}/ca.conf`).catch(() => undefined)) ?? '').ACCOUNT_URL;
    return { key, ...(url === undefined || url === '' ? {} : { url }) };
  }
  return { key: { state: 'missing' } };
};

type HowProven = Pick<FoundState, 'provenBy' | 'proof' | 'credential' | 'unknownProvider'>;

/** `no` is a server of its own, `dns` somebody's hand; several ways, one a name, are more than we do. */
const proofOf = async (folder: ReadOnlyFolder, settings: CertificateSettings, all: Settings): Promise<HowProven> => {
  const provenBy = settings.Le_Webroot;
  const ways = new Set(provenBy.split(',').filter((one) => one !== ''));
  const [way = '', ...more] = ways;
  if (more.length > 0) return { provenBy, credential: 'not-needed' };
  if (way === 'dns') return { provenBy, proof: { method: 'dns-01', provider: 'manual' }, credential: 'not-needed' };
  if (!way.startsWith('dns_')) {
    const proof = servedProof(way, settings);
    return { provenBy, credential: 'not-needed', ...(proof === undefined ? {} : { proof }) };
  }
  const known = acmeShProviders[way];
  if (known === undefined) return { provenBy, credential: 'missing', unknownProvider: way };
  const key = way === 'dns_nsupdate' ? await updateKey(folder, kept(all, 'NSUPDATE_KEY')) : {};
  const read = (name: string): string | undefined => {
    const value = key[name] ?? kept(all, name);
    const port = kept(all, 'NSUPDATE_SERVER_PORT');
    return name === 'NSUPDATE_SERVER' && value !== undefined && port !== undefined ? `${value}:${port}` : value;
  };
  return { provenBy, proof: { method: 'dns-01', provider: known.provider }, credential: fieldsFrom(known, read) };
};

/** Hooks keep theirs under this prefix; older ones did without. */
const kept = (all: Settings, name: string): string | undefined => all[`SAVED_${name}`] ?? all[name] ?? defaults[name];

/** What acme.sh takes where nothing is kept. */
const defaults: Settings = { OVH_END_POINT: 'ovh-eu' };

const servedProof = (way: string, settings: CertificateSettings): Proof | undefined => {
  const address = settings.Le_LocalAddress === '' ? {} : { address: settings.Le_LocalAddress };
  const port = (text: string) => (/^\d+$/.test(text) ? { port: Number(text) } : {});
  if (way === 'no') return { method: 'http-01', ...port(settings.Le_HTTPPort), ...address };
  if (way === 'alpn') return { method: 'tls-alpn-01', ...port(settings.Le_TLSPort), ...address };
  return way.startsWith('/') ? { method: 'http-01', webroot: way } : undefined;
};

/** A key file of BIND (named.conf, `key` statement); without one, updates are not signed. */
const updateKey = async (folder: ReadOnlyFolder, path: string | undefined): Promise<Settings> => {
  if (path === undefined || !path.startsWith('/')) return {};
  const text = (await folder.named(path).catch(() => undefined)) ?? '';
  const part = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  return {
    'key-name': part(/key\s+"?([^"\s{]+)"?\s*\{/),
    'key-algorithm': part(/algorithm\s+"?([\w-]+)"?/),
    'key-secret': part(/secret\s+"([^"]+)"/),
  };
};
