import { dnspodToken } from '../../../electron/engine/providers/dnspod-token/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const told = (code: string, message: string, more: object = {}): Reply => ({
  status: 200,
  json: { status: { code, message, created_at: '2026-05-04 12:00:00' }, ...more },
});
export const refusal = (code: string, message: string): Reply => told(code, message);
const success = (more: object = {}): Reply => told('1', 'Action completed successful', more);

const account = { tokenId: '13490', token: '6b5976c68aba5b14a0558b77c17c3932' };

const pageIn = <T>(all: readonly T[], form: URLSearchParams, usual: number): readonly T[] => {
  const offset = Number(form.get('offset') ?? 0);
  return all.slice(offset, offset + Number(form.get('length') ?? usual));
};

const routes =
  (zones: Zones) =>
  ({ method, path, form, header }: Asked): Reply => {
    if (method !== 'POST') return refusal('2', 'Only POST method is allowed');
    if (header('user-agent') === '' || header('user-agent') === 'node') return refusal('-4', 'User-Agent is required');
    if (form.get('login_token') !== `${account.tokenId},${account.token}`) return refusal('-1', 'Login fail');
    if (form.get('format') !== 'json') return { status: 200, text: '<?xml version="1.0"?><dnspod></dnspod>' };
    const names = [...zones.keys()];
    const told = (name: string) => ({ id: 2_317_000 + names.indexOf(name), name, punycode: name, status: 'enable' });
    if (path === '/Domain.List') {
      const domains = pageIn(names, form, 3000).map(told);
      return success({ info: { domain_total: names.length, all_total: names.length }, domains });
    }
    const zone = names.find((name) => name === form.get('domain') || String(told(name).id) === form.get('domain_id'));
    if (zone === undefined) return refusal('6', 'Domain id invalid');
    if (path === '/Domain.Info') return success({ domain: told(zone) });
    return answerFor(path, zones, zone, form);
  };

const answerFor = (path: string, zones: Zones, zone: string, form: URLSearchParams): Reply => {
  const records = zones.get(zone) ?? [];
  const name = outside(form.get('sub_domain') ?? '', zone);
  switch (path) {
    case '/Record.List': {
      const all = records.filter((one) => !form.has('sub_domain') || one.name === name);
      const page = pageIn(all, form, 100);
      if (page.length === 0) return refusal('10', 'No records');
      return success({
        info: { sub_domains: '1', record_total: String(all.length), records_num: String(page.length) },
        records: page.map((one) => ({
          id: one.id,
          ttl: String(one.ttl),
          value: one.value,
          enabled: '1',
          name: inside(one.name, zone),
          line: '默认',
          type: 'TXT',
        })),
      });
    }
    case '/Record.Create': {
      const value = form.get('value') ?? '';
      const ttl = Number(form.get('ttl') ?? 600);
      if (form.get('record_line') !== '默认') return refusal('26', 'Record line invalid');
      if (ttl < 600) return refusal('32', 'TTL value is beyond the limit');
      if (records.some((one) => one.name === name && one.value === value))
        return refusal('104', 'The record already exists, no need to add again');
      const id = nextId();
      records.push({ id, name, value, ttl });
      return success({ record: { id, name: form.get('sub_domain'), status: 'enable' } });
    }
    case '/Record.Remove': {
      const others = records.filter(({ id }) => id !== form.get('record_id'));
      if (others.length === records.length) return refusal('8', 'Record id invalid');
      zones.set(zone, others);
      return success();
    }
    default:
      return { status: 404, text: '<html><title>404 Not Found</title></html>' };
  }
};

/** https://docs.dnspod.cn/api/ */
export const contract: ProviderContract = {
  module: dnspodToken,
  fields: account,
  wrong: { token: `${account.token.slice(0, -1)}3` },
  keyField: 'token',
  routes,
  refusals: {
    noPermission: refusal('85', 'Login from an unusual place, request refused'),
    rateLimited: refusal('-2', 'API usage is limited'),
  },
  shortestTtl: 600,
};
