/**
 * Records through version 2 of the DigitalOcean API
 * (https://docs.digitalocean.com/reference/api/reference/domain-records/): each value is a record of its own.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { contentOf, recordFields, valueIn } from './parts.ts';

export const digitalocean: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiToken: headerToken },
  headers: ({ apiToken }) => ({ authorization: `Bearer ${apiToken}` }),
  errors: errorsBy(z.object({ id: z.string(), message: z.string() }), ({ id, message }) => [{ code: id, message }]),
});

const linksSchema = z.object({ pages: z.object({ next: z.string().optional() }).optional() }).optional();
const domainsSchema = z.object({ domains: z.array(z.object({ name: z.string() })), links: linksSchema });
const recordSchema = z.object({ id: z.number(), type: z.string(), name: z.string(), ...recordFields });
const recordsSchema = z.object({ domain_records: z.array(recordSchema), links: linksSchema });
const createdSchema = z.object({ domain_record: z.object({ id: z.number() }) });

const pageSize = '200';

/** Pages are counted here: an address in an answer never gets the key. */
const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const query = { per_page: pageSize, page: String(number) };
      const answer = await send(api, { method: 'GET', path: '/v2/domains', query, zone: '' }, signal);
      const { domains, links } = read(api, domainsSchema, answer);
      return { items: domains, more: links?.pages?.next !== undefined };
    }),
  records: async ({ name: zone }, place, signal) => {
    const found = await allPages(async (number) => {
      const query = { type: place.type, name: place.fqdn, per_page: pageSize, page: String(number) };
      const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone }, signal);
      const { domain_records: items, links } = read(api, recordsSchema, answer);
      return { items, more: links?.pages?.next !== undefined };
    });
    return found
      .filter(({ type, name }) => type === place.type && normalName(name) === place.relative)
      .map(({ id, ttl, ...parts }) => ({ id: String(id), value: valueIn(parts, place), ttl: ttl ?? undefined }));
  },
  create: async ({ name: zone }, { type, fqdn, value, ttl }, signal) => {
    // An absolute name needs its final dot, or the zone is appended again.
    const body = { type, name: `${fqdn}.`, ...contentOf(type, value), ttl };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone }, signal);
    return String(read(api, createdSchema, answer).domain_record.id);
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = (zone: string): string => `/v2/domains/${encodeURIComponent(normalName(zone))}/records`;
