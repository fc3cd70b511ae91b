/** TXT records through the ESA API of 2024-09-10 (https://www.alibabacloud.com/help/en/edge-security-acceleration/esa/). */
import { randomUUID } from 'node:crypto';
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
import { signAcs3 } from '../signing/acs3.ts';
import { baseIn, descriptor, shortestTtl } from './descriptor.ts';

export const aliesa: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase: ({ regionId }) => baseIn(regionId),
  checks: { accessKeyId: headerToken, accessKeySecret: headerToken, regionId: undefined },
  errors: errorsBy(z.object({ Code: z.string(), Message: z.string() }), ({ Code: code, Message: message }) => [
    { code, message },
  ]),
  sign: (request, fields, now) => signAcs3(request, fields, now, randomUUID()),
  dated: true,
});

const id = z.union([z.string(), z.number()]).transform(String);
const sitesSchema = z.object({
  TotalCount: z.number().nullish(),
  Sites: z.array(z.object({ SiteId: id, SiteName: z.string() })),
});

const recordsSchema = z.object({
  TotalCount: z.number().nullish(),
  Records: z.array(
    z.object({
      RecordId: id,
      RecordName: z.string(),
      RecordType: z.string().nullish(),
      Data: z.object({ Value: z.string().nullish() }),
    }),
  ),
});
const createdSchema = z.object({ RecordId: id });
const doneSchema = z.object({ RequestId: z.string().nullish() });

const pageSize = 500;

interface EsaSite {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<EsaSite> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  // Ending in a name is the API's search; the name itself is chosen here.
  find: async (name, signal) =>
    (await sites(api, { SiteName: name, SiteSearchType: 'suffix' }, signal)).find((site) => site.name === name),
  list: (signal) => sites(api, {}, signal),
  records: async (site, { fqdn }, signal) => {
    const found = await allPages(async (number) => {
      const query = {
        SiteId: site.id,
        RecordName: fqdn,
        RecordMatchType: 'exact',
        Type: 'TXT',
        PageNumber: String(number),
        PageSize: String(pageSize),
      };
      const answer = await call(api, 'GET', 'ListRecords', site.name, query, [], signal);
      const { Records: items, TotalCount: total } = read(api, recordsSchema, answer);
      return { items, more: number * pageSize < (total ?? 0) };
    });
    return found
      .filter(({ RecordType: type, RecordName: name }) => (type ?? 'TXT') === 'TXT' && normalName(name) === fqdn)
      .map(({ RecordId, Data: data }) => ({ id: RecordId, value: data.Value ?? '' }));
  },
  create: async (site, { fqdn, value, ttl }, signal) => {
    const query = {
      SiteId: site.id,
      Type: 'TXT',
      RecordName: fqdn,
      Ttl: String(ttl),
      Data: JSON.stringify({ Value: value }),
    };
    const answer = await call(api, 'POST', 'CreateRecord', site.name, query, ['already-there'], signal);
    return answer.refusal === undefined ? read(api, createdSchema, answer).RecordId : '';
  },
  remove: async (site, record, _place, signal) => {
    const query = { RecordId: record.id };
    const answer = await call(api, 'POST', 'DeleteRecord', site.name, query, ['not-there'], signal);
    if (answer.refusal !== undefined) return false;
    read(api, doneSchema, answer);
    return true;
  },
});

const sites = (
  api: HttpApi,
  search: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly EsaSite[]> =>
  allPages(async (number) => {
    const query = { ...search, PageNumber: String(number), PageSize: String(pageSize) };
    const answer = await call(api, 'GET', 'ListSites', search.SiteName ?? '', query, [], signal);
    const { Sites: found, TotalCount: total } = read(api, sitesSchema, answer);
    const items = found.map(({ SiteId, SiteName: name }) => ({ id: SiteId, name: normalName(name) }));
    return { items, more: number * pageSize < (total ?? 0) };
  });

const call = (
  api: HttpApi,
  method: 'GET' | 'POST',
  action: string,
  zone: string,
  own: Readonly<Record<string, string>>,
  accepts: readonly Refusal[],
  signal: AbortSignal,
): Promise<Reply> => {
  const version = '2024-09-10';
  const headers = { 'x-acs-action': action, 'x-acs-version': version };
  const query = { Action: action, Version: version, ...own };
  return send(api, { method, path: '/', query, headers, zone, accepts }, signal);
};
