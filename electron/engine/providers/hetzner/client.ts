/**
 * Records through the Hetzner Cloud API (https://docs.hetzner.cloud/reference/cloud#zone-rrset-actions), which adds
 * and removes single values of a record set.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send, shown } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { absoluteIn, readContent, writeContent } from '../record-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

/** The DNS console that was shut down in May 2026 gave tokens of 32 characters; those of the Cloud API have 64. */
const cloudToken: FieldCheck = (value) => (/^[A-Za-z0-9]{32}$/.test(value) ? 'retired-key' : headerToken(value));

export const hetzner: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    // A zone takes one change at a time, and answers "locked" to a second one.
    return recordProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}` });
  },
};

const errorSchema = z.object({ code: z.string(), message: z.string() });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiToken: cloudToken },
  headers: ({ apiToken }) => ({ authorization: `Bearer ${apiToken}` }),
  errors: errorsBy(z.object({ error: errorSchema }), ({ error }) => [error]),
});

const zonesSchema = z.object({ zones: z.array(z.object({ name: z.string(), ttl: z.number().optional() })) });
const setSchema = z.object({
  rrset: z.object({ records: z.array(z.object({ value: z.string() })), ttl: z.number().nullish() }),
});
const actionSchema = z.object({
  action: z.object({
    id: z.number(),
    status: z.enum(['running', 'success', 'error']),
    error: errorSchema.nullish(),
  }),
});

const pageSize = 50;
const actionPause = 500;
const mostLooks = 60;

type HetznerZone = z.infer<typeof zonesSchema>['zones'][number];

const callsOf = (api: HttpApi): RecordCalls<HetznerZone> => ({
  // Values are those of a zone file: https://docs.hetzner.cloud/reference/cloud#zone-rrsets
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const answer = await send(api, { method: 'GET', path: '/zones', query: { name }, zone: name }, signal);
    return read(api, zonesSchema, answer).zones.find((one) => normalName(one.name) === name);
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number), per_page: String(pageSize) };
      const items = read(
        api,
        zonesSchema,
        await send(api, { method: 'GET', path: '/zones', query, zone: '' }, signal),
      ).zones;
      return { items, more: items.length === pageSize };
    }),
  records: async (zone, place, signal) => {
    const { contents = [], ttl } = (await readSet(api, place, signal)) ?? {};
    // A set without a TTL has that of its zone.
    return contents.map((content) => ({ id: idOf(place), value: valueIn(content, place), ttl: ttl ?? zone.ttl }));
  },
  create: async (_zone, place, signal) => {
    const there = await readSet(api, place, signal);
    // A set that is there keeps its TTL: another one would be refused.
    const ttl = there === undefined ? { ttl: place.ttl } : {};
    const body = { ...ttl, records: [{ value: writeContent(place.type, place.value) }] };
    await act(api, place, { name: 'add_records', body, accepts: ['already-there'] }, signal);
    return idOf(place);
  },
  remove: async (_zone, _record, place, signal) => {
    const name = 'remove_records';
    const records = [{ value: writeContent(place.type, place.value) }];
    if (await act(api, place, { name, body: { records }, accepts: ['zone-not-found', 'refused'] }, signal)) return true;
    // Refused because it was not there, unless it still is: then it is asked again, as the service writes it.
    const { contents = [] } = (await readSet(api, place, signal)) ?? {};
    const left = contents.filter((content) => valueIn(content, place) === place.value);
    if (left.length === 0) return false;
    return act(api, place, { name, body: { records: left.map((value) => ({ value })) }, accepts: [] }, signal);
  },
});

/** Values have no ids, sets have: their name and their type. */
const idOf = ({ relative, type }: HostedPlace): string => `${relative}/${type}`;

const valueIn = (content: string, { zone, type }: HostedPlace): string =>
  readContent(type, absoluteIn(zone, type, content));

const setPath = ({ zone, relative, type }: HostedPlace): string =>
  `/zones/${encodeURIComponent(zone)}/rrsets/${encodeURIComponent(relative)}/${type}`;

/** `undefined` when there is no set of that name. */
const readSet = async (
  api: HttpApi,
  place: HostedPlace,
  signal: AbortSignal,
): Promise<{ readonly contents: readonly string[]; readonly ttl: number | null | undefined } | undefined> => {
  const asked = { method: 'GET', path: setPath(place), zone: place.zone, accepts: ['zone-not-found'] } as const;
  const answer = await send(api, asked, signal);
  if (answer.refusal !== undefined) return undefined;
  const { records, ttl } = read(api, setSchema, answer).rrset;
  return { contents: records.map(({ value }) => value), ttl };
};

interface Change {
  readonly name: 'add_records' | 'remove_records';
  readonly body: unknown;
  readonly accepts: readonly Refusal[];
}

/** A change is only a promise until its action has ended. Answers whether it was made. */
const act = async (
  api: HttpApi,
  place: HostedPlace,
  { name, body, accepts }: Change,
  signal: AbortSignal,
): Promise<boolean> => {
  const path = `${setPath(place)}/actions/${name}`;
  const answer = await send(api, { method: 'POST', path, body, zone: place.zone, accepts }, signal);
  if (answer.refusal !== undefined) return false;
  let { action } = read(api, actionSchema, answer);
  for (let looks = 0; action.status === 'running' && looks < mostLooks; looks += 1) {
    await api.clock.sleep(actionPause, signal);
    const look = await send(api, { method: 'GET', path: `/actions/${action.id}`, zone: place.zone }, signal);
    action = read(api, actionSchema, look).action;
  }
  if (action.status === 'success') return true;
  const { code, message } = action.error ?? { code: action.status, message: `action ${action.id}` };
  throw fail('provider.refused', { ...factsOf(api), detail: shown(api, `${code}: ${message}`) });
};
