/** TXT records through the Bunny DNS API (https://docs.bunny.net/reference/dnszonepublic_index), where types are numbers. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const bunny: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

const errors = errorsBy(
  z.object({ ErrorKey: z.string().nullish(), Field: z.string().nullish(), Message: z.string() }),
  ({ ErrorKey: key, Field: field, Message: message }) => [
    { code: key ?? '', message: field ? `${field}: ${message}` : message },
  ],
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ accesskey: apiKey }),
  errors,
});

const zonesSchema = z.object({
  Items: z.array(z.object({ Id: z.coerce.string(), Domain: z.string() })),
  HasMoreItems: z.boolean().default(false),
});

const recordSchema = z.object({
  Id: z.coerce.string(),
  Type: z.number(),
  Name: z.string().nullish(),
  Value: z.string().nullish(),
});
const zoneSchema = z.object({ Records: z.array(recordSchema).nullish() });
const createdSchema = z.object({ Id: z.coerce.string() });

const txtType = 3;
const pageSize = 1000;

interface BunnyZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<BunnyZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number), perPage: String(pageSize) };
      const answer = await send(api, { method: 'GET', path: '/dnszone', query, zone: '' }, signal);
      const { Items: zones, HasMoreItems: more } = read(api, zonesSchema, answer);
      return { items: zones.map(({ Id: id, Domain: name }) => ({ id, name: normalName(name) })), more };
    }),
  records: async (zone, { relative }, signal) => {
    const answer = await send(api, { method: 'GET', path: zonePath(zone), zone: zone.name }, signal);
    return (read(api, zoneSchema, answer).Records ?? [])
      .filter(({ Type: type, Name: name }) => type === txtType && (normalName(name ?? '') || '@') === relative)
      .map(({ Id: id, Value: value }) => ({ id, value: value ?? '' }));
  },
  create: async (zone, { bare: name, value, ttl }, signal) => {
    const body = { Type: txtType, Name: name, Value: value, Ttl: ttl };
    const path = `${zonePath(zone)}/records`;
    return read(api, createdSchema, await send(api, { method: 'PUT', path, body, zone: zone.name }, signal)).Id;
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${zonePath(zone)}/records/${encodeURIComponent(id)}`;
    const asked = { method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] } as const;
    return (await send(api, asked, signal)).refusal === undefined;
  },
});

const zonePath = ({ id }: BunnyZone): string => `/dnszone/${encodeURIComponent(id)}`;
