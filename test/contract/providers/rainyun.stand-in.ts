import { rainyun } from '../../../electron/engine/providers/rainyun/client.ts';
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

const apiKey = 'Zk2vN8qLtR5xW1yB4mHs7dJf0gCpEaUo';

export const refusal = (status: number, code: number, message: string): Reply => ({ status, json: { code, message } });
const paged = (all: readonly unknown[], page: number, size: number): Reply => ({
  status: 200,
  json: { code: 200, data: { TotalRecords: all.length, Records: pageOf(all, page, size).items } },
});

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('x-api-key') !== apiKey) return refusal(403, 30039, '密钥认证错误或已失效');
    const names = [...zones.keys()];
    const own = path.replace(/^\/product(?=\/)/, '').replace(/\/$/, '');
    if (own === '/domain') {
      const options = JSON.parse(query.get('options') ?? '{}') as { page: number; perPage: number };
      return paged(
        names.map((domain, nth) => ({ id: nth + 1, domain })),
        options.page,
        options.perPage,
      );
    }
    const [, id] = /^\/domain\/(\d+)\/dns$/.exec(own) ?? [];
    const zone = names[Number(id) - 1] ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 30404, '域名不存在');
    if (method === 'GET') {
      const shown = records.map((one) => ({
        record_id: Number(one.id),
        host: inside(one.name, zone),
        type: 'TXT',
        ttl: one.ttl,
        value: one.value,
        line: 'DEFAULT',
      }));
      return paged(shown, Number(query.get('page_no') ?? 1), Number(query.get('limit') ?? 10));
    }
    if (method === 'POST') {
      const asked = body as { host: string; ttl: number; type: string; value: string; line: string };
      if (asked.type !== 'TXT' || asked.line !== 'DEFAULT') return refusal(400, 30001, '参数错误');
      if (asked.ttl < 600) return refusal(400, 30001, 'TTL最小600');
      const name = outside(asked.host, zone);
      if (records.some((one) => one.name === name && one.value === asked.value))
        return refusal(400, 30002, '解析记录已存在');
      records.push({ id: nextId(), name, value: asked.value, ttl: asked.ttl });
      return { status: 200, json: { code: 200, data: 'ok' } };
    }
    if (!records.some((one) => one.id === query.get('record_id'))) return refusal(400, 30003, '操作失败');
    zones.set(
      zone,
      records.filter((one) => one.id !== query.get('record_id')),
    );
    return { status: 200, json: { code: 200, data: 'ok' } };
  };

/** https://s.apifox.cn/a4595cc8-44c5-4678-a2a3-eed7738dab03/api-151416609 */
export const contract: ProviderContract = {
  module: rainyun,
  fields: { apiKey },
  wrong: { apiKey: `${apiKey.slice(0, -1)}0` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 30040, '没有权限') },
  shortestTtl: 600,
  lego: { provider: 'rainyun', env: { RAINYUN_API_KEY: apiKey, RAINYUN_TTL: '600' } },
};
