/** TXT records through the LuaDNS REST API (https://luadns.com/api.html): each value is a record of its own. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { colonFree, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { readTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const luadns: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { username: colonFree, apiToken: headerToken },
  basic: ['username', 'apiToken'],
  errors: errorsBy(z.object({ status: z.string(), message: z.string() }), ({ status, message }) => [
    { code: status, message },
  ]),
});

const zonesSchema = z.array(z.object({ id: z.number(), name: z.string() }));
const recordSchema = z.object({ id: z.number(), name: z.string(), type: z.string(), content: z.string() });

const callsOf = (api: HttpApi): RecordCalls<z.infer<typeof zonesSchema>[number]> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const answer = await send(api, { method: 'GET', path: '/v1/zones', zone: '' }, signal);
    return read(api, zonesSchema, answer);
  },
  records: async (zone, { fqdn }, signal) => {
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), zone: zone.name }, signal);
    return read(api, z.array(recordSchema), answer)
      .filter(({ type, name }) => type === 'TXT' && normalName(name) === fqdn)
      .map(({ id, content }) => ({ id: String(id), value: plainOf(content) }));
  },
  create: async (zone, { fqdn, value, ttl }, signal) => {
    const body = { name: `${fqdn}.`, type: 'TXT', content: value, ttl };
    const asked = { method: 'POST', path: recordsPath(zone), body, zone: zone.name } as const;
    const answer = await send(api, { ...asked, accepts: ['already-there'] }, signal);
    return answer.refusal === undefined ? String(read(api, recordSchema, answer).id) : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const accepts = ['not-there', 'zone-not-found'] as const;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts }, signal);
    return answer.refusal === undefined;
  },
});

/** Values are plain; one that came from a zone file may still have its quotes. */
const plainOf = (content: string): string => (/^"[^"\\]*"$/.test(content) ? readTxt(content) : content);

const recordsPath = ({ id }: { readonly id: number }): string => `/v1/zones/${id}/records`;
