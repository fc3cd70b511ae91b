import { desec } from '../../../electron/engine/providers/desec/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, inside, outside, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const detail = (status: number, text: string): Reply => ({ status, json: { detail: text } });
const minimumTtl = 3600;

const pageSize = 200;
const pageAt = (zones: Zones, start: number): Reply => {
  const all = [...zones.keys()].map((name) => ({ name, minimum_ttl: minimumTtl }));
  const next = start + pageSize < all.length ? start + pageSize : undefined;
  const link = `<https://desec.io/api/v1/domains/?cursor=${next}>; rel="next"`;
  return {
    status: 200,
    json: all.slice(start, start + pageSize),
    headers: next === undefined ? {} : { link: `<https://desec.io/api/v1/domains/?cursor=>; rel="first", ${link}` },
  };
};

export const key = 'i-T3b1h_OI-H9ab8tRS98stGtURe';
const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/api\/v1(?=\/)/, '');
    if (header('authorization') !== `Token ${key}`) return detail(401, 'Invalid token.');
    if (path === '/domains/') {
      const name = query.get('owns_qname');
      if (name === null) return pageAt(zones, Number(query.get('cursor') ?? 0));
      const [owner] = [...zones.keys()]
        .filter((zone) => name === zone || name.endsWith(`.${zone}`))
        .toSorted((a, b) => b.length - a.length);
      return { status: 200, json: owner === undefined ? [] : [{ name: owner, minimum_ttl: minimumTtl }] };
    }
    const [, zone = '', subname] = /^\/domains\/([^/]+)\/rrsets\/(?:([^/]+)\/TXT\/)?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return detail(404, 'Not found.');
    if (method === 'POST') {
      const { subname: own, ttl, records: contents } = body as { subname: string; ttl: number; records: string[] };
      if (ttl < minimumTtl) return { status: 400, json: { ttl: [`Ensure this value is at least ${minimumTtl}.`] } };
      const name = outside(own, zone);
      if (records.some((one) => one.name === name))
        return { status: 400, json: { non_field_errors: ['Another RRset with the same subdomain and type exists.'] } };
      replaceSet(zones, zone, name, { values: contents.map(readTxt), ttl });
      return { status: 201, json: body };
    }
    const set = records.filter(({ name }) => inside(name, zone) === subname);
    const ttl = set[0]?.ttl;
    if (subname === undefined || ttl === undefined) return detail(404, 'Not found.');
    if (method === 'GET')
      return { status: 200, json: { subname, type: 'TXT', ttl, records: set.map(({ value }) => writeTxt(value)) } };
    const { records: contents } = body as { records: string[] };
    replaceSet(zones, zone, outside(subname, zone), { values: contents.map(readTxt), ttl });
    return contents.length === 0 ? { status: 204 } : { status: 200, json: { records: contents } };
  };

/** https://desec.readthedocs.io/en/latest/dns/rrsets.html */
export const contract: ProviderContract = {
  module: desec,
  fields: { token: key },
  wrong: { token: 'j-T3b1h_OI-H9ab8tRS98stGtURe' },
  keyField: 'token',
  routes,
  refusals: { noPermission: detail(403, 'You do not have permission to perform this action.') },
  shortestTtl: minimumTtl,
  lego: { provider: 'desec', env: { DESEC_TOKEN: key } },
};
