/** Records through DNSPod's part of the Tencent Cloud API (https://cloud.tencent.com/document/api/1427/56166). */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { factsOf, type HttpApi, notPlain, read } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { writeContent } from '../record-content.ts';
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
      z.object({
        RecordId: z.number(),
        Name: z.string().nullish(),
        Type: z.string().nullish(),
        Value: z.string(),
        TTL: z.number().nullish(),
        Line: z.string().nullish(),
      }),
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
  // Values as in https://www.tencentcloud.com/document/product/1295/76979, host names with their final dot.
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: (signal) =>
    allPages(async (number) => {
      const body = { Offset: (number - 1) * pageSize, Limit: pageSize };
      const answer = await call(api, { action: 'DescribeDomainList', zone: '', body }, signal);
      const { DomainList: domains, DomainCountInfo: count } = read(api, domainsSchema, answer).Response;
      return { items: domains.map(zoneOf), more: number * pageSize < count.AllTotal };
    }),
  records: async (zone, { relative, type }, signal) => {
    const found = await allPages(async (number) => {
      const body = {
        ...domainOf(zone),
        Subdomain: relative,
        RecordType: type,
        // Where addresses differ from line to line, that has to be seen.
        ...(type === 'TXT' ? { RecordLine: anyLine } : {}),
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
    const own = found.filter((one) => (one.Type ?? type) === type && normalName(one.Name ?? relative) === relative);
    const other = own.find((one) => type !== 'TXT' && (one.Line ?? anyLine) !== anyLine);
    if (other !== undefined) throw notPlain(api, `${relative} ${type}: ${other.Line}`);
    return own.map((one) => ({ id: String(one.RecordId), value: one.Value, ttl: one.TTL ?? undefined }));
  },
  create: async (zone, { relative, type, value, ttl }, signal) => {
    const body = {
      ...domainOf(zone),
      SubDomain: relative,
      RecordType: type,
      RecordLine: anyLine,
      Value: type === 'TXT' ? value : writeContent(type, value),
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
