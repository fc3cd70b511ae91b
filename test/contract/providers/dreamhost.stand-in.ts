import { dreamhost } from '../../../electron/engine/providers/dreamhost/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const apiKey = '6SHU5P2HLDAYECUM';

export const refusal = (data: string, reason?: string): Reply => ({
  status: 200,
  json: { result: 'error', data, ...(reason === undefined ? {} : { reason }) },
});
const success = (data: unknown): Reply => ({ status: 200, json: { result: 'success', data } });

const routes =
  (zones: Zones) =>
  ({ path, query }: Asked): Reply => {
    if (path !== '/' || query.get('format') !== 'json') return { status: 200, text: 'error\tno_cmd' };
    if (query.get('key') !== apiKey) return refusal('invalid_api_key');
    const cmd = query.get('cmd');
    if (cmd === 'dns-list_records') {
      const common = { account_id: '1234567', comment: '', editable: '1' };
      return success(
        [...zones].flatMap(([zone, records]) => [
          { ...common, zone, record: zone, type: 'NS', value: 'ns1.dreamhost.com.', editable: '0' },
          ...records.map(({ name, value }) => ({ ...common, zone, record: name, type: 'TXT', value })),
        ]),
      );
    }
    const [name, value] = [query.get('record') ?? '', query.get('value') ?? ''];
    if (query.get('type') !== 'TXT') return refusal('no_type');
    const [zone] = [...zones.keys()]
      .filter((one) => name === one || name.endsWith(`.${one}`))
      .toSorted((one, other) => other.length - one.length);
    const records = zones.get(zone ?? '');
    if (zone === undefined || records === undefined) return refusal('no_such_zone');
    const there = records.some((one) => one.name === name && one.value === value);
    if (cmd === 'dns-add_record') {
      if (there) return refusal('record_already_exists_remove_first');
      records.push({ id: nextId(), name, value, ttl: 14_400 });
      return success('record_added');
    }
    if (!there) return refusal(records.some((one) => one.name === name) ? 'no_such_value' : 'no_such_record');
    zones.set(
      zone,
      records.filter((one) => one.name !== name || one.value !== value),
    );
    return success('record_removed');
  };

/** https://help.dreamhost.com/hc/en-us/articles/217555707-DNS-API-commands */
export const contract: ProviderContract = {
  module: dreamhost,
  fields: { apiKey },
  wrong: { apiKey: `${apiKey.slice(0, -1)}X` },
  keyField: 'apiKey',
  routes,
  refusals: {
    noPermission: refusal('this_key_cannot_access_this_cmd'),
    rateLimited: refusal('slow_down_bucko\tdns-add_record 30 per hour'),
  },
  shortestTtl: undefined,
  lego: { provider: 'dreamhost', env: { DREAMHOST_API_KEY: apiKey } },
};
