import { dnsexit } from '../../../electron/engine/providers/dnsexit/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const reply = (code: number, message: string, ...details: readonly string[]): Reply => ({
  status: code === 0 ? 200 : 400,
  json: { code, message, details },
});
const success = reply(0, 'Success', 'UPDATE Record TXT');

interface Line {
  readonly type: string;
  readonly name: string;
  readonly content: string;
  readonly ttl?: number;
  readonly overwrite?: boolean;
}
interface Order {
  readonly domain?: string;
  readonly add?: readonly Line[];
  readonly delete?: readonly Line[];
}

export const key = 'p3Xw8Kq5Zt2Vb9Nc7Lm4Rd6Hf1Jg0Sy';
const routes =
  (zones: Zones) =>
  ({ method, path: full, header, body }: Asked): Reply => {
    const path = full.replace(/^\/dns\//, '/');
    if (method !== 'POST' || path !== '/') return { status: 404, text: '<!DOCTYPE html><title>404</title>' };
    if (header('apikey') !== key) return reply(2, 'API Key Authentication Error');
    if (typeof body !== 'object' || body === null) return reply(4, 'JSON Data Syntax Error');
    const { domain = '', add = [], delete: gone = [] } = body as Order;
    const records = zones.get(domain);
    if (records === undefined) return reply(1, 'Some execution problems', `Domain ${domain} not found in your account`);
    const lines = [...add, ...gone];
    if (lines.length === 0) return reply(3, 'Missing Required Definitions');
    if (lines.some(({ type }) => type !== 'TXT')) return reply(5, 'JSON Defined Record Type not Supported');
    // A name that ends with the domain is left as it is.
    const nameOf = ({ name }: Line): string =>
      name === domain || name.endsWith(`.${domain}`) ? name : `${name}.${domain}`;
    const same = (line: Line) => (one: { readonly name: string; readonly value: string }) =>
      one.name === nameOf(line) && one.value === line.content;
    for (const line of add) {
      if (records.some(same(line))) return reply(1, 'Some execution problems', 'TXT record already exists');
      records.push({ id: nextId(), name: nameOf(line), value: line.content, ttl: (line.ttl ?? 480) * 60 });
    }
    for (const line of gone) {
      if (!records.some(same(line))) return reply(1, 'Some execution problems', 'Record not found');
      zones.set(
        domain,
        records.filter((one) => !same(line)(one)),
      );
    }
    return success;
  };

/** https://dnsexit.com/dns/dns-api/ */
export const contract: ProviderContract = {
  module: dnsexit,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}z` },
  keyField: 'apiKey',
  routes,
  refusals: {},
  shortestTtl: 60,
  lego: { provider: 'dnsexit', env: { DNSEXIT_API_KEY: key } },
};
