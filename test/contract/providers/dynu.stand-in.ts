import { dynu } from '../../../electron/engine/providers/dynu/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

/** The status of HTTP is the same as the one inside for the key alone. */
export const refusal = (statusCode: number, type: string, message: string): Reply => ({
  status: statusCode === 401 || statusCode === 429 ? statusCode : 200,
  json: { statusCode, type, message },
});
const invalid = refusal(501, 'Argument Exception', 'Invalid.');
const success = (more: object = {}): Reply => ({ status: 200, json: { statusCode: 200, ...more } });

export const key = 'bV4Y5g3c2fW6e7T8d9R3aS5fG7h4J6k2';

const idOf = (zones: Zones, zone: string): number => 9_000_000 + [...zones.keys()].indexOf(zone);

const closest = (zones: Zones, name: string): string | undefined =>
  [...zones.keys()]
    .filter((zone) => name === zone || name.endsWith(`.${zone}`))
    .toSorted((one, other) => other.length - one.length)[0];

const shown =
  (zone: string, domainId: number) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id: Number(id),
    domainId,
    domainName: zone,
    nodeName: name === zone ? '' : inside(name, zone),
    hostname: name,
    recordType: 'TXT',
    ttl,
    state: true,
    content: `${name}. ${ttl} IN TXT "${value}"`,
    updatedOn: '2026-01-01T00:00:00.000',
    textData: value,
  });

const added = (records: StoredRecord[], zone: string, domainId: number, body: unknown): Reply => {
  const { recordType, nodeName, textData, state, ttl } = body as {
    recordType: string;
    nodeName?: string;
    textData?: string;
    state?: boolean;
    ttl: number;
  };
  if (recordType !== 'TXT' || state !== true || !textData || nodeName === '@') return invalid;
  if (ttl < 30) return refusal(501, 'Argument Exception', 'TTL is too low.');
  const made = { id: nextId(), name: outside(nodeName ?? '', zone), value: textData, ttl };
  records.push(made);
  return success(shown(zone, domainId)(made));
};

const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/v2\//, '/');
    if (header('api-key') !== key) return refusal(401, 'Authentication Exception', 'Failed.');
    if (path === '/dns')
      return success({
        domains: [...zones.keys()].map((name) => ({ id: idOf(zones, name), name, state: 'Complete' })),
      });
    const [, call, hostname = ''] = /^\/dns\/(getroot|record)\/([^/]+)$/.exec(path) ?? [];
    if (call !== undefined) {
      const zone = closest(zones, hostname);
      if (zone === undefined) return invalid;
      const id = idOf(zones, zone);
      if (call === 'getroot')
        return success({ id, domainName: zone, hostname, node: hostname === zone ? '' : inside(hostname, zone) });
      if (query.get('recordType') !== 'TXT') return invalid;
      const found = (zones.get(zone) ?? []).filter(({ name }) => name === hostname);
      return success({ dnsRecords: found.map(shown(zone, id)) });
    }
    const [, zoneId, recordId] = /^\/dns\/(\d+)\/record(?:\/(\d+))?$/.exec(path) ?? [];
    const [zone, records] = [...zones].find(([name]) => String(idOf(zones, name)) === zoneId) ?? [];
    if (zone === undefined || records === undefined) return invalid;
    if (method === 'POST') return added(records, zone, Number(zoneId), body);
    if (!records.some(({ id }) => id === recordId)) return invalid;
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return success();
  };

/** https://www.dynu.com/en-US/Support/API */
export const contract: ProviderContract = {
  module: dynu,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}3` },
  keyField: 'apiKey',
  routes,
  refusals: {},
  shortestTtl: 30,
  lego: { provider: 'dynu', env: { DYNU_API_KEY: key } },
};
