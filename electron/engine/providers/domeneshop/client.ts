/** TXT records through the Domeneshop API (https://api.domeneshop.no/docs/): each value is a record of its own. */
import { z } from 'zod';
import { colonFree, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const domeneshop: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiToken: colonFree, apiSecret: headerToken },
  basic: ['apiToken', 'apiSecret'],
  errors: errorsBy(z.object({ code: z.string(), help: z.string() }), ({ code, help }) => [{ code, message: help }]),
});

const domainsSchema = z.array(
  z.object({ id: z.number(), domain: z.string(), services: z.object({ dns: z.boolean() }) }),
);
const recordSchema = z.object({ id: z.number(), host: z.string(), type: z.string(), data: z.string() });

interface Domain {
  readonly id: number;
  readonly name: string;
}

const callsOf = (api: HttpApi): RecordCalls<Domain> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const answer = await send(api, { method: 'GET', path: '/domains', zone: '' }, signal);
    // A domain may be registered here while somebody else answers for it.
    const hosted = read(api, domainsSchema, answer).filter(({ services }) => services.dns);
    return hosted.map(({ id, domain }) => ({ id, name: domain }));
  },
  records: async (zone, { relative }, signal) => {
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), zone: zone.name }, signal);
    return read(api, z.array(recordSchema), answer)
      .filter(({ type, host }) => type === 'TXT' && (host === '' ? '@' : host.toLowerCase()) === relative)
      .map(({ id, data }) => ({ id: String(id), value: data }));
  },
  create: async (zone, { relative, value, ttl }, signal) => {
    const body = { host: relative, type: 'TXT', data: value, ttl: Math.ceil(ttl / 60) * 60 };
    const asked = { method: 'POST', path: recordsPath(zone), body, zone: zone.name } as const;
    const answer = await send(api, { ...asked, accepts: ['already-there'] }, signal);
    return answer.refusal === undefined ? String(read(api, z.object({ id: z.number() }), answer).id) : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const accepts = ['not-there', 'zone-not-found'] as const;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = ({ id }: Domain): string => `/domains/${id}/dns`;
