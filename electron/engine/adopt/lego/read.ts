/**
 * lego's folder: `certificates/<name>.{json,crt,key}`, `accounts/<host>/<e-mail>/` with `account.json` and `keys/`
 * (https://go-acme.github.io/lego/usage/cli/). How names are proven is told by nothing but the command that renews.
 */
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import type { ReadOnlyFolder } from '../folder.ts';
import { type ClientCommand, optionIn, optionsIn } from '../old-job/commands.ts';
import { fieldsFrom } from '../provider-ways.ts';
import {
  type FoundState,
  identifiersFrom,
  jsonIn,
  type Reader,
  readEach,
  readKey,
  termsOf,
  unlessDenied,
} from '../state.ts';
import { legoProviders } from './providers.ts';

export const readLego: Reader = async ({ folder, commands }) => {
  const names = (await folder.names('certificates')).filter((name) => name.endsWith('.json'));
  const accounts = await readAccounts(folder);
  return readEach(
    'lego',
    folder,
    names.map((name) => `certificates/${name}`),
    (name) => readCertificate(folder, name, accounts, commands),
  );
};

const certificateSchema = z.object({
  domain: z.string().min(1),
  certUrl: z.string().optional(),
  domains: z.array(z.string()).default([]),
});

const readCertificate = async (
  folder: ReadOnlyFolder,
  file: string,
  accounts: readonly Account[],
  commands: readonly ClientCommand[],
): Promise<FoundState | undefined> => {
  const text = await folder.text(file);
  if (text === undefined) return undefined;
  const { domain, certUrl, domains } = certificateSchema.parse(JSON.parse(text));
  const stem = file.replace(/\.json$/, '');
  const command = commands.find((one) => namesOf(one).includes(domain));
  const directory = optionIn(command?.words ?? [], ['--server', '-s']) ?? (command && defaultDirectory);
  const account = accountFor(accounts, command, certUrl);
  return {
    ...{ client: 'lego', home: folder.path, name: domain, namedByJob: true },
    chainPem: await unlessDenied(() => folder.text(`${stem}.crt`)),
    identifiers: identifiersFrom([domain, ...domains, ...(command === undefined ? [] : namesOf(command))]),
    key: await readKey(() => folder.text(`${stem}.key`)),
    serving: {
      files: {
        fullchain: `${folder.path}/${stem}.crt`,
        key: `${folder.path}/${stem}.key`,
        chain: `${folder.path}/${stem}.issuer.crt`,
      },
      commands: optionsIn(command?.words ?? [], ['--renew-hook']),
      unfollowed: [],
    },
    directoryUrl: directory ?? knownDirectory(certUrl),
    account: account === undefined ? { key: { state: 'missing' } } : { url: account.url, key: account.key },
    terms: termsOf({
      reuseKey: command?.words.includes('--reuse-key') === true,
      chain: optionIn(command?.words ?? [], ['--preferred-chain']),
      profile: optionIn(command?.words ?? [], ['--profile']),
    }),
    contact: account?.email === undefined ? [] : [account.email],
    ...proofOf(command),
  };
};

const namesOf = ({ words }: ClientCommand): readonly string[] => optionsIn(words, ['--domains', '-d']);

const defaultDirectory = 'https://acme-v02.api.letsencrypt.org/directory';

/** Without a command the address of the certificate still tells whose it is. */
const knownDirectory = (certUrl: string | undefined): string | undefined => {
  const host = URL.parse(certUrl ?? '')?.host;
  return host === undefined ? undefined : directories[host];
};
const directories: Readonly<Record<string, string>> = {
  'acme-v02.api.letsencrypt.org': defaultDirectory,
  'acme-staging-v02.api.letsencrypt.org': 'https://acme-staging-v02.api.letsencrypt.org/directory',
  'acme.zerossl.com': 'https://acme.zerossl.com/v2/DV90',
  'dv.acme-v02.api.pki.goog': 'https://dv.acme-v02.api.pki.goog/directory',
};

interface Account {
  readonly email: string;
  readonly url?: string | undefined;
  readonly key: FoundState['key'];
}

const accountSchema = z.object({
  email: z.string().default(''),
  registration: z.object({ uri: z.string().optional() }).nullish(),
});

const readAccounts = async (folder: ReadOnlyFolder): Promise<readonly Account[]> => {
  const found: Account[] = [];
  for (const host of await folder.names('accounts'))
    for (const email of await folder.names(`accounts/${host}`)) {
      const place = `accounts/${host}/${email}`;
      const text = await folder.text(`${place}/account.json`).catch(() => undefined);
      const account = accountSchema.safeParse(jsonIn(text ?? '')).data;
      const key = await readKey(() => folder.text(`${place}/keys/${email}.key`));
      if (account !== undefined) found.push({ email: account.email, url: account.registration?.uri, key });
    }
  return found;
};

/** The account that the command names, at the host that issued it. */
const accountFor = (
  accounts: readonly Account[],
  command: ClientCommand | undefined,
  certUrl: string | undefined,
): Account | undefined => {
  const host = URL.parse(certUrl ?? '')?.host;
  const email = optionIn(command?.words ?? [], ['--email', '-m']);
  const there = accounts.filter(({ url }) => host === undefined || URL.parse(url ?? '')?.host === host);
  const named = email === undefined ? undefined : there.find((one) => one.email === email);
  // Which of several it was is not written down.
  return named ?? (there.length === 1 ? there[0] : undefined);
};

type HowProven = Pick<FoundState, 'provenBy' | 'proof' | 'credential' | 'unknownProvider'>;

const proofOf = (command: ClientCommand | undefined): HowProven => {
  const { words = [], env = {} } = command ?? {};
  const provider = optionIn(words, ['--dns']);
  if (provider !== undefined) {
    const provenBy = `--dns ${provider}`;
    const known = legoProviders[provider];
    if (known === undefined) return { provenBy, credential: 'missing', unknownProvider: provider };
    const credential = fieldsFrom(known, (name) =>
      name === 'RFC2136_TSIG_ALGORITHM' ? env[name]?.replace(/\.$/, '') : env[name],
    );
    return { provenBy, proof: { method: 'dns-01', provider: known.provider }, credential };
  }
  const proof = servedProof(words);
  return { provenBy: proof?.method ?? '', credential: 'not-needed', ...(proof === undefined ? {} : { proof }) };
};

const servedProof = (words: readonly string[]): Proof | undefined => {
  const webroot = optionIn(words, ['--http.webroot']);
  if (webroot !== undefined) return { method: 'http-01', webroot };
  if (words.includes('--http')) return { method: 'http-01', ...listener(optionIn(words, ['--http.port']), 80) };
  return words.includes('--tls')
    ? { method: 'tls-alpn-01', ...listener(optionIn(words, ['--tls.port']), 443) }
    : undefined;
};

/** `address:port`, either may be missing. */
const listener = (text: string | undefined, usual: number): { readonly port?: number; readonly address?: string } => {
  const [, address = '', port = ''] = /^(.*):(\d+)$/.exec(text ?? '') ?? [];
  return {
    ...(port === '' || Number(port) === usual ? {} : { port: Number(port) }),
    ...(address === '' ? {} : { address: address.replace(/^\[|\]$/g, '') }),
  };
};
