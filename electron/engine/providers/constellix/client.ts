/** TXT record sets through version 1 of the Constellix API (https://api-docs.constellix.com/), which writes whole sets. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { colonFree, headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { lostRace, retryingLostRaces } from '../lost-race.ts';
import { allPages } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { constellixHeaders } from '../signing/constellix.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const constellix: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const options = { shortestTtl, serial: `${descriptor.id} ${api.base}` };
    return retryingLostRaces(setProvider(callsOf(api), options));
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: colonFree, secretKey: headerToken },
  errors: errorsBy(z.object({ errors: z.array(z.string()) }), (told) =>
    told.errors.map((message) => ({ code: '', message })),
  ),
  sign: (request, fields, now) => ({
    ...request,
    headers: { ...request.headers, ...constellixHeaders(fields, now) },
  }),
  dated: true,
  // Seconds (https://api.dns.constellix.com/v4/docs#section/Using-the-API/Rate-Limiting).
  retryAt: (answer, now) => {
    const seconds = answer.header('x-ratelimit-reset') ?? '';
    return /^\d{1,9}$/.test(seconds) ? new Date(now.getTime() + Number(seconds) * 1000).toISOString() : undefined;
  },
});

const zonesSchema = z.array(z.object({ id: z.number(), name: z.string() }));
const foundSchema = z.array(z.object({ id: z.number(), name: z.string() }));
const entrySchema = z.looseObject({ value: z.string() });
const setSchema = z.object({ id: z.number(), name: z.string(), ttl: z.number(), roundRobin: z.array(entrySchema) });
/** What was made, or a word of success. */
const writtenSchema = z.union([z.array(z.unknown()), z.looseObject({})]);

const pageSize = 100;

interface Domain {
  readonly name: string;
  readonly id: number;
}
interface StoredSet extends RecordSet {
  readonly id: number;
  /** As they are, with what else stands beside a value. */
  readonly entries: readonly z.infer<typeof entrySchema>[];
}

const callsOf = (api: HttpApi): SetCalls<Domain, StoredSet> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const query = { exact: name };
    const asked = { method: 'GET', path: '/domains/search', query, zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    return read(api, zonesSchema, answer).find((one) => normalName(one.name) === name);
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { offset: String((number - 1) * pageSize), max: String(pageSize) };
      const answer = await send(api, { method: 'GET', path: '/domains', query, zone: '' }, signal);
      const items = read(api, zonesSchema, answer);
      return { items, more: items.length === pageSize };
    }),
  ...setCalls(api),
});

const setCalls = (api: HttpApi): Pick<SetCalls<Domain, StoredSet>, 'read' | 'write' | 'erase'> => ({
  read: async (zone, place, signal) => {
    const id = await idOfSet(api, zone, place, signal);
    if (id === undefined) return undefined;
    const asked = { method: 'GET', path: `${setsPath(zone)}/${id}`, zone: zone.name } as const;
    const answer = await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return undefined;
    const { ttl, roundRobin: entries } = read(api, setSchema, answer);
    return { id, ttl, entries, contents: entries.map(({ value }) => value) };
  },
  write: async (zone, place, { ttl, contents }, before, signal) => {
    const roundRobin = contents.map(
      (content) => before?.entries.find(({ value }) => value === content) ?? { value: content },
    );
    const body = { name: place.bare, ttl, roundRobin };
    const change =
      before === undefined
        ? ({ method: 'POST', path: setsPath(zone) } as const)
        : ({ method: 'PUT', path: `${setsPath(zone)}/${before.id}` } as const);
    const accepts = ['already-there', 'zone-not-found'] as const;
    const answer = await send(api, { ...change, body, zone: zone.name, accepts }, signal);
    if (answer.refusal !== undefined) throw lostRace(api, place.fqdn);
    read(api, writtenSchema, answer);
  },
  erase: async (zone, _place, { id }, signal) => {
    const asked = { method: 'DELETE', path: `${setsPath(zone)}/${id}`, zone: zone.name } as const;
    await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
  },
});

/** The search tells names and ids only. A search for the empty name of the apex means nothing, so there all are listed. */
const idOfSet = async (
  api: HttpApi,
  zone: Domain,
  { bare: name }: HostedPlace,
  signal: AbortSignal,
): Promise<number | undefined> => {
  const asked =
    name === '' ? { path: setsPath(zone), query: {} } : { path: `${setsPath(zone)}/search`, query: { exact: name } };
  const request = { method: 'GET', ...asked, zone: zone.name, accepts: ['zone-not-found'] } as const;
  const answer = await send(api, request, signal);
  if (answer.refusal !== undefined) return undefined;
  return read(api, foundSchema, answer).find((one) => one.name.toLowerCase() === name)?.id;
};

const setsPath = ({ id }: Domain): string => `/domains/${id}/records/txt`;
