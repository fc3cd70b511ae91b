/** TXT records through DNSPod's part of the Tencent Cloud API (https://cloud.tencent.com/document/api/1427/56166). */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { factsOf, type HttpApi, read } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { secretId, tencentCalls, tencentService } from '../tencent-api.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const tencentcloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { secretId, secretKey: headerToken, sessionToken: headerToken },
  ...tencentService('dnspod'),
});

const domainsSchema = z.object({
  Response: z.object({
    DomainCountInfo: z.object({ AllTotal: z.number() }),
    DomainList: z.array(z.object({ DomainId: z.number(), Name: z.string(), Punycode: z.string().nullish() })),
  }),
});

const recordsSchema = z.object({
  Response: z.object({
    RecordCountInfo: z.object({ TotalCount: z.number() }).nullish(),
    RecordList: z.array(
      z.object({ RecordId: z.number(), Name: z.string().nullish(), Type: z.string().nullish(), Value: z.string() }),
    ),
  }),
});
const createdSchema = z.object({ Response: z.object({ RecordId: z.number() }) });

const pageSize = 100;
/** The default line in the API's own words; English names are not taken. */
const anyLine = '默认';

interface DnspodZone {
  /** In ASCII. */
  readonly name: string;
  readonly id: number;
  /** As the account has it, perhaps in Chinese. */
  readonly ownName: string;
}

const callsOf = (api: HttpApi): RecordCalls<DnspodZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const body = { Offset: (number - 1) * pageSize, Limit: pageSize };
      const answer = await call(api, { action: 'DescribeDomainList', zone: '', body }, signal);
      const { DomainList: domains, DomainCountInfo: count } = read(api, domainsSchema, answer).Response;
      return { items: domains.map(zoneOf), more: number * pageSize < count.AllTotal };
    }),
  records: async (zone, { relative }, signal) => {
    const found = await allPages(async (number) => {
      const body = {
        ...domainOf(zone),
        Subdomain: relative,
        RecordType: 'TXT',
        RecordLine: anyLine,
        Offset: (number - 1) * pageSize,
        Limit: pageSize,
      };
      const answer = await call(
        api,
        { action: 'DescribeRecordList', zone: zone.name, body, accepts: ['not-there'] },
        signal,
      );
      if (answer.refusal !== undefined) return { items: [], more: false };
      const { RecordList: records, RecordCountInfo: count } = read(api, recordsSchema, answer).Response;
      return { items: records, more: number * pageSize < (count?.TotalCount ?? 0) };
    });
    return found
      .filter((one) => (one.Type ?? 'TXT') === 'TXT' && normalName(one.Name ?? relative) === relative)
      .map((one) => ({ id: String(one.RecordId), value: one.Value }));
  },
  create: async (zone, { relative, value, ttl }, signal) => {
    const body = {
      ...domainOf(zone),
      SubDomain: relative,
      RecordType: 'TXT',
      RecordLine: anyLine,
      Value: value,
      TTL: ttl,
    };
    const answer = await call(
      api,
      { action: 'CreateRecord', zone: zone.name, body, accepts: ['already-there'] },
      signal,
    );
    return answer.refusal === undefined ? String(read(api, createdSchema, answer).Response.RecordId) : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const body = { ...domainOf(zone), RecordId: Number(id) };
    const answer = await call(api, { action: 'DeleteRecord', zone: zone.name, body, accepts: ['not-there'] }, signal);
    return answer.refusal === undefined;
  },
});

const zoneOf = (domain: z.infer<typeof domainsSchema>['Response']['DomainList'][number]): DnspodZone => ({
  name: normalName(domain.Punycode || domain.Name),
  id: domain.DomainId,
  ownName: domain.Name,
});

const domainOf = ({ id, ownName }: DnspodZone) => ({ Domain: ownName, DomainId: id });

const call = tencentCalls('2021-03-23');
