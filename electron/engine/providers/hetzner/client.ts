/** TXT records through the Hetzner Cloud API, which adds and removes single values of a record set. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName, relativeName } from '../../dns/names.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { hostedZone } from '../hosted-zone.ts';
import { baseOf, factsOf, type HttpApi, jsonIn, type Refusal, read, send, shown } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase } from './descriptor.ts';

/** The DNS console that was shut down in May 2026 gave tokens of 32 characters; those of the Cloud API have 64. */
const cloudToken: FieldCheck = (value) => (/^[A-Za-z0-9]{32}$/.test(value) ? 'retired-key' : headerToken(value));

export const hetzner: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['apiToken', 'endpoint'], {
      apiToken: cloudToken,
      endpoint: apiBase,
    });
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Bearer ${fields.apiToken}` },
      secrets: [fields.apiToken],
      refusal: refusalOf,
      errorText: (answer) => {
        const error = errorIn(answer);
        return error === undefined ? undefined : `${error.code}: ${error.message}`;
      },
    };
    /** A zone takes one change at a time, and answers "locked" to a second one. */
    const alone = <T>(zone: string, work: () => Promise<T>) =>
      inTurn(`${descriptor.id} ${api.base} ${normalName(zone)}`, work);
    return {
      add: (record, signal) => alone(record.zone, () => addValue(api, record, signal)),
      remove: (record, _recordId, signal) => alone(record.zone, () => removeValue(api, record, signal)),
      prove: async (zone, signal) => {
        await findZone(api, { zone, fqdn: zone }, signal);
      },
    };
  },
};

const zonesSchema = z.object({ zones: z.array(z.object({ name: z.string() })) });
const setSchema = z.object({ rrset: z.object({ records: z.array(z.object({ value: z.string() })) }) });
const actionSchema = z.object({
  action: z.object({
    id: z.number(),
    status: z.enum(['running', 'success', 'error']),
    error: z.object({ code: z.string(), message: z.string() }).nullish(),
  }),
});

const shortestTtl = 60;
const actionPause = 500;
const mostLooks = 60;

const findZone = (api: HttpApi, name: { readonly zone: string; readonly fqdn: string }, signal: AbortSignal) =>
  hostedZone(api, name, async (zone) => {
    const answer = await send(api, { method: 'GET', path: '/zones', query: { name: zone }, zone }, signal);
    return read(api, zonesSchema, answer).zones.some((one) => normalName(one.name) === zone) ? zone : undefined;
  });

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const zone = await findZone(api, record, signal);
  const values = await readSet(api, zone, record, signal);
  if (values?.some((value) => readTxt(value) === record.value)) return '';
  // A set that is there keeps its TTL: another one would be refused.
  const ttl = values === undefined ? { ttl: Math.max(record.ttl, shortestTtl) } : {};
  const body = { ...ttl, records: [{ value: writeTxt(record.value) }] };
  await act(api, zone, `${setPath(zone, record)}/actions/add_records`, body, signal);
  return '';
};

const removeValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<void> => {
  const zone = await findZone(api, record, signal);
  const values = (await readSet(api, zone, record, signal)) ?? [];
  const records = values.filter((value) => readTxt(value) === record.value).map((value) => ({ value }));
  if (records.length > 0) await act(api, zone, `${setPath(zone, record)}/actions/remove_records`, { records }, signal);
};

const setPath = (zone: string, { fqdn }: TxtRecord): string =>
  `/zones/${encodeURIComponent(zone)}/rrsets/${encodeURIComponent(relativeName(normalName(fqdn), zone))}/TXT`;

/** `undefined` when there is no set of that name. */
const readSet = async (api: HttpApi, zone: string, record: TxtRecord, signal: AbortSignal) => {
  const answer = await send(api, { method: 'GET', path: setPath(zone, record), zone, accepts: [404] }, signal);
  if (answer.status === 404 && errorIn(answer) !== undefined) return undefined;
  return read(api, setSchema, answer).rrset.records.map(({ value }) => value);
};

/** A change is only a promise until its action has ended. */
const act = async (api: HttpApi, zone: string, path: string, body: unknown, signal: AbortSignal): Promise<void> => {
  let { action } = read(api, actionSchema, await send(api, { method: 'POST', path, body, zone }, signal));
  for (let looks = 0; action.status === 'running' && looks < mostLooks; looks += 1) {
    await pause(actionPause, undefined, { signal }).catch(() => signal.throwIfAborted());
    const answer = await send(api, { method: 'GET', path: `/actions/${action.id}`, zone }, signal);
    action = read(api, actionSchema, answer).action;
  }
  if (action.status === 'success') return;
  const { code, message } = action.error ?? { code: action.status, message: `action ${action.id}` };
  throw fail('provider.refused', { ...factsOf(api), detail: shown(api, `${code}: ${message}`) });
};

const errorIn = (answer: HttpAnswer): { code: string; message: string } | undefined => {
  const schema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
  const parsed = schema.safeParse(jsonIn(answer));
  return parsed.success ? parsed.data.error : undefined;
};

const refusalOf = (answer: HttpAnswer): Refusal | undefined => {
  switch (errorIn(answer)?.code) {
    case 'unauthorized':
      return 'wrong-credentials';
    case 'forbidden':
    case 'token_readonly':
      return 'no-permission';
    case 'rate_limit_exceeded':
      return 'rate-limited';
    case 'locked':
    case 'conflict':
      return 'busy';
    case 'invalid_input':
    case 'resource_limit_exceeded':
    case 'deprecated_api_endpoint':
      return 'refused';
    default:
      return undefined;
  }
};
