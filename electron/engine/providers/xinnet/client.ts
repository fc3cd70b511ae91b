/** TXT records through the agents' API of Xinnet (https://apidoc.xin.cn/): full names, signed requests. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { allPages } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { xinnetHeaders } from './signature.ts';

export const xinnet: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const fields = readFields(descriptor, given, ['agentId', 'appSecret', 'endpoint'], {
    agentId: headerToken,
    appSecret: headerToken,
    endpoint: apiBase,
  });
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.endpoint),
    headers: {},
    secrets: [fields.appSecret],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(answerSchema, ({ code, msg }) => (code === '0' ? [] : [{ code, message: msg }])),
    sign: (request) => ({
      ...request,
      headers: { ...request.headers, ...xinnetHeaders(request, fields, clock.now()) },
    }),
    dated: true,
  };
};

const textSchema = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({
  code: textSchema,
  msg: z
    .string()
    .nullish()
    .transform((msg) => msg ?? ''),
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
    remove: async (zone, { id }, place, signal) => {
      const body = { domainName: zone.name, recordId: /^\d+$/.test(id) ? Number(id) : id };
      const answer = await post(api, 'delete', body, zone.name, signal, ['not-there', 'refused']);
      if (answer.refusal === undefined) return true;
      // Its words for a record that is not there are not published, so the list has to say.
      if ((await records(zone, place, signal)).some((one) => one.id === id))
        await post(api, 'delete', body, zone.name, signal, []);
      return false;
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

/** The service refuses with status 200: a 404 comes from a proxy that lets nothing but changes through. */
const isUnlisted = ({ status, refusal }: Reply): boolean => refusal !== undefined && status === 404;
