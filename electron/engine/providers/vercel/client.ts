/** TXT records through the Vercel REST API (https://vercel.com/docs/rest-api/dns), of one's own or of a team. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const vercel: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const { teamId } = api.fields;
    const account = { api, team: teamId === '' ? {} : { teamId } };
    return { ...recordProvider(callsOf(account), { shortestTtl }), inspect: (signal) => inspect(account, signal) };
  },
};

interface Account {
  readonly api: HttpApi;
  /** Goes with every request; empty for one's own domains. */
  readonly team: Readonly<Record<string, string>>;
}

const errors = errorsBy(
  z.object({
    error: z.object({ code: z.string(), message: z.string().default(''), invalidToken: z.boolean().optional() }),
  }),
  // The flag alone tells a bad token from a good one of another scope.
  ({ error: { code, message, invalidToken } }) => [{ code: invalidToken ? 'invalidToken' : code, message }],
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken, teamId: headerToken },
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  errors,
});

const domainsSchema = z.object({ domains: z.array(z.object({ name: z.string() })) });
const idSchema = z.union([z.number(), z.string()]).transform(String);
const recordSchema = z.object({ id: idSchema, name: z.string(), type: z.string(), value: z.string().default('') });
const recordsSchema = z.object({ records: z.array(recordSchema) });
const nextSchema = z.object({ pagination: z.object({ next: z.number().nullish() }).optional() });
const createdSchema = z.object({ uid: idSchema });

const call = ({ api, team }: Account, { query = {}, ...asked }: ApiRequest, signal: AbortSignal): Promise<Reply> =>
  send(api, { ...asked, query: { ...query, ...team } }, signal);

/** https://vercel.com/docs/rest-api#pagination: `next` is the time up to which the following page reaches. */
const listOf = <T>(
  account: Account,
  { path, zone }: { readonly path: string; readonly zone: string },
  itemsIn: (answer: HttpAnswer) => readonly T[],
  signal: AbortSignal,
): Promise<readonly T[]> =>
  allMarked(async (mark) => {
    const query = { limit: '100', ...markedBy('until', mark) };
    const answer = await call(account, { method: 'GET', path, query, zone }, signal);
    const next = read(account.api, nextSchema, answer).pagination?.next;
    return { items: itemsIn(answer), next: next?.toString() };
  });

const callsOf = (account: Account): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  list: (signal) =>
    listOf(
      account,
      { path: '/v5/domains', zone: '' },
      (answer) => read(account.api, domainsSchema, answer).domains,
      signal,
    ),
  records: async ({ name: zone }, { relative }, signal) => {
    const path = `/v4/domains/${encodeURIComponent(zone)}/records`;
    const recordsIn = (answer: HttpAnswer) => read(account.api, recordsSchema, answer).records;
    return (await listOf(account, { path, zone }, recordsIn, signal))
      .filter(({ type, name }) => type === 'TXT' && normalName(name || '@') === relative)
      .map(({ id, value }) => ({ id, value }));
  },
  create: async ({ name: zone }, { bare: name, value, ttl }, signal) => {
    const body = { name, type: 'TXT', value, ttl };
    const answer = await call(account, { method: 'POST', path: recordsPath(zone), body, zone }, signal);
    return read(account.api, createdSchema, answer).uid;
  },
  remove: async ({ name: zone }, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const answer = await call(account, { method: 'DELETE', path, zone, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const recordsPath = (zone: string): string => `/v2/domains/${encodeURIComponent(zone)}/records`;

const tokenSchema = z.object({
  token: z.object({
    name: z.string().optional(),
    expiresAt: z.number().nullish(),
    scopes: z.array(z.object({ type: z.string() })).default([]),
  }),
});

/** https://vercel.com/docs/rest-api/authentication/get-auth-token-metadata, about the token that asks. */
const inspect = async ({ api }: Account, signal: AbortSignal): Promise<CredentialFacts> => {
  const answer = await send(api, { method: 'GET', path: '/v5/user/tokens/current', zone: '' }, signal);
  const { expiresAt, scopes } = read(api, tokenSchema, answer).token;
  return {
    ...(expiresAt ? { expiresAt: new Date(expiresAt).toISOString() } : {}),
    ...(scopes.length > 0 ? { permissions: scopes.map(({ type }) => type) } : {}),
    // A scope of the user reaches all teams.
    ...(scopes.some(({ type }) => type === 'user') ? { tooBroad: true } : {}),
  };
};
