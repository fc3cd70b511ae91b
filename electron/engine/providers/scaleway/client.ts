/**
 * TXT records through the Scaleway Domains and DNS API, v2beta1
 * (https://www.scaleway.com/en/developers/api/domains-and-dns/).
 * Values are added and deleted by what they hold, in quotes, so a value is its own id here.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const scaleway: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return recordProvider(callsOf(api, api.fields.projectId), { shortestTtl });
  },
};

/** Access keys look like this; they name the secret key and prove nothing. */
const secretKeyOnly: FieldCheck = (value) => (/^SCW[A-Z0-9]{17}$/.test(value) ? 'other-kind' : headerToken(value));

const detailSchema = z.object({ argument_name: z.string().default(''), help_message: z.string().default('') });
const errorSchema = z.object({
  type: z.string().default(''),
  message: z.string().default(''),
  details: z.array(detailSchema).optional().catch(undefined),
});

const errors = errorsBy(errorSchema, ({ type, message, details = [] }) => {
  const told = details.map((one) => `${one.argument_name} ${one.help_message}`);
  return type === '' && message === '' ? [] : [{ code: type, message: [message, ...told].join('; ') }];
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { secretKey: secretKeyOnly, projectId: headerToken },
  headers: ({ secretKey }) => ({ 'x-auth-token': secretKey }),
  errors,
});

const zonesSchema = z.object({
  total_count: z.number().default(0),
  dns_zones: z.array(z.object({ domain: z.string(), subdomain: z.string().default('') })),
});

const recordsSchema = z.object({
  total_count: z.number().default(0),
  records: z.array(z.object({ name: z.string(), type: z.string(), data: z.string() })),
});
const changedSchema = z.object({});
const pageSize = 100;

/** The project is empty for all that the key sees. */
const callsOf = (api: HttpApi, projectId: string): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (page) => {
      const query = { ...pageQuery(page), ...(projectId === '' ? {} : { project_id: projectId }) };
      const answer = await send(api, { method: 'GET', path: '/dns-zones', query, zone: '' }, signal);
      const { total_count: total, dns_zones: zones } = read(api, zonesSchema, answer);
      const items = zones.map(({ domain, subdomain }) => ({
        name: subdomain === '' ? domain : `${subdomain}.${domain}`,
      }));
      return { items, more: page * pageSize < total };
    }),
  records: async ({ name: zone }, { bare: name }, signal) => {
    const found = await allPages(async (page) => {
      const query = { ...pageQuery(page), ...(name === '' ? {} : { name }), type: 'TXT' };
      const asked = { method: 'GET', path: recordsPath(zone), query, zone, accepts: ['zone-not-found'] } as const;
      const answer = await send(api, asked, signal);
      // The zone has just been listed, so it has no such records.
      if (answer.refusal !== undefined) return { items: [], more: false };
      const { total_count: total, records } = read(api, recordsSchema, answer);
      return { items: records, more: page * pageSize < total };
    });
    return found
      .filter((one) => one.type === 'TXT' && normalName(one.name) === name)
      .map(({ data }) => ({ id: readTxt(data), value: readTxt(data) }));
  },
  create: async ({ name: zone }, { bare: name, value, ttl }, signal) => {
    const record = { name, type: 'TXT', data: writeTxt(value), ttl };
    const asked = changeOf(zone, { add: { records: [record] } });
    const answer = await send(api, { ...asked, accepts: ['already-there'] }, signal);
    if (answer.refusal === undefined) read(api, changedSchema, answer);
    return value;
  },
  remove: async ({ name: zone }, { value }, { bare: name }, signal) => {
    const fields = { name, type: 'TXT', data: writeTxt(value) };
    const asked = changeOf(zone, { delete: { id_fields: fields } });
    const answer = await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const pageQuery = (page: number) => ({ page: String(page), page_size: String(pageSize) });
const recordsPath = (zone: string): string => `/dns-zones/${encodeURIComponent(zone)}/records`;
/** Without `disallow_new_zone_creation` a misspelt zone would be made. */
const changeOf = (zone: string, change: object) =>
  ({
    method: 'PATCH',
    path: recordsPath(zone),
    zone,
    body: { return_all_records: false, disallow_new_zone_creation: true, changes: [change] },
  }) as const;
