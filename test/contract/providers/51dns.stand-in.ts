import { createHash } from 'node:crypto';
import { dns51 } from '../../../electron/engine/providers/51dns/client.ts';
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

const apiKey = '5a1c0e9d7b3f48a2';
const apiSecret = 'e2f4b6d8091a3c5e7f9b1d3c5a7e9f0b';

export const refusal = (code: number, message: string): Reply => ({ status: 200, json: { code, message } });
const success = (data: unknown): Reply => ({ status: 200, json: { code: 0, message: 'success', data } });

type Fields = Readonly<Record<string, string>>;

const whyNot = (fields: Fields): Reply | undefined => {
  if (Object.values(fields).some((value) => typeof value !== 'string')) return refusal(3, '非法参数');
  if (Math.abs(Date.now() / 1000 - Number(fields.timestamp)) > 300) return refusal(9, 'timestamp 超时');
  const keys = Object.keys(fields).filter((key) => key !== 'hash');
  keys.sort();
  const query = keys.map((key) => `${key}=${fields[key] ?? ''}`).join('&');
  const hash = createHash('md5')
    .update(query + apiSecret, 'utf8')
    .digest('hex');
  return fields.apiKey === apiKey && fields.hash === hash ? undefined : refusal(8, 'hash 校验失败');
};

const routes =
  (zones: Zones) =>
  ({ path, body }: Asked): Reply => {
    const fields = body as Fields;
    const refused = whyNot(fields);
    if (refused !== undefined) return refused;
    const names = [...zones.keys()];
    const paged = (all: readonly unknown[]): Reply => {
      const [page, pageSize] = [Number(fields.page ?? 1), Number(fields.pageSize ?? 10)];
      const { items, pages } = pageOf(all, page, pageSize);
      return success({ data: items, page, pageSize, pageCount: pages });
    };
    const own = path.replace(/^\/api(?=\/)/, '');
    if (own === '/domain/list')
      return paged(names.map((domains, nth) => ({ groupID: 1, domainID: 100 + nth, domains, state: 0, userLock: 0 })));
    const zone = names[Number(fields.domainID) - 100] ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(11, '域名不存在');
    switch (own) {
      case '/record/list':
        return paged(
          records
            .filter(({ name }) => inside(name, zone).includes(fields.host ?? ''))
            .map(({ id, name, value, ttl }) => ({
              recordID: Number(id),
              record: inside(name, zone),
              type: 'TXT',
              viewID: 0,
              value,
              ttl,
            })),
        );
      case '/record/create': {
        const { type, host = '', value = '', ttl } = fields;
        if (type !== 'TXT' || host === '') return refusal(3, '非法参数');
        if (Number(ttl) < 600) return refusal(3, 'TTL 不合法');
        const name = outside(host, zone);
        if (records.some((one) => one.name === name && one.value === value)) return refusal(12, '记录已存在');
        const id = nextId();
        records.push({ id, name, value, ttl: Number(ttl) });
        return success({
          domainID: Number(fields.domainID),
          recordID: Number(id),
          type,
          value,
          record: name,
          state: 0,
        });
      }
      case '/record/remove':
        if (!records.some(({ id }) => id === fields.recordID)) return refusal(1, '操作失败');
        zones.set(
          zone,
          records.filter(({ id }) => id !== fields.recordID),
        );
        return success({ recordID: Number(fields.recordID) });
      default:
        return { status: 404, json: { code: 404, message: 'Not Found' } };
    }
  };

/** https://www.51dns.com/document/api/index.html */
export const contract: ProviderContract = {
  module: dns51,
  fields: { apiKey, apiSecret },
  wrong: { apiSecret: `${apiSecret.slice(0, -1)}0` },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(7, '没有权限'), clockSkew: refusal(9, 'timestamp 超时') },
  shortestTtl: 600,
  lego: { provider: 'dns51', env: { DNS51_API_KEY: apiKey, DNS51_API_SECRET: apiSecret, DNS51_TTL: '600' } },
};
