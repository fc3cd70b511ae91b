/**
 * TXT records through the Loopia API (https://www.loopia.com/api), which is XML-RPC: each value is a record, and a word
 * in place of a list or of OK is an error. User and password are the first two parameters of every call.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, factsOf, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { type RpcValue, readRpcAnswer, writeRpcCall } from '../xml-rpc.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const loopia: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    // Removing by an id that has gone may be answered with OK.
    return recordProvider(callsOf(api), {
      shortestTtl,
      serial: `${descriptor.id} ${api.fields.apiUser}`,
      idsPass: true,
    });
  },
};

/** An e-mail address is the usual mix-up. */
const apiUser: FieldCheck = (value) => (/@(?!loopiaapi$)/.test(value) ? 'format' : headerToken(value));

/** The service puts blanks around names and texts. */
const answerIn = (text: string) => readRpcAnswer(text, (told) => told.trim());

const part = z.coerce.string().catch('');
const faultSchema = z.object({ faultCode: part, faultString: part }).catch({ faultCode: '', faultString: '' });

/** Words such as AUTH_ERROR come alone or as the first of a list. */
const errors = ({ text }: HttpAnswer): readonly ApiError[] => {
  const response = answerIn(text);
  if (response === undefined) return [];
  if ('fault' in response) {
    const { faultCode: code, faultString: message } = faultSchema.parse(response.fault);
    return [{ code, message }];
  }
  const told: readonly unknown[] = Array.isArray(response.value) ? response.value.slice(0, 1) : [response.value];
  return told.flatMap((word) =>
    typeof word === 'string' && word !== 'OK' && /^[A-Z_]+$/.test(word) ? [{ code: '', message: word }] : [],
  );
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiUser, apiPassword: headerToken },
  headers: () => ({ accept: 'text/xml' }),
  errors,
});
type LoopiaApi = ReturnType<typeof openApi>;

const done = z.literal('OK');
const domainsSchema = z.array(z.union([z.string(), z.object({ domain: z.string() })]));
const recordsSchema = z.array(z.object({ type: z.string(), rdata: z.string(), record_id: z.number() }));

interface Domain {
  readonly name: string;
}

/** Answers `undefined` where the call met a refusal that `accepts` names. */
const call = async <T>(
  api: LoopiaApi,
  method: string,
  {
    domain,
    params = [],
    accepts = [],
  }: { domain?: string; params?: readonly RpcValue[]; accepts?: readonly Refusal[] },
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T | undefined> => {
  const about = domain === undefined ? [] : [domain];
  const content = writeRpcCall(method, [api.fields.apiUser, api.fields.apiPassword, ...about, ...params]);
  const text = { type: 'text/xml', content };
  const answer = await send(api, { method: 'POST', path: '', text, zone: domain ?? '', accepts }, signal);
  if (answer.refusal !== undefined) return undefined;
  const response = answerIn(answer.text);
  const parsed = schema.safeParse(response !== undefined && 'value' in response ? response.value : undefined);
  if (!parsed.success) throw badAnswer(api, answer);
  return parsed.data;
};

const domains = async (
  api: LoopiaApi,
  accepts: readonly Refusal[],
  signal: AbortSignal,
): Promise<readonly Domain[] | undefined> => {
  const told = await call(api, 'getDomains', { accepts }, domainsSchema, signal);
  return told?.map((one) => ({ name: typeof one === 'string' ? one : one.domain }));
};

const callsOf = (api: LoopiaApi): RecordCalls<Domain> => {
  const all = async ({ name: domain }: Domain, relative: string, signal: AbortSignal) =>
    (await call(api, 'getZoneRecords', { domain, params: [relative] }, recordsSchema, signal)) ?? [];
  const records: RecordCalls<Domain>['records'] = async (zone, { relative }, signal) =>
    (await all(zone, relative, signal))
      .filter(({ type }) => type === 'TXT')
      .map(({ record_id: id, rdata }) => ({ id: String(id), value: rdata }));
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      // A user without getDomains is told the same as one with a wrong password; the records tell the two apart.
      const known = await domains(api, ['wrong-credentials'], signal);
      if (known !== undefined) return known.find((one) => normalName(one.name) === name);
      const asked = { domain: name, params: ['@'], accepts: ['refused'] } as const;
      return (await call(api, 'getZoneRecords', asked, recordsSchema, signal)) === undefined ? undefined : { name };
    },
    list: async (signal) => (await domains(api, [], signal)) ?? [],
    records,
    create: async (zone, place, signal) => {
      const { relative, ttl, value } = place;
      const record = { type: 'TXT', ttl, priority: 0, rdata: value, record_id: 0 };
      await call(api, 'addZoneRecord', { domain: zone.name, params: [relative, record] }, done, signal);
      return (await records(zone, place, signal)).find((one) => one.value === value)?.id ?? '';
    },
    remove: async (zone, { id }, { relative }, signal) => {
      const domain = zone.name;
      await call(api, 'removeZoneRecord', { domain, params: [relative, Number(id)] }, done, signal);
      if (relative === '@' || (await all(zone, relative, signal)).length > 0) return true;
      // An empty name would stay behind in the customer zone; that it stays is no failure.
      const accepts = ['refused', 'wrong-credentials'] as const;
      await call(api, 'removeSubdomain', { domain, params: [relative], accepts }, done, signal);
      return true;
    },
  };
};
