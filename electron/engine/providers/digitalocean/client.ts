/** TXT records through version 2 of the DigitalOcean API: each value is a record of its own. */
import { z } from 'zod';
import { normalName, relativeName } from '../../dns/names.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { hostedZone } from '../hosted-zone.ts';
import { baseOf, type HttpApi, jsonIn, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const digitalocean: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['apiToken', 'endpoint'], {
      apiToken: headerToken,
      endpoint: apiBase,
    });
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Bearer ${fields.apiToken}` },
      secrets: [fields.apiToken],
      errorText,
    };
    return {
      add: (record, signal) => addValue(api, record, signal),
      remove: (record, recordId, signal) => removeValue(api, record, recordId, signal),
      prove: async (zone, signal) => {
        await findZone(api, { zone, fqdn: zone }, signal);
      },
    };
  },
};

const domainSchema = z.object({ domain: z.object({ name: z.string() }) });
const recordSchema = z.object({ id: z.number(), type: z.string(), name: z.string(), data: z.string().nullable() });
const recordsSchema = z.object({
  domain_records: z.array(recordSchema),
  links: z.object({ pages: z.object({ next: z.string().optional() }).optional() }).optional(),
});
const createdSchema = z.object({ domain_record: z.object({ id: z.number() }) });

const pageSize = 200;
const shortestTtl = 30;

const findZone = (api: HttpApi, name: { readonly zone: string; readonly fqdn: string }, signal: AbortSignal) =>
  hostedZone(api, name, async (zone) => {
    const path = `/v2/domains/${encodeURIComponent(zone)}`;
    const answer = await send(api, { method: 'GET', path, zone, accepts: [404] }, signal);
    // A page of a proxy with this status is no word of the API.
    if (answer.status === 404 && errorText(answer) !== undefined) return undefined;
    return normalName(read(api, domainSchema, answer).domain.name);
  });

const recordsPath = (zone: string): string => `/v2/domains/${encodeURIComponent(zone)}/records`;

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const zone = await findZone(api, record, signal);
  const [there] = await idsOf(api, zone, record, signal);
  if (there !== undefined) return there;
  // An absolute name needs its final dot, or the zone is appended again.
  const name = `${normalName(record.fqdn)}.`;
  const body = { type: 'TXT', name, data: record.value, ttl: Math.max(record.ttl, shortestTtl) };
  const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone }, signal);
  return String(read(api, createdSchema, answer).domain_record.id);
};

const removeValue = async (api: HttpApi, record: TxtRecord, recordId: string, signal: AbortSignal): Promise<void> => {
  const zone = await findZone(api, record, signal);
  const remove = async (id: string): Promise<boolean> => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone, accepts: [404] }, signal);
    return answer.status !== 404;
  };
  if (recordId !== '' && (await remove(recordId))) return;
  for (const id of await idsOf(api, zone, record, signal)) await remove(id);
};

/** Ids of the records that hold exactly this value. Pages are counted here: an address in an answer never gets the key. */
const idsOf = async (api: HttpApi, zone: string, record: TxtRecord, signal: AbortSignal) => {
  const ids: string[] = [];
  const fqdn = normalName(record.fqdn);
  const own = relativeName(fqdn, zone);
  for (let page = 1, more = true; more; page += 1) {
    const query = { type: 'TXT', name: fqdn, per_page: String(pageSize), page: String(page) };
    const list = read(
      api,
      recordsSchema,
      await send(api, { method: 'GET', path: recordsPath(zone), query, zone }, signal),
    );
    more = list.links?.pages?.next !== undefined && list.domain_records.length > 0;
    for (const { id, type, name, data } of list.domain_records) {
      if (type === 'TXT' && normalName(name) === own && data === record.value) ids.push(String(id));
    }
  }
  return ids;
};

const errorText = (answer: HttpAnswer): string | undefined => {
  const parsed = z.object({ id: z.string(), message: z.string() }).safeParse(jsonIn(answer));
  return parsed.success ? `${parsed.data.id}: ${parsed.data.message}` : undefined;
};
