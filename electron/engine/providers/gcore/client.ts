/** TXT records through version 2 of the Gcore DNS API (https://api.gcore.com/docs/dns), which writes whole sets. */
import { z } from 'zod';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { plainValues } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const gcore: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const serial = `${descriptor.id} ${api.base}`;
    return setProvider(callsOf(api), { shortestTtl, serial, ...plainValues });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiToken: headerToken },
  headers: ({ apiToken }) => ({ authorization: `APIKey ${apiToken}` }),
  errors: errorsBy(z.object({ error: z.string() }), ({ error }) => [{ code: '', message: error }]),
});

const zoneSchema = z.object({ name: z.string() });
const zonesSchema = z.object({ zones: z.array(zoneSchema), total_amount: z.number() });
/** What else a record holds, such as a note or a region, is kept. */
const recordSchema = z.looseObject({ content: z.array(z.string()) });
const setSchema = z.object({ ttl: z.number(), resource_records: z.array(recordSchema) });
const pageSize = 100;

type GcoreSet = RecordSet & { readonly records: readonly z.infer<typeof recordSchema>[] };

const callsOf = (api: HttpApi): SetCalls<{ readonly name: string }, GcoreSet> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const path = `/v2/zones/${encodeURIComponent(name)}`;
    const answer = await send(api, { method: 'GET', path, zone: name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined ? { name: read(api, zoneSchema, answer).name } : undefined;
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { limit: String(pageSize), offset: String((number - 1) * pageSize) };
      const answer = await send(api, { method: 'GET', path: '/v2/zones', query, zone: '' }, signal);
      const { zones, total_amount: total } = read(api, zonesSchema, answer);
      return { items: zones, more: number * pageSize < total };
    }),
  read: async (_zone, place, signal) => {
    const accepts = ['zone-not-found', 'not-there'] as const;
    const answer = await send(api, { method: 'GET', path: setPath(place), zone: place.zone, accepts }, signal);
    if (answer.refusal !== undefined) return undefined;
    const { ttl, resource_records: records } = read(api, setSchema, answer);
    return { contents: records.map(contentOf), ttl, records };
  },
  write: async (_zone, place, { contents, ttl }, before, signal) => {
    const kept = (content: string) => before?.records.find((one) => contentOf(one) === content);
    const records = contents.map((content) => kept(content) ?? { content: [content] });
    const method = before === undefined ? 'POST' : 'PUT';
    const body = { ttl, resource_records: records };
    await send(api, { method, path: setPath(place), body, zone: place.zone }, signal);
  },
  erase: async (_zone, place, _before, signal) => {
    const accepts = ['zone-not-found', 'not-there'] as const;
    await send(api, { method: 'DELETE', path: setPath(place), zone: place.zone, accepts }, signal);
  },
});

/** One character-string per value; a longer one may come in parts. */
const contentOf = ({ content }: { readonly content: readonly string[] }): string => content.join('');

const setPath = ({ zone, fqdn }: HostedPlace): string =>
  `/v2/zones/${encodeURIComponent(zone)}/${encodeURIComponent(fqdn)}/TXT`;
