import { createHash } from 'node:crypto';
import { gname } from '../../../electron/engine/providers/gname/client.ts';
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

const appId = '13469026f4b7c1e8d25';
const appKey = 'xW7pTq2LzR9vKe4HbN1s';

export const refusal = (msg: string): Reply => ({
  status: 200,
  json: { code: -1, msg, data: '', requestid: '20260108-085550-3762-0674' },
});
const success = (data: unknown, more: object = {}): Reply => ({
  status: 200,
  json: { code: 1, msg: 'successfully', data, ...more },
});

const whyNot = (form: URLSearchParams): Reply | undefined => {
  if (form.get('appid') !== appId) return refusal('Sorry,APPID  is invalid');
  if (Math.abs(Date.now() / 1000 - Number(form.get('gntime'))) > 300) return refusal('gntime timeout');
  const unsigned = new URLSearchParams(form);
  unsigned.delete('gntoken');
  unsigned.sort();
  const token = createHash('md5')
    .update(unsigned.toString().replaceAll('*', '%2A') + appKey)
    .digest('hex');
  return form.get('gntoken') === token.toUpperCase() ? undefined : refusal('gntoken is error');
};

const routes =
  (zones: Zones) =>
  ({ path, form }: Asked): Reply => {
    const refused = whyNot(form);
    if (refused !== undefined) return refused;
    const zone = form.get('ym') ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal('domain does not exist');
    switch (path) {
      case '/api/resolution/list': {
        const [page, size] = [Number(form.get('page') ?? 1), Number(form.get('limit') ?? 20)];
        const { items } = pageOf(records, page, size);
        const shown = items.map(({ id, name, value }) => ({
          id: Number(id),
          ym: zone,
          lx: 'TXT',
          zjt: inside(name, zone),
          jxz: value,
          mx: 0,
        }));
        return success(shown, { count: records.length, page, pagesize: size });
      }
      case '/api/resolution/add': {
        const [host, value, ttl] = [form.get('zj') ?? '', form.get('jlz') ?? '', Number(form.get('ttl'))];
        if (form.get('lx') !== 'TXT' || host === '' || value === '') return refusal('parameter error');
        if (ttl < 60) return refusal('ttl error');
        const name = outside(host, zone);
        if (records.some((one) => one.name === name && one.value === value)) return refusal('same host records');
        const id = nextId();
        records.push({ id, name, value, ttl });
        return success(Number(id));
      }
      case '/api/resolution/delete':
        if (!records.some(({ id }) => id === form.get('jxid'))) return refusal('operation failed');
        zones.set(
          zone,
          records.filter(({ id }) => id !== form.get('jxid')),
        );
        return success('');
      default:
        return { status: 404, json: { code: 404, msg: 'Not Found' } };
    }
  };

/** https://www.gname.com/domain/api/jiexi/add */
export const contract: ProviderContract = {
  module: gname,
  fields: { appId, appKey },
  wrong: { appKey: `${appKey.slice(0, -1)}S` },
  keyField: 'appKey',
  routes,
  refusals: { noPermission: refusal('no permission to operate'), clockSkew: refusal('gntime timeout') },
  shortestTtl: 120,
  lego: { provider: 'gname', env: { GNAME_APP_ID: appId, GNAME_APP_KEY: appKey } },
};
