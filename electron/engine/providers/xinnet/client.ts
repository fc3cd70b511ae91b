/** TXT records through the agents' API of Xinnet (https://apidoc.xin.cn/): full names, signed requests. */
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
import { isUnlisted, removeOrMiss } from '../unpublished.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { xinnetHeaders } from './signature.ts';

export const xinnet: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const textSchema = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({
  code: textSchema,
  msg: z
    .string()
    .nullish()
    .transform((msg) => msg ?? ''),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { agentId: headerToken, appSecret: headerToken },
  errors: errorsBy(answerSchema, ({ code, msg }) => (code === '0' ? [] : [{ code, message: msg }])),
  sign: (request, fields, now) => ({
    ...request,
    headers: { ...request.headers, ...xinnetHeaders(request, fields, now) },
  }),
  dated: true,
});

const domainSchema = z.object({
  data: z.object({ domainId: textSchema.optional(), id: textSchema.optional() }).nullish(),
  code: textSchema,
});
const recordsSchema = z.object({
  data: z.object({
    list: z.array(z.object({ recordId: textSchema, recordName: z.string(), type: z.string(), value: z.string() })),
  }),
});
const createdSchema = z.object({ data: textSchema });

const pageSize = 100;

interface XinnetZone {
  readonly name: string;
  /** The service's own id, which its list of records wants. */
  readonly id?: string;
}

const callsOf = (api: HttpApi): RecordCalls<XinnetZone> => {
  const records: RecordCalls<XinnetZone>['records'] = async (zone, { fqdn }, signal) => {
    const found = await allPages(async (number) => {
      const body = {
        domainName: zone.name,
        ...(zone.id === undefined ? {} : { domainId: zone.id }),
        pageNo: number,
        pageSize,
      };
      const answer = await post(api, 'queryRecordsPage', body, zone.name, signal, ['zone-not-found']);
      if (isUnlisted(answer)) return { items: [], more: false };
      if (answer.refusal !== undefined) throw zoneNotFound(factsOf(api), { zone: zone.name, fqdn });
      const items = read(api, recordsSchema, answer).data.list;
      return { items, more: items.length === pageSize };
    });
    return found
      .filter(({ type, recordName }) => type === 'TXT' && normalName(recordName) === fqdn)
      .map(({ recordId, value }) => ({ id: recordId, value }));
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const answer = await post(api, 'queryDomain', { domainName: name }, name, signal, ['zone-not-found', 'refused']);
      if (isUnlisted(answer)) return { name };
      if (answer.refusal !== undefined) return undefined;
      const { data } = read(api, domainSchema, answer);
      const id = data?.domainId ?? data?.id;
      return { name, ...(id === undefined ? {} : { id }) };
    },
    records,
    create: async (zone, { fqdn, value, ttl }, signal) => {
      const body = { domainName: zone.name, recordName: fqdn, type: 'TXT', value, line: '默认', ttl };
      const answer = await post(api, 'create', body, zone.name, signal, ['already-there']);
      return answer.refusal === undefined ? read(api, createdSchema, answer).data : '';
    },
    remove: (zone, { id }, place, signal) => {
      const body = { domainName: zone.name, recordId: /^\d+$/.test(id) ? Number(id) : id };
      return removeOrMiss(
        id,
        (accepts) => post(api, 'delete', body, zone.name, signal, accepts),
        () => records(zone, place, signal),
      );
    },
  };
};

const post = (
  api: HttpApi,
  action: string,
  body: object,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[],
): Promise<Reply> => send(api, { method: 'POST', path: `/api/dns/${action}/`, body, zone, accepts }, signal);
