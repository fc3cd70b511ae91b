/**
 * Posh-ACME's folder: `<server>/dir.json`, `<server>/<account>/acct.json`, and in it a folder for each order with
 * `order.json`, `pluginargs.json`, `cert.key` and `fullchain.cer` (https://poshac.me/docs, and its own test files).
 */
import { z } from 'zod';
import type { Proof } from '../../../../shared/domain/certificates.ts';
import type { ReadOnlyFolder } from '../folder.ts';
import { fieldsFrom, type ProviderTable } from '../provider-ways.ts';
import { type FoundState, identifiersFrom, jsonIn, keyReading, type Reader, readEach } from '../state.ts';

export const readPoshAcme: Reader = async ({ folder }) => {
  const places: string[] = [];
  for (const server of await folder.names('.'))
    for (const account of await folder.names(server))
      for (const order of await folder.names(`${server}/${account}`)) places.push(`${server}/${account}/${order}`);
  return readEach('posh-acme', folder, places, (place) => readOrder(folder, place));
};

const directorySchema = z.object({ location: z.url() });
const accountSchema = z.object({
  location: z.string().optional(),
  contact: z.array(z.string()).nullish(),
  key: z.record(z.string(), z.unknown()).optional(),
});
const orderSchema = z.object({
  MainDomain: z.string().min(1),
  SANs: z.array(z.string()).nullish(),
  Plugin: z.array(z.string()).nullish(),
});

const readOrder = async (folder: ReadOnlyFolder, place: string): Promise<FoundState | undefined> => {
  const text = await folder.text(`${place}/order.json`);
  const chainPem = await folder.text(`${place}/fullchain.cer`);
  // An order that never came to a certificate is nothing to look after.
  if (text === undefined || chainPem === undefined) return undefined;
  const { MainDomain: name, SANs: others, Plugin: plugins } = orderSchema.parse(JSON.parse(text));
  const [server = '', account = ''] = place.split('/');
  const jsonAt = async (file: string): Promise<unknown> =>
    jsonIn((await folder.text(file).catch(() => undefined)) ?? '');
  const directory = directorySchema.safeParse(await jsonAt(`${server}/dir.json`)).data;
  const owner = accountSchema.safeParse(await jsonAt(`${server}/${account}/acct.json`)).data;
  return {
    ...{ client: 'posh-acme', home: folder.path, name, chainPem, directoryUrl: directory?.location },
    identifiers: identifiersFrom([name, ...(others ?? [])]),
    key: keyReading(await folder.text(`${place}/cert.key`)),
    account: {
      url: owner?.location,
      key: keyReading(owner?.key === undefined ? undefined : JSON.stringify(owner.key)),
    },
    contact: (owner?.contact ?? []).map((one) => one.replace(/^mailto:/, '')),
    ...proofOf([...new Set(plugins ?? [])], await jsonAt(`${place}/pluginargs.json`)),
  };
};

/** Names that plugins read as plain text; their others are sealed by Windows for one user. */
const providers: ProviderTable = {
  Cloudflare: {
    provider: 'cloudflare',
    ways: [{ apiToken: 'CFTokenInsecure' }, { email: 'CFAuthEmail', globalApiKey: 'CFAuthKey' }],
  },
  DNSimple: { provider: 'dnsimple', ways: [{ accessToken: 'DSTokenInsecure' }] },
  DOcean: { provider: 'digitalocean', ways: [{ apiToken: 'DOTokenInsecure' }, { apiToken: 'DOToken' }] },
  Route53: { provider: 'route53', ways: [{ accessKeyId: 'R53AccessKey', secretAccessKey: 'R53SecretKeyInsecure' }] },
};

type HowProven = Pick<FoundState, 'provenBy' | 'proof' | 'credential' | 'unknownProvider'>;

const argumentsSchema = z.record(z.string(), z.unknown());

const proofOf = (plugins: readonly string[], given: unknown): HowProven => {
  const [plugin = '', ...more] = plugins;
  const provenBy = plugins.join(', ');
  const values = argumentsSchema.safeParse(given).data ?? {};
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const plain = (proof?: Proof): HowProven => ({
    ...{ provenBy, credential: 'not-needed' },
    ...(proof === undefined ? {} : { proof }),
  });
  if (more.length > 0 || plugin === '') return plain();
  if (plugin === 'Manual') return plain({ method: 'dns-01', provider: 'manual' });
  if (plugin === 'WebRoot') {
    const webroot = text('WRPath');
    return plain(webroot === undefined ? undefined : { method: 'http-01', webroot });
  }
  if (plugin === 'WebSelfHost') return plain({ method: 'http-01' });
  const known = providers[plugin];
  if (known === undefined) return { provenBy, credential: 'missing', unknownProvider: plugin };
  return { provenBy, proof: { method: 'dns-01', provider: known.provider }, credential: fieldsFrom(known, text) };
};
