/** TXT records through version 4 of the Name.com API (https://www.name.com/api-docs/DNS), with HTTP Basic. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { colonFree, type FieldCheck, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { CredentialFacts, ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const namedotcom: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return { ...recordProvider(callsOf(api), { shortestTtl }), inspect: (signal) => inspect(api, signal) };
  },
};

/** The user name of the test system, which only api.dev.name.com knows. */
const liveUserName: FieldCheck = (value) => (value.endsWith('-test') ? 'format' : colonFree(value));

const errors = errorsBy(z.object({ message: z.string(), details: z.string().nullish() }), ({ message, details }) => [
  { code: '', message: details ? `${message}: ${details}` : message },
]);

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const username = (given.endpoint ?? '') === '' ? liveUserName : colonFree;
  const checks = { username, apiToken: headerToken };
  return keyedApi({ descriptor, ownBase, checks, basic: ['username', 'apiToken'], errors })(given, clock);
};

const idSchema = z.union([z.number(), z.string()]).transform(String);
const domainSchema = z.object({ domainName: z.string() });
const nextSchema = z.number().nullish();
const domainsSchema = z.object({ domains: z.array(domainSchema).nullish(), nextPage: nextSchema });
const recordSchema = z.object({
  id: idSchema,
  host: z.string().optional(),
  fqdn: z.string().optional(),
  type: z.string(),
  answer: z.string().default(''),
});
const recordsSchema = z.object({ records: z.array(recordSchema).nullish(), nextPage: nextSchema });
const createdSchema = z.object({ id: idSchema });

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const asked = { method: 'GET', path: domainPath(name), zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    return normalName(read(api, domainSchema, answer).domainName) === name ? { name } : undefined;
  },
  list: (signal) =>
    allPages(async (number) => {
      const query = { page: String(number) };
      const answer = await send(api, { method: 'GET', path: '/domains', query, zone: '' }, signal);
      const { domains, nextPage } = read(api, domainsSchema, answer);
      return { items: (domains ?? []).map(({ domainName }) => ({ name: domainName })), more: (nextPage ?? 0) > number };
    }),
  records: async ({ name }, { fqdn, relative }, signal) => {
    const found = await allPages(async (number) => {
      const query = { page: String(number) };
      const answer = await send(api, { method: 'GET', path: recordsPath(name), query, zone: name }, signal);
      const { records, nextPage } = read(api, recordsSchema, answer);
      return { items: records ?? [], more: (nextPage ?? 0) > number };
    });
    return found
      .filter((one) => one.type === 'TXT')
      .filter((one) => (one.fqdn ? normalName(one.fqdn) === fqdn : normalName(one.host || '@') === relative))
      .map(({ id, answer }) => ({ id, value: answer }));
  },
  create: async ({ name }, { relative, value, ttl }, signal) => {
    const body = { host: relative, type: 'TXT', answer: value, ttl };
    const answer = await send(api, { method: 'POST', path: recordsPath(name), body, zone: name }, signal);
    return read(api, createdSchema, answer).id;
  },
  remove: async ({ name }, { id }, _place, signal) => {
    const path = `${recordsPath(name)}/${encodeURIComponent(id)}`;
    const answer = await send(api, { method: 'DELETE', path, zone: name, accepts: ['zone-not-found'] }, signal);
    return answer.refusal === undefined;
  },
});

const domainPath = (zone: string): string => `/domains/${encodeURIComponent(zone)}`;
const recordsPath = (zone: string): string => `${domainPath(zone)}/records`;

/** https://www.name.com/api-docs/hello: whose token it is. None can be limited to a domain. */
const inspect = async (api: HttpApi, signal: AbortSignal): Promise<CredentialFacts> => {
  const answer = await send(api, { method: 'GET', path: '/hello', zone: '' }, signal);
  return { account: read(api, z.object({ username: z.string() }), answer).username, tooBroad: true };
};
