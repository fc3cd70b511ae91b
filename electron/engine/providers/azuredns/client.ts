/**
 * Record sets through the Azure DNS API (https://learn.microsoft.com/en-us/rest/api/dns/record-sets), with tokens by
 * client credentials (https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow). Etags
 * keep two writers from losing each other's values.
 */
import { z } from 'zod';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, baseOf, errorsBy, factsOf, type HttpApi, notPlain, type Reply, read } from '../http-api.ts';
import { lostRace, retryingLostRaces } from '../lost-race.ts';
import { allMarked } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { type BearerApi, bearerApi, oauthToken } from '../signing/bearer.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { contentsIn, decode, encode, fieldsFor, recordFields } from './records.ts';

export const azuredns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { bearer, fields } = openApi(given, clock);
    const calls = callsOf(bearer, `/subscriptions/${encodeURIComponent(fields.subscriptionId)}`, fields.resourceGroup);
    const serial = `${descriptor.id} ${bearer.api.base} ${fields.subscriptionId}`;
    return retryingLostRaces(setProvider(calls, { shortestTtl, serial, decode, encode }));
  },
};

/** Ids are GUIDs, and a tenant may also be named by its domain. */
const id: FieldCheck = (value) => (/^[\w.-]+$/.test(value) ? undefined : 'format');
/** https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/resource-name-rules */
const groupName: FieldCheck = (value) => (/^[\p{L}\p{N}_.()-]{1,90}$/u.test(value) ? undefined : 'format');

const publicCloud = { login: 'https://login.microsoftonline.com', management: ownBase };
const clouds: Readonly<Record<string, typeof publicCloud>> = {
  china: { login: 'https://login.chinacloudapi.cn', management: 'https://management.chinacloudapi.cn' },
  usgovernment: { login: 'https://login.microsoftonline.us', management: 'https://management.usgovcloudapi.net' },
};

const openApi = (given: Readonly<Record<string, string>>, clock: Clock) => {
  const keys = [
    'tenantId',
    'clientId',
    'clientSecret',
    'subscriptionId',
    'resourceGroup',
    'environment',
    'endpoint',
  ] as const;
  const fields = readFields(descriptor, given, keys, {
    tenantId: id,
    clientId: id,
    clientSecret: headerToken,
    subscriptionId: id,
    resourceGroup: groupName,
    endpoint: apiBase,
  });
  const cloud = clouds[fields.environment] ?? publicCloud;
  const at = (base: string): HttpApi => ({
    provider: descriptor.id,
    base,
    headers: {},
    secrets: [fields.clientSecret],
    clock,
    rules: descriptor.errors,
    errors,
  });
  const tokens = at(baseOf(cloud.login, fields.endpoint));
  const asked = {
    method: 'POST',
    path: `/${encodeURIComponent(fields.tenantId)}/oauth2/v2.0/token`,
    form: {
      client_id: fields.clientId,
      client_secret: fields.clientSecret,
      scope: `${cloud.management}/.default`,
      grant_type: 'client_credentials',
    },
    zone: '',
  } as const;
  const bearer = bearerApi(at(baseOf(cloud.management, fields.endpoint)), (signal) =>
    oauthToken(tokens, asked, signal),
  );
  return { bearer, fields };
};

const errorSchema = z.object({ code: z.string(), message: z.string().default('') });
const tokenError = z.object({ error: z.string(), error_description: z.string().default('') });

/** The resource manager wraps its errors, the DNS service behind it sometimes does not, and log-ins have numbers of their own. */
const errors = errorsBy(z.union([z.object({ error: errorSchema }), errorSchema, tokenError]), (told) => {
  if (!('error' in told)) return [told];
  if (typeof told.error !== 'string') return [told.error];
  const description = 'error_description' in told ? told.error_description : '';
  return [{ code: /AADSTS\d+/.exec(description)?.[0] ?? told.error, message: description }];
});

const zonesSchema = z.object({
  value: z.array(z.object({ id: z.string(), name: z.string() })),
  nextLink: z.string().nullish(),
});
const setSchema = z.object({
  etag: z.string().default(''),
  properties: z.object({
    TTL: z.number(),
    ...recordFields,
    targetResource: z.object({ id: z.string().nullish() }).nullish(),
    metadata: z.record(z.string(), z.string()).optional(),
  }),
});

interface DnsZone {
  readonly name: string;
  readonly resourceGroup: string;
}
interface StoredSet extends RecordSet {
  readonly etag: string;
  /** Notes of others, which a write without them would remove. */
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

const version = { 'api-version': '2018-05-01' };

const callsOf = (bearer: BearerApi, subscription: string, group: string): SetCalls<DnsZone, StoredSet> => {
  const { api } = bearer;
  return {
    typed: (detail) => notPlain(api, detail),
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: async (signal) => {
      const path = `${subscription}/providers/Microsoft.Network/dnsZones`;
      const all = await allMarked(async (link) => {
        const answer = await bearer.send({ method: 'GET', path, query: queryOf(link), zone: '' }, signal);
        const { value, nextLink: next } = read(api, zonesSchema, answer);
        return { items: value.map(({ id: resource, name }) => ({ name, resourceGroup: groupIn(resource) })), next };
      });
      return all.filter((one) => group === '' || one.resourceGroup.toLowerCase() === group.toLowerCase());
    },
    ...setCalls(bearer, subscription),
  };
};

const groupIn = (resource: string): string => /\/resourceGroups\/([^/]+)/i.exec(resource)?.[1] ?? '';

/** Of the link only the query is taken: it names Azure's own host, and the token goes nowhere else than asked for. */
const queryOf = (link: string): Readonly<Record<string, string>> => ({
  ...version,
  ...Object.fromEntries(URL.parse(link)?.searchParams ?? []),
});

const setCalls = (
  bearer: BearerApi,
  subscription: string,
): Pick<SetCalls<DnsZone, StoredSet>, 'read' | 'write' | 'erase'> => {
  const { api } = bearer;
  const pathOf = (zone: DnsZone, { relative, type }: HostedPlace): string =>
    `${subscription}/resourceGroups/${encodeURIComponent(zone.resourceGroup)}/providers/Microsoft.Network/dnsZones/${encodeURIComponent(zone.name)}/${type}/${encodeURIComponent(relative)}`;
  /** Answers nothing where the set is not there. */
  const call = async (
    zone: DnsZone,
    place: HostedPlace,
    request: Pick<ApiRequest, 'method' | 'headers' | 'body'>,
    signal: AbortSignal,
  ): Promise<Reply | undefined> => {
    const accepts = ['already-there', 'not-there'] as const;
    const asked = { ...request, path: pathOf(zone, place), query: version, zone: place.zone, accepts };
    const answer = await bearer.send(asked, signal);
    if (answer.refusal === 'already-there') throw lostRace(api, `PreconditionFailed: ${place.fqdn}`);
    return answer.refusal === 'not-there' ? undefined : answer;
  };
  return {
    read: async (zone, place, signal) => {
      const answer = await call(zone, place, { method: 'GET' }, signal);
      if (answer === undefined) return undefined;
      const { etag, properties } = read(api, setSchema, answer);
      const { TTL: ttl, metadata, targetResource } = properties;
      // https://learn.microsoft.com/en-us/azure/dns/dns-alias: an alias has no values.
      if (targetResource?.id) throw notPlain(api, `${place.fqdn} ${place.type}: targetResource`);
      return { ttl, contents: contentsIn(properties, place), etag, metadata };
    },
    write: async (zone, place, { ttl, contents }, before, signal) => {
      const metadata = before?.metadata === undefined ? {} : { metadata: before.metadata };
      const body = { properties: { TTL: ttl, ...fieldsFor(place, contents), ...metadata } };
      const headers = before === undefined ? { 'if-none-match': '*' } : matching(before);
      const written = await call(zone, place, { method: 'PUT', headers, body }, signal);
      // Only a zone can be missing where a set is written.
      if (written === undefined) throw zoneNotFound(factsOf(api), place);
      read(api, z.looseObject({}), written);
    },
    erase: async (zone, place, before, signal) => {
      await call(zone, place, { method: 'DELETE', headers: matching(before) }, signal);
    },
  };
};

const matching = ({ etag }: StoredSet): Readonly<Record<string, string>> => (etag === '' ? {} : { 'if-match': etag });
