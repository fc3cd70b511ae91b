import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { googlecloud } from '../../../electron/engine/providers/googlecloud/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import {
  type Asked,
  fromZoneFile,
  inZoneFile,
  isSet,
  pageOf,
  type Reply,
  replaceSet,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (code: number, reason: string, message: string, status = 'UNKNOWN'): Reply => ({
  status: code,
  json: { error: { code, message, errors: [{ message, domain: 'global', reason }], status } },
});
export const tokenRefusal = (error: string, description: string): Reply => ({
  status: 400,
  json: { error, error_description: description },
});

const ownKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const tokenUri = 'https://oauth2.googleapis.com/token';
const email = 'acme@my-project-123456.iam.gserviceaccount.com';
export const keyFile = (key: KeyObject = ownKey.privateKey, more: object = {}): string =>
  JSON.stringify(
    {
      type: 'service_account',
      project_id: 'my-project-123456',
      private_key_id: '5f1d2c3b4a',
      private_key: key.export({ type: 'pkcs8', format: 'pem' }),
      client_email: email,
      client_id: '1234567890',
      auth_uri: 'https://accounts.google.com/o/oauth2/auth',
      token_uri: tokenUri,
      ...more,
    },
    undefined,
    2,
  );

const token = 'ya29.c.b0AXv0zTPQ-standing-in';

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
const granted = ({ method, form }: Asked): Reply => {
  if (method !== 'POST' || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    return tokenRefusal('unsupported_grant_type', 'Invalid grant_type');
  const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());
  const { iss, scope, aud, iat, exp } = read(claims);
  if (read(header).alg !== 'RS256') return tokenRefusal('invalid_grant', 'Invalid JWT Header');
  if (iss !== email) return tokenRefusal('invalid_grant', 'Invalid grant: account not found');
  const right = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${claims}`),
    ownKey.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!right) return tokenRefusal('invalid_grant', 'Invalid JWT Signature.');
  const now = Date.now() / 1000;
  if (Math.abs(Number(iat) - now) > 300 || Number(exp) < now || Number(exp) - Number(iat) > 3600)
    return tokenRefusal(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  if (aud !== tokenUri || scope !== 'https://www.googleapis.com/auth/ndev.clouddns.readwrite')
    return tokenRefusal('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  return { status: 200, json: { access_token: token, expires_in: 3599, token_type: 'Bearer' } };
};

interface Rrset {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly rrdatas: readonly string[];
}
const most = 100;

/** TXT may come without quotes. */
const readData = (type: string, data: string): string | undefined =>
  type === 'TXT' ? readTxt(data) : fromZoneFile(type, data);

const changed = (zones: Zones, zone: string, body: unknown): Reply => {
  const { deletions = [], additions = [] } = body as { deletions?: Rrset[]; additions?: Rrset[] };
  const own = (set: Rrset) => (zones.get(zone) ?? []).filter(isSet(fqdn(set), set.type));
  const fqdn = ({ name }: Rrset) => name.replace(/\.$/, '');
  for (const [at, set] of deletions.entries()) {
    const there = own(set);
    if (there.length === 0)
      return refusal(
        404,
        'notFound',
        `The 'entity.change.deletions[${at}]' resource named '${set.name} (${set.type})' does not exist.`,
      );
    const values = set.rrdatas.map((data) => readData(set.type, data)).toSorted();
    const same =
      there.every(({ ttl }) => ttl === set.ttl) &&
      values.join() ===
        there
          .map((one) => one.value)
          .toSorted()
          .join();
    if (!same) return refusal(412, 'conditionNotMet', `Precondition not met for 'entity.change.deletions[${at}]'`);
  }
  for (const [at, set] of additions.entries()) {
    const name = fqdn(set);
    if (!set.name.endsWith('.') || (name !== zone && !name.endsWith(`.${zone}`)))
      return refusal(400, 'invalid', `Invalid value for 'entity.change.additions[${at}].name': '${set.name}'`);
    if (set.rrdatas.length > most) return refusal(403, 'quotaExceeded', 'The resource record quota is exceeded');
    if (set.rrdatas.some((data) => readData(set.type, data) === undefined))
      return refusal(400, 'invalid', `Invalid value for 'entity.change.additions[${at}].rrdata[0]'`);
    if (own(set).length > 0 && !deletions.some((one) => one.name === set.name && one.type === set.type))
      return refusal(
        409,
        'alreadyExists',
        `The resource 'entity.change.additions[${at}]' named '${set.name} (${set.type})' already exists`,
      );
  }
  for (const set of deletions)
    if (!additions.some(({ name }) => name === set.name))
      replaceSet(zones, zone, fqdn(set), { type: set.type, values: [], ttl: set.ttl });
  for (const { type, ttl, rrdatas, ...set } of additions) {
    const values = rrdatas.flatMap((data) => readData(type, data) ?? []);
    replaceSet(zones, zone, set.name.replace(/\.$/, ''), { type, values, ttl });
  }
  return { status: 200, json: { kind: 'dns#change', id: '7', status: 'done', additions, deletions } };
};

const idOf = (zone: string): string => zone.replaceAll('.', '-');

const zonesPage = (zones: Zones, query: URLSearchParams): Reply => {
  const wanted = query.get('dnsName');
  const all = [...zones.keys()].filter((name) => wanted === null || wanted === `${name}.`);
  const page = Number(query.get('pageToken') ?? 1);
  const { items, pages } = pageOf(all, page, Number(query.get('maxResults') ?? 100));
  const shown = items.flatMap((name) => [
    { kind: 'dns#managedZone', name: `${idOf(name)}-inside`, dnsName: `${name}.`, id: '8', visibility: 'private' },
    { kind: 'dns#managedZone', name: idOf(name), dnsName: `${name}.`, id: '9', visibility: 'public' },
  ]);
  const more = page < pages ? { nextPageToken: String(page + 1) } : {};
  return { status: 200, json: { kind: 'dns#managedZonesListResponse', managedZones: shown, ...more } };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const { method, query, header, body } = asked;
    if (asked.path === '/token') return granted(asked);
    if (header('authorization') !== `Bearer ${token}`)
      return refusal(401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED');
    const path = asked.path.replace(/^\/dns\/v1/, '').replace(/^\/projects\/my-project-123456/, '');
    if (path === '/managedZones') return zonesPage(zones, query);
    const [, id, what] = /^\/managedZones\/([^/]+)\/(rrsets|changes)$/.exec(path) ?? [];
    const zone = [...zones.keys()].find((name) => idOf(name) === id);
    if (zone === undefined)
      return refusal(404, 'notFound', `The 'parameters.managedZone' resource named '${id}' does not exist.`);
    if (what === 'changes' && method === 'POST') return changed(zones, zone, body);
    const name = (query.get('name') ?? '').replace(/\.$/, '');
    const type = query.get('type') ?? '';
    const set = (zones.get(zone) ?? []).filter(isSet(name, type));
    const rrdatas = set.map(({ value }) => inZoneFile(type, value));
    const shown = { kind: 'dns#resourceRecordSet', name: `${name}.`, type, ttl: set[0]?.ttl, rrdatas };
    return {
      status: 200,
      json: { kind: 'dns#resourceRecordSetsListResponse', rrsets: set.length === 0 ? [] : [shown] },
    };
  };

/** https://cloud.google.com/dns/docs/reference/rest/v1 */
export const contract: ProviderContract = {
  module: googlecloud,
  fields: { serviceAccountJson: keyFile() },
  wrong: { serviceAccountJson: keyFile(otherKey.privateKey) },
  keyField: 'serviceAccountJson',
  routes,
  refusals: {
    noPermission: refusal(403, 'forbidden', 'Forbidden', 'PERMISSION_DENIED'),
    rateLimited: refusal(403, 'rateLimitExceeded', 'Rate Limit Exceeded'),
    clockSkew: tokenRefusal(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    ),
  },
  shortestTtl: 0,
  crowd: most,
  lego: { provider: 'gcloud', env: { GCE_SERVICE_ACCOUNT: keyFile() } },
};
