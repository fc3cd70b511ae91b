/**
 * Challenges on netcup CloudDNS (https://api.netcup.com/v1/openapi.json). Values under `_acme-challenge` have calls of
 * their own, which may be repeated; other names, such as the target of a CNAME, go through a changeset.
 */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { type HostedPlace, hostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { allPages } from '../models/pages.ts';
import { namesOf, type ZoneCalls, zoneFor } from '../models/zones.ts';
import type { DnsProvider, TxtRecord } from '../provider.ts';
import { shortestTtl } from './descriptor.ts';

export const cloudProvider = (api: HttpApi): DnsProvider => {
  const zones = zonesOf(api);
  const locate = async (record: TxtRecord, signal: AbortSignal) => {
    const zone = await zoneFor(zones, record, signal);
    return { zone, place: hostedPlace(zone.name, record.fqdn) };
  };
  return {
    add: async (record, signal) => {
      const { zone, place } = await locate(record, signal);
      await create(api, zone, place, record, signal);
      return '';
    },
    remove: async (record, _recordId, signal) => {
      const { zone, place } = await locate(record, signal);
      await erase(api, zone, place, record, signal);
    },
    prove: async (zone, signal) => {
      await zoneFor(zones, { zone, fqdn: zone }, signal);
    },
    zones: async (signal) => namesOf(await listDomains(api, signal)),
  };
};

const domainSchema = z.object({ id: z.number(), fqdn: z.string(), isDnsManaged: z.boolean() });
const domainsSchema = z.object({
  meta: z.object({ pagination: z.object({ lastPage: z.number() }).nullish() }).nullish(),
  result: z.array(domainSchema),
});
const successSchema = z.object({ success: z.literal(true) });
const errorSchema = z.object({ code: z.coerce.string().default(''), message: z.string().default('') });

/** A wrong key is answered with status 400, so the status says little. */
export const cloudErrors = errorsBy(
  z.object({ success: z.literal(false), errors: z.array(errorSchema).nullish() }),
  ({ errors }) => (errors?.length ? errors : [{ code: '', message: 'success: false' }]),
);

interface Domain {
  readonly name: string;
  readonly id: number;
}

const pageSize = 100;

const listDomains = async (api: HttpApi, signal: AbortSignal): Promise<readonly Domain[]> => {
  const all = await allPages(async (number) => {
    const query = { page: String(number), perPage: String(pageSize) };
    const answer = await send(api, { method: 'GET', path: '/domain', query, zone: '' }, signal);
    const { meta, result } = read(api, domainsSchema, answer);
    return { items: result, more: number < (meta?.pagination?.lastPage ?? 1) };
  });
  return all.filter(({ isDnsManaged }) => isDnsManaged).map(({ id, fqdn }) => ({ id, name: fqdn }));
};

const zonesOf = (api: HttpApi): ZoneCalls<Domain> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const asked = { method: 'GET', path: '/domain', query: { fqdn: name }, zone: name } as const;
    const answer = await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return undefined;
    const found = read(api, domainsSchema, answer).result.find(({ fqdn }) => normalName(fqdn) === name);
    if (found === undefined) return undefined;
    if (!found.isDnsManaged) throw onOlderDns(api, name);
    return { id: found.id, name };
  },
});

const onOlderDns = (api: HttpApi, name: string) =>
  fail('provider.wrong-credentials', {
    ...factsOf(api),
    detail: `${name}: isDnsManaged=false`,
    cause: 'provider-credential-type-mixup',
  });

const label = '_acme-challenge';

/** What the API calls the scope: the name without `_acme-challenge`; `undefined` for names without it. */
const scopeOf = ({ relative }: HostedPlace): string | undefined => {
  if (relative === label) return '@';
  return relative.startsWith(`${label}.`) ? relative.slice(label.length + 1) : undefined;
};

const create = async (api: HttpApi, { id }: Domain, place: HostedPlace, record: TxtRecord, signal: AbortSignal) => {
  const scope = scopeOf(place);
  if (scope === undefined) return change(api, id, { create: [rowOf(place, record)], delete: [] }, signal);
  const body = { scope, value: record.value };
  const path = `/domain/${id}/acme/challenge`;
  const answer = await send(api, { method: 'POST', path, body, zone: place.zone }, signal);
  read(api, successSchema, answer);
};

const erase = async (api: HttpApi, { id }: Domain, place: HostedPlace, record: TxtRecord, signal: AbortSignal) => {
  const scope = scopeOf(place);
  if (scope === undefined) return change(api, id, { create: [], delete: [rowOf(place, record)] }, signal);
  const path = `/domain/${id}/acme/challenge/${encodeURIComponent(scope)}/${encodeURIComponent(record.value)}`;
  await send(api, { method: 'DELETE', path, zone: place.zone, accepts: ['zone-not-found'] }, signal);
};

/** A record to delete is told by all of its fields. */
const rowOf = ({ relative }: HostedPlace, { value, ttl }: TxtRecord) => ({
  name: relative,
  type: 'TXT',
  rdata: value,
  ttl: Math.max(ttl, shortestTtl),
});

type Row = ReturnType<typeof rowOf>;

const change = async (
  api: HttpApi,
  id: number,
  rows: { readonly create: readonly Row[]; readonly delete: readonly Row[] },
  signal: AbortSignal,
): Promise<void> => {
  const body = { autoCommit: true, strict: true, ...rows };
  const accepts = rows.create.length > 0 ? (['already-there'] as const) : (['zone-not-found', 'not-there'] as const);
  const asked = { method: 'POST', path: `/domain/${id}/changeset`, body, zone: '', accepts } as const;
  const answer = await send(api, asked, signal);
  if (answer.refusal === undefined) read(api, successSchema, answer);
};
