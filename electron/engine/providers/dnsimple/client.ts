/** TXT records through version 2 of the DNSimple API (https://developer.dnsimple.com/v2/zones/records/). */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { readTxt, writeTxtIfOdd } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnsimple: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return {
      ...recordProvider(callsOf(api), { shortestTtl }),
      inspect: async (signal) => {
        const { email } = await whoami(api, signal);
        return email === undefined ? {} : { account: email };
      },
    };
  },
};

/** What is wrong with which attribute stands in `errors`. */
const errors = errorsBy(
  z.object({ message: z.string(), errors: z.record(z.string(), z.array(z.string())).nullish().catch(null) }),
  ({ message, errors: attributes }) => {
    const details = Object.entries(attributes ?? {}).map(([name, problems]) => `${name} ${problems.join(', ')}`);
    return [{ code: '', message: [message, ...details].join('; ') }];
  },
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { accessToken: headerToken },
  headers: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
  errors,
});

const accountSchema = z.object({ id: z.coerce.string(), email: z.string().optional() });
const whoamiSchema = z.object({ data: z.object({ account: accountSchema.nullish() }) });
const zoneSchema = z.object({ name: z.string() });
const recordSchema = z.object({ id: z.coerce.string(), type: z.string(), name: z.string(), content: z.string() });
const paginationSchema = z.object({ total_pages: z.number() }).optional();
const createdSchema = z.object({ data: z.object({ id: z.coerce.string() }) });
const pageSize = 100;

/** The account is part of every path, and only the token knows it. */
const whoami = async (api: HttpApi, signal: AbortSignal): Promise<z.infer<typeof accountSchema>> => {
  const answer = await send(api, { method: 'GET', path: '/whoami', zone: '' }, signal);
  const { account } = read(api, whoamiSchema, answer).data;
  if (account) return account;
  throw fail('provider.wrong-credentials', {
    ...factsOf(api),
    detail: 'whoami: account null',
    cause: 'provider-credential-type-mixup',
  });
};

interface DnsimpleZone {
  readonly name: string;
  readonly path: string;
}

const callsOf = (api: HttpApi): RecordCalls<DnsimpleZone> => {
  let known: string | undefined;
  const zonesPath = async (signal: AbortSignal): Promise<string> => {
    known ??= (await whoami(api, signal)).id;
    return `/${encodeURIComponent(known)}/zones`;
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const path = `${await zonesPath(signal)}/${encodeURIComponent(name)}`;
      const answer = await send(api, { method: 'GET', path, zone: name, accepts: ['zone-not-found'] }, signal);
      if (answer.refusal !== undefined) return undefined;
      const found = read(api, z.object({ data: zoneSchema }), answer).data;
      return normalName(found.name) === name ? { name, path } : undefined;
    },
    list: async (signal) => {
      const path = await zonesPath(signal);
      const zones = await pagesOf(api, { path, zone: '' }, zoneSchema, signal);
      return zones.map(({ name }) => ({ name, path: `${path}/${encodeURIComponent(name)}` }));
    },
    records: async (zone, { bare }, signal) => {
      const asked = { path: `${zone.path}/records`, query: { name: bare, type: 'TXT' }, zone: zone.name };
      const records = await pagesOf(api, asked, recordSchema, signal);
      return records
        .filter(({ type, name }) => type === 'TXT' && normalName(name) === bare)
        .map(({ id, content }) => ({ id, value: readTxt(content) }));
    },
    create: async (zone, { bare: name, value, ttl }, signal) => {
      const body = { type: 'TXT', name, content: writeTxtIfOdd(value), ttl };
      const asked = { method: 'POST', path: `${zone.path}/records`, body, zone: zone.name } as const;
      return read(api, createdSchema, await send(api, asked, signal)).data.id;
    },
    remove: async (zone, { id }, _place, signal) => {
      const path = `${zone.path}/records/${encodeURIComponent(id)}`;
      const asked = { method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] } as const;
      return (await send(api, asked, signal)).refusal === undefined;
    },
  };
};

const pagesOf = <T>(
  api: HttpApi,
  {
    path,
    query,
    zone,
  }: { readonly path: string; readonly query?: Readonly<Record<string, string>>; readonly zone: string },
  row: z.ZodType<T>,
  signal: AbortSignal,
): Promise<readonly T[]> =>
  allPages(async (number) => {
    const page = { ...query, page: String(number), per_page: String(pageSize) };
    const answer = await send(api, { method: 'GET', path, query: page, zone }, signal);
    const { data, pagination } = read(api, z.object({ data: z.array(row), pagination: paginationSchema }), answer);
    return { items: data, more: number < (pagination?.total_pages ?? 1) };
  });
