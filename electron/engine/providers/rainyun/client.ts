/** TXT records through the Rain Yun API (https://s.apifox.cn/a4595cc8-44c5-4678-a2a3-eed7738dab03/api-151416609). */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type FoundRecord, type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { removeOrMiss } from '../unpublished.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const rainyun: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const answerSchema = z.object({ code: z.number(), message: z.string().default('') });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ 'x-api-key': apiKey }),
  errors: errorsBy(answerSchema, ({ code, message }) =>
    code === 0 || code === 200 ? [] : [{ code: String(code), message }],
  ),
});

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.object({ TotalRecords: z.number().optional(), Records: z.array(item).nullable() }) });
/** The field is written in both ways. */
const domainSchema = z
  .object({ id: z.number(), domain: z.string().optional(), Domain: z.string().optional() })
  .transform(({ id, domain, Domain }) => ({ id, name: normalName(domain ?? Domain ?? '') }));
const domainsSchema = pageOf(domainSchema);
const recordsSchema = pageOf(
  z.object({ record_id: z.number(), host: z.string(), type: z.string(), value: z.string() }),
);

const pageSize = 100;

interface RainyunZone {
  readonly name: string;
  readonly id: number;
}

const callsOf = (api: HttpApi): RecordCalls<RainyunZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const options = { columnFilters: { 'domains.Domain': '' }, sort: [], page: number, perPage: pageSize };
      const asked = { method: 'GET', path: '/domain', query: { options: JSON.stringify(options) }, zone: '' } as const;
      const { Records, TotalRecords } = read(api, domainsSchema, await send(api, asked, signal)).data;
      return { items: Records ?? [], more: isMore(number, Records ?? [], TotalRecords) };
    }),
  records: (zone, place, signal) => recordsAt(api, zone, place, signal),
  create: async (zone, place, signal) => {
    const { relative, value, ttl } = place;
    const body = { host: relative, level: 10, line: 'DEFAULT', ttl, type: 'TXT', value };
    const asked: ApiRequest = { method: 'POST', path: recordsPath(zone), body, zone: zone.name };
    const answer = await send(api, { ...asked, accepts: ['already-there'] }, signal);
    if (answer.refusal === undefined) read(api, answerSchema, answer);
    // The answer to the creation has no id.
    const there = (await recordsAt(api, zone, place, signal)).find((one) => one.value === value);
    // Something else is in the way: asked again, to fail in the service's own words.
    if (there === undefined && answer.refusal !== undefined) await send(api, asked, signal);
    return there?.id ?? '';
  },
  remove: (zone, { id }, place, signal) => {
    const asked: ApiRequest = { method: 'DELETE', path: recordsPath(zone), query: { record_id: id }, zone: zone.name };
    return removeOrMiss(
      id,
      (accepts) => send(api, { ...asked, accepts }, signal),
      () => recordsAt(api, zone, place, signal),
      ['not-there', 'zone-not-found', 'refused'],
    );
  },
});

const recordsAt = async (
  api: HttpApi,
  zone: RainyunZone,
  { fqdn, relative }: HostedPlace,
  signal: AbortSignal,
): Promise<readonly FoundRecord[]> => {
  const found = await allPages(async (number) => {
    const query = { limit: String(pageSize), page_no: String(number) };
    const answer = await send(api, { method: 'GET', path: recordsPath(zone), query, zone: zone.name }, signal);
    const { Records, TotalRecords } = read(api, recordsSchema, answer).data;
    return { items: Records ?? [], more: isMore(number, Records ?? [], TotalRecords) };
  });
  return found
    .filter(({ type, host }) => type === 'TXT' && ((host || '@') === relative || normalName(host) === fqdn))
    .map(({ record_id: id, value }) => ({ id: String(id), value }));
};

const isMore = (number: number, items: readonly unknown[], total: number | undefined): boolean =>
  total === undefined ? items.length === pageSize : number * pageSize < total;

const recordsPath = ({ id }: RainyunZone): string => `/domain/${id}/dns`;
