import { hurricane } from '../../../electron/engine/providers/hurricane/client.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const word = (text: string): Reply => ({
  status: 200,
  text: `${text}\n`,
  headers: { 'content-type': 'text/plain' },
});

const keys: Readonly<Record<string, string>> = {
  'example.test': 'Zq8Lk2Wm5Tx9',
  'www.example.test': 'Bn4Vc7Xs1Qa6',
  'shop.example.test': 'Hj3Gf8Dd5Sp0',
};
const tokens = Object.entries(keys).map(([host, key]) => `${host}=${key}`);

const routes =
  (zones: Zones) =>
  ({ method, path, form }: Asked): Reply => {
    if (path !== '/nic/update') return { status: 404, text: 'Not Found' };
    if (method !== 'POST') return word('badagent');
    const [hostname, password, txt] = ['hostname', 'password', 'txt'].map((name) => form.get(name) ?? '');
    if (hostname === undefined || !hostname.includes('.')) return word('notfqdn');
    // The records were made by hand before; without a value of ours they hold a dot.
    const [zone] = [...zones.keys()].filter((one) => hostname.endsWith(`.${one}`));
    const key = keys[hostname.replace(/^_acme-challenge\./, '')];
    if (zone === undefined || key === undefined) return word('nohost');
    if (password !== key) return word('badauth');
    const before = (zones.get(zone) ?? []).find(({ name }) => name === hostname)?.value ?? '.';
    replaceSet(zones, zone, hostname, { values: txt === '.' || txt === undefined ? [] : [txt], ttl: 300 });
    return word(`${before === txt ? 'nochg' : 'good'} "${txt}"`);
  };

/** https://dns.he.net/docs.html */
export const contract: ProviderContract = {
  module: hurricane,
  fields: { tokens: tokens.join(',') },
  wrong: { tokens: 'example.test=wrong1' },
  keyField: 'tokens',
  routes,
  refusals: { noPermission: word('abuse'), rateLimited: word('interval') },
  shortestTtl: undefined,
  plainValues: true,
  slot: true,
  boundToZone: true,
  lego: { provider: 'hurricane', env: { HURRICANE_TOKENS: tokens.join(',').replaceAll('=', ':') } },
};
