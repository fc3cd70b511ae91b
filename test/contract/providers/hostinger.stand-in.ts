import { hostinger } from '../../../electron/engine/providers/hostinger/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, inside, outside, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const apiToken = 'hG7kQ2mXz9RfT4vLpW1sYb6NcJd3Ae8U5oKtHi0Z';

export const refusal = (
  status: number,
  message: string,
  errors?: Readonly<Record<string, readonly string[]>>,
): Reply => ({
  status,
  json: {
    message,
    ...(errors === undefined ? {} : { errors }),
    correlation_id: '26a91bd9-f8c8-4a83-9df9-83e23d696fe3',
  },
});
const accepted: Reply = { status: 200, json: { message: 'Request accepted' } };

interface AskedSet {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly records: readonly { readonly content: string }[];
}

const plain = (content: string): string => (/^".*"$/s.test(content) ? readTxt(content) : content);

const routes =
  (zones: Zones) =>
  ({ method, path, header, body }: Asked): Reply => {
    if (header('authorization') !== `Bearer ${apiToken}`) return refusal(401, 'Unauthenticated');
    if (path === '/api/domains/v1/portfolio')
      return { status: 200, json: [...zones.keys(), null].map((domain, id) => ({ id, domain, type: 'domain' })) };
    const [, zone = ''] = /^\/api\/dns\/v1\/zones\/([^/]+)$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined)
      return refusal(422, 'The domain is invalid.', { domain: ['The domain does not belong to you.'] });
    if (method === 'PUT') {
      const { overwrite, zone: sets } = body as { overwrite: boolean; zone: readonly AskedSet[] };
      for (const { name: host, type, ttl, records: asked } of sets) {
        if (type !== 'TXT' || asked.length === 0) return refusal(422, 'The records field is required.');
        if (ttl < 60)
          return refusal(422, 'The ttl must be at least 60.', { 'zone.0.ttl': ['The ttl must be at least 60.'] });
        const name = outside(host, zone);
        const before = overwrite ? [] : records.filter((one) => one.name === name).map(({ value }) => value);
        const values = [...new Set([...before, ...asked.map(({ content }) => plain(content))])];
        replaceSet(zones, zone, name, { values, ttl });
      }
      return accepted;
    }
    if (method === 'DELETE') {
      const { filters } = body as { filters: readonly { name: string; type: string }[] };
      for (const { name } of filters) replaceSet(zones, zone, outside(name, zone), { values: [], ttl: 60 });
      return accepted;
    }
    const names = [...new Set(records.map(({ name }) => name))];
    const sets = names.map((name) => {
      const own = records.filter((one) => one.name === name);
      const contents = own.map(({ value }) => ({ content: writeTxt(value), is_disabled: false }));
      return { name: inside(name, zone), records: contents, ttl: own[0]?.ttl, type: 'TXT' };
    });
    const address = { name: '@', records: [{ content: '192.0.2.1', is_disabled: false }], ttl: 50, type: 'A' };
    return { status: 200, json: [address, ...sets] };
  };

/** https://developers.hostinger.com/#tag/dns-zone */
export const contract: ProviderContract = {
  module: hostinger,
  fields: { apiToken },
  wrong: { apiToken: `${apiToken.slice(0, -1)}Y` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'This action is unauthorized.') },
  shortestTtl: 60,
  lego: { provider: 'hostinger', env: { HOSTINGER_API_TOKEN: apiToken } },
};
