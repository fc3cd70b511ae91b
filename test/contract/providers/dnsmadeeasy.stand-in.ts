import { createHmac } from 'node:crypto';
import { dnsmadeeasy } from '../../../electron/engine/providers/dnsmadeeasy/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
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

export const refusal = (status: number, ...error: readonly string[]): Reply => ({ status, json: { error } });

const apiKey = '1c1a3c91-4770-4ce7-96f4-54c0eb0e457a';
const secretKey = 'c9b5625f-9834-4ff8-baba-4ed5f32cae55';

const unsigned = ({ header }: Asked, ahead: number): Reply | undefined => {
  const date = header('x-dnsme-requestdate');
  if (header('x-dnsme-apikey') !== apiKey) return refusal(403, 'API key not found');
  const difference = Date.now() + ahead - Date.parse(date);
  if (!(Math.abs(difference) <= 30_000))
    return {
      ...refusal(
        400,
        `Request sent with date header too far out of sync.  Difference in times is ${difference}, header value is ${Date.parse(date)}`,
      ),
      headers: { date: new Date(Date.now() + ahead).toUTCString() },
    };
  const wanted = createHmac('sha1', secretKey).update(date).digest('hex');
  return header('x-dnsme-hmac') === wanted ? undefined : refusal(403, 'API HMAC does not match');
};

/** How long a page is, the documentation does not say. */
const size = 100;
const paged = (all: readonly unknown[], query: URLSearchParams): Reply => {
  const page = Number(query.get('page') ?? 0);
  const { items, pages } = pageOf(all, page + 1, size);
  return { status: 200, json: { totalRecords: all.length, totalPages: pages, data: items, page } };
};

/** Ids of zones and records are numbers. */
const zoneIds = new Map<string, number>();
const idOf = (zone: string): number => {
  const id = zoneIds.get(zone) ?? zoneIds.size + 1_000_000;
  zoneIds.set(zone, id);
  return id;
};

const recordCall = (zones: Zones, zone: string, id: string | undefined, { method, body, query }: Asked): Reply => {
  const records = zones.get(zone) ?? [];
  const shown = ({ id: own, name, value, ttl }: (typeof records)[number]) => ({
    id: Number(own),
    type: 'TXT',
    name: inside(name, zone) === '@' ? '' : inside(name, zone),
    value: writeTxt(value),
    ttl,
    source: 1,
    sourceId: idOf(zone),
    gtdLocation: 'DEFAULT',
    failed: false,
  });
  if (method === 'GET') {
    const wanted = query.get('recordName') ?? '';
    const all = records.filter(({ name }) => wanted === '' || name === outside(wanted, zone));
    return paged(all.map(shown), query);
  }
  if (method === 'POST') {
    const { type, name, value, ttl } = body as { type: string; name: string; value: string; ttl: number };
    if (type !== 'TXT' || name.endsWith(zone)) return refusal(400, 'Name is not relative to the domain.');
    if (!(ttl >= 30)) return refusal(400, 'TTL must be at least 30.');
    const made = { id: nextId(), name: outside(name, zone), value: readTxt(value), ttl };
    if (records.some((one) => one.name === made.name && one.value === made.value))
      return refusal(400, `Record with this type (TXT), name (${name}), and value (${value}) already exists.`);
    records.push(made);
    return { status: 201, json: shown(made) };
  }
  const kept = records.filter((one) => one.id !== id);
  zones.set(zone, kept);
  return kept.length === records.length ? { status: 404 } : { status: 200 };
};

/** `ahead`: milliseconds by which the service's clock differs from this machine's. */
export const routesWith =
  (ahead: number) =>
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = unsigned(asked, ahead);
    if (refused !== undefined) return refused;
    const path = asked.path.replace(/^\/V2\.0/, '').replace(/\/$/, '');
    const shown = (name: string) => ({ id: idOf(name), name, gtdEnabled: false, pendingActionId: 0 });
    if (path === '/dns/managed') return paged([...zones.keys()].map(shown), asked.query);
    if (path === '/dns/managed/name') {
      const name = asked.query.get('domainname') ?? '';
      return zones.has(name) ? { status: 200, json: shown(name) } : refusal(404, 'Not Found');
    }
    const [, zoneId, recordId] = /^\/dns\/managed\/(\d+)\/records(?:\/(\d+))?$/.exec(path) ?? [];
    const zone = [...zones.keys()].find((name) => idOf(name) === Number(zoneId));
    return zone === undefined ? { status: 404 } : recordCall(zones, zone, recordId, asked);
  };

/** https://api-docs.dnsmadeeasy.com/ */
export const contract: ProviderContract = {
  module: dnsmadeeasy,
  fields: { apiKey, secretKey },
  wrong: { secretKey: `${secretKey.slice(0, -1)}0` },
  keyField: 'secretKey',
  routes: routesWith(0),
  refusals: {
    rateLimited: refusal(400, 'Rate limit exceeded'),
    clockSkew: refusal(
      400,
      'Request sent with date header too far out of sync.  Difference in times is 3600000, header value is 1610379952000',
    ),
  },
  shortestTtl: 30,
  lego: { provider: 'dnsmadeeasy', env: { DNSMADEEASY_API_KEY: apiKey, DNSMADEEASY_API_SECRET: secretKey } },
};
