/** TXT record sets through version 2 of the Akamai Edge DNS API (https://techdocs.akamai.com/edge-dns/reference/edge-dns-api). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { lostRace, retryingLostRaces } from '../lost-race.ts';
import { allPages } from '../models/pages.ts';
import { type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { edgeGrid } from '../signing/edgegrid.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const edgedns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const { accountSwitchKey } = api.fields;
    const account = accountSwitchKey === '' ? {} : { accountSwitchKey };
    const serial = `${descriptor.id} ${api.base}`;
    return retryingLostRaces(setProvider(callsOf(api, account), { shortestTtl, serial }));
  },
};

/** The credential file of Akamai writes the host with its scheme, sometimes with a slash behind. */
const bareHost = (value: string): string => value.replace(/^https:\/\//, '').replace(/\/+$/, '');
const hostName: FieldCheck = (value) => (/^[a-z\d.-]+(?::\d+)?$/i.test(bareHost(value)) ? undefined : 'format');

/** Milliseconds; a later request is refused (https://techdocs.akamai.com/developer/docs/edgegrid). */
const mostSkew = 30_000;

const openApi = keyedApi({
  descriptor,
  ownBase: ({ host }) => ownBase.replace('{host}', bareHost(host)),
  checks: {
    host: hostName,
    clientToken: headerToken,
    clientSecret: headerToken,
    accessToken: headerToken,
    accountSwitchKey: headerToken,
  },
  errors: errorsBy(z.object({ title: z.string(), detail: z.string().default('') }), ({ title, detail }) => [
    { code: '', message: detail === '' ? title : `${title}: ${detail}` },
  ]),
  dated: mostSkew,
  sign: (request, keys, now) => ({
    ...request,
    headers: { ...request.headers, ...edgeGrid(request, keys, now, randomUUID()) },
  }),
});

const zoneSchema = z.object({ zone: z.string() });
const zonesSchema = z.object({ zones: z.array(zoneSchema) });
const setSchema = z.object({ ttl: z.number(), rdata: z.array(z.string()) });

const pageSize = 100;

interface EdgeZone {
  readonly name: string;
}

/** `account` is the query that tells whose zones are meant. */
const callsOf = (api: HttpApi, account: Readonly<Record<string, string>>): SetCalls<EdgeZone> => {
  const call = (request: ApiRequest, signal: AbortSignal): Promise<Reply> =>
    send(api, { ...request, query: { ...request.query, ...account } }, signal);
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const asked = { method: 'GET', path: zonePath(name), zone: name, accepts: ['zone-not-found'] } as const;
      const answer = await call(asked, signal);
      if (answer.refusal !== undefined) return undefined;
      const found = normalName(read(api, zoneSchema, answer).zone);
      return found === name ? { name } : undefined;
    },
    list: (signal) =>
      allPages(async (number) => {
        const query = { page: String(number), pageSize: String(pageSize) };
        const answer = await call({ method: 'GET', path: '/zones', query, zone: '' }, signal);
        const items = read(api, zonesSchema, answer).zones.map(({ zone }) => ({ name: zone }));
        return { items, more: items.length === pageSize };
      }),
    read: async (_zone, place, signal) => {
      const asked = { method: 'GET', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
      const answer = await call(asked, signal);
      if (answer.refusal !== undefined) return undefined;
      const { ttl, rdata: contents } = read(api, setSchema, answer);
      return { ttl, contents };
    },
    write: async (_zone, place, { ttl, contents: rdata }, before, signal) => {
      const body = { name: place.fqdn, type: 'TXT', ttl, rdata };
      const path = setPath(place);
      const method = before === undefined ? 'POST' : 'PUT';
      const answer = await call({ method, path, body, zone: place.zone, accepts: ['already-there'] }, signal);
      if (answer.refusal !== undefined) throw lostRace(api, `409 ${place.fqdn}`);
    },
    erase: async (_zone, place, _before, signal) => {
      const asked = { method: 'DELETE', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
      await call(asked, signal);
    },
  };
};

const zonePath = (name: string): string => `/zones/${encodeURIComponent(name)}`;
const setPath = ({ zone, fqdn }: HostedPlace): string =>
  `${zonePath(zone)}/names/${encodeURIComponent(fqdn)}/types/TXT`;
