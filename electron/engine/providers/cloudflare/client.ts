/**
 * Records through version 4 of the Cloudflare API (https://developers.cloudflare.com/api/resources/dns/): each value
 * is a record of its own. Zones may be looked up with a second token, and accounts with the old global key still work.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule, RecordType } from '../provider.ts';
import { readCaa, readContent, writeCaa } from '../record-content.ts';
import { writeTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

/** The global key is 37 hexadecimal digits, since 2026 behind `cfk_`; tokens are 40 characters or begin with `cfut_`, `cfat_`. */
const scopedToken: FieldCheck = (value) =>
  /^(?:[0-9a-f]{37}|cfk_.*)$/.test(value) ? 'global-key' : headerToken(value);

export const cloudflare: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { zones, records } = openApis(given, clock);
    return {
      ...recordProvider(callsOf(zones, records), { shortestTtl }),
      inspect: (signal) => inspect(records, signal),
    };
  },
};

/** The same API twice where a token of its own looks up zones. */
const openApis = (given: Readonly<Record<string, string>>, clock: Clock): { zones: HttpApi; records: HttpApi } => {
  const keys = ['apiToken', 'zoneApiToken', 'email', 'globalApiKey', 'endpoint'] as const;
  const fields = readFields(descriptor, given, keys, {
    apiToken: scopedToken,
    zoneApiToken: scopedToken,
    email: headerToken,
    globalApiKey: headerToken,
    endpoint: apiBase,
  });
  const withHeaders = (headers: HttpApi['headers']): HttpApi => ({
    provider: descriptor.id,
    base: baseOf(ownBase, fields.endpoint),
    headers,
    secrets: [fields.apiToken, fields.zoneApiToken, fields.globalApiKey],
    clock,
    rules: descriptor.errors,
    errors,
  });
  if (fields.apiToken === '') {
    const old = withHeaders({ 'x-auth-email': fields.email, 'x-auth-key': fields.globalApiKey });
    return { zones: old, records: old };
  }
  const byToken = (token: string) => withHeaders({ authorization: `Bearer ${token}` });
  return { zones: byToken(fields.zoneApiToken || fields.apiToken), records: byToken(fields.apiToken) };
};

const zonesSchema = z.object({ result: z.array(z.object({ id: z.string(), name: z.string() })) });
const recordSchema = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  content: z.string(),
  ttl: z.number().optional(),
  proxied: z.boolean().optional(),
  /** The parts of a CAA record; other types have other ones, or none. */
  data: z.object({ flags: z.number(), tag: z.string(), value: z.string() }).optional().catch(undefined),
});
const recordsSchema = z.object({
  result: z.array(recordSchema),
  result_info: z.object({ total_pages: z.number() }).optional(),
});
const createdSchema = z.object({ result: z.object({ id: z.string() }) });
const tokenSchema = z.object({ result: z.object({ status: z.string(), expires_on: z.string().optional() }) });
const errorSchema = z.object({ code: z.number(), message: z.string() });

const errors = errorsBy(
  z.object({
    success: z.literal(false),
    errors: z.array(errorSchema.extend({ error_chain: z.array(errorSchema).default([]) })),
  }),
  (body) =>
    body.errors
      .flatMap(({ error_chain, ...error }) => [error, ...error_chain])
      .map(({ code, message }) => ({ code: String(code), message })),
);

const pageSize = 100;
const zonesPageSize = 50;

interface CloudflareZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (zones: HttpApi, api: HttpApi): RecordCalls<CloudflareZone> => ({
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const query = { name, per_page: String(zonesPageSize) };
    const answer = await send(zones, { method: 'GET', path: '/zones', query, zone: name }, signal);
    return read(zones, zonesSchema, answer).result.find((one) => normalName(one.name) === name);
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number), per_page: String(zonesPageSize) };
      const answer = await send(zones, { method: 'GET', path: '/zones', query, zone: '' }, signal);
      const items = read(zones, zonesSchema, answer).result;
      return { items, more: items.length === zonesPageSize };
    }),
  records: async (zone, { fqdn, type: wanted }, signal) => {
    const found = await allPages(async (number) => {
      const query = { type: wanted, name: fqdn, per_page: String(pageSize), page: String(number) };
      const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone: zone.name }, signal);
      const { result, result_info: info } = read(api, recordsSchema, answer);
      return { items: result, more: number < (info?.total_pages ?? 1) };
    });
    const own = found.filter(({ type, name }) => type === wanted && normalName(name) === fqdn);
    // https://developers.cloudflare.com/dns/proxy-status/: the world is told other addresses, and a new record would show these.
    if (own.some(({ proxied }) => proxied)) throw notPlain(api, `${fqdn} ${wanted}: proxied`);
    return own.map(({ id, content, data, ttl }) => ({
      id,
      value: data === undefined ? readContent(wanted, content) : writeCaa(data),
      ttl: ttl === automatic ? automaticTtl : ttl,
    }));
  },
  create: async (zone, { type, fqdn, value, ttl }, signal) => {
    const body = { type, name: fqdn, ...contentOf(type, value), ttl };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone: zone.name }, signal);
    return read(api, createdSchema, answer).result.id;
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts: ['not-there'] }, signal);
    return answer.refusal === undefined;
  },
});

/** https://developers.cloudflare.com/dns/manage-dns-records/reference/ttl/ */
const automatic = 1;
const automaticTtl = 300;

/** CAA is sent in parts: https://developers.cloudflare.com/api/resources/dns/subresources/records/methods/create/ */
const contentOf = (type: RecordType, value: string) => {
  if (type === 'CAA') return { data: readCaa(value) };
  return { content: type === 'TXT' ? writeTxt(value) : value };
};

const recordsPath = ({ id }: CloudflareZone): string => `/zones/${encodeURIComponent(id)}/dns_records`;

/** https://developers.cloudflare.com/api/resources/user/subresources/tokens/methods/verify/; a global key has no such page. */
const inspect = async (api: HttpApi, signal: AbortSignal): Promise<CredentialFacts> => {
  if (api.headers.authorization === undefined) return { tooBroad: true };
  const answer = await send(api, { method: 'GET', path: '/user/tokens/verify', zone: '' }, signal);
  const { expires_on: expiresAt } = read(api, tokenSchema, answer).result;
  return expiresAt === undefined ? {} : { expiresAt };
};
