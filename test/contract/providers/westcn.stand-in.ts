import { createHash } from 'node:crypto';
import { westcn } from '../../../electron/engine/providers/westcn/client.ts';
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

/** Chinese as escapes, so that the answer is the same in GBK and UTF-8. */
const gbkJson = (status: number, json: object): Reply => ({
  status,
  text: JSON.stringify(json).replace(
    /[\u0080-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
  headers: { 'content-type': 'application/json; Charset=gb2312' },
});
export const refusal = (msg: string, errcode?: number): Reply =>
  gbkJson(200, { result: 500, clientid: '54880064508339547956', msg, ...(errcode === undefined ? {} : { errcode }) });
const success = (data: object = {}): Reply => gbkJson(200, { result: 200, clientid: '54880064508339547956', ...data });

const username = 'agent2000';
const apiPassword = 'b7Qx-19ehRk2vP';

/** The agents' API; 35.com answers the same. */
const agentRoutes =
  (zones: Zones) =>
  ({ path, query, form }: Asked): Reply => {
    if (path.replace(/^\/api\/v2(?=\/)/, '') !== '/domain/') return gbkJson(404, { result: 404, msg: 'Not Found' });
    const field = (name: string): string => form.get(name) ?? '';
    const time = field('time');
    if (field('username') === '' || time === '' || field('token') === '')
      return refusal('username,time,token必传', 10000);
    if (Math.abs(Date.now() - Number(time)) > 600_000) return refusal('time已过期');
    const token = createHash('md5').update(`${username}${apiPassword}${time}`).digest('hex');
    if (field('username') !== username || field('token') !== token) return refusal('token错误');
    const size = Number(field('limit') || 20);
    if (query.get('act') === 'getdomains') {
      const { items } = pageOf([...zones.keys()], Number(field('page') || 1), size);
      return success({ data: { total: zones.size, limit: size, items: items.map((domain) => ({ domain })) } });
    }
    return recordAct(zones, query.get('act') ?? '', field);
  };

const recordAct = (zones: Zones, act: string, field: (name: string) => string): Reply => {
  const zone = field('domain');
  const records = zones.get(zone);
  if (records === undefined) return refusal('域名不存在');
  switch (act) {
    case 'getdnsrecord': {
      const { items, pages } = pageOf(records, Number(field('pageno') || 1), Number(field('limit') || 20));
      const shown = items.map(({ id, name, value, ttl }) => ({
        id: Number(id),
        item: inside(name, zone),
        value,
        type: 'TXT',
        level: 10,
        ttl,
        line: '',
      }));
      return success({ data: { total: records.length, totalpages: pages, items: shown } });
    }
    case 'adddnsrecord': {
      const name = outside(field('host'), zone);
      const ttl = Number(field('ttl'));
      if (ttl < 60 || ttl > 86_400) return refusal('ttl范围60~86400');
      if (records.some((one) => one.name === name && one.value === field('value')))
        return refusal('500 already exists');
      const id = nextId();
      records.push({ id, name, value: field('value'), ttl });
      return success({ data: { id: Number(id) } });
    }
    case 'deldnsrecord': {
      if (!records.some(({ id }) => id === field('id'))) return refusal('操作失败');
      zones.set(
        zone,
        records.filter(({ id }) => id !== field('id')),
      );
      return success();
    }
    default:
      return refusal('未知act');
  }
};

/** https://www.west.cn/CustomerCenter/doc/domain_v2.html */
export const contract: ProviderContract = {
  module: westcn,
  fields: { username, apiPassword },
  wrong: { apiPassword: `${apiPassword.slice(0, -1)}Q` },
  keyField: 'apiPassword',
  routes: agentRoutes,
  refusals: { noPermission: refusal('IP不允许访问，请设置白名单'), clockSkew: refusal('time已过期') },
  shortestTtl: 60,
  lego: { provider: 'westcn', env: { WESTCN_USERNAME: username, WESTCN_PASSWORD: apiPassword } },
};

const apiKey = '8d3f1c60a97be24518fce0d2b4a67935';
const keyRefusal = (msg: string): Reply => gbkJson(200, { code: 500, msg });

const keyRoutes =
  (zones: Zones) =>
  ({ path, form }: Asked): Reply => {
    if (path.replace(/^\/api\/v2(?=\/)/, '') !== '/domain/dns/') return gbkJson(404, { code: 404, msg: 'Not Found' });
    const field = (name: string): string => form.get(name) ?? '';
    if (field('username') !== username || field('apikey') !== apiKey) return keyRefusal('apikey error');
    const zone = field('domain');
    const records = zones.get(zone);
    if (records === undefined) return keyRefusal(`domain ${zone} not found`);
    switch (field('act')) {
      case 'dnsrec.list': {
        if (records.length === 0) return keyRefusal('no records');
        const { items } = pageOf(records, Number(field('pageno') || 1), Number(field('limit') || 20));
        const shown = items.map(({ id, name, value, ttl }) => ({
          record_id: Number(id),
          hostname: name,
          record_type: 'TXT',
          record_value: value,
          record_ttl: ttl,
        }));
        return gbkJson(200, { code: 200, msg: 'success', body: { total: records.length, items: shown } });
      }
      case 'dnsrec.add': {
        const id = nextId();
        const value = field('record_value');
        records.push({ id, name: field('hostname'), value, ttl: Number(field('record_ttl')) });
        return gbkJson(200, { code: 200, msg: 'success', body: { record_id: Number(id) } });
      }
      default:
        if (!records.some(({ id }) => id === field('record_id'))) return keyRefusal('record not found');
        zones.set(
          zone,
          records.filter(({ id }) => id !== field('record_id')),
        );
        return gbkJson(200, { code: 200, msg: 'success' });
    }
  };

/** The API for ordinary customers, which lego does not speak. */
export const keyContract: ProviderContract = {
  module: westcn,
  fields: { username, apiKey },
  wrong: { apiKey: `${apiKey.slice(0, -1)}0` },
  keyField: 'apiKey',
  routes: keyRoutes,
  refusals: { noPermission: keyRefusal('permission denied') },
  shortestTtl: 60,
};
