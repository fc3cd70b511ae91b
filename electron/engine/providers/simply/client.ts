/** TXT records through version 2 of the Simply.com API (https://www.simply.com/en/docs/api/): each value is a record. */
import { domainToUnicode } from 'node:url';
import { z } from 'zod';
import { type FieldCheck, headerToken } from '../fields.ts';
import { hostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const simply: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl }),
};

/** What stands before the colon of HTTP Basic (RFC 7617 §2) has no colon itself, and an e-mail address is a mix-up. */
const accountNumber: FieldCheck = (value) => (/[:@]/.test(value) ? 'format' : headerToken(value));

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { accountName: accountNumber, apiKey: headerToken },
  basic: ['accountName', 'apiKey'],
  errors: errorsBy(z.object({ error: z.string() }), ({ error }) => [{ code: '', message: error }]),
});

const recordSchema = z.object({ record_id: z.number(), name: z.string(), type: z.string(), data: z.string() });
const recordsSchema = z.object({ records: z.array(recordSchema) });
const createdSchema = z.object({ record: z.object({ id: z.number() }) });
const productsSchema = z.object({
  products: z.array(z.object({ object: z.string(), domain: z.object({ name: z.string() }).optional() })),
});

/** A zone comes with all its records; there is no call for less. */
interface SimplyZone {
  readonly name: string;
  readonly records: readonly z.infer<typeof recordSchema>[];
}

const callsOf = (api: HttpApi): RecordCalls<SimplyZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const asked = { method: 'GET', path: recordsPath(name), zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    return answer.refusal === undefined ? { name, records: read(api, recordsSchema, answer).records } : undefined;
  },
  list: async (signal) => {
    const answer = await send(api, { method: 'GET', path: '/my/products/', zone: '' }, signal);
    const { products } = read(api, productsSchema, answer);
    return products.map(({ object, domain }) => ({ name: domain?.name ?? object, records: [] }));
  },
  records: async ({ name: zone, records }, { fqdn }) =>
    records
      .filter(({ type, name }) => type === 'TXT' && fullName(name, zone) === fqdn)
      .map(({ record_id: id, data }) => ({ id: String(id), value: data })),
  create: async ({ name: zone }, { relative, value, ttl }, signal) => {
    const body = { type: 'TXT', name: relative, data: value, ttl };
    const asked = { method: 'POST', path: recordsPath(zone), body, zone, accepts: ['already-there'] } as const;
    const answer = await send(api, asked, signal);
    return answer.refusal === undefined ? String(read(api, createdSchema, answer).record.id) : '';
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}${encodeURIComponent(id)}/`;
    const answer = await send(api, { method: 'DELETE', path, zone, accepts: ['not-there'] }, signal);
    return answer.refusal === undefined;
  },
});

const fullName = (relative: string, zone: string): string =>
  hostedPlace(zone, relative === '@' || relative === '' ? zone : `${relative}.${zone}`).fqdn;

/** Without the slash at the end the API answers nothing useful. Products are known by their names as people read them. */
const recordsPath = (zone: string): string =>
  `/my/products/${encodeURIComponent(domainToUnicode(zone) || zone)}/dns/records/`;
