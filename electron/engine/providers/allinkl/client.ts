/**
 * TXT records through the KAS API of ALL-INKL.COM (https://kasapi.kasserver.com/dokumentation/phpdoc/), SOAP with a
 * session: each value is a record of its own. Every answer tells how long to wait before the next call.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, baseOf, factsOf, type HttpApi, type Reply, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { mending, openTokens } from '../session.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { readSoap, soapCall } from './soap.ts';

export const allinkl: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { login, password, endpoint } = readFields(descriptor, given, ['login', 'password', 'endpoint'], {
      login: headerToken,
      password: headerToken,
      endpoint: apiBase,
    });
    const secrets = [password];
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, endpoint),
      headers: { accept: 'text/xml' },
      secrets,
      clock,
      rules: descriptor.errors,
      errors,
    };
    const learn = (session: string) => secrets.splice(1, 1, session);
    const serial = `${descriptor.id} ${api.base} ${login}`;
    return recordProvider(callsOf(api, openSession(api, login, password, learn)), { shortestTtl, serial });
  },
};

/** The word of a fault is its code; it goes with the detail, as rules look at endings too. */
const errors = ({ text }: HttpAnswer): readonly ApiError[] => {
  const reply = readSoap(text);
  if (reply === undefined || !('fault' in reply)) return [];
  return [{ code: '', message: `${reply.fault.word} ${reply.fault.detail}`.trim() }];
};

/** What an answer holds, in the shape expected. */
const held = <T>(api: HttpApi, schema: z.ZodType<T>, answer: HttpAnswer): T => {
  const reply = readSoap(answer.text);
  const parsed = schema.safeParse(reply !== undefined && 'value' in reply ? reply.value : undefined);
  if (!parsed.success) throw badAnswer(api, answer);
  return parsed.data;
};

/** Seconds; each call begins them anew. */
const sessionLife = 600;
const delaySchema = z.object({ Response: z.object({ KasFloodDelay: z.coerce.number() }) });

interface Call {
  readonly action: string;
  readonly params: object;
  readonly zone: string;
  readonly accepts?: readonly Refusal[];
}
type Session = (call: Call, signal: AbortSignal) => Promise<Reply>;

const openSession = (api: HttpApi, login: string, password: string, learn: (session: string) => void): Session => {
  let freeAt = 0;
  const post = async (operation: 'KasAuth' | 'KasApi', params: object, call: Call, signal: AbortSignal) => {
    const wait = freeAt - api.clock.now().getTime();
    if (wait > 0) await api.clock.sleep(wait, signal);
    const text = { type: 'text/xml; charset=utf-8', content: soapCall(operation, params) };
    const answer = await send(api, { ...call, method: 'POST', path: `/${operation}.php`, text }, signal);
    const reply = readSoap(answer.text);
    const told = delaySchema.safeParse(reply !== undefined && 'value' in reply ? reply.value : undefined);
    if (told.success) freeAt = api.clock.now().getTime() + told.data.Response.KasFloodDelay * 1000;
    return answer;
  };
  const tokens = openTokens(api.clock, async (signal) => {
    const params = {
      kas_login: login,
      kas_auth_data: password,
      kas_auth_type: 'plain',
      session_lifetime: sessionLife,
      session_update_lifetime: 'Y',
    };
    const token = held(api, sessionSchema, await post('KasAuth', params, { action: '', params, zone: '' }, signal));
    learn(token);
    return { token, until: api.clock.now().getTime() + sessionLife * 1000 };
  });
  const once = async (call: Call, signal: AbortSignal): Promise<Reply> => {
    const params = {
      kas_login: login,
      kas_auth_type: 'session',
      kas_auth_data: await tokens.token(signal),
      kas_action: call.action,
      KasRequestParams: call.params,
    };
    return post('KasApi', params, call, signal);
  };
  return mending('signed-out', once, tokens.forget);
};

const sessionSchema = z.string().regex(/^[\x21-\x7e]+$/);
const infoSchema = <T extends z.ZodType>(info: T) => z.object({ Response: z.object({ ReturnInfo: info }) });
const recordSchema = z.object({
  record_id: z.string(),
  record_name: z.string(),
  record_type: z.string(),
  record_data: z.string(),
});

/** A zone comes with its records: asking for them is the way to ask for it. */
interface KasZone {
  readonly name: string;
  readonly records: readonly z.infer<typeof recordSchema>[];
}

const callsOf = (api: HttpApi, session: Session): RecordCalls<KasZone> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const params = { zone_host: `${name}.` };
    const call = { action: 'get_dns_settings', params, zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await session(call, signal);
    if (answer.refusal !== undefined) return undefined;
    return { name, records: held(api, infoSchema(z.array(recordSchema)), answer).Response.ReturnInfo };
  },
  list: async (signal) => {
    const answer = await session({ action: 'get_domains', params: {}, zone: '' }, signal);
    const domains = held(api, infoSchema(z.array(z.object({ domain_name: z.string() }))), answer).Response.ReturnInfo;
    return domains.map(({ domain_name: name }) => ({ name, records: [] }));
  },
  records: async ({ records }, { relative }) =>
    records
      .filter(({ record_type: type, record_name: name }) => type === 'TXT' && (name.toLowerCase() || '@') === relative)
      .map(({ record_id: id, record_data: value }) => ({ id, value })),
  create: async ({ name: zone }, { bare, value }, signal) => {
    const params = {
      zone_host: `${zone}.`,
      record_type: 'TXT',
      record_name: bare,
      record_data: value,
      record_aux: 0,
    };
    const answer = await session({ action: 'add_dns_settings', params, zone, accepts: ['already-there'] }, signal);
    return answer.refusal === undefined ? held(api, infoSchema(z.string()), answer).Response.ReturnInfo : '';
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const accepts = ['not-there', 'zone-not-found'] as const;
    const call = { action: 'delete_dns_settings', params: { record_id: id }, zone, accepts };
    return (await session(call, signal)).refusal === undefined;
  },
});
