import { createHmac } from 'node:crypto';
import { xinnet } from '../../../electron/engine/providers/xinnet/client.ts';
import { type Asked, nextId, pageOf, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const agentId = 'agent12345';
const appSecret = '9f3b6760952b41eda7ddad84d755b3944cbb7929277947c294b7a578128e1170';

export const refusal = (code: string, msg: string): Reply => ({
  status: 200,
  json: { code, msg, data: null, requestId: 'pvl1VyyUQur3JB2vPfK' },
});
const success = (data: unknown): Reply => ({
  status: 200,
  json: { code: '0', msg: '请求成功', data, requestId: 'vMbN86W3H8Jwhd9RdZ7' },
});

const whyNot = ({ method, path, header, text }: Asked): Reply | undefined => {
  const timestamp = header('timestamp');
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at) || Math.abs(Date.now() - at) > 300_000) return refusal('401', '时间戳已过期');
  // lego asks without the slash, but signs with it.
  const message = `HMAC-SHA256\n${timestamp}\n${method}\n${path.replace(/\/$/, '')}/\n${text}`;
  const signature = createHmac('sha256', appSecret).update(message).digest('hex');
  const wanted = `HMAC-SHA256 Access=${agentId}, Signature=${signature}`;
  return header('authorization') === wanted ? undefined : refusal('401', '签名错误');
};

interface Body {
  readonly domainName: string;
  readonly recordName: string;
  readonly type: string;
  readonly value: string;
  readonly line: string;
  readonly ttl: number;
  readonly recordId: number;
  readonly domainId: string;
  readonly pageNo?: number;
  readonly pageSize?: number;
}

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = whyNot(asked);
    if (refused !== undefined) return refused;
    const body = asked.body as Body;
    const records = zones.get(body.domainName);
    const domainId = String(1000 + [...zones.keys()].indexOf(body.domainName));
    if (records === undefined) return refusal('1', '域名不存在');
    switch (asked.path.replace(/\/$/, '')) {
      case '/api/dns/queryDomain':
        return success({ domainId, name: body.domainName });
      case '/api/dns/queryRecordsPage': {
        if (body.domainId !== domainId) return refusal('1', '域名ID错误');
        const { items, pages } = pageOf(records, body.pageNo ?? 1, body.pageSize ?? 20);
        const list = items.map(({ id, name, value, ttl }) => ({
          recordId: Number(id),
          recordName: name,
          type: 'TXT',
          value,
          ttl,
          line: '默认',
        }));
        return success({ list, totalRows: records.length, totalPages: pages });
      }
      case '/api/dns/create': {
        const { recordName: name, value, ttl, type, line } = body;
        if (type !== 'TXT' || line !== '默认' || !name.endsWith(body.domainName)) return refusal('1', '参数错误');
        if (ttl < 600) return refusal('1', 'TTL值不合法');
        if (records.some((one) => one.name === name && one.value === value))
          return refusal('1', '已存在相同的解析记录');
        const id = nextId();
        records.push({ id, name, value, ttl });
        return success(Number(id));
      }
      case '/api/dns/delete':
        if (!records.some(({ id }) => id === String(body.recordId))) return refusal('1', '操作失败');
        zones.set(
          body.domainName,
          records.filter(({ id }) => id !== String(body.recordId)),
        );
        return success(null);
      default:
        return { status: 404, json: { status: 404, error: 'Not Found' } };
    }
  };

/** https://apidoc.xin.cn/ */
export const contract: ProviderContract = {
  module: xinnet,
  fields: { agentId, appSecret },
  wrong: { appSecret: `${appSecret.slice(0, -1)}1` },
  keyField: 'appSecret',
  routes,
  refusals: { noPermission: refusal('1', '没有权限操作该域名'), clockSkew: refusal('401', '时间戳已过期') },
  shortestTtl: 600,
  lego: { provider: 'xinnet', env: { XINNET_AGENT_ID: agentId, XINNET_SECRET: appSecret, XINNET_TTL: '600' } },
};
