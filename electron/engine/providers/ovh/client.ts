/**
 * Records through the OVHcloud API (https://api.ovh.com/console/, section /domain). Nothing is published before the
 * zone has been refreshed.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, factsOf, type HttpApi, notPlain, read } from '../http-api.ts';
import { type FoundRecord, type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { absoluteIn, readContent, writeContent } from '../record-content.ts';
import type { BearerApi } from '../signing/bearer.ts';
import { writeTxtIfOdd } from '../txt-content.ts';
import { byKeys, byServiceAccount, errors } from './account.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const ovh: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { account, signs } = openAccount(given, clock);
    // Changes to a zone that is being refreshed are refused.
    const provider = recordProvider(callsOf(account), {
      shortestTtl,
      serial: `${descriptor.id} ${account.api.base}`,
    });
    return signs ? { ...provider, inspect: (signal) => inspect(account, signal) } : provider;
  },
};

/** https://github.com/ovh/go-ovh#supported-apis; service accounts exist in the first three. */
const regions: Readonly<Record<string, { readonly api: string; readonly tokens: string }>> = {
  'ovh-eu': { api: ownBase, tokens: 'https://www.ovh.com' },
  'ovh-ca': { api: 'https://ca.api.ovh.com/1.0', tokens: 'https://ca.ovh.com' },
  'ovh-us': { api: 'https://api.us.ovhcloud.com/1.0', tokens: 'https://us.ovhcloud.com' },
  'kimsufi-eu': { api: 'https://eu.api.kimsufi.com/1.0', tokens: 'https://www.ovh.com' },
  'kimsufi-ca': { api: 'https://ca.api.kimsufi.com/1.0', tokens: 'https://ca.ovh.com' },
  'soyoustart-eu': { api: 'https://eu.api.soyoustart.com/1.0', tokens: 'https://www.ovh.com' },
  'soyoustart-ca': { api: 'https://ca.api.soyoustart.com/1.0', tokens: 'https://ca.ovh.com' },
};

const regionOrUrl: FieldCheck = (value) => (Object.hasOwn(regions, value) ? undefined : apiBase(value));

const openAccount = (
  given: Readonly<Record<string, string>>,
  clock: Clock,
): { readonly account: BearerApi; readonly signs: boolean } => {
  const keys = ['endpoint', 'applicationKey', 'applicationSecret', 'consumerKey', 'clientId', 'clientSecret'] as const;
  const fields = readFields(descriptor, given, keys, {
    endpoint: regionOrUrl,
    applicationKey: headerToken,
    applicationSecret: headerToken,
    consumerKey: headerToken,
    clientId: headerToken,
    clientSecret: headerToken,
  });
  const region = Object.hasOwn(regions, fields.endpoint) ? regions[fields.endpoint] : undefined;
  const base = region?.api ?? baseOf(ownBase, fields.endpoint);
  const plain: HttpApi = {
    provider: descriptor.id,
    base,
    headers: {},
    secrets: [fields.applicationSecret, fields.consumerKey, fields.clientSecret],
    clock,
    rules: descriptor.errors,
    errors,
  };
  // A half of the other kind may have been left in the form.
  const signs = [fields.applicationKey, fields.applicationSecret, fields.consumerKey].every((one) => one !== '');
  const account = signs ? byKeys(plain, fields) : byServiceAccount(plain, region?.tokens ?? base, fields);
  return { account, signs };
};

const idsSchema = z.array(z.number());
const recordSchema = z.object({
  id: z.number(),
  fieldType: z.string(),
  subDomain: z.string().nullable(),
  target: z.string(),
  ttl: z.number().nullish(),
});
/** Of records without a TTL of their own, told as 0: what new zones have. */
const zoneTtl = 3600;
const createdSchema = z.object({ id: z.number() });

interface OvhZone {
  readonly name: string;
}

const callsOf = ({ api, send }: BearerApi): RecordCalls<OvhZone> => {
  const refresh = async ({ name }: OvhZone, signal: AbortSignal): Promise<void> => {
    await send({ method: 'POST', path: `${zonePath(name)}/refresh`, zone: name }, signal);
  };
  const erase = async ({ name }: OvhZone, id: string, signal: AbortSignal): Promise<boolean> => {
    const path = `${zonePath(name)}/record/${encodeURIComponent(id)}`;
    const accepts = ['not-there', 'zone-not-found'] as const;
    const answer = await send({ method: 'DELETE', path, zone: name, accepts }, signal);
    return answer.refusal === undefined;
  };
  return {
    // Targets are those of a zone file, so that host names may be relative ones.
    typed: (detail) => notPlain(api, detail),
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: async (signal) => {
      const answer = await send({ method: 'GET', path: '/domain/zone', zone: '' }, signal);
      return read(api, z.array(z.string()), answer).map((name) => ({ name: normalName(name) }));
    },
    records: ({ name }, place, signal) => recordsAt({ api, send }, name, place, signal),
    create: async (zone, place, signal) => {
      const body = {
        fieldType: place.type,
        subDomain: place.bare,
        target: place.type === 'TXT' ? writeTxtIfOdd(place.value) : writeContent(place.type, place.value),
        ttl: place.ttl,
      };
      const answer = await send(
        { method: 'POST', path: `${zonePath(zone.name)}/record`, body, zone: zone.name },
        signal,
      );
      const id = String(read(api, createdSchema, answer).id);
      try {
        await refresh(zone, signal);
      } catch (thrown) {
        // Found again by a second try, it would count as published.
        await erase(zone, id, signal).catch(() => undefined);
        throw thrown;
      }
      return id;
    },
    remove: async (zone, { id }, _place, signal) => {
      const there = await erase(zone, id, signal);
      if (there) await refresh(zone, signal);
      return there;
    },
  };
};

/** The list tells ids only. */
const recordsAt = async (
  { api, send }: BearerApi,
  zone: string,
  place: HostedPlace,
  signal: AbortSignal,
): Promise<readonly FoundRecord[]> => {
  const path = `${zonePath(zone)}/record`;
  const query = { fieldType: place.type, subDomain: place.bare };
  const answer = await send({ method: 'GET', path, query, zone }, signal);
  const found: FoundRecord[] = [];
  for (const id of read(api, idsSchema, answer)) {
    const one = await send({ method: 'GET', path: `${path}/${id}`, zone, accepts: ['not-there'] }, signal);
    if (one.refusal !== undefined) continue;
    const { fieldType, subDomain: own, target, ttl } = read(api, recordSchema, one);
    if (fieldType !== place.type || (own ?? '').toLowerCase() !== place.bare) continue;
    const value = readContent(place.type, absoluteIn(zone, place.type, target));
    found.push({ id: String(id), value, ttl: ttl || zoneTtl });
  }
  return found;
};

const zonePath = (name: string): string => `/domain/zone/${encodeURIComponent(name)}`;

const credentialSchema = z.object({
  expiration: z.string().nullish(),
  rules: z.array(z.object({ method: z.string(), path: z.string() })).default([]),
});

/** https://eu.api.ovh.com/console/?section=%2Fauth#get-/auth/currentCredential, which a narrow key may not ask. */
const inspect = async ({ api, send }: BearerApi, signal: AbortSignal): Promise<CredentialFacts> => {
  const asked = { method: 'GET', path: '/auth/currentCredential', zone: '', accepts: ['no-permission'] } as const;
  const answer = await send(asked, signal);
  if (answer.refusal !== undefined) return {};
  const { expiration, rules } = read(api, credentialSchema, answer);
  return {
    ...(expiration ? { expiresAt: expiration } : {}),
    permissions: rules.map(({ method, path }) => `${method} ${path}`),
    tooBroad: rules.some(({ path }) => !path.startsWith('/domain/zone')),
    readOnly: rules.every(({ method }) => method === 'GET'),
  };
};
