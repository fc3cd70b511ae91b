/**
 * TXT records through the INWX DomRobot API in XML-RPC (https://www.inwx.com/en/help/apidoc). Each piece of work is a
 * session of its own; failures come with status 200 and a code.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, oneLine, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, factsOf, type HttpApi } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { namesOf } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { providerWithin } from '../session.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { type Account, ask, call, inSession, readAnswer } from './session.ts';
import { isBase32 } from './totp.ts';

export const inwx: ProviderModule = {
  descriptor,
  create(given, clock) {
    const account = openAccount(given, clock);
    return {
      ...providerWithin((signal, work) =>
        inSession(account, signal, (api) => work(recordProvider(callsOf(api), { shortestTtl }))),
      ),
      zones: (signal) => inSession(account, signal, async (api) => namesOf(await listZones(api, signal))),
    };
  },
};

const base32: FieldCheck = (value) => (isBase32(value) ? undefined : 'format');

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  const keys = ['username', 'password', 'sharedSecret', 'endpoint'] as const;
  const { username, password, sharedSecret, endpoint } = readFields(descriptor, given, keys, {
    username: headerToken,
    password: oneLine,
    sharedSecret: base32,
    endpoint: apiBase,
  });
  const api = {
    provider: descriptor.id,
    base: baseOf(ownBase, endpoint),
    headers: { accept: 'text/xml' },
    secrets: [password, sharedSecret],
    clock,
    rules: descriptor.errors,
    errors,
    dated: sharedSecret !== '',
  };
  return { api, username, password, sharedSecret };
};

const text = z.union([z.string(), z.number()]).transform(String);
const errorSchema = z.object({ code: z.number(), msg: text.default(''), reason: text.default('') });
const faultSchema = z.object({ faultCode: text, faultString: text.default('') });

/** 1000 to 1500 are successes. */
const errors = (answer: HttpAnswer): readonly ApiError[] => {
  const value = readAnswer(answer.text);
  const fault = faultSchema.safeParse(value);
  if (fault.success) return [{ code: `fault ${fault.data.faultCode}`, message: fault.data.faultString }];
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return [];
  const { code, msg, reason } = parsed.data;
  return code >= 1000 && code <= 1500
    ? []
    : [{ code: String(code), message: reason === '' ? msg : `${msg}: ${reason}` }];
};

const recordSchema = z.object({
  id: text,
  name: text.optional(),
  type: z.string().default('TXT'),
  content: text.default(''),
});
const recordsSchema = z.object({ record: z.array(recordSchema).default([]) });
const domainsSchema = z.object({
  count: z.coerce.number().default(0),
  domains: z.array(z.object({ domain: z.string() })).default([]),
});
const pageSize = 100;

const listZones = (api: HttpApi, signal: AbortSignal): Promise<readonly { readonly name: string }[]> =>
  allPages(async (page, seen) => {
    const asked = { method: 'nameserver.list', parameters: { page, pagelimit: pageSize } };
    const { count, domains } = (await call(api, domainsSchema, asked, signal)) ?? { count: 0, domains: [] };
    return { items: domains.map(({ domain }) => ({ name: domain })), more: seen + domains.length < count };
  });

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => {
  const info = (domain: string, name: string, signal: AbortSignal) => {
    const parameters = { domain, name, type: 'TXT' };
    const asked = { method: 'nameserver.info', parameters, zone: domain, accepts: ['zone-not-found'] } as const;
    return call(api, recordsSchema, asked, signal);
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => ((await info(name, name, signal)) === undefined ? undefined : { name }),
    records: async ({ name: domain }, { fqdn }, signal) => {
      const { record } = (await info(domain, fqdn, signal)) ?? { record: [] };
      return record
        .filter(({ type, name }) => type === 'TXT' && normalName(name ?? fqdn) === fqdn)
        .map(({ id, content }) => ({ id, value: content }));
    },
    create: async ({ name: domain }, { fqdn, value, ttl }, signal) => {
      const parameters = { domain, name: fqdn, type: 'TXT', content: value, ttl };
      const asked = {
        method: 'nameserver.createRecord',
        parameters,
        zone: domain,
        accepts: ['already-there'],
      } as const;
      return (await call(api, z.object({ id: text }), asked, signal))?.id ?? '';
    },
    remove: async ({ name: domain }, { id }, _place, signal) => {
      const parameters = { id };
      const asked = {
        method: 'nameserver.deleteRecord',
        parameters,
        zone: domain,
        accepts: ['zone-not-found'],
      } as const;
      return (await ask(api, asked, signal)).refusal === undefined;
    },
  };
};
