import { createHash } from 'node:crypto';
import { azuredns } from '../../../electron/engine/providers/azuredns/client.ts';
import {
  type Asked,
  type CaaParts,
  caaFrom,
  caaParts,
  inside,
  isSet,
  outside,
  pageOf,
  type Reply,
  replaceSet,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error: { code, message } },
});
export const loginRefusal = (status: number, error: string, description: string): Reply => ({
  status,
  json: { error, error_description: description, error_codes: [], trace_id: '1', correlation_id: '2' },
});

const tenant = '8ce0a6fb-31a3-4a2c-9d27-5b0c8f1d6e01';
const client = '1f4c7a3e-92d1-4f6b-8a55-0c7d2b9e3f02';
const subscription = '6b2d9e10-7c44-4d0f-b3a8-9e1f5a6c4d03';
export const secret = 'Qx18Q~f3Kd0aVx.9Wq2Lm5Rt8Zb1Yc4Nh7Jp6Sg0';
const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.standing.in';
/** Azure keeps no more records in one set. */
const most = 20;

const scopes = ['https://management.azure.com/.default', 'https://management.core.windows.net//.default'];

const granted = ({ path, form, header }: Asked): Reply => {
  if (!path.startsWith(`/${tenant}/`))
    return loginRefusal(400, 'invalid_request', `AADSTS90002: Tenant '${path.split('/')[1]}' not found.`);
  if (form.get('client_id') !== client)
    return loginRefusal(
      400,
      'unauthorized_client',
      `AADSTS700016: Application with identifier '${form.get('client_id')}' was not found in the directory.`,
    );
  if (form.get('client_secret') !== secret)
    return loginRefusal(
      401,
      'invalid_client',
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
    );
  const asked = (form.get('scope') ?? '').split(' ');
  const formed = header('content-type').startsWith('application/x-www-form-urlencoded');
  if (!formed || form.get('grant_type') !== 'client_credentials' || !scopes.some((scope) => asked.includes(scope)))
    return loginRefusal(400, 'invalid_request', 'AADSTS900144: The request body must contain the parameter: scope.');
  return { status: 200, json: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } };
};

/** What clients of Microsoft's own library ask before they log in. */
const discovered = (path: string): Reply | undefined => {
  const login = `https://login.microsoftonline.com/${tenant}`;
  if (path === '/common/discovery/instance')
    return {
      status: 200,
      json: {
        tenant_discovery_endpoint: `${login}/v2.0/.well-known/openid-configuration`,
        metadata: [
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: ['login.microsoftonline.com', 'login.windows.net'],
          },
        ],
      },
    };
  if (!path.endsWith('/.well-known/openid-configuration')) return undefined;
  const json = {
    issuer: `${login}/v2.0`,
    authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
    token_endpoint: `${login}/oauth2/v2.0/token`,
  };
  return { status: 200, json };
};

const groupOf = (zone: string): string => (zone.length % 2 === 0 ? 'rg-even' : 'RG-Odd');
const resourceOf = (zone: string): string =>
  `/subscriptions/${subscription}/resourceGroups/${groupOf(zone).toLowerCase()}/providers/Microsoft.Network/dnszones/${zone}`;

const zonesPage = (zones: Zones, query: URLSearchParams): Reply => {
  const page = Number(query.get('$skipToken') ?? 1);
  const { items, pages } = pageOf([...zones.keys()], page, 100);
  const nextLink = `https://management.azure.com/subscriptions/${subscription}/providers/Microsoft.Network/dnsZones?api-version=2018-05-01&$skipToken=${page + 1}`;
  const value = items.map((name) => ({ id: resourceOf(name), name, type: 'Microsoft.Network/dnszones' }));
  return { status: 200, json: { value, ...(page < pages ? { nextLink } : {}) } };
};

/** https://learn.microsoft.com/en-us/rest/api/azureresourcegraph/resourcegraph/resources/resources */
const graph = (zones: Zones): Reply => {
  const data = [...zones.keys()].map((name) => ({
    name,
    resourceGroup: groupOf(name).toLowerCase(),
    subscriptionId: subscription,
  }));
  return {
    status: 200,
    json: { totalRecords: data.length, count: data.length, data, facets: [], resultTruncated: 'false' },
  };
};

interface Properties {
  readonly TTL: number;
  readonly ARecords?: readonly { readonly ipv4Address: string }[];
  readonly AAAARecords?: readonly { readonly ipv6Address: string }[];
  readonly caaRecords?: readonly CaaParts[];
  readonly CNAMERecord?: { readonly cname: string };
  readonly TXTRecords?: readonly { readonly value: readonly string[] }[];
}

const propertiesOf = (type: string, values: readonly string[]): Omit<Properties, 'TTL'> => {
  if (type === 'A') return { ARecords: values.map((ipv4Address) => ({ ipv4Address })) };
  if (type === 'AAAA') return { AAAARecords: values.map((ipv6Address) => ({ ipv6Address })) };
  if (type === 'CAA') return { caaRecords: values.map(caaParts) };
  if (type === 'CNAME') return values[0] === undefined ? {} : { CNAMERecord: { cname: values[0] } };
  return { TXTRecords: values.map((value) => ({ value: value.match(/.{1,255}/gs) ?? [''] })) };
};

const valuesIn = (type: string, sent: Properties): readonly string[] => {
  if (type === 'A') return (sent.ARecords ?? []).map(({ ipv4Address }) => ipv4Address);
  if (type === 'AAAA') return (sent.AAAARecords ?? []).map(({ ipv6Address }) => ipv6Address);
  if (type === 'CAA') return (sent.caaRecords ?? []).map(caaFrom);
  if (type === 'CNAME') return sent.CNAMERecord === undefined ? [] : [sent.CNAMERecord.cname];
  return (sent.TXTRecords ?? []).map(({ value }) => value.join(''));
};

const setCall = (
  zones: Zones,
  { zone, type, relative }: { zone: string; type: string; relative: string },
  { method, header, body }: Asked,
): Reply => {
  const name = outside(relative, zone);
  const set = (zones.get(zone) ?? []).filter(isSet(name, type));
  const etagOf = (all: typeof set) => createHash('sha1').update(JSON.stringify(all)).digest('hex').slice(0, 32);
  const shown = (status: number): Reply => {
    const now = (zones.get(zone) ?? []).filter(isSet(name, type));
    const values = now.map(({ value }) => value);
    return {
      status,
      json: {
        id: `${resourceOf(zone)}/${type}/${inside(name, zone)}`,
        name: inside(name, zone),
        type: `Microsoft.Network/dnszones/${type}`,
        etag: etagOf(now),
        properties: {
          TTL: now[0]?.ttl,
          fqdn: `${name}.`,
          ...propertiesOf(type, values),
          provisioningState: 'Succeeded',
        },
      },
    };
  };
  const there = set.length > 0;
  const stale = header('if-match') !== '' && header('if-match') !== '*' && header('if-match') !== etagOf(set);
  if ((there && header('if-none-match') === '*') || (method !== 'GET' && stale))
    return refusal(
      412,
      'PreconditionFailed',
      `The condition '${etagOf(set)}' in the If-Match header was not satisfied.`,
    );
  if (method === 'GET')
    return there
      ? shown(200)
      : refusal(404, 'NotFound', `The resource record '${relative}' does not exist in resource group 'rg-dns'.`);
  if (method === 'DELETE') {
    replaceSet(zones, zone, name, { type, values: [], ttl: 1 });
    return { status: there ? 200 : 204 };
  }
  const { properties } = body as { properties: Properties };
  const { TTL: ttl, TXTRecords: texts = [] } = properties;
  const tooLong = texts.some(({ value }) => value.some((part) => Buffer.byteLength(part) > 255));
  const values = valuesIn(type, properties);
  if (!(ttl >= 1) || tooLong || values.length > most) return refusal(400, 'BadRequest', 'The record set is not valid.');
  replaceSet(zones, zone, name, { type, values, ttl });
  return shown(there ? 200 : 201);
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const { path, query, header } = asked;
    const found = discovered(path);
    if (found !== undefined) return found;
    if (path.endsWith('/oauth2/v2.0/token')) return granted(asked);
    if (header('authorization') !== `Bearer ${token}`)
      return refusal(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
    if (path === '/providers/Microsoft.ResourceGraph/resources') return graph(zones);
    if (query.get('api-version') !== '2018-05-01')
      return refusal(400, 'InvalidApiVersionParameter', 'The api-version is invalid.');
    const [, owner, rest = ''] = /^\/subscriptions\/([^/]+)\/(.*)$/.exec(path) ?? [];
    if (owner !== subscription)
      return refusal(404, 'SubscriptionNotFound', `The subscription '${owner}' could not be found.`);
    if (rest.toLowerCase() === 'providers/microsoft.network/dnszones') return zonesPage(zones, query);
    const [, group = '', zone = '', type = '', relative] =
      /^resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/dnsZones\/([^/]+)\/([A-Z]+)\/([^/]+)$/i.exec(rest) ??
      [];
    if (relative === undefined) return refusal(404, 'InvalidResourceType', 'The resource type could not be found.');
    if (!zones.has(zone) || groupOf(zone).toLowerCase() !== group.toLowerCase())
      return refusal(
        404,
        'ParentResourceNotFound',
        `Can not perform requested operation on nested resource. Parent resource '${zone}' not found.`,
      );
    return setCall(zones, { zone, type, relative }, asked);
  };

/** https://learn.microsoft.com/en-us/rest/api/dns/ */
export const contract: ProviderContract = {
  module: azuredns,
  fields: { tenantId: tenant, clientId: client, clientSecret: secret, subscriptionId: subscription },
  wrong: { clientSecret: `${secret.slice(0, -1)}1` },
  keyField: 'clientSecret',
  routes,
  refusals: {
    noPermission: refusal(
      403,
      'AuthorizationFailed',
      "The client '1f4c' with object id '9a' does not have authorization to perform action 'Microsoft.Network/dnszones/TXT/write' over scope.",
    ),
  },
  shortestTtl: 1,
  crowd: most,
  lego: {
    provider: 'azuredns',
    env: {
      AZURE_AUTH_METHOD: 'env',
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: client,
      AZURE_CLIENT_SECRET: secret,
      AZURE_SUBSCRIPTION_ID: subscription,
    },
  },
};
