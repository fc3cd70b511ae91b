/**
 * TXT records through version 2 of the Infomaniak API
 * (https://developer.infomaniak.com/docs/api/get/2/zones/%7Bzone%7D/records).
 * It takes values with or without quotes, and tells them in quotes.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { readTxtIfQuoted, writeTxtIfOdd } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const infomaniak: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const errorSchema = z.object({ code: z.string(), description: z.string().default('') });

/** `result` tells a failure, whatever the status. */
const errors = errorsBy(
  z.object({
    result: z.literal('error'),
    error: errorSchema.extend({ errors: z.array(errorSchema).nullish() }),
  }),
  ({ error: { code, description, errors: details } }) => {
    const told = (details ?? []).map((one) => `${one.code} ${one.description}`);
    return [{ code, message: [description, ...told].join('; ') }];
  },
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { accessToken: headerToken },
  headers: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
  errors,
});

const existsSchema = z.object({ data: z.boolean() });
const idSchema = z.union([z.number(), z.string()]).transform(String);
const createdSchema = z.object({ data: z.object({ id: idSchema }) });
const recordsSchema = z.object({
  data: z.array(z.object({ id: idSchema, source: z.string().nullish(), type: z.string(), target: z.string() })),
  pages: z.number().optional(),
});

const pageSize = 100;

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const path = `${zonePath(name)}/exists`;
    const answer = await send(api, { method: 'GET', path, zone: name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined && read(api, existsSchema, answer).data ? { name } : undefined;
  },
  records: async ({ name }, { relative }, signal) => {
    const source = sourceOf(relative);
    const found = await allPages(async (number) => {
      const query = {
        'filter[source]': source,
        'filter[types][]': 'TXT',
        page: String(number),
        per_page: String(pageSize),
      };
      const asked = { method: 'GET', path: recordsPath(name), query, zone: name, accepts: ['zone-not-found'] } as const;
      const answer = await send(api, asked, signal);
      // The zone has just been found, so it has no such records.
      if (answer.refusal !== undefined) return { items: [], more: false };
      const { data, pages } = read(api, recordsSchema, answer);
      return { items: data, more: pages === undefined ? data.length === pageSize : number < pages };
    });
    return found
      .filter((one) => one.type === 'TXT' && sourceOf(normalName(one.source ?? '')) === source)
      .map(({ id, target }) => ({ id, value: readTxtIfQuoted(target) }));
  },
  create: async ({ name }, { relative, value, ttl }, signal) => {
    const body = { source: sourceOf(relative), target: writeTxtIfOdd(value), type: 'TXT', ttl };
    const query = { with: 'idn' };
    const answer = await send(api, { method: 'POST', path: recordsPath(name), query, body, zone: name }, signal);
    return read(api, createdSchema, answer).data.id;
  },
  remove: async ({ name }, { id }, _place, signal) => {
    const path = `${recordsPath(name)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const zonePath = (zone: string): string => `/2/zones/${encodeURIComponent(zone)}`;
const recordsPath = (zone: string): string => `${zonePath(zone)}/records`;

/** The zone itself is a dot here. */
const sourceOf = (relative: string): string => (relative === '@' || relative === '' ? '.' : relative);
