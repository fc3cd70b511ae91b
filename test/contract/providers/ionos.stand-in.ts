import { ionos } from '../../../electron/engine/providers/ionos/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, nextId, type Reply, type StoredRecord, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const key = '8f3a61c2e9b8d7f3a5c0e1d2b4a6f8c9.Kq7Lk2Zt9Rw4Vb6NmY3pX8sT1dF5gH0jQeWuIoPaScZxBnMl';
export const refusal = (status: number, code: string, message: string, parameters?: object): Reply => ({
  status,
  json: [{ code, message, ...(parameters === undefined ? {} : { parameters }) }],
});

interface Row {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly ttl: number;
}

/** All that a name and type had goes, and what is sent comes. */
const patch = (zones: Zones, zone: string, rows: readonly Row[]): Reply => {
  const wrong = rows.find(({ name, ttl }) => ttl < 60 || (name !== zone && !name.endsWith(`.${zone}`)));
  if (wrong !== undefined)
    return refusal(400, 'INVALID_RECORD', 'Record is invalid.', {
      errorRecord: wrong,
      invalidFields: [wrong.ttl < 60 ? 'ttl' : 'name'],
    });
  const before = zones.get(zone) ?? [];
  const names = new Set(rows.map(({ name }) => name));
  const made = rows.map(({ name, content, ttl }): StoredRecord => {
    const value = readTxt(content);
    const id = before.find((one) => one.name === name && one.value === value)?.id ?? nextId();
    return { id, name, value, ttl };
  });
  zones.set(zone, [...before.filter(({ name }) => !names.has(name)), ...made]);
  return { status: 200 };
};

const routes =
  (zones: Zones) =>
  ({ method, path: full, query, header, body }: Asked): Reply => {
    const path = full.replace(/^\/dns(?=\/v1)/, '');
    if (header('x-api-key') !== key) return refusal(401, 'UNAUTHORIZED', 'The customer is not authorized.');
    const idOf = (zone: string) => `11af3414-ebba-11e9-8df5-${Buffer.from(zone).toString('hex')}`;
    if (path === '/v1/zones')
      return { status: 200, json: [...zones.keys()].map((name) => ({ id: idOf(name), name, type: 'NATIVE' })) };
    const [, zoneId, recordId] = /^\/v1\/zones\/([^/]+)(?:\/records\/([^/]+))?$/.exec(path) ?? [];
    const [zone, records] = [...zones].find(([name]) => idOf(name) === zoneId) ?? [];
    if (zone === undefined || records === undefined) return refusal(404, 'ZONE_NOT_FOUND', 'Zone does not exist.');
    if (method === 'GET') {
      const suffix = query.get('suffix') ?? '';
      const shown = records
        .filter(({ name }) => name.endsWith(suffix))
        .map(({ value, ...one }) => ({
          ...one,
          rootName: zone,
          type: 'TXT',
          content: writeTxt(value),
          disabled: false,
        }));
      return { status: 200, json: { id: zoneId, name: zone, type: 'NATIVE', records: shown } };
    }
    if (method === 'PATCH') return patch(zones, zone, body as readonly Row[]);
    if (!records.some(({ id }) => id === recordId)) return refusal(404, 'RECORD_NOT_FOUND', 'Record does not exist.');
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return { status: 200 };
  };

/** https://developer.hosting.ionos.com/docs/dns */
export const contract: ProviderContract = {
  module: ionos,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}m` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 'FORBIDDEN', 'The customer may not do this.') },
  shortestTtl: 60,
  lego: { provider: 'ionos', env: { IONOS_API_KEY: key } },
};
