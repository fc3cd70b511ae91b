import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transip } from '../../../electron/engine/providers/transip/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, error: string): Reply => ({ status, json: { error } });

const account = 'acme-user';
const ownKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }));

const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const tokens = new Set<string>();
const nonces = new Set<string>();

interface Login {
  readonly login?: string;
  readonly nonce?: string;
  readonly read_only?: boolean;
  readonly expiration_time?: string;
  readonly label?: string;
  readonly global_key?: boolean;
}

/** https://api.transip.nl/rest/docs.html#header-authentication */
const granted = ({ text, body, header }: Asked): Reply => {
  const { login, nonce = '', read_only: readOnly, global_key: globalKey, expiration_time: expiry } = body as Login;
  const signature = Buffer.from(header('signature'), 'base64');
  if (login !== account || !verify('RSA-SHA512', Buffer.from(text), ownKey.publicKey, signature))
    return refusal(401, 'Invalid signature');
  if (nonce === '' || nonces.has(nonce)) return refusal(401, 'The nonce has been used before');
  nonces.add(nonce);
  if (readOnly !== false || expiry === undefined) return refusal(406, 'expiration_time and read_only are required');
  if (globalKey !== true) return refusal(403, 'Your IP address is not on the whitelist');
  const claims = { iss: 'api.transip.nl', jti: nonce, exp: Math.floor(Date.now() / 1000) + 1800, ro: false, gk: true };
  const token = `${part({ typ: 'JWT', alg: 'RS512' })}.${part(claims)}.c2lnbmF0dXJl`;
  tokens.add(`Bearer ${token}`);
  return { status: 201, json: { token } };
};

interface Entry {
  readonly name: string;
  readonly expire: number;
  readonly type: string;
  readonly content: string;
}

const entryCall = (zones: Zones, zone: string, { method, body }: Asked): Reply => {
  const records = zones.get(zone) ?? [];
  if (method === 'GET') {
    const dnsEntries = records.map(({ name, ttl, value }) => ({
      name: inside(name, zone),
      expire: ttl,
      type: 'TXT',
      content: value,
    }));
    return {
      status: 200,
      json: { dnsEntries: [{ name: '@', expire: 300, type: 'A', content: '192.0.2.1' }, ...dnsEntries] },
    };
  }
  const { name, expire, type, content } = (body as { dnsEntry: Entry }).dnsEntry;
  if (type !== 'TXT' || name.endsWith(zone) || name === '') return refusal(406, 'This is not a valid dns entry');
  const own = { name: outside(name, zone), value: content, ttl: expire };
  const same = records.find((one) => one.name === own.name && one.value === own.value && one.ttl === own.ttl);
  if (method === 'POST') {
    if (!(expire >= 10)) return refusal(406, 'Invalid expire');
    records.push({ id: nextId(), ...own });
    return { status: 201 };
  }
  if (same === undefined) return refusal(404, 'Dns entry not found');
  zones.set(
    zone,
    records.filter((one) => one !== same),
  );
  return { status: 204 };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const path = asked.path.replace(/^\/v6/, '');
    if (path === '/auth') return granted(asked);
    if (!tokens.has(asked.header('authorization'))) return refusal(401, 'Your access token is invalid.');
    if (path === '/domains')
      return { status: 200, json: { domains: [...zones.keys()].map((name) => ({ name, tags: [] })) } };
    const [, zone = ''] = /^\/domains\/([^/]+)\/dns$/.exec(path) ?? [];
    return zones.has(zone) ? entryCall(zones, zone, asked) : refusal(404, `Domain '${zone}' not found`);
  };

/** Lego reads the key from a file, which lasts as long as this program. */
const keyFile = (): string => {
  const folder = tempFolder();
  process.once('exit', folder.remove);
  const path = join(folder.path, 'transip.pem');
  writeFileSync(path, pem(ownKey.privateKey), { mode: 0o600 });
  return path;
};

/** https://api.transip.nl/rest/docs.html */
export const contract: ProviderContract = {
  module: transip,
  fields: { accountName: account, privateKey: pem(ownKey.privateKey) },
  wrong: { privateKey: pem(otherKey.privateKey) },
  keyField: 'privateKey',
  routes,
  refusals: { noPermission: refusal(403, 'This key is read only') },
  shortestTtl: 10,
  plainValues: true,
  registeredDomainsOnly: true,
  lego: {
    provider: 'transip',
    get env() {
      return { TRANSIP_ACCOUNT_NAME: account, TRANSIP_PRIVATE_KEY_PATH: keyFile() };
    },
  },
};
