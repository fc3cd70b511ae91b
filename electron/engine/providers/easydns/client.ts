/** TXT records through the easyDNS REST API (https://docs.rest.easydns.net/), with HTTP Basic. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { colonFree, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const easydns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    // Deleting a record that is gone is refused in the words of a missing right, so it is looked up first.
    return recordProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}`, idsPass: true });
  },
};

const codeSchema = z.union([z.number(), z.string()]).transform(String);
const errorSchema = z.union([
  z.object({ error: z.object({ code: codeSchema, message: z.string().default('') }) }).transform(({ error }) => error),
  z
    .object({ status: z.number().min(400), msg: z.string().default('') })
    .transform(({ status, msg }) => ({ code: String(status), message: msg })),
]);

const errors = errorsBy(errorSchema, (error: z.infer<typeof errorSchema>) => [error]);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: colonFree, key: headerToken },
  basic: ['token', 'key'],
  errors,
});

const recordSchema = z.object({ id: codeSchema, host: z.string(), type: z.string(), rdata: z.string().default('') });
const recordsSchema = z.object({ data: z.array(recordSchema), total: z.coerce.number().optional() });
const createdSchema = z.object({ data: z.object({ id: codeSchema }) });

type Found = z.infer<typeof recordSchema>;

/** `undefined` where the account has no such zone. */
const recordsOf = async (api: HttpApi, zone: string, signal: AbortSignal): Promise<readonly Found[] | undefined> => {
  const path = `/zones/records/all/${encodeURIComponent(zone)}`;
  let missing = false;
  const found = await allPages(async (number, seen) => {
    const query = { ...json, ...(number === 1 ? {} : { start: String(seen) }) };
    const answer = await send(api, { method: 'GET', path, query, zone, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) {
      missing = true;
      return { items: [], more: false };
    }
    const { data, total = 0 } = read(api, recordsSchema, answer);
    return { items: data, more: seen + data.length < total };
  });
  return missing ? undefined : found;
};

const json = { format: 'json' };

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => ((await recordsOf(api, name, signal)) === undefined ? undefined : { name }),
  records: async ({ name }, { relative }, signal) =>
    ((await recordsOf(api, name, signal)) ?? [])
      .filter(({ type, host }) => type === 'TXT' && normalName(host || '@') === relative)
      .map(({ id, rdata }) => ({ id, value: rdata })),
  create: async ({ name: zone }, { relative: host, value: rdata, ttl }, signal) => {
    const path = `/zones/records/add/${encodeURIComponent(zone)}/TXT`;
    const body = { domain: zone, host, ttl: String(ttl), prio: '0', type: 'TXT', rdata };
    const asked = { method: 'PUT', path, query: json, body, zone, accepts: ['already-there'] } as const;
    const answer = await send(api, asked, signal);
    return answer.refusal === undefined ? read(api, createdSchema, answer).data.id : '';
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `/zones/records/${encodeURIComponent(zone)}/${encodeURIComponent(id)}`;
    const asked = { method: 'DELETE', path, query: json, zone, accepts: ['zone-not-found'] } as const;
    return (await send(api, asked, signal)).refusal === undefined;
  },
});
