/**
 * TXT records through the Hostinger API (https://developers.hostinger.com/#tag/dns-zone), which appends to sets and
 * replaces them whole, but removes no single value.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { plainValues, readTxtIfQuoted } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const hostinger: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const serial = `${descriptor.id} ${api.base}`;
    // Values are written plain and may come back in quotes.
    return setProvider(callsOf(api), { shortestTtl, serial, ...plainValues, decode: readTxtIfQuoted });
  },
};

const errorSchema = z.object({
  message: z.string(),
  errors: z.record(z.string(), z.array(z.string())).default({}),
  correlation_id: z.string(),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiToken: headerToken },
  headers: ({ apiToken }) => ({ authorization: `Bearer ${apiToken}` }),
  errors: errorsBy(errorSchema, ({ message, errors }) =>
    [message, ...Object.values(errors).flat()].map((text) => ({ code: '', message: text })),
  ),
});

const setSchema = z.object({
  name: z.string(),
  type: z.string(),
  ttl: z.number(),
  records: z.array(z.object({ content: z.string(), is_disabled: z.boolean().optional() })),
});
const portfolioSchema = z.array(z.object({ domain: z.string().nullable() }));
const acceptedSchema = z.object({ message: z.string() });

interface HostingerSet extends RecordSet {
  /** Contents that are switched off and stay so. */
  readonly disabled: readonly string[];
}

const callsOf = (api: HttpApi): SetCalls<{ readonly name: string }, HostingerSet> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const asked = { method: 'GET', path: zonePath(name), zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    read(api, z.array(setSchema), answer);
    return { name };
  },
  list: async (signal) => {
    const answer = await send(api, { method: 'GET', path: '/api/domains/v1/portfolio', zone: '' }, signal);
    const domains = read(api, portfolioSchema, answer);
    return domains.flatMap(({ domain }) => (domain === null ? [] : [{ name: normalName(domain) }]));
  },
  read: async (zone, { relative }, signal) => {
    const answer = await send(api, { method: 'GET', path: zonePath(zone.name), zone: zone.name }, signal);
    const set = read(api, z.array(setSchema), answer).find(({ name, type }) => type === 'TXT' && name === relative);
    if (set === undefined) return undefined;
    const { ttl, records } = set;
    const disabled = records.filter(({ is_disabled }) => is_disabled === true).map(({ content }) => content);
    return { ttl, contents: records.map(({ content }) => content), disabled };
  },
  write: async (zone, { relative }, { contents, ttl }, before, signal) => {
    const known = before?.contents ?? [];
    const overwrite = !known.every((content) => contents.includes(content));
    const written = overwrite ? contents : contents.filter((content) => !known.includes(content));
    const records = written.map((content) => ({
      content,
      ...(before?.disabled.includes(content) ? { is_disabled: true } : {}),
    }));
    const body = { overwrite, zone: [{ name: relative, type: 'TXT', ttl, records }] };
    const answer = await send(api, { method: 'PUT', path: zonePath(zone.name), body, zone: zone.name }, signal);
    read(api, acceptedSchema, answer);
  },
  erase: async (zone, { relative }, _before, signal) => {
    const body = { filters: [{ name: relative, type: 'TXT' }] };
    await send(api, { method: 'DELETE', path: zonePath(zone.name), body, zone: zone.name }, signal);
  },
});

const zonePath = (zone: string): string => `/api/dns/v1/zones/${encodeURIComponent(zone)}`;
