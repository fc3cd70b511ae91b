/** TXT records through the DNS.LA API (https://www.dns.la/docs/ApiDoc): each value is a record, types are numbers. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { colonFree, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { createOrFind, removeOrMiss } from '../unpublished.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnsla: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const idSchema = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({ code: z.number(), msg: z.string().default('') });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiId: colonFree, apiSecret: headerToken },
  basic: ['apiId', 'apiSecret'],
  errors: errorsBy(answerSchema, ({ code, msg }) => (code === 200 ? [] : [{ code: String(code), message: msg }])),
});

const domainsSchema = z.object({
  data: z.object({ results: z.array(z.object({ id: idSchema, domain: z.string() })) }),
});
const recordsSchema = z.object({
  data: z.object({
    results: z.array(z.object({ id: idSchema, type: z.number(), host: z.string(), data: z.string() })),
  }),
});
const createdSchema = z.object({ data: z.object({ id: idSchema }) });

const txt = 16;
const pageSize = 100;

interface DnslaZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<DnslaZone> => {
  const records: RecordCalls<DnslaZone>['records'] = async (zone, { relative }, signal) => {
    const found = await allPages(async (number) => {
      const query = { ...pageOf(number), domainId: zone.id, host: relative, type: String(txt) };
      const asked = {
        method: 'GET',
        path: '/api/recordList',
        query,
        zone: zone.name,
        accepts: ['zone-not-found'],
      } as const;
      const answer = await send(api, asked, signal);
      // The zone was just in the list, so this comes from a proxy that lets nothing but changes through.
      if (answer.refusal !== undefined) return { items: [], more: false };
      const items = read(api, recordsSchema, answer).data.results;
      return { items, more: items.length === pageSize };
    });
    return found
      .filter(({ type, host }) => type === txt && (host || '@') === relative)
      .map(({ id, data }) => ({ id, value: data }));
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: (signal) =>
      allPages(async (number) => {
        const asked = { method: 'GET', path: '/api/domainList', query: pageOf(number), zone: '' } as const;
        const items = read(api, domainsSchema, await send(api, asked, signal)).data.results;
        return {
          items: items.map(({ id, domain }) => ({ id, name: normalName(domain) })),
          more: items.length === pageSize,
        };
      }),
    records,
    create: (zone, place, signal) => {
      const { relative, value, ttl } = place;
      const body = { domainId: zone.id, type: txt, host: relative, data: value, ttl };
      const asked: ApiRequest = { method: 'POST', path: '/api/record', body, zone: zone.name };
      return createOrFind(
        value,
        (accepts) => send(api, { ...asked, accepts }, signal),
        (answer) => read(api, createdSchema, answer).data.id,
        () => records(zone, place, signal),
      );
    },
    remove: (zone, { id }, place, signal) => {
      const asked: ApiRequest = { method: 'DELETE', path: '/api/record', query: { id }, zone: zone.name };
      return removeOrMiss(
        id,
        (accepts) => send(api, { ...asked, accepts }, signal),
        () => records(zone, place, signal),
        ['not-there', 'zone-not-found', 'refused'],
      );
    },
  };
};

const pageOf = (number: number) => ({ pageIndex: String(number), pageSize: String(pageSize) });
