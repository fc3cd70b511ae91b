import { createHmac } from 'node:crypto';
import { constellix } from '../../../electron/engine/providers/constellix/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, inside, outside, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, ...errors: readonly string[]): Reply => ({ status, json: { errors } });

const apiKey = '3c1a8f0e-5b7d-4e21-9c64-7a0b2d5f8e13';
const secretKey = '7d9e2b41-0c6f-4a85-b3d7-1f5e8c9a2b60';

const unsigned = ({ header }: Asked): Reply | undefined => {
  const [key, signature, time = ''] = header('x-cns-security-token').split(':');
  if (key !== apiKey || !(Math.abs(Number(time) - Date.now()) <= 300_000))
    return refusal(401, 'Unable to authenticate token');
  const wanted = createHmac('sha1', secretKey).update(time).digest('base64');
  return signature === wanted ? undefined : refusal(401, 'Unable to authenticate token');
};

/** Ids are numbers. */
const ids = new Map<string, number>();
const idOf = (name: string): number => {
  const id = ids.get(name) ?? ids.size + 273_302;
  ids.set(name, id);
  return id;
};

const shownSet = (zones: Zones, zone: string, name: string) => {
  const set = (zones.get(zone) ?? []).filter((one) => one.name === name);
  const values = set.map(({ value }) => ({ value: writeTxt(value), disableFlag: false }));
  return {
    id: idOf(`${zone} ${name}`),
    type: 'TXT',
    recordType: 'txt',
    name: inside(name, zone) === '@' ? '' : inside(name, zone),
    recordOption: 'roundRobin',
    ttl: set[0]?.ttl ?? 0,
    gtdRegion: 1,
    parentId: idOf(zone),
    parent: 'domain',
    source: 'Domain',
    value: values,
    roundRobin: values,
  };
};

const setCall = (zones: Zones, zone: string, what: string, { method, body, query }: Asked): Reply => {
  const names = [...new Set((zones.get(zone) ?? []).map(({ name }) => name))];
  if (what === 'search') {
    const found = names.filter((name) => name === outside(query.get('exact') ?? '?', zone));
    const shown = found.map((name) => ({
      id: idOf(`${zone} ${name}`),
      name: inside(name, zone),
      recordType: '',
      type: '',
    }));
    return found.length === 0 ? refusal(404, 'No records found.') : { status: 200, json: shown };
  }
  if (what === '' && method === 'GET') return { status: 200, json: names.map((name) => shownSet(zones, zone, name)) };
  const known = what === '' ? undefined : names.find((name) => idOf(`${zone} ${name}`) === Number(what));
  if (what !== '' && known === undefined) return refusal(404, 'Record not found.');
  if (method === 'GET') return { status: 200, json: shownSet(zones, zone, known ?? '') };
  if (method === 'DELETE') {
    replaceSet(zones, zone, known ?? '', { values: [], ttl: 60 });
    return { status: 200, json: { success: 'Record deleted successfully' } };
  }
  const { name, ttl, roundRobin } = body as { name: string; ttl: number; roundRobin: { value: string }[] };
  const full = outside(name, zone);
  if (method === 'POST' && names.includes(full)) return refusal(400, 'Record with this name already exists.');
  if (!(ttl >= 60)) return refusal(400, 'TTL must be 60 or more.');
  if (roundRobin.some(({ value }) => !/^"[\s\S]*"$/.test(value)))
    return refusal(400, 'Value must be in double quotes.');
  replaceSet(zones, zone, full, { values: roundRobin.map(({ value }) => readTxt(value)), ttl });
  return method === 'POST'
    ? { status: 200, json: [shownSet(zones, zone, full)] }
    : { status: 200, json: { success: 'Record updated successfully' } };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = unsigned(asked);
    if (refused !== undefined) return refused;
    const { query } = asked;
    const path = asked.path.replace(/^\/v1/, '');
    const shown = (name: string) => ({ id: idOf(name), name, typeId: 1, version: 9, status: 'ACTIVE' });
    if (path === '/domains/search') {
      const name = query.get('exact') ?? '';
      return zones.has(name) ? { status: 200, json: [shown(name)] } : refusal(404, 'No domains found.');
    }
    if (path === '/domains') {
      const from = Number(query.get('offset') ?? 0);
      const size = Number(query.get('max') ?? 25);
      return { status: 200, json: [...zones.keys()].slice(from, from + size).map(shown) };
    }
    const [, id, what = ''] = /^\/domains\/(\d+)\/records\/txt(?:\/(search|\d+))?$/.exec(path) ?? [];
    const zone = [...zones.keys()].find((name) => idOf(name) === Number(id));
    return zone === undefined ? refusal(404, 'Domain not found.') : setCall(zones, zone, what, asked);
  };

/** https://api-docs.constellix.com/ */
export const contract: ProviderContract = {
  module: constellix,
  fields: { apiKey, secretKey },
  wrong: { secretKey: `${secretKey.slice(0, -1)}1` },
  keyField: 'secretKey',
  routes,
  refusals: { noPermission: refusal(403, 'You do not have permission to access this domain.') },
  shortestTtl: 60,
  lego: { provider: 'constellix', env: { CONSTELLIX_API_KEY: apiKey, CONSTELLIX_SECRET_KEY: secretKey } },
};
