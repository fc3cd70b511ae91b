/** TXT records through version 1 of the Baidu AI Cloud DNS API (https://cloud.baidu.com/doc/DNS/s/El4s7lssr). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
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

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const fields = readFields(descriptor, given, ['accessKeyId', 'secretAccessKey', 'endpoint'], {
    // A slash would end it inside the signature.
    accessKeyId: (value) => (value.includes('/') ? 'format' : headerToken(value)),
    secretAccessKey: headerToken,
    endpoint: apiBase,
  });
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.endpoint),
    headers: { 'content-type': 'application/json' },
    secrets: [fields.secretAccessKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ code: z.string(), message: z.string() }), (error) => [error]),
    sign: (request) => signBce(request, fields, clock.now()),
    dated: true,
  };
};

const paged = { isTruncated: z.boolean().nullish(), nextMarker: z.string().nullish() };
const zonesSchema = z.object({ zones: z.array(z.object({ name: z.string() })), ...paged });
const recordsSchema = z.object({
  records: z.array(z.object({ id: z.string(), rr: z.string(), type: z.string(), value: z.string() })),
  ...paged,
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
  const found = await allMarked(async (marker) => {
    const query = { rr: relative, maxKeys: pageSize, ...marker };
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone: zone.name }, signal);
    const page = read(api, recordsSchema, answer);
    return { ...page, items: page.records };
  });
  return found.filter(({ type, rr }) => type === 'TXT' && normalName(rr) === relative);
};

const zones = async (
  api: HttpApi,
  search: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly BaiduZone[]> => {
  const found = await allMarked(async (marker) => {
    const query = { ...search, maxKeys: pageSize, ...marker };
    const answer = await send(api, { method: 'GET', path: '/v1/dns/zone', query, zone: search.name ?? '' }, signal);
    const page = read(api, zonesSchema, answer);
    return { ...page, items: page.zones };
  });
  return found.map(({ name }) => ({ name: normalName(name) }));
};

interface Marked<T> {
  readonly items: readonly T[];
  readonly isTruncated?: boolean | null | undefined;
  readonly nextMarker?: string | null | undefined;
}

/** Runs through pages that each name the next one. */
const allMarked = async <T>(
  page: (marker: Readonly<Record<string, string>>) => Promise<Marked<T>>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  let marker: Readonly<Record<string, string>> = {};
  for (;;) {
    const { items, isTruncated, nextMarker } = await page(marker);
    all.push(...items);
    if (!isTruncated || !nextMarker || items.length === 0) return all;
    marker = { marker: nextMarker };
  }
};
