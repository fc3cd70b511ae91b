/**
 * TXT records through version 2.0 of the DNS Made Easy API (https://api-docs.dnsmadeeasy.com/). It takes requests of the
 * last seconds only, so a clock that it finds wrong is corrected by its own.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { allPages } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import { dmeHeaders } from '../signing/dnsmadeeasy.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnsmadeeasy: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openAccount(given, clock)), { shortestTtl });
  },
};

const sandboxBase = 'https://api.sandbox.dnsmadeeasy.com/V2.0';

interface Account {
  readonly api: HttpApi;
  call(request: ApiRequest, signal: AbortSignal): Promise<Reply>;
}

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  const fields = readFields(descriptor, given, ['apiKey', 'secretKey', 'sandbox', 'endpoint'], {
    apiKey: headerToken,
    secretKey: headerToken,
    endpoint: apiBase,
  });
  /** Milliseconds by which the service's clock is ahead of ours. */
  let ahead = 0;
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(fields.sandbox === 'true' ? sandboxBase : ownBase, fields.endpoint),
    headers: {},
    secrets: [fields.secretKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ error: z.array(z.string()) }), ({ error }) =>
      error.map((message) => ({ code: '', message })),
    ),
    dated: true,
    sign: (request) => {
      const at = new Date(clock.now().getTime() + ahead);
      return { ...request, headers: { ...request.headers, ...dmeHeaders(fields, at) } };
    },
  };
  return {
    api,
    call: async (request, signal) => {
      const reply = await send(api, { ...request, accepts: [...(request.accepts ?? []), 'clock-skew'] }, signal);
      if (reply.refusal !== 'clock-skew') return reply;
      ahead = reply.serverTime === undefined ? 0 : reply.serverTime - clock.now().getTime();
      return send(api, request, signal);
    },
  };
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
    records: async (zone, place, signal) => {
      const query = { recordName: ownName(place), type: 'TXT' };
      const found = await pages(
        recordSchema,
        { method: 'GET', path: recordsPath(zone), query, zone: zone.name },
        signal,
      );
      return found
        .filter(({ type, name }) => type === 'TXT' && name.toLowerCase() === ownName(place))
        .map(({ id, value }) => ({ id: String(id), value: readTxt(value) }));
    },
    create: async (zone, place, signal) => {
      const body = { type: 'TXT', name: ownName(place), value: writtenValue(place.value), ttl: place.ttl };
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

const ownName = ({ relative }: HostedPlace): string => (relative === '@' ? '' : relative);

/** ACME values go as they are; the service quotes them. Only what would break there is quoted here. */
const writtenValue = (value: string): string => (/^[\w.=+/-]{1,255}$/.test(value) ? value : writeTxt(value));
