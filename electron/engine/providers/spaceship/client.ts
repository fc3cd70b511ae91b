/** TXT records through version 1 of the Spaceship API (https://docs.spaceship.dev/): records have no ids. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, longestTtl, ownBase, shortestTtl } from './descriptor.ts';

export const spaceship: ProviderModule = {
  descriptor,
  create: (given, clock) => recordProvider(callsOf(openApi(given, clock)), { shortestTtl, longestTtl }),
};

const errors = errorsBy(
  z.object({
    detail: z.string(),
    data: z
      .array(z.object({ field: z.string().default(''), details: z.string().default('') }))
      .nullish()
      .catch(null),
  }),
  ({ detail, data }) => {
    const fields = (data ?? []).map(({ field, details }) => `${field}: ${details}`);
    return [{ code: '', message: [detail, ...fields].join('; ') }];
  },
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken, apiSecret: headerToken },
  headers: ({ apiKey, apiSecret }) => ({ 'x-api-key': apiKey, 'x-api-secret': apiSecret }),
  errors,
});

const domainSchema = z.object({ name: z.string() });
/** Records of other types have other fields than `value`. */
const recordSchema = z.object({ type: z.string(), name: z.string(), value: z.string().optional() });
type Row = z.infer<typeof recordSchema>;

const mostDomains = 100;
const mostRecords = 500;

/** A zone is read with all of its records. */
interface SpaceshipZone {
  readonly name: string;
  readonly records: readonly Row[];
}

const callsOf = (api: HttpApi): RecordCalls<SpaceshipZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const records = await recordsOf(api, name, signal);
    return records === undefined ? undefined : { name, records };
  },
  list: async (signal) => {
    const domains = await collect(mostDomains, async (query) => {
      const answer = await send(api, { method: 'GET', path: '/domains', query, zone: '' }, signal);
      return read(api, listOf(domainSchema), answer);
    });
    return domains.map(({ name }) => ({ name, records: [] }));
  },
  records: async ({ records }, { relative }) =>
    records
      .filter(({ type, name }) => type === 'TXT' && (normalName(name) || '@') === relative)
      .map(({ value = '' }) => ({ id: '', value })),
  create: async ({ name: zone }, { relative, value, ttl }, signal) => {
    const body = { force: false, items: [{ type: 'TXT', name: relative, value, ttl }] };
    await send(api, { method: 'PUT', path: recordsPath(zone), body, zone }, signal);
    return '';
  },
  remove: async ({ name: zone }, { value }, { relative }, signal) => {
    const body = [{ type: 'TXT', name: relative, value }];
    await send(api, { method: 'DELETE', path: recordsPath(zone), body, zone }, signal);
    return true;
  },
});

const recordsPath = (zone: string): string => `/dns/records/${encodeURIComponent(zone)}`;

/** `undefined` where the account has no such domain. A name that cannot be one, such as `_acme-challenge…`, is refused. */
const recordsOf = async (api: HttpApi, zone: string, signal: AbortSignal): Promise<readonly Row[] | undefined> => {
  let missing = false;
  const records = await collect(mostRecords, async (query) => {
    const asked = { method: 'GET', path: recordsPath(zone), query, zone } as const;
    const answer = await send(api, { ...asked, accepts: ['zone-not-found', 'refused'] }, signal);
    missing ||= answer.refusal !== undefined;
    return answer.refusal === undefined ? read(api, listOf(recordSchema), answer) : { items: [], total: 0 };
  });
  return missing ? undefined : records;
};

const listOf = <T>(row: z.ZodType<T>) => z.object({ items: z.array(row), total: z.number().default(0) });

const collect = <T>(
  take: number,
  page: (query: Readonly<Record<string, string>>) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): Promise<readonly T[]> =>
  allPages(async (_number, seen) => {
    const { items, total } = await page({ take: String(take), skip: String(seen) });
    return { items, more: seen + items.length < total };
  });
