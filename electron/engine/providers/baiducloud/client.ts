/** TXT records through version 1 of the Baidu AI Cloud DNS API (https://cloud.baidu.com/doc/DNS/s/El4s7lssr). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type FoundRecord, type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { signBce } from '../signing/bce.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const baiducloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: {
    // A slash would end it inside the signature.
    accessKeyId: (value) => (value.includes('/') ? 'format' : headerToken(value)),
    secretAccessKey: headerToken,
  },
  headers: () => ({ 'content-type': 'application/json' }),
  errors: errorsBy(z.object({ code: z.string(), message: z.string() }), (error) => [error]),
  sign: (request, fields, now) => signBce(request, fields, now),
  dated: true,
});

const pageSchema = z.object({ isTruncated: z.boolean().nullish(), nextMarker: z.string().nullish() });
const nextOf = ({ isTruncated, nextMarker }: z.infer<typeof pageSchema>) => (isTruncated ? nextMarker : undefined);
const zonesSchema = pageSchema.extend({ zones: z.array(z.object({ name: z.string() })) });
const recordsSchema = pageSchema.extend({
  records: z.array(z.object({ id: z.string(), rr: z.string(), type: z.string(), value: z.string() })),
});

const pageSize = '1000';

interface BaiduZone {
  readonly name: string;
}

const callsOf = (api: HttpApi): RecordCalls<BaiduZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => (await zones(api, { name }, signal)).find((zone) => zone.name === name),
  list: (signal) => zones(api, {}, signal),
  records: (zone, place, signal) => recordsAt(api, zone, place, signal),
  create: async (zone, place, signal) => {
    const { relative, value, ttl } = place;
    const body = { rr: relative, type: 'TXT', value, ttl };
    const query = { clientToken: randomUUID() };
    await send(api, { method: 'POST', path: recordsPath(zone), query, body, zone: zone.name }, signal);
    // The answer is empty, so the id is looked up.
    const made = (await recordsAt(api, zone, place, signal)).find((record) => record.value === value);
    return made?.id ?? '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const query = { clientToken: randomUUID() };
    // The zone has just been found, so what is missing is the record.
    const accepts = ['not-there', 'zone-not-found'] as const;
    const answer = await send(api, { method: 'DELETE', path, query, zone: zone.name, accepts }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = ({ name }: BaiduZone): string => `/v1/dns/zone/${encodeURIComponent(name)}/record`;

const recordsAt = async (
  api: HttpApi,
  zone: BaiduZone,
  { relative }: HostedPlace,
  signal: AbortSignal,
): Promise<readonly FoundRecord[]> => {
  const found = await allMarked(async (mark) => {
    const query = { rr: relative, maxKeys: pageSize, ...markedBy('marker', mark) };
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone: zone.name }, signal);
    const page = read(api, recordsSchema, answer);
    return { items: page.records, next: nextOf(page) };
  });
  return found.filter(({ type, rr }) => type === 'TXT' && normalName(rr) === relative);
};

const zones = async (
  api: HttpApi,
  search: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly BaiduZone[]> => {
  const found = await allMarked(async (mark) => {
    const query = { ...search, maxKeys: pageSize, ...markedBy('marker', mark) };
    const answer = await send(api, { method: 'GET', path: '/v1/dns/zone', query, zone: search.name ?? '' }, signal);
    const page = read(api, zonesSchema, answer);
    return { items: page.zones, next: nextOf(page) };
  });
  return found.map(({ name }) => ({ name: normalName(name) }));
};
