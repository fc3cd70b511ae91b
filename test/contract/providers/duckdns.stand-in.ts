import { duckdns } from '../../../electron/engine/providers/duckdns/client.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const word = (text: string): Reply => ({ status: 200, text, headers: { 'content-type': 'text/plain' } });

const token = 'a7c4d0ad-114e-40ef-ba1d-d217904a50f2';

/** A zone of the account by its label alone, or by its whole name. */
const zoneOf = (zones: Zones, name: string): string | undefined =>
  [...zones.keys()].find((zone) => name !== '' && (zone === name || zone === `${name}.duckdns.org`));

/** The value shows at the name and at every name below it; it is kept at the place of proof. */
const routes =
  (zones: Zones) =>
  ({ method, path, query }: Asked): Reply => {
    if (method !== 'GET' || path !== '/update') return { status: 404, text: '' };
    const zone = zoneOf(zones, query.get('domains') ?? '');
    if (query.get('token') !== token || zone === undefined) return word('KO');
    const cleared = query.get('clear') === 'true';
    const values = cleared ? [] : [query.get('txt') ?? ''];
    replaceSet(zones, zone, `_acme-challenge.${zone}`, { values, ttl: 60 });
    return word('OK');
  };

/** https://www.duckdns.org/spec.jsp */
export const contract: ProviderContract = {
  module: duckdns,
  fields: { token },
  wrong: { token: 'a7c4d0ad-114e-40ef-ba1d-d217904a50f3' },
  keyField: 'token',
  routes,
  refusals: {},
  shortestTtl: undefined,
  plainValues: true,
  slot: true,
  zoneIsFinal: true,
  boundToZone: true,
  lego: { provider: 'duckdns', env: { DUCKDNS_TOKEN: token } },
};
