import { createHmac } from 'node:crypto';
import { dynadot } from '../../../electron/engine/providers/dynadot/client.ts';
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

const apiKey = 'D6p8wR3xK9vNq2LtZ5mHs7Jf';
const apiSecret = 'Yb4Tg1Uo0CeXiAa8PlQ7ZkWn';

export const refusal = (code: number, message: string, description = ''): Reply => ({
  status: code,
  json: { code, message, ...(description === '' ? {} : { error: { description } }) },
});
const success = (data?: unknown): Reply => ({ status: 200, json: { code: 200, message: 'Success', data } });

interface AskedRecord {
  readonly sub_host?: string;
  readonly record_type: string;
  readonly record_value1: string;
}
interface Body {
  readonly dns_main_list?: readonly AskedRecord[];
  readonly dns_sub_list?: readonly AskedRecord[];
  readonly ttl?: number;
  readonly add_dns_to_current_setting?: boolean;
}

const whyNot = ({ header, target, text }: Asked): Reply | undefined => {
  if (header('authorization') !== `Bearer ${apiKey}`) return refusal(401, 'Unauthorized', 'Invalid API key');
  const message = `${apiKey}\n${target}\n${header('x-request-id')}\n${text}`;
  const signature = createHmac('sha256', apiSecret).update(message).digest('base64');
  return header('x-signature') === signature ? undefined : refusal(401, 'Unauthorized', 'Invalid X-Signature');
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = whyNot(asked);
    if (refused !== undefined) return refused;
    const { method, path, query } = asked;
    if (path === '/restful/v2/domains') {
      const { items } = pageOf([...zones.keys()], Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 20));
      return success({ domain_info_list: items.map((domain_name) => ({ domain_name, status: 'active' })) });
    }
    const [, zone = ''] = /^\/restful\/v2\/domains\/([^/]+)\/records$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Not Found', 'Can not find the domain in the account.');
    if (method === 'GET') {
      const shown = records.map(({ name, value }) => ({
        ...(name === zone ? {} : { sub_host: inside(name, zone) }),
        record_type: 'txt',
        record_value1: value,
      }));
      const main = [{ record_type: 'a', record_value1: '192.0.2.1' }, ...shown.filter((one) => !one.sub_host)];
      const sub = shown.filter((one) => one.sub_host);
      const ttl = String(records[0]?.ttl ?? 300);
      return success({ glue_info: { glue_type: 'DNS', ttl, dns_main_list: main, dns_sub_list: sub } });
    }
    const { dns_main_list: main = [], dns_sub_list: sub = [], ...body } = asked.body as Body;
    const wanted = [...main, ...sub].map(({ sub_host: host = '@', record_type: type, record_value1: value }) => ({
      name: outside(host, zone),
      type,
      value,
    }));
    if (wanted.length === 0 || wanted.some(({ type }) => type !== 'txt'))
      return refusal(400, 'Bad Request', 'record_type');
    const is = (one: { name: string; value: string }) =>
      wanted.some(({ name, value }) => name === one.name && value === one.value);
    if (method === 'DELETE') {
      zones.set(
        zone,
        records.filter((one) => !is(one)),
      );
      const gone = records.filter(is).length;
      return success({ main_record_removed_count: 0, sub_record_removed_count: gone });
    }
    if (records.some(is)) return refusal(409, 'Conflict', 'Duplicate record.');
    // One TTL for the whole domain; without the last field all that was there goes.
    const ttl = body.ttl ?? 300;
    const kept = body.add_dns_to_current_setting === true ? records.map((one) => ({ ...one, ttl })) : [];
    zones.set(zone, [...kept, ...wanted.map(({ name, value }) => ({ id: nextId(), name, value, ttl }))]);
    return success();
  };

/** https://www.dynadot.com/domain/api-document */
export const contract: ProviderContract = {
  module: dynadot,
  fields: { apiKey, apiSecret },
  wrong: { apiSecret: `${apiSecret.slice(0, -1)}0` },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(403, 'Forbidden', 'The request is not allowed.') },
  shortestTtl: undefined,
  // A domain holds a hundred records below itself.
  crowd: 90,
  lego: { provider: 'dynadot', env: { DYNADOT_API_KEY: apiKey, DYNADOT_API_SECRET: apiSecret } },
};
