/**
 * TXT records through the ClouDNS HTTP API (https://www.cloudns.net/wiki/article/42/). The credential and everything
 * else is in the query; failures come with status 200.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { ttlAmong } from '../models/ttl.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const cloudns: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openAccount(given, clock)), { shortestTtl });
  },
};

interface Account {
  readonly api: HttpApi;
  readonly credential: Readonly<Record<string, string>>;
}

const errors = errorsBy(
  z.object({ status: z.literal('Failed'), statusDescription: z.string().default('') }),
  ({ statusDescription }) => [{ code: '', message: statusDescription }],
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { authId: headerToken, subAuthId: headerToken, authPassword: headerToken },
  errors,
});

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  const api = openApi(given, clock);
  const { authId, subAuthId, authPassword } = api.fields;
  const user = authId === '' ? { 'sub-auth-id': subAuthId } : { 'auth-id': authId };
  return { api, credential: { ...user, 'auth-password': authPassword } };
};

const idSchema = z.union([z.number(), z.string()]).transform(String);
const zoneSchema = z.object({ name: z.string() });
const recordSchema = z.object({ id: idSchema, type: z.string(), host: z.string(), record: z.string() });
/** An empty list where there is nothing, else an object with the ids as names. */
const recordsSchema = z.union([z.array(recordSchema), z.record(z.string(), recordSchema)]);
const createdSchema = z.object({
  status: z.literal('Success'),
  data: z.object({ id: idSchema }).optional().catch(undefined),
});

const doneSchema = z.object({ status: z.literal('Success') });
const pageSize = 100;

const call = (
  { api, credential }: Account,
  { method, path, query = {}, zone, accepts = [] }: ApiRequest,
  signal: AbortSignal,
): Promise<Reply> => send(api, { method, path, query: { ...credential, ...query }, zone, accepts }, signal);

const callsOf = (account: Account): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  find: async (name, signal) => {
    const query = { 'domain-name': name };
    const asked = {
      method: 'GET',
      path: '/get-zone-info.json',
      query,
      zone: name,
      accepts: ['zone-not-found'],
    } as const;
    const answer = await call(account, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    return normalName(read(account.api, zoneSchema, answer).name) === name ? { name } : undefined;
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number), 'rows-per-page': String(pageSize) };
      const answer = await call(account, { method: 'GET', path: '/list-zones.json', query, zone: '' }, signal);
      const items = read(account.api, z.array(zoneSchema), answer);
      return { items, more: items.length === pageSize };
    }),
  records: async ({ name: zone }, { relative }, signal) => {
    const host = relative === '@' ? {} : { host: relative };
    const query = { 'domain-name': zone, ...host, type: 'TXT' };
    const answer = await call(account, { method: 'GET', path: '/records.json', query, zone }, signal);
    return Object.values(read(account.api, recordsSchema, answer))
      .filter((one) => one.type === 'TXT' && normalName(one.host || '@') === relative)
      .map(({ id, record }) => ({ id, value: record }));
  },
  create: async ({ name: zone }, { bare: host, value, ttl }, signal) => {
    const query = {
      'domain-name': zone,
      host,
      record: value,
      ttl: String(ttlAmong(ttl, ttls)),
      'record-type': 'TXT',
    };
    const asked = { method: 'POST', path: '/add-record.json', query, zone, accepts: ['already-there'] } as const;
    const answer = await call(account, asked, signal);
    return answer.refusal === undefined ? (read(account.api, createdSchema, answer).data?.id ?? '') : '';
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const query = { 'domain-name': zone, 'record-id': id };
    const asked = { method: 'POST', path: '/delete-record.json', query, zone, accepts: ['not-there'] } as const;
    const answer = await call(account, asked, signal);
    if (answer.refusal !== undefined) return false;
    read(account.api, doneSchema, answer);
    return true;
  },
});

/** https://www.cloudns.net/wiki/article/58/: no others are taken. */
const ttls = [60, 300, 900, 1800, 3600, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800, 1_209_600, 2_592_000];
