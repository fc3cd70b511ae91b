/**
 * TXT records through version 6 of the TransIP API (https://api.transip.nl/rest/docs.html). A request signed with the
 * private key fetches a token; records have no ids and are named by all that is in them.
 */
import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import type { FieldCheck } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import type { AccessToken } from '../session.ts';
import { type BearerApi, bearerApi } from '../signing/bearer.ts';
import { readRsaKey } from '../signing/pem.ts';
import { readTxt } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const transip: ProviderModule = {
  descriptor,
  create(given, clock) {
    const bearer = openApi(given, clock);
    // The service locks a domain while it changes.
    const serial = `${descriptor.id} ${bearer.api.base}`;
    return recordProvider(callsOf(bearer), { shortestTtl, serial, idsPass: true });
  },
};

const accountName: FieldCheck = (value) => (/^[^\s"]+$/.test(value) ? undefined : 'format');
const rsaKey: FieldCheck = (value) => (readRsaKey(value) === undefined ? 'format' : undefined);

const openPlain = keyedApi({
  descriptor,
  ownBase,
  checks: { accountName, privateKey: rsaKey, globalKey: undefined },
  errors: errorsBy(z.object({ error: z.string() }), ({ error }) => [{ code: '', message: error }]),
});

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): BearerApi => {
  const plain = openPlain(given, clock);
  const { accountName: login, privateKey, globalKey } = plain.fields;
  const key = readRsaKey(privateKey);
  if (key === undefined)
    throw fail('credential.invalid', { provider: descriptor.id, fields: [{ key: 'privateKey', problem: 'format' }] });
  return bearerApi(plain, (signal) => fetchToken(plain, key, { login, global_key: globalKey === 'true' }, signal));
};

/** RSA with SHA-512 and the padding of PKCS #1 v1.5, over the body as it is sent. */
export const transipSignature = (body: string, key: KeyObject): string =>
  sign('sha512', Buffer.from(body), key).toString('base64');

const tokenSchema = z.object({ token: z.string().min(1) });
const claimsSchema = z.object({ exp: z.number() });
const halfAnHour = 1_800_000;

/** https://api.transip.nl/rest/docs.html#header-authentication; labels of tokens must differ. */
const fetchToken = async (api: HttpApi, key: KeyObject, login: object, signal: AbortSignal): Promise<AccessToken> => {
  const now = api.clock.now().getTime();
  const content = JSON.stringify({
    ...login,
    nonce: randomBytes(8).toString('hex'),
    read_only: false,
    expiration_time: '30 minutes',
    label: `Certwright ${now} ${randomBytes(4).toString('hex')}`,
  });
  const headers = { signature: transipSignature(content, key) };
  const text = { type: 'application/json', content };
  const answer = await send(api, { method: 'POST', path: '/auth', text, headers, zone: '' }, signal);
  const { token } = read(api, tokenSchema, answer);
  return { token, until: endOf(token) ?? now + halfAnHour };
};

/** Milliseconds since the epoch, as the token itself tells (RFC 7519 §4.1.4). */
const endOf = (token: string): number | undefined => {
  try {
    const claims = claimsSchema.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
    return claims.exp * 1000;
  } catch {
    return undefined;
  }
};

const domainsSchema = z.object({ domains: z.array(z.object({ name: z.string() })) });
const entriesSchema = z.object({
  dnsEntries: z.array(z.object({ name: z.string(), expire: z.number(), type: z.string(), content: z.string() })),
});

interface Domain {
  readonly name: string;
}

/** In place of an id stands the TTL, without which no record can be removed. */
const callsOf = ({ api, send: call }: BearerApi): RecordCalls<Domain> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const answer = await call({ method: 'GET', path: '/domains', zone: '' }, signal);
    return read(api, domainsSchema, answer).domains.map(({ name }) => ({ name: normalName(name) }));
  },
  records: async ({ name }, { relative }, signal) => {
    const answer = await call({ method: 'GET', path: entriesPath(name), zone: name }, signal);
    return read(api, entriesSchema, answer)
      .dnsEntries.filter((one) => one.type === 'TXT' && one.name.toLowerCase() === relative)
      .map(({ expire, content }) => ({ id: String(expire), value: readTxt(content) }));
  },
  create: async ({ name }, place, signal) => {
    const body = { dnsEntry: entryOf(place, place.value, place.ttl) };
    await call({ method: 'POST', path: entriesPath(name), body, zone: name }, signal);
    return String(place.ttl);
  },
  remove: async ({ name }, { id, value }, place, signal) => {
    const body = { dnsEntry: entryOf(place, value, Number(id)) };
    const asked = { method: 'DELETE', path: entriesPath(name), body, zone: name, accepts: ['not-there'] } as const;
    const answer = await call(asked, signal);
    return answer.refusal === undefined;
  },
});

const entriesPath = (name: string): string => `/domains/${encodeURIComponent(name)}/dns`;

const entryOf = ({ relative }: HostedPlace, content: string, expire: number) => ({
  name: relative,
  expire,
  type: 'TXT',
  content,
});
