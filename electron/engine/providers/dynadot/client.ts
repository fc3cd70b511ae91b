/**
 * TXT records through version 2 of the Dynadot API (https://www.dynadot.com/domain/api-document): values without ids,
 * one TTL for the whole domain, one request at a time.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { dynadotSignature } from './signature.ts';

export const dynadot: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

/** Milliseconds: ordinary accounts have sixty requests a minute. */
const spacing = 1_000;

const answerSchema = z.object({
  code: z.coerce.number(),
  message: z.string().default(''),
  error: z.object({ description: z.string().optional() }).nullish(),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken, apiSecret: headerToken },
  headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }),
  alsoSecret: ({ apiKey }) => [apiKey],
  errors: errorsBy(answerSchema, ({ code, message, error }) =>
    code === 0 || (code >= 200 && code < 300)
      ? []
      : [{ code: String(code), message: [message, error?.description ?? ''].filter(Boolean).join(': ') }],
  ),
  sign: (request, fields) => ({
    ...request,
    headers: { ...request.headers, 'x-signature': dynadotSignature(request, fields) },
  }),
  spacing,
});

const recordSchema = z.object({
  sub_host: z.string().nullish(),
  record_type: z.string(),
  record_value1: z.string().nullish(),
});
const glueSchema = z.object({
  data: z.object({
    glue_info: z.object({
      glue_type: z.string().nullish(),
      ttl: z.coerce.number().optional(),
      dns_main_list: z.array(recordSchema).nullish(),
      dns_sub_list: z.array(recordSchema).nullish(),
    }),
  }),
});
const domainsSchema = z.object({
  data: z.object({ domain_info_list: z.array(z.object({ domain_name: z.string() })).nullish() }),
});

const pageSize = 100;

interface DynadotZone {
  readonly name: string;
  /** Of the whole domain, in seconds. */
  readonly ttl: number | undefined;
  readonly values: readonly { readonly relative: string; readonly value: string }[];
}

const callsOf = (api: HttpApi): RecordCalls<DynadotZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const asked = { method: 'GET', path: recordsPath(name), zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    return answer.refusal === undefined ? zoneOf(name, read(api, glueSchema, answer).data.glue_info) : undefined;
  },
  list: async (signal) => {
    const names = await allPages(async (number) => {
      const query = { page: String(number), page_size: String(pageSize) };
      const answer = await send(api, { method: 'GET', path: '/restful/v2/domains', query, zone: '' }, signal);
      const items = read(api, domainsSchema, answer).data.domain_info_list ?? [];
      return { items: items.map(({ domain_name }) => normalName(domain_name)), more: items.length === pageSize };
    });
    return names.map((name) => ({ name, ttl: undefined, values: [] }));
  },
  records: async (zone, { relative }) =>
    zone.values.filter((one) => one.relative === relative).map(({ value }) => ({ id: '', value })),
  create: async (zone, place, signal) => {
    // Without the last field the zone is replaced. Another TTL would be that of everybody's records.
    const body = { ...recordList(place), ttl: zone.ttl ?? place.ttl, add_dns_to_current_setting: true };
    const asked = { method: 'POST', path: recordsPath(zone.name), body, zone: zone.name } as const;
    read(api, answerSchema, await send(api, asked, signal));
    return '';
  },
  remove: async (zone, _found, place, signal) => {
    const path = recordsPath(zone.name);
    await send(api, { method: 'DELETE', path, body: recordList(place), zone: zone.name }, signal);
    return true;
  },
});

type Glue = z.infer<typeof glueSchema>['data']['glue_info'];

/** `undefined` for a domain on other name servers: a record would move it to those of Dynadot. */
const zoneOf = (name: string, glue: Glue): DynadotZone | undefined => {
  const elsewhere = !glue.dns_main_list && !glue.dns_sub_list && glue.glue_type && !/dns/i.test(glue.glue_type);
  if (elsewhere) return undefined;
  const values = [...(glue.dns_main_list ?? []), ...(glue.dns_sub_list ?? [])]
    .filter(({ record_type }) => record_type.toLowerCase() === 'txt')
    .map(({ sub_host, record_value1 }) => ({ relative: sub_host || '@', value: record_value1 ?? '' }));
  return { name, ttl: glue.ttl, values };
};

/** Records of the domain itself are in a list of their own. */
const recordList = ({ relative, value }: HostedPlace & { readonly value: string }) => {
  const record = { record_type: 'txt', record_value1: value };
  return relative === '@' ? { dns_main_list: [record] } : { dns_sub_list: [{ sub_host: relative, ...record }] };
};

const recordsPath = (zone: string): string => `/restful/v2/domains/${encodeURIComponent(zone)}/records`;
