import { dnsla } from '../../../electron/engine/providers/dnsla/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const apiId = '85068081529119744';
const apiSecret = 'c7d1f0a94b8e4e6f9a35d2b8071c6e4f';

export const refusal = (code: number, msg: string): Reply => ({ status: 200, json: { code, msg, data: null } });
const success = (data: unknown): Reply => ({ status: 200, json: { code: 200, msg: '', data } });

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    const [, basic = ''] = /^Basic (.+)$/.exec(header('authorization')) ?? [];
    if (Buffer.from(basic, 'base64').toString() !== `${apiId}:${apiSecret}`)
      return { status: 401, json: { code: 401, msg: 'Unauthorized' } };
    const names = [...zones.keys()];
    const idOf = (zone: string): string => `8536999425448${String(names.indexOf(zone)).padStart(4, '0')}`;
    const zoneOf = (id: unknown): string => names.find((name) => idOf(name) === id) ?? '';
    const paged = (all: readonly unknown[]): Reply => {
      const { items } = pageOf(all, Number(query.get('pageIndex')), Number(query.get('pageSize')));
      return success({ total: all.length, results: items });
    };
    if (method === 'GET' && path === '/api/domainList')
      return paged(names.map((name) => ({ id: idOf(name), domain: `${name}.`, displayDomain: `${name}.`, state: 1 })));
    if (method === 'GET' && path === '/api/recordList') {
      const zone = zoneOf(query.get('domainId'));
      const records = zones.get(zone);
      if (records === undefined) return refusal(400, '域名不存在');
      const host = query.get('host');
      const shown = records
        .filter(({ name }) => host === null || inside(name, zone) === host)
        .map(({ id, name, value, ttl }) => ({
          id,
          type: 16,
          host: inside(name, zone),
          data: value,
          ttl,
          disable: false,
        }));
      return paged(
        query.get('type') === '16' ? shown : [...shown, { id: '1', type: 2, host: '@', data: 'ns1.dns.la.' }],
      );
    }
    if (path !== '/api/record') return { status: 404, json: { code: 404, msg: 'Not Found' } };
    if (method === 'POST') {
      const asked = body as { domainId: string; type: number; host: string; data: string; ttl: number };
      const zone = zoneOf(asked.domainId);
      const records = zones.get(zone);
      if (records === undefined) return refusal(400, '域名不存在');
      if (asked.type !== 16 || asked.host === '') return refusal(400, '参数错误');
      if (asked.ttl < 600) return refusal(400, 'TTL不能小于600');
      const name = outside(asked.host, zone);
      if (records.some((one) => one.name === name && one.value === asked.data)) return refusal(400, '与已有记录冲突');
      const id = nextId();
      records.push({ id, name, value: asked.data, ttl: asked.ttl });
      return success({ id });
    }
    const [zone, records] = [...zones].find(([, all]) => all.some(({ id }) => id === query.get('id'))) ?? [];
    if (zone === undefined || records === undefined) return refusal(400, '操作失败');
    zones.set(
      zone,
      records.filter(({ id }) => id !== query.get('id')),
    );
    return success(null);
  };

/** https://www.dns.la/docs/ApiDoc */
export const contract: ProviderContract = {
  module: dnsla,
  fields: { apiId, apiSecret },
  wrong: { apiSecret: `${apiSecret.slice(0, -1)}0` },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(403, '没有权限') },
  shortestTtl: 600,
  lego: { provider: 'dnsla', env: { DNSLA_API_ID: apiId, DNSLA_API_SECRET: apiSecret, DNSLA_TTL: '600' } },
};
