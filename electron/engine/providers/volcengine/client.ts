/** TXT records through the DNS API of 2018-08-01 (https://www.volcengine.com/docs/6758/155086). */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { sha256 } from '../signing/canonical.ts';
import { signVolcengine } from '../signing/volcengine.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const volcengine: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const errorSchema = z.object({
  ResponseMetadata: z.object({
    Error: z.object({ Code: z.string().min(1), CodeN: z.number().optional(), Message: z.string() }),
  }),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { accessKeyId: headerToken, secretAccessKey: headerToken, region: headerToken },
  headers: () => ({ 'content-type': 'application/json' }),
  errors: errorsBy(errorSchema, ({ ResponseMetadata: { Error: error } }) => [
    { code: error.Code, message: error.CodeN === undefined ? error.Message : `${error.Message} (${error.CodeN})` },
  ]),
  sign: (request, fields, now) => {
    const headers = { ...request.headers, 'x-content-sha256': sha256(request.body) };
    return signVolcengine({ ...request, headers }, { ...fields, service: 'dns' }, now);
  },
  dated: true,
});

const zonesSchema = z.object({
  Result: z.object({
    Total: z.number(),
    Zones: z.array(z.object({ ZID: z.number(), ZoneName: z.string() })).nullish(),
  }),
});

const recordsSchema = z.object({
  Result: z.object({
    TotalCount: z.number().nullish(),
    Records: z
      .array(z.object({ RecordID: z.string(), Host: z.string(), Type: z.string(), Value: z.string() }))
      .nullish(),
  }),
});
const createdSchema = z.object({ Result: z.object({ RecordID: z.string() }) });
const doneSchema = z.object({ ResponseMetadata: z.object({}) });

const zonesPageSize = 100;
const recordsPageSize = 500;

interface VolcengineZone {
  readonly name: string;
  readonly id: number;
}

const callsOf = (api: HttpApi): RecordCalls<VolcengineZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const answer = await get(api, 'ListZones', name, { Key: name, SearchMode: 'exact' }, signal);
    return zonesIn(api, answer).items.find((zone) => zone.name === name);
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { PageNumber: String(number), PageSize: String(zonesPageSize) };
      const { items, total } = zonesIn(api, await get(api, 'ListZones', '', query, signal));
      return { items, more: number * zonesPageSize < total };
    }),
  records: async (zone, { relative }, signal) => {
    const found = await allPages(async (number) => {
      const query = {
        ZID: String(zone.id),
        Host: relative,
        Type: 'TXT',
        SearchMode: 'exact',
        PageNumber: String(number),
        PageSize: String(recordsPageSize),
      };
      const answer = await get(api, 'ListRecords', zone.name, query, signal);
      const { Records: records, TotalCount: total } = read(api, recordsSchema, answer).Result;
      return { items: records ?? [], more: number * recordsPageSize < (total ?? 0) };
    });
    return found
      .filter(({ Type: type, Host: host }) => type === 'TXT' && normalName(host) === relative)
      .map(({ RecordID: id, Value: value }) => ({ id, value }));
  },
  create: async (zone, { relative, value, ttl }, signal) => {
    const body = { ZID: zone.id, Host: relative, Type: 'TXT', Value: value, TTL: ttl };
    const answer = await post(api, 'CreateRecord', zone.name, body, ['already-there'], signal);
    return answer.refusal === undefined ? read(api, createdSchema, answer).Result.RecordID : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const answer = await post(api, 'DeleteRecord', zone.name, { RecordID: id }, ['not-there'], signal);
    if (answer.refusal !== undefined) return false;
    read(api, doneSchema, answer);
    return true;
  },
});

const zonesIn = (api: HttpApi, answer: Reply) => {
  const { Zones: zones, Total: total } = read(api, zonesSchema, answer).Result;
  return { total, items: (zones ?? []).map(({ ZID: id, ZoneName: name }) => ({ id, name: normalName(name) })) };
};

const version = '2018-08-01';

const get = (
  api: HttpApi,
  action: string,
  zone: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Reply> =>
  send(api, { method: 'GET', path: '/', query: { Action: action, Version: version, ...own }, zone }, signal);

const post = (
  api: HttpApi,
  action: string,
  zone: string,
  body: unknown,
  accepts: readonly Refusal[],
  signal: AbortSignal,
): Promise<Reply> => {
  const query = { Action: action, Version: version };
  return send(api, { method: 'POST', path: '/', query, body, zone, accepts }, signal);
};
