/**
 * dehydrated: a `config` of shell assignments, `domains.txt`, `certs/<name>/` with links to the newest files, and
 * `accounts/<base64 of the directory's address>/` (https://github.com/dehydrated-io/dehydrated, docs and `init_system`).
 */
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import { openFolder, type ReadOnlyFolder } from '../folder.ts';
import {
  type FoundState,
  identifiersFrom,
  jsonIn,
  linksIn,
  type Reader,
  readEach,
  readKey,
  termsOf,
} from '../state.ts';

type Settings = Readonly<Record<string, string>>;

export const readDehydrated: Reader = async ({ folder }) => {
  const settings = await readSettings(folder);
  const base = await baseOf(folder, settings);
  const domainsFile = settings.DOMAINS_TXT ?? `${base.path}/domains.txt`;
  const lines = domainsIn((await textAt(folder, base, domainsFile)) ?? '');
  const account = await readAccount(base, settings);
  const names = (await base.names('certs')).filter((name) => name !== '.' && !name.endsWith('.txt'));
  return readEach(
    'dehydrated',
    base,
    names.map((name) => `certs/${name}`),
    (place) => readCertificate({ base, home: folder.path, place, settings, lines, domainsFile, account }),
  );
};

/** Assignments without substitution; `${BASEDIR}` is the one that the example settings use. */
const readSettings = async (folder: ReadOnlyFolder): Promise<Settings> => {
  const files = [
    'config',
    ...(await folder.names('conf.d')).filter((name) => name.endsWith('.sh')).map((name) => `conf.d/${name}`),
  ];
  const texts = await Promise.all(files.map((file) => folder.text(file).catch(() => undefined)));
  const found: Record<string, string> = {};
  for (const [, key = '', double, single, bare = ''] of texts
    .join('\n')
    .matchAll(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]*))/gm)) {
    const value = double ?? single ?? bare;
    found[key] = value.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => found[name] ?? whole);
  }
  return found;
};

const baseOf = async (folder: ReadOnlyFolder, { BASEDIR }: Settings): Promise<ReadOnlyFolder> =>
  (BASEDIR === undefined ? undefined : await openFolder(BASEDIR)) ?? folder;

/** Inside the folders that are read, or the one file that the settings name. */
const textAt = async (folder: ReadOnlyFolder, base: ReadOnlyFolder, path: string): Promise<string | undefined> => {
  const inside = [folder, base].find((one) => path.startsWith(`${one.path}/`));
  return inside === undefined ? folder.named(path) : inside.text(path.slice(inside.path.length + 1));
};

interface DomainLine {
  readonly lineNumber: number;
  readonly line: string;
  readonly name: string;
  readonly names: readonly string[];
}

/** `name more names > alias`, a certificate a line. */
const domainsIn = (text: string): readonly DomainLine[] =>
  text.split('\n').flatMap((line, index) => {
    const bare = line
      .replace(/\r$/, '')
      .replace(/^\s*#.*$/, '')
      .trim();
    if (bare === '') return [];
    const [domains = '', alias] = bare.split('>').map((one) => one.trim());
    const names = domains.split(/\s+/);
    return [{ line, lineNumber: index + 1, names, name: alias ?? names[0] ?? '' }];
  });

interface CertificateParts {
  readonly base: ReadOnlyFolder;
  readonly home: string;
  readonly place: string;
  readonly settings: Settings;
  readonly lines: readonly DomainLine[];
  readonly domainsFile: string;
  readonly account: FoundState['account'];
}

const readCertificate = async (parts: CertificateParts): Promise<FoundState | undefined> => {
  const { base, place, settings, lines } = parts;
  const name = place.replace(/^certs\//, '');
  const chainPem = await base.text(`${place}/fullchain.pem`);
  if (chainPem === undefined) return undefined;
  const line = lines.find((one) => one.name === name);
  const proof = proofOf(settings);
  return {
    ...{ client: 'dehydrated', home: parts.home, name, chainPem, credential: 'not-needed', account: parts.account },
    identifiers: identifiersFrom(line?.names ?? [name]),
    key: await readKey(() => base.text(`${place}/privkey.pem`)),
    directoryUrl: directoryOf(settings),
    terms: termsOf({
      reuseKey: settings.PRIVATE_KEY_RENEW === 'no',
      chain: settings.PREFERRED_CHAIN,
      profile: settings.ACME_PROFILE,
    }),
    contact: settings.CONTACT_EMAIL?.includes('@') ? [settings.CONTACT_EMAIL] : [],
    provenBy:
      settings.HOOK === undefined
        ? (settings.CHALLENGETYPE ?? 'http-01')
        : `${settings.CHALLENGETYPE ?? 'http-01'} ${settings.HOOK}`,
    ...(proof === undefined ? {} : { proof }),
    serving: {
      files: {
        fullchain: `${base.path}/${place}/fullchain.pem`,
        key: `${base.path}/${place}/privkey.pem`,
        chain: `${base.path}/${place}/chain.pem`,
        leaf: `${base.path}/${place}/cert.pem`,
      },
      commands: [],
      unfollowed: settings.HOOK === undefined || settings.HOOK === '' ? [] : [settings.HOOK],
    },
    links: await linksIn(
      base,
      ['fullchain', 'privkey', 'chain', 'cert'].map((file) => `${place}/${file}.pem`),
    ),
    off: line === undefined,
    ...(line === undefined
      ? {}
      : { setting: { kind: 'line', path: parts.domainsFile, line: line.line, lineNumber: line.lineNumber } }),
  };
};

const presets: Readonly<Record<string, string>> = {
  letsencrypt: 'https://acme-v02.api.letsencrypt.org/directory',
  'letsencrypt-test': 'https://acme-staging-v02.api.letsencrypt.org/directory',
  zerossl: 'https://acme.zerossl.com/v2/DV90',
  google: 'https://dv.acme-v02.api.pki.goog/directory',
};

const directoryOf = ({ CA = 'letsencrypt' }: Settings): string | undefined =>
  presets[CA] ?? (URL.canParse(CA) ? CA : undefined);

/** The folder is served under `/.well-known/acme-challenge`; only one that is laid out so can be given to us. */
const proofOf = ({ CHALLENGETYPE = 'http-01', WELLKNOWN }: Settings): Proof | undefined => {
  if (CHALLENGETYPE !== 'http-01' || WELLKNOWN === undefined) return undefined;
  const webroot = /^(\/.*)\/\.well-known\/acme-challenge\/?$/.exec(WELLKNOWN)?.[1];
  return webroot === undefined ? undefined : { method: 'http-01', webroot };
};

const idSchema = z.object({ url: z.string() });

/** The name is what `echo | base64` makes of the address, in the alphabet for addresses and without its padding. */
const readAccount = async (base: ReadOnlyFolder, settings: Settings): Promise<FoundState['account']> => {
  const directory = directoryOf(settings);
  if (directory === undefined) return { key: { state: 'missing' } };
  const place = `accounts/${Buffer.from(`${directory}\n`).toString('base64url')}`;
  const key = await readKey(() => base.text(`${place}/account_key.pem`));
  const id = await base.text(`${place}/account_id.json`).catch(() => undefined);
  const url = idSchema.safeParse(jsonIn(id ?? '')).data?.url;
  return { key, ...(url === undefined ? {} : { url }) };
};
