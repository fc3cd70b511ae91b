/**
 * TXT records through version 1 of the GoDaddy domains API (https://developer.godaddy.com/doc/endpoint/domains), which
 * replaces all values at a name.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { plainValues } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const godaddy: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const serial = `${descriptor.id} ${api.base}`;
    return setProvider(callsOf(api), { shortestTtl, serial, ...plainValues });
  },
};

/** What is wrong in detail, such as a TTL, stands in `fields`. */
const errors = errorsBy(
  z.object({
    code: z.string(),
    message: z.string().default(''),
    fields: z.array(z.object({ path: z.string().default(''), message: z.string().default('') })).nullish(),
  }),
  ({ code, message, fields }) => {
    const details = (fields ?? []).map((field) => `${field.path} ${field.message}`.trim());
    return [{ code, message: [message, ...details].join('; ') }];
  },
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken, apiSecret: headerToken },
  headers: ({ apiKey, apiSecret }) => ({ authorization: `sso-key ${apiKey}:${apiSecret}` }),
  errors,
});

const domainsSchema = z.array(z.object({ domain: z.string() }));
const recordsSchema = z.array(z.object({ data: z.string(), ttl: z.number().optional() }));
const pageSize = 1000;

/** Each value may have a TTL of its own. */
interface GodaddySet extends RecordSet {
  readonly ttls: ReadonlyMap<string, number>;
}

const callsOf = (api: HttpApi): SetCalls<{ readonly name: string }, GodaddySet> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  // The last name of a page is the mark at which the next one begins.
  list: (signal) =>
    allMarked(async (mark) => {
      const query = { statuses: 'ACTIVE', limit: String(pageSize), ...markedBy('marker', mark) };
      const answer = await send(api, { method: 'GET', path: '/v1/domains', query, zone: '' }, signal);
      const page = read(api, domainsSchema, answer);
      const items = page.map(({ domain }) => ({ name: normalName(domain) }));
      return { items, next: page.length < pageSize ? undefined : page.at(-1)?.domain };
    }),
  read: async (_zone, place, signal) => {
    const answer = await send(api, { method: 'GET', path: setPath(place), zone: place.zone }, signal);
    // A name without values may be answered with an empty one.
    const rows = read(api, recordsSchema, answer).filter(({ data }) => data !== '');
    if (rows.length === 0) return undefined;
    const ttls = new Map(rows.map(({ data, ttl = shortestTtl }) => [data, Math.max(ttl, shortestTtl)]));
    return { contents: rows.map(({ data }) => data), ttl: rows[0]?.ttl ?? shortestTtl, ttls };
  },
  write: async (_zone, place, { contents, ttl }, before, signal) => {
    const body = contents.map((data) => ({ data, ttl: before?.ttls.get(data) ?? ttl }));
    await send(api, { method: 'PUT', path: setPath(place), body, zone: place.zone }, signal);
  },
  erase: async (_zone, place, _before, signal) => {
    await send(api, { method: 'DELETE', path: setPath(place), zone: place.zone }, signal);
  },
});

const setPath = ({ zone, relative }: HostedPlace): string =>
  `/v1/domains/${encodeURIComponent(zone)}/records/TXT/${encodeURIComponent(relative)}`;
