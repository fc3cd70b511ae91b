/**
 * certbot's configuration folder: `renewal/<lineage>.conf`, `live/<lineage>/` with links into `archive/`, and accounts at
 * `accounts/<host>/<path>/<id>/` with a JWK (https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates).
 */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import type { ReadOnlyFolder } from '../folder.ts';
import { fieldsFrom } from '../provider-ways.ts';
import type { Serving } from '../serving.ts';
import {
  type FoundState,
  identifiersFrom,
  jsonIn,
  keyReading,
  linksIn,
  type Reader,
  readEach,
  readKey,
  termsOf,
  unlessDenied,
} from '../state.ts';
import { listIn, readIni, type Section } from './ini.ts';
import { certbotProviders } from './providers.ts';

export const readCertbot: Reader = async ({ folder }) => {
  const names = (await folder.names('renewal')).filter((name) => name.endsWith('.conf'));
  return readEach(
    'certbot',
    folder,
    names.map((name) => `renewal/${name}`),
    (name) => readLineage(folder, name),
  );
};

const settingsSchema = z.object({
  authenticator: z.string().default(''),
  server: z.url().optional(),
  account: z
    .string()
    .regex(/^[0-9a-f]+$/i)
    .optional(),
  autorenew: z.string().optional(),
});

const readLineage = async (folder: ReadOnlyFolder, file: string): Promise<FoundState | undefined> => {
  const text = await folder.text(file);
  if (text === undefined) return undefined;
  const sections = readIni(text);
  const params = sections.renewalparams ?? {};
  const settings = settingsSchema.parse(params);
  const name = file.replace(/^renewal\//, '').replace(/\.conf$/, '');
  const chainPem = await unlessDenied(() => folder.text(`live/${name}/fullchain.pem`));
  return {
    ...{ client: 'certbot', home: folder.path, name, chainPem },
    identifiers: identifiersFrom([name]),
    key: await readKey(() => folder.text(`live/${name}/privkey.pem`)),
    directoryUrl: settings.server,
    account: await readAccount(folder, settings.server, settings.account),
    contact: [],
    terms: termsOf({
      reuseKey: /^true$/i.test(params.reuse_key ?? ''),
      chain: params.preferred_chain === 'None' ? undefined : params.preferred_chain,
      profile: params.required_profile ?? params.preferred_profile,
    }),
    ...(await proofOf(folder, settings.authenticator, params, sections)),
    serving: await servingOf(folder, name, params),
    // certbot refuses a lineage whose files are no links into its archive.
    links: await linksIn(
      folder,
      Object.values(parts).map((file) => `live/${name}/${file}`),
    ),
    off: /^(false|0|no|off)$/i.test(settings.autorenew ?? ''),
    setting: { kind: 'text', path: `${folder.path}/${file}`, before: text, after: switchedOff(text) },
  };
};

/** certbot's own switch for one certificate; see `autorenew` in its renewal settings. */
export const switchedOff = (text: string): string =>
  /^autorenew\s*=/m.test(text)
    ? text.replace(/^autorenew\s*=.*$/m, 'autorenew = False')
    : text.replace(/^(\[renewalparams\][^\n]*\n)/m, '$1autorenew = False\n');

const parts = { fullchain: 'fullchain.pem', key: 'privkey.pem', chain: 'chain.pem', leaf: 'cert.pem' } as const;

/** A deploy hook may ask which certificate it was; one that does not is a plain command. */
const servingOf = async (folder: ReadOnlyFolder, name: string, params: Section): Promise<Serving> => {
  const filled = (...hooks: readonly (string | undefined)[]): readonly string[] =>
    hooks.flatMap((hook) => (hook === undefined || hook === '' || hook === 'None' ? [] : [hook]));
  const after = filled(params.renew_hook, params.post_hook);
  const before = filled(params.pre_hook);
  const asks = (hook: string): boolean => /RENEWED_(LINEAGE|DOMAINS)/.test(hook);
  const scripts = await Promise.all(
    ['pre', 'deploy', 'post'].map(async (kind) =>
      (await folder.names(`renewal-hooks/${kind}`).catch(() => [])).map((file) => `renewal-hooks/${kind}/${file}`),
    ),
  );
  const paths = Object.entries(parts).map(([part, file]) => [part, `${folder.path}/live/${name}/${file}`]);
  return {
    files: Object.fromEntries(paths),
    commands: after.filter((hook) => !asks(hook)),
    unfollowed: [...before, ...after.filter(asks), ...scripts.flat()],
  };
};

const registrationSchema = z.object({ uri: z.string() });

const readAccount = async (
  folder: ReadOnlyFolder,
  server: string | undefined,
  id: string | undefined,
): Promise<FoundState['account']> => {
  if (server === undefined || id === undefined) return { key: { state: 'missing' } };
  const { host, pathname } = new URL(server);
  const place = `accounts/${host}${pathname}/${id}`;
  const key = await readKey(() => folder.text(`${place}/private_key.json`));
  const registration = await folder.text(`${place}/regr.json`).catch(() => undefined);
  const url = registrationSchema.safeParse(jsonIn(registration ?? '')).data?.uri;
  return { key, ...(url === undefined ? {} : { url }) };
};

type HowProven = Pick<FoundState, 'provenBy' | 'proof' | 'credential' | 'unknownProvider'>;

const proofOf = async (
  folder: ReadOnlyFolder,
  authenticator: string,
  params: Section,
  sections: Readonly<Record<string, Section>>,
): Promise<HowProven> => {
  const provenBy = authenticator;
  const plain = (proof?: Proof): HowProven => ({
    ...{ provenBy, credential: 'not-needed' },
    ...(proof === undefined ? {} : { proof }),
  });
  if (authenticator === 'standalone') return plain(standalone(params));
  if (authenticator === 'webroot') return plain(webroot(params, sections.webroot_map ?? {}));
  if (!authenticator.startsWith('dns-')) return plain();
  const ways = certbotProviders[authenticator];
  if (ways === undefined) return { provenBy, credential: 'missing', unknownProvider: authenticator };
  const proof: Proof = { method: 'dns-01', provider: ways.provider };
  const path = params[`${authenticator.replaceAll('-', '_')}_credentials`];
  // Not following a file that cannot be read is told as what it is: the credential is missing.
  const text = path === undefined || !isAbsolute(path) ? undefined : await folder.named(path).catch(() => undefined);
  if (text === undefined) return { provenBy, proof, credential: 'missing' };
  const values = Object.assign({}, ...Object.values(readIni(text))) as Section;
  return { provenBy, proof, credential: fieldsFrom(ways, (key) => valueIn(key, values, text)) };
};

const valueIn = (key: string, values: Section, text: string): string | undefined => {
  if (key === '') return keyReading(privateKeyIn(text)).state === 'readable' ? text : undefined;
  if (key === 'dns_rfc2136_server') {
    const port = values.dns_rfc2136_port;
    const server = values[key];
    return server === undefined || port === undefined ? server : `${server}:${port}`;
  }
  if (key === 'dns_rfc2136_algorithm') return values[key]?.toLowerCase();
  return values[key];
};

const serviceAccountSchema = z.object({ private_key: z.string() });
const privateKeyIn = (text: string): string => serviceAccountSchema.safeParse(jsonIn(text)).data?.private_key ?? '';

const standalone = (params: Section): Proof => {
  const port = Number(params.http01_port ?? '80');
  const address = params.http01_address;
  return {
    method: 'http-01',
    ...(port === 80 || !Number.isInteger(port) ? {} : { port }),
    ...(address === undefined || address === '' ? {} : { address }),
  };
};

/** We serve one folder for all names of a certificate. */
const webroot = (params: Section, map: Section): Proof | undefined => {
  const folders = new Set(Object.keys(map).length > 0 ? Object.values(map) : listIn(params.webroot_path));
  const [only, ...more] = folders;
  return only === undefined || more.length > 0 ? undefined : { method: 'http-01', webroot: only };
};
