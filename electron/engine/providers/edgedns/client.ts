/** TXT record sets through version 2 of the Akamai Edge DNS API (https://techdocs.akamai.com/edge-dns/reference/edge-dns-api). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { LostRace, retryingLostRaces } from '../lost-race.ts';
import { type SetCalls, setProvider } from '../models/sets.ts';
import { allPages } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import { edgeGrid } from '../signing/edgegrid.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const edgedns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, account } = openApi(given, clock);
    const serial = `${descriptor.id} ${api.base}`;
    return retryingLostRaces(setProvider(callsOf(api, account), { shortestTtl, serial }));
  },
};

/** The credential file of Akamai writes the host with its scheme, sometimes with a slash behind. */
const bareHost = (value: string): string => value.replace(/^https:\/\//, '').replace(/\/+$/, '');
const hostName: FieldCheck = (value) => (/^[a-z\d.-]+(?::\d+)?$/i.test(bareHost(value)) ? undefined : 'format');

/** `account` is the query that tells whose zones are meant. */
const openApi = (
  given: Readonly<Record<string, string>>,
  clock: Clock,
): { readonly api: HttpApi; readonly account: Readonly<Record<string, string>> } => {
  const keys = ['host', 'clientToken', 'clientSecret', 'accessToken', 'accountSwitchKey', 'endpoint'] as const;
  const fields = readFields(descriptor, given, keys, {
    host: hostName,
    clientToken: headerToken,
    clientSecret: headerToken,
    accessToken: headerToken,
    accountSwitchKey: headerToken,
    endpoint: apiBase,
  });
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase.replace('{host}', bareHost(fields.host)), fields.endpoint),
    headers: {},
    secrets: [fields.clientSecret, fields.accessToken],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ title: z.string(), detail: z.string().default('') }), ({ title, detail }) => [
      { code: '', message: detail === '' ? title : `${title}: ${detail}` },
    ]),
    dated: true,
    sign: (request) => ({
      ...request,
      headers: { ...request.headers, ...edgeGrid(request, fields, clock.now(), randomUUID()) },
    }),
  };
  const { accountSwitchKey } = fields;
  return { api, account: accountSwitchKey === '' ? {} : { accountSwitchKey } };
};

const zoneSchema = z.object({ zone: z.string() });
const zonesSchema = z.object({ zones: z.array(zoneSchema) });
const setSchema = z.object({ ttl: z.number(), rdata: z.array(z.string()) });

const pageSize = 100;

interface EdgeZone {
  readonly name: string;
}

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
      if (answer.refusal !== undefined) throw lostRace(api, place.fqdn);
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

/** Somebody has made the set since it was looked for. */
const lostRace = (api: HttpApi, fqdn: string): LostRace =>
  new LostRace(fail('provider.refused', { ...factsOf(api), detail: `409 ${fqdn}`, cause: 'provider-record-conflict' }));
