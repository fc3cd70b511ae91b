/** TXT records through the HTTP API of the PowerDNS Authoritative Server, version 1. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { type HttpApi, jsonIn, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor } from './descriptor.ts';

export const powerdns: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['apiUrl', 'apiKey', 'serverId'], {
      apiUrl: apiBase,
      apiKey: headerToken,
      serverId: headerToken,
    });
    const base = `${fields.apiUrl.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '')}/api/v1/servers/${encodeURIComponent(fields.serverId)}`;
    const api: HttpApi = {
      provider: descriptor.id,
      base,
      headers: { 'x-api-key': fields.apiKey },
      secrets: [fields.apiKey],
      errorText,
    };
    /** A set is read, merged and replaced: two writers of one zone must not do that at once. */
    const alone = <T>(zone: string, work: () => Promise<T>) =>
      inTurn(`${descriptor.id} ${base} ${normalName(zone)}`, work);
    return {
      add: (record, signal) => alone(record.zone, () => addValue(api, record, signal)),
      remove: (record, _recordId, signal) => alone(record.zone, () => removeValue(api, record, signal)),
      prove: async (zone, signal) => {
        await askZone(api, zone, { rrsets: 'false' }, zoneSchema, signal);
      },
    };
  },
};

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
    .optional(),
});
const zoneWithSets = zoneSchema.required();
type RecordSet = z.infer<typeof zoneWithSets>['rrsets'][number];

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const before = await readSet(api, record, signal);
  const records = before?.records ?? [];
  if (records.some(({ content, disabled }) => !disabled && readTxt(content) === record.value)) return '';
  const others = records.filter(({ content }) => readTxt(content) !== record.value);
  await writeSet(api, record, [...others, { content: writeTxt(record.value), disabled: false }], before?.ttl, signal);
  return '';
};

const removeValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<void> => {
  const before = await readSet(api, record, signal);
  const records = before?.records ?? [];
  const others = records.filter(({ content }) => readTxt(content) !== record.value);
  if (others.length < records.length) await writeSet(api, record, others, before?.ttl, signal);
};

const absolute = (name: string): string => `${normalName(name)}.`;

/** Older servers do not know the filter and send the whole zone, so what comes is filtered again. */
const readSet = async (
  api: HttpApi,
  { zone, fqdn }: TxtRecord,
  signal: AbortSignal,
): Promise<RecordSet | undefined> => {
  const { rrsets } = await askZone(api, zone, { rrset_name: absolute(fqdn), rrset_type: 'TXT' }, zoneWithSets, signal);
  return rrsets.find((set) => set.type === 'TXT' && normalName(set.name) === normalName(fqdn));
};

const askZone = <T>(
  api: HttpApi,
  zone: string,
  query: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> =>
  send(api, { method: 'GET', path: zonePath(zone), query, zone }, signal).then((answer) => read(api, schema, answer));

const writeSet = async (
  api: HttpApi,
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
  await send(api, { method: 'PATCH', path: zonePath(zone), body, zone }, signal);
};

const zonePath = (zone: string): string => `/zones/${encodeURIComponent(absolute(zone))}`;

const errorText = (answer: HttpAnswer): string | undefined => {
  const parsed = z.object({ error: z.string() }).safeParse(jsonIn(answer));
  return parsed.success ? parsed.data.error : undefined;
};
