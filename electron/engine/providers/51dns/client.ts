/** TXT records through the 51DNS API (https://www.51dns.com/document/api/index.html), the former dns.com. */
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
import { removeOrMiss } from '../unpublished.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { dns51Fields } from './signature.ts';

export const dns51: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const idSchema = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({ code: z.number(), message: z.string().default('') });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken, apiSecret: headerToken },
  errors: errorsBy(answerSchema, ({ code, message }) => (code === 0 ? [] : [{ code: String(code), message }])),
  sign: (request, fields, now) => {
    const unsigned = z.record(z.string(), z.string()).parse(JSON.parse(request.body));
    return { ...request, body: JSON.stringify(dns51Fields(unsigned, fields, now)) };
  },
  dated: true,
});

const domainsSchema = z.object({
  data: z.object({
    data: z.array(z.object({ domainID: idSchema, domains: z.string() })),
    pageCount: z.coerce.number().optional(),
  }),
});
const recordsSchema = z.object({
  data: z.object({
    data: z.array(z.object({ recordID: idSchema, record: z.string(), type: z.string(), value: z.string() })),
    pageCount: z.coerce.number().optional(),
  }),
});
const createdSchema = z.object({ data: z.object({ recordID: idSchema }) });

/** What the documentation shows, and no more is promised. */
const zonesPageSize = 10;
const pageSize = 100;

interface Dns51Zone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<Dns51Zone> => {
  const records: RecordCalls<Dns51Zone>['records'] = async (zone, { fqdn, relative }, signal) => {
    const found = await allPages(async (number) => {
      const fields = { domainID: zone.id, host: relative, page: String(number), pageSize: String(pageSize) };
      const answer = await post(api, '/record/list', fields, zone.name, signal, ['zone-not-found']);
      // The zone was just in the list, so this comes from a proxy that lets nothing but changes through.
      if (answer.refusal !== undefined) return { items: [], more: false };
      const { data: items, pageCount } = read(api, recordsSchema, answer).data;
      return { items, more: pageCount === undefined ? items.length === pageSize : number < pageCount };
    });
    return found
      .filter(({ type, record }) => type === 'TXT' && (record === relative || normalName(record) === fqdn))
      .map(({ recordID, value }) => ({ id: recordID, value }));
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: (signal) =>
      allPages(async (number) => {
        const fields = { page: String(number), pageSize: String(zonesPageSize) };
        const answer = await post(api, '/domain/list', fields, '', signal);
        const { data: items, pageCount } = read(api, domainsSchema, answer).data;
        return {
          items: items.map(({ domainID, domains }) => ({ id: domainID, name: normalName(domains) })),
          more: pageCount === undefined ? items.length === zonesPageSize : number < pageCount,
        };
      }),
    records,
    create: async (zone, { relative, value, ttl }, signal) => {
      const fields = { domainID: zone.id, type: 'TXT', host: relative, value, ttl: String(ttl) };
      const answer = await post(api, '/record/create', fields, zone.name, signal, ['already-there']);
      return answer.refusal === undefined ? read(api, createdSchema, answer).data.recordID : '';
    },
    remove: (zone, { id }, place, signal) => {
      const fields = { domainID: zone.id, recordID: id };
      return removeOrMiss(
        id,
        (accepts) => post(api, '/record/remove', fields, zone.name, signal, accepts),
        () => records(zone, place, signal),
      );
    },
  };
};

/** All values are text, numbers as well. */
const post = (
  api: HttpApi,
  path: string,
  body: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[] = [],
): Promise<Reply> => send(api, { method: 'POST', path, body, zone, accepts }, signal);
