import { acmeDns } from '../../../electron/engine/providers/acme-dns/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, error: string): Reply => ({ status, json: { error } });

const account = {
  username: 'c36f50e8-4632-44f0-83fe-e070fef28a10',
  password: 'htB9mR9DYgcu9bX_afHF62erXaH2TS7bg9KW3F7Z',
  subdomain: '8e5700ea-a4bf-41c7-8a77-e990661dcc6a',
};

/** The key is looked at first, then the sub-domain, then the value. The two newest values stay. */
const routes =
  (zones: Zones) =>
  ({ method, path, header, body }: Asked): Reply => {
    const [zone = ''] = zones.keys();
    const registration = { ...account, fulldomain: `${account.subdomain}.auth.example.org` };
    // Not of acme-dns: where clients that keep no files look up what they have registered.
    if (method === 'GET' && path.startsWith('/accounts/')) return { status: 200, json: registration };
    if (method !== 'POST') return { status: 405, text: '' };
    if (path === '/register') return { status: 201, json: { ...registration, allowfrom: [] } };
    if (path !== '/update') return { status: 404, text: '404 page not found' };
    const { subdomain, txt } = body as { subdomain?: string; txt?: string };
    if (header('x-api-user') !== account.username || header('x-api-key') !== account.password)
      return refusal(401, 'forbidden');
    if (subdomain !== account.subdomain) return refusal(401, 'forbidden');
    if (txt === undefined || !/^[A-Za-z0-9_-]{43}$/.test(txt)) return refusal(400, 'bad_txt');
    const made = { id: nextId(), name: `_acme-challenge.${zone}`, value: txt, ttl: 1 };
    zones.set(zone, [...(zones.get(zone) ?? []), made].slice(-2));
    return { status: 200, json: { txt } };
  };

/** https://github.com/joohoi/acme-dns#api; its place of proof is kept as the one of the first zone. */
export const contract: ProviderContract = {
  module: acmeDns,
  fields: account,
  wrong: { password: 'htB9mR9DYgcu9bX_afHF62erXaH2TS7bg9KW3F7A' },
  keyField: 'password',
  endpointFields: (apiBase) => ({ apiBase }),
  routes,
  refusals: {},
  shortestTtl: undefined,
  plainValues: true,
  slot: true,
  zoneIsFinal: true,
  boundToZone: true,
  lego: {
    provider: 'acmedns',
    env: {
      ACME_DNS_API_BASE: 'http://acme-dns.example.test',
      ACME_DNS_STORAGE_BASE_URL: 'http://registrations.example.test/accounts',
    },
  },
};
