import { desec } from '../../../electron/engine/providers/desec/client.ts';
import {
  type Asked,
  fromZoneFile,
  inZoneFile,
  isSet,
  outside,
  type Reply,
  replaceSet,
  type Zones,
} from '../../support/provider-stand-in.ts';
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

interface Sent {
  readonly subname: string;
  readonly type: string;
  readonly ttl: number;
  readonly records: readonly string[];
}
const unparsable: Reply = { status: 400, json: { records: ['Record content malformed'] } };
/** Nothing where one of them is not as zone files have it. */
const readAll = (type: string, contents: readonly string[]): readonly string[] | undefined => {
  const values = contents.flatMap((content) => fromZoneFile(type, content) ?? []);
  return values.length < contents.length ? undefined : values;
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
    const [, zone = '', subname, type = ''] = /^\/domains\/([^/]+)\/rrsets\/(?:([^/]+)\/([A-Z]+)\/)?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return detail(404, 'Not found.');
    if (method === 'POST') {
      const { subname: own, type: made, ttl, records: contents } = body as Sent;
      if (ttl < minimumTtl) return { status: 400, json: { ttl: [`Ensure this value is at least ${minimumTtl}.`] } };
      const name = outside(own, zone);
      if (records.some(isSet(name, made)))
        return { status: 400, json: { non_field_errors: ['Another RRset with the same subdomain and type exists.'] } };
      const values = readAll(made, contents);
      if (values === undefined) return unparsable;
      replaceSet(zones, zone, name, { type: made, values, ttl });
      return { status: 201, json: body };
    }
    const set = records.filter(isSet(outside(subname ?? '', zone), type));
    const ttl = set[0]?.ttl;
    if (subname === undefined || ttl === undefined) return detail(404, 'Not found.');
    if (method === 'GET')
      return { status: 200, json: { subname, type, ttl, records: set.map(({ value }) => inZoneFile(type, value)) } };
    const { records: contents } = body as { records: string[] };
    const values = readAll(type, contents);
    if (values === undefined) return unparsable;
    replaceSet(zones, zone, outside(subname, zone), { type, values, ttl });
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
