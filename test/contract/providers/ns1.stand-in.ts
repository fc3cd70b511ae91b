import { ns1 } from '../../../electron/engine/providers/ns1/client.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const key = 'qACMD09OJXBxT7XOwv9v';
export const refusal = (status: number, message: string): Reply => ({ status, json: { message } });
const pageSize = 100;

const listed = (zones: Zones, after: string): Reply => {
  const names = [...zones.keys()].toSorted().filter((name) => name > after);
  const page = names.slice(0, pageSize);
  const link = `</v1/zones?after=${page.at(-1)}&limit=${pageSize}>; rel="next"`;
  return {
    status: 200,
    json: page.map((zone) => ({ id: `id-${zone}`, zone, ttl: 3600 })),
    ...(names.length > pageSize ? { headers: { link } } : {}),
  };
};

interface Written {
  readonly ttl: number;
  readonly answers: readonly { readonly answer: readonly string[] }[];
}

const recordRoutes = (zones: Zones, zone: string, name: string, { method, body }: Asked): Reply => {
  const set = (zones.get(zone) ?? []).filter((one) => one.name === name);
  const shown = (): Reply => {
    const now = (zones.get(zone) ?? []).filter((one) => one.name === name);
    const answers = now.map(({ id, value }) => ({ id, answer: [value] }));
    return { status: 200, json: { zone, domain: name, type: 'TXT', ttl: now[0]?.ttl, answers, filters: [] } };
  };
  const there = set.length > 0;
  if (method === 'PUT' && there) return refusal(400, 'record already exists');
  if (method !== 'PUT' && !there) return refusal(404, 'record not found');
  if (method === 'DELETE') {
    replaceSet(zones, zone, name, { values: [], ttl: 0 });
    return { status: 200, json: {} };
  }
  if (method === 'PUT' || method === 'POST') {
    const { ttl, answers } = body as Written;
    if (answers.length === 0) return refusal(400, 'answers: must not be empty');
    replaceSet(zones, zone, name, { values: answers.map(({ answer }) => answer.join('')), ttl });
  }
  return shown();
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const path = asked.path.replace(/^\/v1(?=\/)/, '');
    if (asked.header('x-nsone-key') !== key) return refusal(401, 'Unauthorized');
    if (path === '/zones') return listed(zones, asked.query.get('after') ?? '');
    const [, zone = '', name] = /^\/zones\/([^/]+)(?:\/([^/]+)\/TXT)?$/.exec(path) ?? [];
    if (!zones.has(zone)) return refusal(404, 'zone not found');
    if (name === undefined) return { status: 200, json: { id: `id-${zone}`, zone, ttl: 3600 } };
    if (name !== zone && !name.endsWith(`.${zone}`)) return refusal(400, 'domain is not in zone');
    return recordRoutes(zones, zone, name, asked);
  };

/** https://developer.ibm.com/apis/catalog/ns1--ibm-ns1-connect-api */
export const contract: ProviderContract = {
  module: ns1,
  fields: { apiKey: key },
  wrong: { apiKey: 'qACMD09OJXBxT7XOwv9w' },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 'Forbidden: you do not have permission to manage zones') },
  shortestTtl: 1,
  lego: { provider: 'ns1', env: { NS1_API_KEY: key } },
};
