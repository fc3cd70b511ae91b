/**
 * TXT records through version 1 of the Netlify API (https://open-api.netlify.com/#tag/dnsZone). A zone goes by its name
 * with underscores for dots.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const netlify: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return { ...recordProvider(callsOf(api), { shortestTtl }), inspect: (signal) => inspect(api, signal) };
  },
};

const idSchema = z.union([z.number(), z.string()]).transform(String);

const errors = errorsBy(z.object({ code: idSchema, message: z.string() }), (error) => [error]);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken },
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  errors,
});

const zoneSchema = z.object({ name: z.string() });
const recordSchema = z.object({
  id: idSchema,
  hostname: z.string(),
  type: z.string(),
  value: z.string().nullish(),
});

/** https://docs.netlify.com/api/get-started/#pagination: the header says whether there is more. */
const listOf = <T>(
  api: HttpApi,
  schema: z.ZodType<T>,
  { path, zone }: { readonly path: string; readonly zone: string },
  signal: AbortSignal,
): Promise<readonly T[]> =>
  allPages(async (number) => {
    const query = { page: String(number), per_page: '100' };
    const answer = await send(api, { method: 'GET', path, query, zone }, signal);
    return { items: read(api, z.array(schema), answer), more: /\brel="?next\b/.test(answer.header('link') ?? '') };
  });

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) => listOf(api, zoneSchema, { path: '/dns_zones', zone: '' }, signal),
  records: async ({ name: zone }, { fqdn }, signal) => {
    const found = await listOf(api, recordSchema, { path: recordsPath(zone), zone }, signal);
    return found
      .filter(({ type, hostname }) => type === 'TXT' && normalName(hostname) === fqdn)
      .map(({ id, value }) => ({ id, value: value ?? '' }));
  },
  create: async ({ name: zone }, { fqdn: hostname, value, ttl }, signal) => {
    const body = { hostname, type: 'TXT', value, ttl };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone }, signal);
    return read(api, z.object({ id: idSchema }), answer).id;
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = (zone: string): string =>
  `/dns_zones/${encodeURIComponent(normalName(zone).replaceAll('.', '_'))}/dns_records`;

/** https://open-api.netlify.com/#tag/user: whose token it is. None can be limited to a zone. */
const inspect = async (api: HttpApi, signal: AbortSignal): Promise<CredentialFacts> => {
  const answer = await send(api, { method: 'GET', path: '/user', zone: '' }, signal);
  const { email } = read(api, z.object({ email: z.string().nullish() }), answer);
  return { ...(email ? { account: email } : {}), tooBroad: true };
};
