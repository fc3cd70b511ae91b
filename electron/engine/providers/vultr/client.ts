/** Records through version 2 of the Vultr API (https://www.vultr.com/api/#tag/dns), paged by cursors. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { readContent } from '../record-content.ts';
import { writeTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const vultr: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return { ...recordProvider(callsOf(api), { shortestTtl }), inspect: (signal) => inspect(api, signal) };
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }),
  errors: errorsBy(z.object({ error: z.string(), status: z.coerce.string().default('') }), ({ error, status }) => [
    { code: status, message: error },
  ]),
});

const metaSchema = z.object({ links: z.object({ next: z.string().nullish() }).nullish() }).nullish();
const domainsSchema = z.object({ domains: z.array(z.object({ domain: z.string() })), meta: metaSchema });
const recordSchema = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  data: z.string(),
  ttl: z.number().optional(),
});
const recordsSchema = z.object({ records: z.array(recordSchema), meta: metaSchema });
const createdSchema = z.object({ record: z.object({ id: z.string() }) });
const accountSchema = z.object({
  account: z.object({ email: z.string().optional(), acls: z.array(z.string()).optional() }),
});

const pageSize = 100;

interface VultrZone {
  readonly name: string;
}

const callsOf = (api: HttpApi): RecordCalls<VultrZone> => ({
  // CAA is told and sent as `0 issue "ca.example"`, host names without final dot.
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const pages = await pagesOf(api, { path: '/domains', zone: '' }, domainsSchema, signal);
    return pages.flatMap(({ domains }) => domains.map(({ domain }) => ({ name: normalName(domain) })));
  },
  records: async ({ name: zone }, place, signal) => {
    const pages = await pagesOf(api, { path: recordsPath(zone), zone }, recordsSchema, signal);
    return pages
      .flatMap(({ records }) => records)
      .filter(({ type, name }) => type === place.type && (normalName(name) || '@') === place.relative)
      .map(({ id, data, ttl }) => ({ id, value: readContent(place.type, data), ttl }));
  },
  create: async ({ name: zone }, { bare: name, type, value, ttl }, signal) => {
    const body = { type, name, data: type === 'TXT' ? writeTxt(value) : value, ttl, priority: 0 };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone }, signal);
    return read(api, createdSchema, answer).record.id;
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = (zone: string): string => `/domains/${encodeURIComponent(zone)}/records`;

/** Each page names the cursor of the next one; the last names none. */
const pagesOf = <T extends { readonly meta?: z.infer<typeof metaSchema> }>(
  api: HttpApi,
  asked: { readonly path: string; readonly zone: string },
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<readonly T[]> =>
  allMarked(async (mark) => {
    const query = { per_page: String(pageSize), ...markedBy('cursor', mark) };
    const page = read(api, schema, await send(api, { method: 'GET', query, ...asked }, signal));
    return { items: [page], next: page.meta?.links?.next };
  });

/** https://www.vultr.com/api/#tag/account */
const inspect = async (api: HttpApi, signal: AbortSignal): Promise<CredentialFacts> => {
  const answer = await send(api, { method: 'GET', path: '/account', zone: '' }, signal);
  const { email, acls } = read(api, accountSchema, answer).account;
  return {
    ...(email === undefined ? {} : { account: email }),
    ...(acls === undefined ? {} : { permissions: acls, tooBroad: acls.some((acl) => acl !== 'dns') }),
  };
};
