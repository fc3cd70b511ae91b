/** TXT records through the HTTP API of the PowerDNS Authoritative Server, version 1. */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { excerpt, type HttpAnswer, type HttpCall, httpCall, jsonOf } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { readTxt, writeTxt } from '../txt-content.ts';

export const powerdns: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['apiUrl', 'apiKey', 'serverId'], {
      apiUrl: apiBase,
      apiKey: headerToken,
      serverId: headerToken,
    });
    const base = `${fields.apiUrl.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '')}/api/v1/servers/${encodeURIComponent(fields.serverId)}`;
    const api: Api = { base, key: fields.apiKey };
    /** A set is read, merged and replaced: two writers of one zone must not do that at once. */
    const alone = <T>(zone: string, work: () => Promise<T>) => inTurn(`powerdns ${base} ${normalName(zone)}`, work);
    return {
      add: (record, signal) => alone(record.zone, () => addValue(api, record, signal)),
      remove: (record, _recordId, signal) => alone(record.zone, () => removeValue(api, record, signal)),
      prove: async (zone, signal) => {
        await askZone(api, zone, { rrsets: 'false' }, signal);
      },
    };
  },
};

interface Api {
  /** Up to and with the server id. */
  readonly base: string;
  readonly key: string;
}

const readLimit = 15_000;
const writeLimit = 30_000;

const zoneSchema = z.object({
  rrsets: z
    .array(
      z.object({
        name: z.string(),
        type: z.string(),
        ttl: z.number(),
        records: z.array(z.object({ content: z.string(), disabled: z.boolean().default(false) })),
      }),
    )
    .default([]),
});
type RecordSet = z.infer<typeof zoneSchema>['rrsets'][number];

const addValue = async (api: Api, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const before = await readSet(api, record, signal);
  const records = before?.records ?? [];
  if (records.some(({ content, disabled }) => !disabled && readTxt(content) === record.value)) return '';
  const others = records.filter(({ content }) => readTxt(content) !== record.value);
  await writeSet(api, record, [...others, { content: writeTxt(record.value), disabled: false }], before?.ttl, signal);
  return '';
};

const removeValue = async (api: Api, record: TxtRecord, signal: AbortSignal): Promise<void> => {
  const before = await readSet(api, record, signal);
  const records = before?.records ?? [];
  const others = records.filter(({ content }) => readTxt(content) !== record.value);
  if (others.length < records.length) await writeSet(api, record, others, before?.ttl, signal);
};

const absolute = (name: string): string => `${normalName(name)}.`;

/** Older servers do not know the filter and send the whole zone, so what comes is filtered again. */
const readSet = async (api: Api, { zone, fqdn }: TxtRecord, signal: AbortSignal): Promise<RecordSet | undefined> => {
  const { rrsets } = await askZone(api, zone, { rrset_name: absolute(fqdn), rrset_type: 'TXT' }, signal);
  return rrsets.find((set) => set.type === 'TXT' && normalName(set.name) === normalName(fqdn));
};

const askZone = async (api: Api, zone: string, filter: Readonly<Record<string, string>>, signal: AbortSignal) => {
  const url = zoneUrl(api, zone);
  for (const [key, value] of Object.entries(filter)) url.searchParams.set(key, value);
  const answer = await call(api, zone, { url, method: 'GET', limit: readLimit, signal });
  const parsed = zoneSchema.safeParse(jsonOf(descriptor.id, url, answer));
  if (parsed.success) return parsed.data;
  throw fail('provider.bad-answer', { provider: descriptor.id, endpoint: url.origin, detail: excerpt(answer.text) });
};

const writeSet = async (
  api: Api,
  { zone, fqdn, ttl }: TxtRecord,
  records: RecordSet['records'],
  oldTtl: number | undefined,
  signal: AbortSignal,
): Promise<void> => {
  const set = { name: absolute(fqdn), type: 'TXT' };
  const change =
    records.length === 0
      ? { ...set, changetype: 'DELETE' }
      : { ...set, changetype: 'REPLACE', ttl: oldTtl ?? ttl, records };
  const body = { rrsets: [change] };
  await call(api, zone, { url: zoneUrl(api, zone), method: 'PATCH', body, limit: writeLimit, signal });
};

const zoneUrl = (api: Api, zone: string): URL => new URL(`${api.base}/zones/${encodeURIComponent(absolute(zone))}`);

const call = async (api: Api, zone: string, options: Omit<HttpCall, 'provider' | 'headers'>): Promise<HttpAnswer> => {
  const answer = await httpCall({ ...options, provider: descriptor.id, headers: { 'x-api-key': api.key } });
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refusalOf(answer, options.url.origin, zone);
};

const refusalOf = (answer: HttpAnswer, endpoint: string, zone: string) => {
  const facts = { provider: descriptor.id, endpoint, detail: `${answer.status} ${errorText(answer)}`.trim() };
  switch (answer.status) {
    case 401:
      return fail('provider.wrong-credentials', facts);
    case 403:
      return fail('provider.no-permission', facts);
    case 404:
      return fail('provider.zone-not-found', { ...facts, zone: normalName(zone) });
    case 400:
    case 409:
    case 422:
      return fail('provider.refused', facts);
    case 429:
      return fail('provider.rate-limited', facts, answer.retryAt === undefined ? {} : { retryAt: answer.retryAt });
    default:
      return fail('provider.bad-answer', facts);
  }
};

const errorText = (answer: HttpAnswer): string => {
  try {
    const parsed = z.object({ error: z.string() }).safeParse(JSON.parse(answer.text));
    if (parsed.success) return excerpt(parsed.data.error);
  } catch {
    // not every status comes with JSON
  }
  return excerpt(answer.text);
};
