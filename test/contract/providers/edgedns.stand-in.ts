import { createHash, createHmac } from 'node:crypto';
import { edgedns } from '../../../electron/engine/providers/edgedns/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, pageOf, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, title: string, detail: string): Reply => ({
  status,
  json: {
    type: 'https://problems.luna.akamaiapis.net/authoritative-dns/refusal',
    title,
    detail,
    status,
    instance: '1',
  },
  headers: { 'content-type': 'application/problem+json' },
});

const host = 'akab-0123456789abcdef-0123456789abcdef.luna.akamaiapis.net';
const clientToken = 'akab-client-token-xxx-xxxxxxxxxxxxxxxx';
const accessToken = 'akab-access-token-xxx-xxxxxxxxxxxxxxxx';
const clientSecret = 'SOMESECRETxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=';

const used = new Set<string>();

/** https://techdocs.akamai.com/developer/docs/edgegrid */
const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  const [, before = '', client, access, time = '', nonce = '', signature] =
    /^(EG1-HMAC-SHA256 client_token=([^;]+);access_token=([^;]+);timestamp=([^;]+);nonce=([^;]+);)signature=(.+)$/.exec(
      header('authorization'),
    ) ?? [];
  if (client !== clientToken) return refusal(401, 'Not authorized', 'Invalid authorization client token');
  if (access !== accessToken) return refusal(401, 'Not authorized', 'Invalid authorization access token');
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\dT[\d:]{8})\+0000$/, '$1-$2-$3Z'));
  if (!(Math.abs(at - Date.now()) <= 30_000)) return refusal(400, 'Bad request', 'Invalid timestamp');
  if (used.has(nonce)) return refusal(401, 'Not authorized', 'Duplicate nonce');
  used.add(nonce);
  const hash = method === 'POST' ? createHash('sha256').update(text).digest('base64') : '';
  const key = createHmac('sha256', clientSecret).update(time).digest('base64');
  const signatures = ['http', 'https'].map((scheme) =>
    createHmac('sha256', key)
      .update(`${method}\t${scheme}\t${header('host')}\t${target}\t\t${hash}\t${before}`)
      .digest('base64'),
  );
  return signatures.includes(signature ?? '')
    ? undefined
    : refusal(401, 'Not authorized', 'The signature does not match');
};

const setCall = (zones: Zones, zone: string, name: string, { method, body }: Asked): Reply => {
  const set = (zones.get(zone) ?? []).filter((one) => one.name === name);
  const [first] = set;
  if (method === 'POST' && first !== undefined) return refusal(409, 'Conflict', 'Record set already exists');
  if (method !== 'POST' && first === undefined) return refusal(404, 'Not Found', 'Record set not found');
  if (method === 'POST' || method === 'PUT') {
    const given = body as { name: string; type: string; ttl: number; rdata: string[] };
    if (given.name.replace(/\.$/, '') !== name || given.type !== 'TXT' || given.rdata.length === 0)
      return refusal(400, 'Bad Request', 'name and type must be those of the path');
    if (!(given.ttl >= 30)) return refusal(400, 'Bad Request', 'ttl must be between 30 and 2147483647');
    replaceSet(zones, zone, name, { values: given.rdata.map(readTxt), ttl: given.ttl });
    return { status: method === 'POST' ? 201 : 200, json: given };
  }
  if (method === 'DELETE') {
    replaceSet(zones, zone, name, { values: [], ttl: 30 });
    return { status: 204 };
  }
  const rdata = set.map(({ value }) => writeTxt(value));
  return { status: 200, json: { name, type: 'TXT', ttl: first?.ttl, rdata } };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = unsigned(asked);
    if (refused !== undefined) return refused;
    const path = asked.path.replace(/^\/config-dns\/v2/, '');
    const { query } = asked;
    const shown = (zone: string) => ({ contractId: '1-2ABCDE', zone, type: 'PRIMARY', activationState: 'ACTIVE' });
    if (path === '/zones') {
      const size = Number(query.get('pageSize') ?? 25);
      const page = Number(query.get('page') ?? 1);
      const { items } = pageOf([...zones.keys()], page, size);
      const metadata = { page, pageSize: size, showAll: false, totalElements: zones.size };
      return { status: 200, json: { metadata, zones: items.map(shown) } };
    }
    const [, zone = '', name] = /^\/zones\/([^/]+?)\.?(?:\/names\/([^/]+?)\.?\/types\/TXT)?$/.exec(path) ?? [];
    if (!zones.has(zone)) return refusal(404, 'Not Found', `Zone "${zone}" not found`);
    return name === undefined ? { status: 200, json: shown(zone) } : setCall(zones, zone, name, asked);
  };

/** https://techdocs.akamai.com/edge-dns/reference/edge-dns-api */
export const contract: ProviderContract = {
  module: edgedns,
  fields: { host, clientToken, clientSecret, accessToken },
  wrong: { clientSecret: clientSecret.replace('SOME', 'OTHER') },
  keyField: 'clientSecret',
  routes,
  refusals: {
    noPermission: refusal(403, 'Forbidden', 'The client does not have the grant needed for the request'),
    clockSkew: refusal(400, 'Bad request', 'Invalid timestamp'),
  },
  shortestTtl: 30,
  lego: {
    provider: 'edgedns',
    env: {
      AKAMAI_HOST: host,
      AKAMAI_CLIENT_TOKEN: clientToken,
      AKAMAI_CLIENT_SECRET: clientSecret,
      AKAMAI_ACCESS_TOKEN: accessToken,
    },
  },
};
