/** Records through version 4 of the Linode API (https://techdocs.akamai.com/linode-api/reference/get-domains). */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, type RecordPlace, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { readCaa, writeCaa } from '../record-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const linode: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return { ...recordProvider(callsOf(api), { shortestTtl }), inspect: (signal) => inspect(api, signal) };
  },
};

const errors = errorsBy(
  z.object({ errors: z.array(z.object({ reason: z.string(), field: z.string().nullish() })) }),
  (body) => body.errors.map(({ reason, field }) => ({ code: '', message: field ? `${field}: ${reason}` : reason })),
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken },
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  errors,
});

const pageOf = <T>(row: z.ZodType<T>) =>
  z.object({ data: z.array(row), page: z.number().default(1), pages: z.number().default(1) });
const domainsSchema = pageOf(z.object({ id: z.coerce.string(), domain: z.string() }));
const recordsSchema = pageOf(
  z.object({
    id: z.coerce.string(),
    type: z.string().default('TXT'),
    name: z.string(),
    target: z.string(),
    ttl_sec: z.number().optional(),
    tag: z.string().nullish(),
  }),
);
const createdSchema = z.object({ id: z.coerce.string() });

interface LinodeZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi): RecordCalls<LinodeZone> => ({
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const headers = filterBy({ domain: name });
    const answer = await send(api, { method: 'GET', path: '/domains', headers, zone: name }, signal);
    const found = read(api, domainsSchema, answer).data.find(({ domain }) => normalName(domain) === name);
    return found === undefined ? undefined : { name, id: found.id };
  },
  list: async (signal) => {
    const rows = await pagesOf(api, { path: '/domains', headers: {}, zone: '' }, domainsSchema, signal);
    return rows.map(({ id, domain }) => ({ id, name: domain }));
  },
  records: async (zone, place, signal) => {
    const asked = { path: recordsPath(zone), headers: filterBy({ type: place.type }), zone: zone.name };
    const rows = await pagesOf(api, asked, recordsSchema, signal);
    return rows
      .filter(({ type, name }) => type === place.type && isAt(name, place))
      .map(({ id, target, tag, ttl_sec: ttl }) => ({
        id,
        value: place.type === 'CAA' ? writeCaa({ flags: 0, tag: tag ?? '', value: target }) : target,
        ttl: ttl || zoneTtl,
      }));
  },
  create: async (zone, place, signal) => {
    const { type, fqdn: name, ttl: ttl_sec } = place;
    const body = { type, name, ...targetOf(api, place), ttl_sec };
    const answer = await send(api, { method: 'POST', path: recordsPath(zone), body, zone: zone.name }, signal);
    return read(api, createdSchema, answer).id;
  },
  remove: async (zone, { id }, _place, signal) => {
    const path = `${recordsPath(zone)}/${encodeURIComponent(id)}`;
    const asked = { method: 'DELETE', path, zone: zone.name, accepts: ['zone-not-found'] } as const;
    return (await send(api, asked, signal)).refusal === undefined;
  },
});

/** What 0 stands for (https://techdocs.akamai.com/linode-api/reference/post-domain-record). */
const zoneTtl = 86_400;

/** Same page: CAA has a tag and a target, and no flags. */
const targetOf = (api: HttpApi, { type, fqdn, value }: RecordPlace) => {
  const caa = type === 'CAA' ? readCaa(value) : undefined;
  if (caa === undefined) return { target: value };
  if (caa.flags !== 0) throw notPlain(api, `${fqdn} CAA: no flags`);
  return { tag: caa.tag, target: caa.value };
};

const recordsPath = ({ id }: LinodeZone): string => `/domains/${encodeURIComponent(id)}/records`;

/** https://techdocs.akamai.com/linode-api/reference/filtering-and-sorting */
const filterBy = (wanted: Readonly<Record<string, string>>) => ({ 'x-filter': JSON.stringify(wanted) });

/** Written in full, a name comes back as the part inside the zone, and empty for the zone itself. */
const isAt = (name: string, { fqdn, bare }: HostedPlace): boolean => [fqdn, bare].includes(normalName(name));

const pagesOf = <T>(
  api: HttpApi,
  asked: { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly zone: string },
  schema: z.ZodType<{ readonly data: readonly T[]; readonly pages: number }>,
  signal: AbortSignal,
): Promise<readonly T[]> =>
  allPages(async (number) => {
    const query = { page: String(number) };
    const { data, pages } = read(api, schema, await send(api, { method: 'GET', query, ...asked }, signal));
    return { items: data, more: number < pages };
  });

/** Every answer names the scopes of the token; `*` are all. */
const inspect = async (api: HttpApi, signal: AbortSignal): Promise<CredentialFacts> => {
  const answer = await send(api, { method: 'GET', path: '/domains', zone: '' }, signal);
  const permissions = (answer.header('x-oauth-scopes') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  if (permissions.length === 0) return {};
  const tooBroad = permissions.some((scope) => !scope.startsWith('domains:'));
  const readOnly = permissions.every((scope) => scope.endsWith(':read_only'));
  return { permissions, tooBroad, readOnly };
};
