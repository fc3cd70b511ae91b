/** TXT records through version 4 of the Cloudflare API: each value is a record of its own. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { hostedZone } from '../hosted-zone.ts';
import { baseOf, type HttpApi, jsonIn, type Refusal, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase } from './descriptor.ts';

/** The global key is 37 hexadecimal digits, since 2026 behind `cfk_`; tokens are 40 characters or begin with `cfut_`, `cfat_`. */
const scopedToken: FieldCheck = (value) =>
  /^(?:[0-9a-f]{37}|cfk_.*)$/.test(value) ? 'global-key' : headerToken(value);

export const cloudflare: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['apiToken', 'endpoint'], {
      apiToken: scopedToken,
      endpoint: apiBase,
    });
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Bearer ${fields.apiToken}` },
      secrets: [fields.apiToken],
      refusal: refusalOf,
      errorText: (answer) =>
        errorsIn(answer)
          .map(({ code, message }) => `${code} ${message}`)
          .join('; ') || undefined,
    };
    return {
      add: (record, signal) => addValue(api, record, signal),
      remove: (record, recordId, signal) => removeValue(api, record, recordId, signal),
      prove: async (zone, signal) => {
        const id = await findZone(api, { zone, fqdn: zone }, signal);
        // The zone is visible with Zone:Read alone; its records are not.
        const query = { type: 'TXT', per_page: '5' };
        await send(api, { method: 'GET', path: `/zones/${id}/dns_records`, query, zone }, signal);
      },
    };
  },
};

const zonesSchema = z.object({ result: z.array(z.object({ id: z.string(), name: z.string() })) });
const recordsSchema = z.object({
  result: z.array(z.object({ id: z.string(), type: z.string(), name: z.string(), content: z.string() })),
  result_info: z.object({ total_pages: z.number() }).optional(),
});
const createdSchema = z.object({ result: z.object({ id: z.string() }) });
const errorSchema = z.object({ code: z.number(), message: z.string() });
const errorsSchema = z.object({
  errors: z.array(errorSchema.extend({ error_chain: z.array(errorSchema).default([]) })),
});

const pageSize = 100;
const shortestTtl = 60;

const findZone = (api: HttpApi, name: { readonly zone: string; readonly fqdn: string }, signal: AbortSignal) =>
  hostedZone(api, name, async (zone) => {
    const query = { name: zone, per_page: '50' };
    const answer = await send(api, { method: 'GET', path: '/zones', query, zone }, signal);
    const found = read(api, zonesSchema, answer).result.find((one) => normalName(one.name) === zone);
    return found === undefined ? undefined : encodeURIComponent(found.id);
  });

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const zoneId = await findZone(api, record, signal);
  const [there] = await idsOf(api, zoneId, record, signal);
  if (there !== undefined) return there;
  const body = {
    type: 'TXT',
    name: normalName(record.fqdn),
    content: writeTxt(record.value),
    ttl: Math.max(record.ttl, shortestTtl),
  };
  const answer = await send(
    api,
    { method: 'POST', path: `/zones/${zoneId}/dns_records`, body, zone: record.zone },
    signal,
  );
  return read(api, createdSchema, answer).result.id;
};

const removeValue = async (api: HttpApi, record: TxtRecord, recordId: string, signal: AbortSignal): Promise<void> => {
  const zoneId = await findZone(api, record, signal);
  const remove = async (id: string): Promise<boolean> => {
    const path = `/zones/${zoneId}/dns_records/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: record.zone, accepts: [404] }, signal);
    return answer.status !== 404;
  };
  if (recordId !== '' && (await remove(recordId))) return;
  for (const id of await idsOf(api, zoneId, record, signal)) await remove(id);
};

/** Ids of the records that hold exactly this value. */
const idsOf = async (api: HttpApi, zoneId: string, record: TxtRecord, signal: AbortSignal) => {
  const ids: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const query = { type: 'TXT', name: normalName(record.fqdn), per_page: String(pageSize), page: String(page) };
    const path = `/zones/${zoneId}/dns_records`;
    const list = read(api, recordsSchema, await send(api, { method: 'GET', path, query, zone: record.zone }, signal));
    pages = list.result_info?.total_pages ?? page;
    for (const { id, type, name, content } of list.result) {
      if (type === 'TXT' && normalName(name) === normalName(record.fqdn) && readTxt(content) === record.value)
        ids.push(id);
    }
  }
  return ids;
};

const errorsIn = (answer: HttpAnswer) => {
  const parsed = errorsSchema.safeParse(jsonIn(answer));
  return parsed.success ? parsed.data.errors.flatMap(({ error_chain, ...error }) => [error, ...error_chain]) : [];
};

/** The codes are what counts: one status stands for several causes. */
const refusalOf = (answer: HttpAnswer): Refusal | undefined => {
  if (answer.status === 429) return 'rate-limited';
  for (const { code, message } of errorsIn(answer)) {
    switch (code) {
      case 9109:
        if (/max auth failures/i.test(message)) return 'rate-limited';
        return /invalid access token/i.test(message) ? 'wrong-credentials' : 'no-permission';
      case 6003:
      case 6102:
      case 6103:
      case 6111:
      case 9103:
      case 9106:
        return 'wrong-credentials';
      case 10000:
      case 1038:
        return 'no-permission';
      case 7000:
      case 7003:
        return 'zone-not-found';
      default:
    }
  }
  return undefined;
};
