/** Records through the Gandi LiveDNS API, version 5 (https://api.gandi.net/docs/livedns/), which writes whole sets. */
import { z } from 'zod';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const gandi: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return setProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}` });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { personalAccessToken: headerToken, apiKey: headerToken },
  headers: ({ personalAccessToken: token, apiKey }) => ({
    authorization: token === '' ? `Apikey ${apiKey}` : `Bearer ${token}`,
  }),
  errors: errorsBy(z.object({ code: z.number(), message: z.string() }), ({ message }) => [{ code: '', message }]),
});

const domainSchema = z.object({ fqdn: z.string() });
const setSchema = z.object({ rrset_ttl: z.number(), rrset_values: z.array(z.string()) });
const pageSize = 100;

const callsOf = (api: HttpApi): SetCalls<{ readonly name: string }> => ({
  // Values are those of a zone file, so that host names may be relative ones (section "Records").
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number), per_page: String(pageSize) };
      const answer = await send(api, { method: 'GET', path: '/domains', query, zone: '' }, signal);
      const items = read(api, z.array(domainSchema), answer).map(({ fqdn }) => ({ name: fqdn }));
      return { items, more: items.length === pageSize };
    }),
  read: async (_zone, place, signal) => {
    const asked = { method: 'GET', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    const { rrset_ttl: ttl, rrset_values: contents } = read(api, setSchema, answer);
    return { contents, ttl };
  },
  write: async (_zone, place, { contents, ttl }, _before, signal) => {
    const body = { rrset_ttl: ttl, rrset_values: contents };
    await send(api, { method: 'PUT', path: setPath(place), body, zone: place.zone }, signal);
  },
  erase: async (_zone, place, _before, signal) => {
    const asked = { method: 'DELETE', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
    await send(api, asked, signal);
  },
});

const setPath = ({ zone, relative, type }: HostedPlace): string =>
  `/domains/${encodeURIComponent(zone)}/records/${encodeURIComponent(relative)}/${type}`;
