/**
 * TXT records through version 2.0 of the DNS Made Easy API (https://api-docs.dnsmadeeasy.com/). It takes requests of the
 * last seconds only, so a clock that it finds wrong is corrected by its own.
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
import type { ProviderModule } from '../provider.ts';
import { mending } from '../session.ts';
import { dmeHeaders } from '../signing/dnsmadeeasy.ts';
import { readTxt, writeTxtIfOdd } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnsmadeeasy: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openAccount(given, clock)), { shortestTtl });
  },
};

const sandboxBase = 'https://api.sandbox.dnsmadeeasy.com/V2.0';

/** Milliseconds for which a request is good (https://api-docs.dnsmadeeasy.com/, authentication). */
const mostSkew = 30_000;

interface Account {
  readonly api: HttpApi;
  call(request: ApiRequest, signal: AbortSignal): Promise<Reply>;
}

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  /** Milliseconds by which the service's clock is ahead of ours. */
  let ahead = 0;
  const api = keyedApi({
    descriptor,
    ownBase: ({ sandbox }) => (sandbox === 'true' ? sandboxBase : ownBase),
    checks: { apiKey: headerToken, secretKey: headerToken, sandbox: undefined },
    errors: errorsBy(z.object({ error: z.array(z.string()) }), ({ error }) =>
      error.map((message) => ({ code: '', message })),
    ),
    dated: mostSkew,
    sign: (request, keys, now) => {
      const at = new Date(now.getTime() + ahead);
      return { ...request, headers: { ...request.headers, ...dmeHeaders(keys, at) } };
    },
  })(given, clock);
  const attempt: Account['call'] = (request, signal) => send(api, request, signal);
  const follow = ({ serverTime }: Reply) => {
    ahead = serverTime === undefined ? 0 : serverTime - clock.now().getTime();
  };
  return { api, call: mending('clock-skew', attempt, follow) };
};

const zoneSchema = z.object({ id: z.number(), name: z.string() });
const recordSchema = z.object({ id: z.number(), name: z.string(), type: z.string(), value: z.string() });
const createdSchema = z.object({ id: z.number() });

interface DmeZone {
  readonly name: string;
  readonly id: number;
}

const callsOf = ({ api, call }: Account): RecordCalls<DmeZone> => {
  /** Pages are numbered from 0. */
  const pages = <T>(schema: z.ZodType<T>, request: ApiRequest, signal: AbortSignal): Promise<readonly T[]> =>
    allPages(async (number) => {
      const query = { ...request.query, ...(number === 1 ? {} : { page: String(number - 1) }) };
      const answer = await call({ ...request, query }, signal);
      const { data, totalPages } = read(
        api,
        z.object({ data: z.array(schema), totalPages: z.number().default(1) }),
        answer,
      );
      return { items: data, more: number < totalPages };
    });
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const query = { domainname: name };
      const accepts = ['zone-not-found'] as const;
      const answer = await call({ method: 'GET', path: '/dns/managed/name', query, zone: name, accepts }, signal);
      if (answer.refusal !== undefined) return undefined;
      const found = read(api, zoneSchema, answer);
      return normalName(found.name) === name ? found : undefined;
    },
    list: (signal) => pages(zoneSchema, { method: 'GET', path: '/dns/managed/', zone: '' }, signal),
    records: async (zone, { bare }, signal) => {
      const query = { recordName: bare, type: 'TXT' };
      const found = await pages(
        recordSchema,
        { method: 'GET', path: recordsPath(zone), query, zone: zone.name },
        signal,
      );
      return found
        .filter(({ type, name }) => type === 'TXT' && name.toLowerCase() === bare)
        .map(({ id, value }) => ({ id: String(id), value: readTxt(value) }));
    },
    create: async (zone, { bare: name, value, ttl }, signal) => {
      const body = { type: 'TXT', name, value: writeTxtIfOdd(value), ttl };
      const accepts = ['already-there'] as const;
      const asked = { method: 'POST', path: recordsPath(zone), body, zone: zone.name, accepts } as const;
      const answer = await call(asked, signal);
      return answer.refusal === undefined ? String(read(api, createdSchema, answer).id) : '';
    },
    remove: async (zone, { id }, _place, signal) => {
      const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
      const answer = await call({ method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] }, signal);
      return answer.refusal === undefined;
    },
  };
};

const recordsPath = ({ id }: DmeZone): string => `/dns/managed/${id}/records`;
