/** Records through the Alidns API of 2015-01-09 (https://api.alibabacloud.com/api/Alidns/2015-01-09/AddDomainRecord). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { signAliyunRpc } from '../signing/aliyun-rpc.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const alidns: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openAccount(given, clock)), { shortestTtl });
  },
};

interface Account {
  readonly api: HttpApi;
  /** In every query, beside its own parameters. */
  readonly common: Readonly<Record<string, string>>;
}

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: {
    accessKeyId: headerToken,
    accessKeySecret: headerToken,
    securityToken: headerToken,
    regionId: headerToken,
  },
  errors: errorsBy(z.object({ Code: z.string(), Message: z.string() }), ({ Code: code, Message: message }) => [
    { code, message },
  ]),
  sign: (request, fields, now) => signAliyunRpc(request, fields, now, randomUUID()),
  dated: true,
});

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  const api = openApi(given, clock);
  const { regionId } = api.fields;
  const region = regionId === '' ? {} : { RegionId: regionId };
  return { api, common: { Version: '2015-01-09', Format: 'JSON', ...region } };
};

const domainsSchema = z.object({
  TotalCount: z.number(),
  Domains: z.object({ Domain: z.array(z.object({ DomainName: z.string(), PunyCode: z.string().nullish() })) }),
});

const recordsSchema = z.object({
  TotalCount: z.number(),
  DomainRecords: z.object({
    Record: z.array(
      z.object({
        RecordId: z.string(),
        RR: z.string(),
        Type: z.string(),
        Value: z.string(),
        TTL: z.number().optional(),
        Line: z.string().optional(),
      }),
    ),
  }),
});
const createdSchema = z.object({ RecordId: z.string() });

const domainsPageSize = 100;
const recordsPageSize = 500;
const anyLine = 'default';

interface AliZone {
  /** In ASCII. */
  readonly name: string;
  /** As the account has it, perhaps in Chinese. */
  readonly ownName: string;
}

const callsOf = (account: Account): RecordCalls<AliZone> => ({
  // Values as in https://www.alibabacloud.com/help/en/dns/use-caa-records-to-prevent-domain-name-certificate-hijacking, host names bare.
  typed: (detail) => notPlain(account.api, detail),
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  list: (signal) =>
    allPages(async (number) => {
      const query = { PageNumber: String(number), PageSize: String(domainsPageSize) };
      const answer = await call(account, 'DescribeDomains', '', query, [], signal);
      const { Domains: domains, TotalCount: total } = read(account.api, domainsSchema, answer);
      const items = domains.Domain.map(({ DomainName: ownName, PunyCode: ascii }) => ({
        name: normalName(ascii || ownName),
        ownName,
      }));
      return { items, more: number * domainsPageSize < total };
    }),
  records: async (zone, { relative, type: wanted }, signal) => {
    const found = await allPages(async (number) => {
      const query = {
        DomainName: zone.ownName,
        // A search and no filter: `www` also finds `www2`.
        RRKeyWord: relative,
        TypeKeyWord: wanted,
        PageNumber: String(number),
        PageSize: String(recordsPageSize),
      };
      const answer = await call(account, 'DescribeDomainRecords', zone.name, query, [], signal);
      const { DomainRecords: records, TotalCount: total } = read(account.api, recordsSchema, answer);
      return { items: records.Record, more: number * recordsPageSize < total };
    });
    const own = found.filter(({ Type: type, RR: name }) => type === wanted && normalName(name) === relative);
    // A line holds other addresses for other visitors.
    const other = own.find(({ Line: line = anyLine }) => wanted !== 'TXT' && line !== anyLine);
    if (other !== undefined) throw notPlain(account.api, `${relative} ${wanted}: ${other.Line}`);
    return own.map(({ RecordId: id, Value: value, TTL: ttl }) => ({ id, value, ttl }));
  },
  create: async (zone, { relative, type, value, ttl }, signal) => {
    const query = { DomainName: zone.ownName, RR: relative, Type: type, Value: value, TTL: String(ttl) };
    const answer = await call(account, 'AddDomainRecord', zone.name, query, ['already-there'], signal);
    return answer.refusal === undefined ? read(account.api, createdSchema, answer).RecordId : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    const answer = await call(account, 'DeleteDomainRecord', zone.name, { RecordId: id }, ['not-there'], signal);
    if (answer.refusal !== undefined) return false;
    read(account.api, createdSchema, answer);
    return true;
  },
});

const call = (
  { api, common }: Account,
  action: string,
  zone: string,
  own: Readonly<Record<string, string>>,
  accepts: readonly Refusal[],
  signal: AbortSignal,
): Promise<Reply> =>
  send(api, { method: 'GET', path: '/', query: { Action: action, ...common, ...own }, zone, accepts }, signal);
