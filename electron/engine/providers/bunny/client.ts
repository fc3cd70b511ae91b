/** TXT records through the Bunny DNS API (https://docs.bunny.net/reference/dnszonepublic_index), where types are numbers. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { allPages } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const bunny: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const { apiKey, endpoint } = readFields(descriptor, given, ['apiKey', 'endpoint'], {
    apiKey: headerToken,
    endpoint: apiBase,
  });
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, endpoint),
    headers: { accesskey: apiKey },
    secrets: [apiKey],
    clock,
    rules: descriptor.errors,
    errors,
  };
};

const errors = errorsBy(
  z.object({ ErrorKey: z.string().nullish(), Field: z.string().nullish(), Message: z.string() }),
  ({ ErrorKey: key, Field: field, Message: message }) => [
    { code: key ?? '', message: field ? `${field}: ${message}` : message },
  ],
);

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
  create: async (zone, { relative, value, ttl }, signal) => {
    const body = { Type: txtType, Name: relative === '@' ? '' : relative, Value: value, Ttl: ttl };
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
