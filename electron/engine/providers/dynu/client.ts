/**
 * TXT records through version 2 of the Dynu API (https://www.dynu.com/en-US/Support/API). The answer tells its own
 * status, which counts and not that of HTTP.
 */
import { z } from 'zod';
import { isWithin, normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dynu: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const exceptionSchema = z.object({
  statusCode: z.number(),
  type: z.string().default(''),
  message: z.string().default(''),
});
type Exception = z.infer<typeof exceptionSchema>;

const errors = errorsBy(
  z.union([z.object({ exception: exceptionSchema }).transform(({ exception }) => exception), exceptionSchema]),
  ({ statusCode, type, message }: Exception) =>
    statusCode >= 200 && statusCode < 300 ? [] : [{ code: String(statusCode), message: `${type}: ${message}` }],
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ 'api-key': apiKey }),
  errors,
});

const idSchema = z.union([z.number(), z.string()]).transform(String);
const zoneSchema = z.object({ id: idSchema, domainName: z.string() });
const zonesSchema = z.object({ domains: z.array(z.object({ id: idSchema, name: z.string() })) });
const recordSchema = z.object({
  id: idSchema,
  recordType: z.string().default('TXT'),
  hostname: z.string(),
  textData: z.string().nullish(),
});

const recordsSchema = z.object({ dnsRecords: z.array(recordSchema) });
const createdSchema = z.object({ id: idSchema });

interface DynuZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<DynuZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  /** The service itself looks upwards: any name below a zone finds the closest one. */
  find: async (name, signal) => {
    const path = `/dns/getroot/${encodeURIComponent(name)}`;
    const answer = await send(api, { method: 'GET', path, zone: name, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return undefined;
    const { id, domainName } = read(api, zoneSchema, answer);
    const found = normalName(domainName);
    return found !== '' && isWithin(name, found) ? { name: found, id } : undefined;
  },
  list: async (signal) =>
    read(api, zonesSchema, await send(api, { method: 'GET', path: '/dns', zone: '' }, signal)).domains,
  records: async (zone, { fqdn }, signal) => {
    const path = `/dns/record/${encodeURIComponent(fqdn)}`;
    const query = { recordType: 'TXT' };
    const answer = await send(api, { method: 'GET', path, query, zone: zone.name }, signal);
    return read(api, recordsSchema, answer)
      .dnsRecords.filter(({ recordType, hostname }) => recordType === 'TXT' && normalName(hostname) === fqdn)
      .map(({ id, textData }) => ({ id, value: textData ?? '' }));
  },
  create: async (zone, { fqdn, bare: nodeName, value, ttl }, signal) => {
    const body = {
      recordType: 'TXT',
      domainName: zone.name,
      hostname: fqdn,
      nodeName,
      textData: value,
      state: true,
      ttl,
    };
    const answer = await send(api, { method: 'POST', path: recordPath(zone), body, zone: zone.name }, signal);
    return read(api, createdSchema, answer).id;
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordPath = ({ id }: DynuZone): string => `/dns/${encodeURIComponent(id)}/record`;
