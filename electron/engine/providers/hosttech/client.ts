/** TXT records through the hosttech DNS API (https://api.ns1.hosttech.eu/api/documentation). */
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

export const hosttech: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const errors = errorsBy(
  z.object({
    message: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional().catch(undefined),
  }),
  ({ message, errors: fields = {} }) => {
    const told = Object.entries(fields).map(([field, messages]) => `${field}: ${messages.join(' ')}`);
    return [{ code: '', message: [message, ...told].join(' ') }];
  },
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }),
  errors,
});

const idSchema = z.union([z.number(), z.string()]).transform(String);
const zoneSchema = z.object({ id: idSchema, name: z.string() });
const recordSchema = z.object({
  id: idSchema,
  type: z.string(),
  name: z.string().nullish(),
  text: z.string().nullish(),
});

const dataOf = <T>(schema: z.ZodType<T>) => z.object({ data: schema });
const pageSize = 100;

interface HosttechZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<HosttechZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const path = `/user/v1/zones/${encodeURIComponent(name)}`;
    const answer = await send(api, { method: 'GET', path, zone: name, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return undefined;
    const zone = read(api, dataOf(zoneSchema), answer).data;
    return normalName(zone.name) === name ? zone : undefined;
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { query: '', limit: String(pageSize), offset: String((number - 1) * pageSize) };
      const answer = await send(api, { method: 'GET', path: '/user/v1/zones', query, zone: '' }, signal);
      const items = read(api, dataOf(z.array(zoneSchema)), answer).data;
      return { items, more: items.length === pageSize };
    }),
  records: async (zone, { relative }, signal) => {
    const query = { type: 'TXT' };
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone: zone.name }, signal);
    return read(api, dataOf(z.array(recordSchema)), answer)
      .data.filter(({ type, name }) => type === 'TXT' && normalName(name || '@') === relative)
      .map(({ id, text }) => ({ id, value: text ?? '' }));
  },
  create: async (zone, { bare: name, value, ttl }, signal) => {
    const body = { type: 'TXT', name, text: value, ttl };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone: zone.name }, signal);
    return read(api, dataOf(z.object({ id: idSchema })), answer).data.id;
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = ({ id }: HosttechZone): string => `/user/v1/zones/${encodeURIComponent(id)}/records`;
