import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { oraclecloud } from '../../../electron/engine/providers/oraclecloud/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, nextId, pageOf, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, message: string): Reply => ({ status, json: { code, message } });

const tenancy = 'ocid1.tenancy.oc1..aaaaaaaaba3pv6wkcr4jqae5f15p2b2m2yt2j6rx32uzr4h25vqstifsfdsq';
const user = 'ocid1.user.oc1..aaaaaaaat5nvwcna5j6aqzjcaty5eqbb6qt2jvpkanghtgdaqedqw3rynjq';
const fingerprint = '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34';
const compartment = 'ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa';
export const ownKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }));

const denied = (message = 'The required information to complete authentication was not provided.'): Reply =>
  refusal(401, 'NotAuthenticated', message);

const needed: Readonly<Record<string, readonly string[]>> = {
  GET: ['date', '(request-target)', 'host'],
  PATCH: ['date', '(request-target)', 'host', 'content-length', 'content-type', 'x-content-sha256'],
};

/** https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm */
const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  const parts = new Map(
    [...header('authorization').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  if (parts.get('keyId') !== `${tenancy}/${user}/${fingerprint}` || parts.get('algorithm') !== 'rsa-sha256')
    return denied();
  const date = header('date') || header('x-date');
  if (!(Math.abs(Date.parse(date) - Date.now()) <= 300_000))
    return denied(`Date '${date}' is not within allowed clock skew. Current '${new Date().toUTCString()}'`);
  const names = (parts.get('headers') ?? '').split(' ');
  const complete = (needed[method] ?? ['date']).every((name) => names.includes(name));
  const hash = createHash('sha256').update(text).digest('base64');
  if (!complete || (method === 'PATCH' && header('x-content-sha256') !== hash)) return denied();
  const lines = names.map((name) =>
    name === '(request-target)' ? `${name}: ${method.toLowerCase()} ${target}` : `${name}: ${header(name)}`,
  );
  const signature = Buffer.from(parts.get('signature') ?? '', 'base64');
  const right = verify('RSA-SHA256', Buffer.from(lines.join('\n')), ownKey.publicKey, signature);
  return right ? undefined : denied('Failed to verify the HTTP(S) Signature');
};

/** In pages as long as Oracle's own, the next one named in a header. */
const paged = (
  all: readonly unknown[],
  query: URLSearchParams,
  wrapped: (items: readonly unknown[]) => unknown,
): Reply => {
  const page = Number(query.get('page') ?? 1);
  const { items, pages } = pageOf(all, page, Number(query.get('limit') ?? 50));
  const more: Record<string, string> = page < pages ? { 'opc-next-page': String(page + 1) } : {};
  return { status: 200, json: wrapped(items), headers: { 'opc-total-items': String(all.length), ...more } };
};

interface Operation {
  readonly operation?: 'ADD' | 'REMOVE';
  readonly domain?: string;
  readonly rtype?: string;
  readonly rdata?: string;
  readonly ttl?: number;
  readonly recordHash?: string;
}

const recordCall = (zones: Zones, zone: string, domain: string, { method, query, body }: Asked): Reply => {
  const own = () => (zones.get(zone) ?? []).filter(({ name }) => name === domain);
  const hashOf = (value: string) => createHash('md5').update(`${domain} ${value}`).digest('hex');
  const shown = () =>
    own().map(({ value, ttl }) => ({
      domain,
      recordHash: hashOf(value),
      isProtected: false,
      rdata: writeTxt(value),
      rrsetVersion: '7',
      rtype: 'TXT',
      ttl,
    }));
  if (method === 'GET') return paged(shown(), query, (items) => ({ items }));
  for (const { operation = 'ADD', domain: named, rtype, rdata, ttl, recordHash } of (body as { items: Operation[] })
    .items) {
    if (operation === 'REMOVE') {
      const kept = (zones.get(zone) ?? []).filter((one) => one.name !== domain || hashOf(one.value) !== recordHash);
      zones.set(zone, kept);
      continue;
    }
    if (rtype !== 'TXT' || rdata === undefined || named !== domain || !(Number(ttl) >= 30))
      return refusal(400, 'InvalidParameter', 'The record is not valid.');
    const value = readTxt(rdata);
    const others = (zones.get(zone) ?? []).filter((one) => one.name !== domain);
    const set = own().some((one) => one.value === value)
      ? own()
      : [...own(), { id: nextId(), name: domain, value, ttl: 0 }];
    // The TTL given last counts for the whole set.
    zones.set(zone, [...others, ...set.map((one) => ({ ...one, ttl: Number(ttl) }))]);
  }
  return { status: 200, json: { items: shown() } };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = unsigned(asked);
    if (refused !== undefined) return refused;
    const path = asked.path.replace(/^\/20180115/, '');
    const { query } = asked;
    const hidden = refusal(404, 'NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found');
    if (query.get('compartmentId') !== compartment) return hidden;
    if (path === '/zones') {
      const all = [...zones.keys()].filter((name) => name === (query.get('name') ?? name));
      return paged(
        all.map((name) => ({ id: `ocid1.dns-zone.oc1..${name}`, name, zoneType: 'PRIMARY', scope: 'GLOBAL' })),
        query,
        (items) => items,
      );
    }
    const [, zone = '', domain = ''] = /^\/zones\/([^/]+?)\.?\/records\/([^/]+?)\.?$/.exec(path) ?? [];
    return zones.has(zone) ? recordCall(zones, zone, domain, asked) : hidden;
  };

/** https://docs.oracle.com/en-us/iaas/api/#/en/dns/20180115/ */
export const contract: ProviderContract = {
  module: oraclecloud,
  fields: {
    tenancyOcid: tenancy,
    userOcid: user,
    fingerprint,
    privateKey: pem(ownKey.privateKey),
    region: 'eu-frankfurt-1',
    compartmentOcid: compartment,
  },
  wrong: { privateKey: pem(otherKey.privateKey) },
  keyField: 'privateKey',
  routes,
  refusals: {
    noPermission: refusal(404, 'NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found'),
    clockSkew: refusal(
      401,
      'NotAuthenticated',
      "Date 'Fri, 27 Nov 2026 10:00:00 GMT' is not within allowed clock skew. Current 'Fri, 27 Nov 2026 11:00:00 GMT'",
    ),
  },
  shortestTtl: 30,
  lego: {
    provider: 'oraclecloud',
    env: {
      OCI_TENANCY_OCID: tenancy,
      OCI_USER_OCID: user,
      OCI_PUBKEY_FINGERPRINT: fingerprint,
      OCI_PRIVKEY: Buffer.from(pem(ownKey.privateKey)).toString('base64'),
      OCI_REGION: 'eu-frankfurt-1',
      OCI_COMPARTMENT_OCID: compartment,
    },
  },
};
