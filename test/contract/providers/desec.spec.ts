import { expect, it } from 'vitest';
import { desec } from '../../../electron/engine/providers/desec/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  type Asked,
  inside,
  outside,
  type Reply,
  replaceSet,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';

const detail = (status: number, text: string): Reply => ({ status, json: { detail: text } });
const minimumTtl = 3600;

const key = 'i-T3b1h_OI-H9ab8tRS98stGtURe';
const routes =
  (zones: Zones, good: string) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `Token ${good}`) return detail(401, 'Invalid token.');
    if (path === '/domains/') {
      const name = query.get('owns_qname') ?? '';
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

providerContract({
  module: desec,
  key,
  otherKey: 'j-T3b1h_OI-H9ab8tRS98stGtURe',
  fields: (endpoint, token) => ({ token, endpoint }),
  routes,
  noPermission: detail(403, 'You do not have permission to perform this action.'),
  shortestTtl: minimumTtl,
});

it('deSEC: complaints about a field are told with the field', async () => {
  const api = await startProviderStandIn(() => ({ status: 400, json: { owns_qname: ['Invalid name.', 'Too long.'] } }));
  const provider = desec.create({ token: key, endpoint: api.endpoint });
  expect(await failureOf(provider.prove('example.test', new AbortController().signal))).toMatchObject({
    code: 'provider.refused',
    details: { detail: '400 owns_qname: Invalid name. Too long.' },
  });
  await api.close();
});
