import { createHash } from 'node:crypto';
import { ovh } from '../../../electron/engine/providers/ovh/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import {
  type Asked,
  fromZoneFile,
  inside,
  inZoneFile,
  nextId,
  outside,
  type Reply,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, errorCode: string, message: string): Reply => ({
  status,
  json: { errorCode, httpCode: `${status} `, message },
});
export const classRefusal = (status: number, kind: string, message: string): Reply => ({
  status,
  json: { class: kind, message },
});

const application = '7kbG7Bk7S9Nt7ZSV';
const secret = 'EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF';
const consumer = 'MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1';
export const serviceAccount = { clientId: 'EU.0123456789abcdef', clientSecret: '9f3b1c7d5e2a4860' };
const token = 'ovh-standing-in-token';

/** Seconds by which the service is ahead of this machine. */
const ahead = 7200;
const now = (): number => Math.floor(Date.now() / 1000) + ahead;

const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  if (header('authorization') === `Bearer ${token}`) return undefined;
  if (header('authorization') !== '') return classRefusal(401, 'Client::Unauthorized', 'Invalid token');
  if (header('x-ovh-application') !== application)
    return refusal(403, 'INVALID_KEY', 'This application key is invalid');
  if (header('x-ovh-consumer') !== consumer) return refusal(403, 'NOT_CREDENTIAL', 'This credential does not exist');
  const time = header('x-ovh-timestamp');
  if (!(Math.abs(Number(time) - now()) <= 30)) return refusal(400, 'QUERY_TIME_OUT', 'Query out of time');
  const signatures = ['http', 'https'].map((scheme) => {
    const signed = `${secret}+${consumer}+${method}+${scheme}://${header('host')}${target}+${text}+${time}`;
    return `$1$${createHash('sha1').update(signed).digest('hex')}`;
  });
  return signatures.includes(header('x-ovh-signature'))
    ? undefined
    : refusal(400, 'INVALID_SIGNATURE', 'Invalid signature');
};

const granted = ({ form }: Asked): Reply => {
  const right =
    form.get('client_id') === serviceAccount.clientId && form.get('client_secret') === serviceAccount.clientSecret;
  if (!right)
    return { status: 401, json: { error: 'invalid_client', error_description: 'Client authentication failed' } };
  if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'all')
    return { status: 400, json: { error: 'invalid_request', error_description: 'grant_type or scope' } };
  return { status: 200, json: { access_token: token, token_type: 'Bearer', expires_in: 3599, scope: 'all' } };
};

/** Records become public when their zone is refreshed: `waiting` holds those that are not. */
const recordCall = (
  waiting: Zones,
  [zone, id]: readonly [string, string | undefined],
  { method, body, query }: Asked,
): Reply => {
  const records = waiting.get(zone) ?? [];
  if (id === undefined && method === 'GET') {
    const wanted = query.get('subDomain') ?? '';
    const found = records.filter(
      (one) =>
        (wanted === '' || one.name === outside(wanted, zone)) &&
        typeOf(one) === (query.get('fieldType') ?? typeOf(one)),
    );
    return { status: 200, json: found.map((one) => Number(one.id)) };
  }
  if (id === undefined) {
    const { fieldType, subDomain = '', target, ttl } = body as Readonly<Record<string, string>> & { ttl: number };
    if (fieldType === undefined || target === undefined)
      return classRefusal(400, 'Client::BadRequest', 'Missing fieldType');
    // TXT may come without quotes.
    const value = fieldType === 'TXT' ? readTxt(target) : fromZoneFile(fieldType, target);
    if (value === undefined) return classRefusal(400, 'Client::BadRequest', `Invalid ${fieldType} target`);
    if (ttl < 60) return classRefusal(400, 'Client::BadRequest', 'Invalid ttl: must be 60 or more');
    const made = { id: nextId(), ...typed(fieldType), name: outside(subDomain, zone), value, ttl };
    waiting.set(zone, [...records, made]);
    return { status: 200, json: { id: Number(made.id), zone, fieldType, subDomain, target, ttl } };
  }
  const found = records.find((one) => one.id === id);
  if (found === undefined)
    return classRefusal(404, 'Client::NotFound', `The requested object (id = ${id}) does not exist`);
  if (method === 'DELETE') {
    waiting.set(
      zone,
      records.filter((one) => one !== found),
    );
    return { status: 200, json: null };
  }
  const own = inside(found.name, zone);
  const fieldType = typeOf(found);
  const target = inZoneFile(fieldType, found.value);
  const subDomain = own === '@' ? '' : own;
  return { status: 200, json: { id: Number(id), zone, fieldType, subDomain, target, ttl: found.ttl } };
};

const routes = (zones: Zones) => {
  const waiting: Zones = new Map();
  /** What the suite puts into the zones is there before anything waits. */
  let published = '';
  return (asked: Asked): Reply => {
    const { method } = asked;
    if (JSON.stringify([...zones]) !== published) {
      for (const [zone, records] of zones) waiting.set(zone, [...records]);
      published = JSON.stringify([...zones]);
    }
    const path = asked.path.replace(/^\/1\.0/, '');
    if (path === '/auth/time') return { status: 200, json: now() };
    if (path === '/auth/oauth2/token') return granted(asked);
    const refused = unsigned(asked);
    if (refused !== undefined) return refused;
    if (path === '/auth/currentCredential') {
      const rules = [{ method: 'GET', path: '/*' }];
      return {
        status: 200,
        json: { credentialId: 1, status: 'validated', expiration: '2030-01-01T00:00:00+01:00', rules },
      };
    }
    if (path === '/domain/zone') return { status: 200, json: [...zones.keys()] };
    const [, zone = '', id] = /^\/domain\/zone\/([^/]+)\/(?:refresh|record(?:\/(\d+))?)$/.exec(path) ?? [];
    if (!zones.has(zone))
      return classRefusal(404, 'Client::NotFound', `The requested object (zoneName = ${zone}) does not exist`);
    if (!path.endsWith('/refresh')) return recordCall(waiting, [zone, id], asked);
    if (method !== 'POST') return classRefusal(404, 'Client::NotFound', 'Got an invalid (or empty) URL');
    zones.set(zone, waiting.get(zone) ?? []);
    published = JSON.stringify([...zones]);
    return { status: 200, json: null };
  };
};

/** https://api.ovh.com/console/, section /domain */
export const contract: ProviderContract = {
  module: ovh,
  fields: { applicationKey: application, applicationSecret: secret, consumerKey: consumer },
  wrong: { applicationSecret: `${secret.slice(0, -1)}X` },
  keyField: 'applicationSecret',
  routes,
  refusals: {
    noPermission: refusal(403, 'NOT_GRANTED_CALL', 'This call has not been granted'),
    clockSkew: refusal(400, 'QUERY_TIME_OUT', 'Query out of time'),
  },
  shortestTtl: 60,
  lego: {
    provider: 'ovh',
    env: {
      OVH_ENDPOINT: 'ovh-eu',
      OVH_APPLICATION_KEY: application,
      OVH_APPLICATION_SECRET: secret,
      OVH_CONSUMER_KEY: consumer,
    },
  },
};
