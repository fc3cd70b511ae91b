/** TXT records through the EdgeOne part of the Tencent Cloud API (https://edgeone.ai/document/50454). */
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
import { descriptor, internationalBase, ownBase, shortestTtl } from './descriptor.ts';

export const edgeone: ProviderModule = {
  descriptor,
  create(given, clock) {
    // The manual does not say what deleting an id that is gone answers, so the value decides.
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl, idsPass: true });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase: ({ site }) => (site === 'international' ? internationalBase : ownBase),
  checks: { secretId, secretKey: headerToken, sessionToken: headerToken, site: undefined },
  ...tencentService('teo'),
});

const zonesSchema = z.object({
  Response: z.object({
    TotalCount: z.number(),
    Zones: z.array(z.object({ ZoneId: z.string(), ZoneName: z.string(), Type: z.string().nullish() })).nullable(),
  }),
});

const recordsSchema = z.object({
  Response: z.object({
    TotalCount: z.number(),
    DnsRecords: z
      .array(z.object({ RecordId: z.string(), Name: z.string(), Type: z.string(), Content: z.string() }))
      .nullable(),
  }),
});
const createdSchema = z.object({ Response: z.object({ RecordId: z.string() }) });

const zonesPageSize = 100;
const recordsPageSize = 1000;

interface EdgeZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<EdgeZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const sites = await allPages(async (number) => {
      const body = { Offset: (number - 1) * zonesPageSize, Limit: zonesPageSize };
      const answer = await call(api, { action: 'DescribeZones', zone: '', body }, signal);
      const { Zones: items, TotalCount: total } = read(api, zonesSchema, answer).Response;
      return { items: items ?? [], more: number * zonesPageSize < total };
    });
    // A name may be connected twice; only `full` means EdgeOne's own name servers.
    const own = sites.filter(({ Type: type }) => type === 'full');
    return [...own, ...sites.filter((site) => !own.some(({ ZoneName: name }) => name === site.ZoneName))].map(
      ({ ZoneId: id, ZoneName: name }) => ({ id, name: normalName(name) }),
    );
  },
  records: async (zone, { fqdn }, signal) => {
    const found = await allPages(async (number) => {
      const body = {
        ZoneId: zone.id,
        Filters: [
          { Name: 'name', Values: [fqdn] },
          { Name: 'type', Values: ['TXT'] },
        ],
        Offset: (number - 1) * recordsPageSize,
        Limit: recordsPageSize,
      };
      const answer = await call(api, { action: 'DescribeDnsRecords', zone: zone.name, body }, signal);
      const { DnsRecords: items, TotalCount: total } = read(api, recordsSchema, answer).Response;
      return { items: items ?? [], more: number * recordsPageSize < total };
    });
    return found
      .filter(({ Type: type, Name: name }) => type === 'TXT' && normalName(name) === fqdn)
      .map(({ RecordId: id, Content: value }) => ({ id, value }));
  },
  create: async (zone, { fqdn, value, ttl }, signal) => {
    const body = { ZoneId: zone.id, Name: fqdn, Type: 'TXT', Content: value, TTL: ttl };
    const answer = await call(api, { action: 'CreateDnsRecord', zone: zone.name, body }, signal);
    return read(api, createdSchema, answer).Response.RecordId;
  },
  remove: async (zone, { id }, _place, signal) => {
    const body = { ZoneId: zone.id, RecordIds: [id] };
    await call(api, { action: 'DeleteDnsRecords', zone: zone.name, body }, signal);
    return true;
  },
});

const call = tencentCalls('2022-09-01');
