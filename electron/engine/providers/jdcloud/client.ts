/** TXT records through version 2 of JD Cloud's domain service (https://docs.jdcloud.com/cn/jd-cloud-dns/api/overview). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken, regionName } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { signJdcloud2 } from '../signing/jdcloud2.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const jdcloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return recordProvider(callsOf({ api, region: api.fields.regionId }), { shortestTtl });
  },
};

const errorSchema = z.object({
  error: z.object({ code: z.number(), status: z.string().nullish(), message: z.string().nullish() }),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { accessKeyId: headerToken, accessKeySecret: headerToken, regionId: regionName },
  headers: () => ({ 'content-type': 'application/json' }),
  // A success may bear an error with the code 0.
  errors: errorsBy(errorSchema, ({ error: { code, status, message } }) =>
    code === 0 ? [] : [{ code: status ?? String(code), message: message ?? '' }],
  ),
  sign: (request, keys, now) => signJdcloud2(request, { ...keys, service: 'domainservice' }, now, randomUUID()),
  dated: true,
});

interface Account {
  readonly api: HttpApi;
  readonly region: string;
}

const domainsSchema = z.object({
  result: z.object({
    dataList: z.array(z.object({ id: z.number(), domainName: z.string() })).nullish(),
    totalPage: z.number().nullish(),
  }),
});

const recordsSchema = z.object({
  result: z.object({
    dataList: z
      .array(z.object({ id: z.number(), hostRecord: z.string(), hostValue: z.string(), type: z.string() }))
      .nullish(),
    totalPage: z.number().nullish(),
  }),
});
const createdSchema = z.object({ result: z.object({ dataList: z.object({ id: z.number() }) }) });
const doneSchema = z.object({ requestId: z.string().nullish() });

const searchPageSize = '10';
const pageSize = '99';
/** The default line. */
const everyLine = -1;

interface JdZone {
  readonly name: string;
  readonly id: number;
}

const callsOf = (account: Account): RecordCalls<JdZone> => ({
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  // A search: `example.org` also finds `my-example.org`.
  find: async (name, signal) =>
    (await zones(account, { pageSize: searchPageSize, domainName: name }, signal)).find((zone) => zone.name === name),
  list: (signal) => zones(account, { pageSize }, signal),
  records: async (zone, { relative }, signal) => {
    const { api } = account;
    const found = await allPages(async (number) => {
      const search = relative === '@' ? {} : { search: relative };
      const query = { pageNumber: String(number), pageSize, ...search };
      const path = recordsPath(account, zone);
      const answer = await send(api, { method: 'GET', path, query, zone: zone.name }, signal);
      const { dataList: items, totalPage: pages } = read(api, recordsSchema, answer).result;
      return { items: items ?? [], more: number < (pages ?? 1) };
    });
    return found
      .filter(({ type, hostRecord }) => type === 'TXT' && normalName(hostRecord) === relative)
      .map(({ id, hostValue }) => ({ id: String(id), value: hostValue }));
  },
  create: async (zone, { relative, value, ttl }, signal) => {
    const { api, region } = account;
    const req = { hostRecord: relative, hostValue: value, ttl, type: 'TXT', viewValue: everyLine };
    const body = { regionId: region, domainId: String(zone.id), req };
    const path = recordsPath(account, zone);
    const answer = await send(api, { method: 'POST', path, body, zone: zone.name }, signal);
    return String(read(api, createdSchema, answer).result.dataList.id);
  },
  remove: async (zone, { id }, _place, signal) => {
    const { api } = account;
    const path = `${recordsPath(account, zone)}/${encodeURIComponent(id)}`;
    // The domain has just been found, so what is missing is the record.
    const accepts = ['zone-not-found'] as const;
    const answer = await send(api, { method: 'DELETE', path, zone: zone.name, accepts }, signal);
    if (answer.refusal !== undefined) return false;
    read(api, doneSchema, answer);
    return true;
  },
});

const domainsPath = ({ region }: Account): string => `/regions/${region}/domain`;
const recordsPath = (account: Account, { id }: JdZone): string => `${domainsPath(account)}/${id}/ResourceRecord`;

const zones = (
  account: Account,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly JdZone[]> =>
  allPages(async (number) => {
    const { api } = account;
    const query = { pageNumber: String(number), ...own };
    const asked = { method: 'GET', path: domainsPath(account), query, zone: own.domainName ?? '' } as const;
    const { dataList: found, totalPage: pages } = read(api, domainsSchema, await send(api, asked, signal)).result;
    const items = (found ?? []).map(({ id, domainName }) => ({ id, name: normalName(domainName) }));
    return { items, more: number < (pages ?? 1) };
  });
