/**
 * Records through version 1 of the deSEC API (https://desec.readthedocs.io/en/latest/dns/rrsets.html), which writes
 * whole record sets.
 */
import { z } from 'zod';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { factsOf, type HttpApi, jsonIn, notPlain, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, nextInLink } from '../models/pages.ts';
import { type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const desec: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    // The model's own limit stays out of the way, since each domain tells its shortest TTL.
    return setProvider(callsOf(api), { shortestTtl: 0, serial: `${descriptor.id} ${api.base}` });
  },
};

const domainsSchema = z.array(z.object({ name: z.string(), minimum_ttl: z.number().default(shortestTtl) }));
type Domain = z.infer<typeof domainsSchema>[number];
const setSchema = z.object({ records: z.array(z.string()), ttl: z.number().default(shortestTtl) });

const callsOf = (api: HttpApi): SetCalls<Domain> => ({
  // Host names need their final dot, CAA values their quotes (section "Record types").
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  // The API itself walks up the labels and answers the one domain of the account that holds the name.
  find: async (name, signal) => {
    const query = { owns_qname: name };
    const answer = await send(api, { method: 'GET', path: '/domains/', query, zone: name }, signal);
    return read(api, domainsSchema, answer)[0];
  },
  // Pages of 500, of which the first has an empty cursor.
  list: (signal) =>
    allMarked(async (cursor) => {
      const answer = await send(api, { method: 'GET', path: '/domains/', query: { cursor }, zone: '' }, signal);
      return { items: read(api, domainsSchema, answer), next: nextInLink(answer, 'cursor') };
    }),
  read: async (_domain, place, signal) => {
    const asked = { method: 'GET', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    const { records: contents, ttl } = read(api, setSchema, answer);
    return { contents, ttl };
  },
  write: async (domain, place, { contents: records, ttl }, before, signal) => {
    const { zone, bare: subname, type } = place;
    if (before !== undefined) {
      await send(api, { method: 'PATCH', path: setPath(place), body: { records }, zone }, signal);
      return;
    }
    const body = { subname, type, ttl: Math.max(ttl, domain.minimum_ttl), records };
    await send(api, { method: 'POST', path: setsPath(place), body, zone }, signal);
  },
  // An empty set goes away.
  erase: async (_domain, place, _before, signal) => {
    await send(api, { method: 'PATCH', path: setPath(place), body: { records: [] }, zone: place.zone }, signal);
  },
});

const setsPath = ({ zone }: HostedPlace): string => `/domains/${encodeURIComponent(zone)}/rrsets/`;
const setPath = (place: HostedPlace): string =>
  `${setsPath(place)}${encodeURIComponent(place.relative)}/${place.type}/`;

/** `{detail}`, or a list of complaints for each field. A set looks like the latter. */
const errorsIn = (answer: HttpAnswer): readonly ApiError[] => {
  if (answer.status < 400) return [];
  const body = jsonIn(answer);
  const detail = z.object({ detail: z.string() }).safeParse(body);
  if (detail.success) return [{ code: '', message: detail.data.detail }];
  const fields = z.record(z.string(), z.array(z.string())).safeParse(body);
  if (!fields.success) return [];
  return Object.entries(fields.data).map(([code, complaints]) => ({ code, message: complaints.join(' ') }));
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken },
  headers: ({ token }) => ({ authorization: `Token ${token}` }),
  errors: errorsIn,
});
