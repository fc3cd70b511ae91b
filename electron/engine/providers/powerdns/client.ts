/**
 * Records through the HTTP API of the PowerDNS Authoritative Server
 * (https://doc.powerdns.com/authoritative/http-api/zone.html), which writes whole record sets.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { readContent } from '../record-content.ts';
import { descriptor, shortestTtl } from './descriptor.ts';

export const powerdns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return setProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}` });
  },
};

const version: FieldCheck = (value) => (/^[1-9]\d?$/.test(value) ? undefined : 'format');

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const fields = readFields(descriptor, given, ['apiUrl', 'apiKey', 'serverName', 'apiVersion'], {
    apiUrl: apiBase,
    apiKey: headerToken,
    serverName: headerToken,
    apiVersion: version,
  });
  const root = fields.apiUrl.replace(/\/+$/, '').replace(/\/api(\/v\d+)?$/, '');
  return {
    provider: descriptor.id,
    base: `${root}/api/v${fields.apiVersion}/servers/${encodeURIComponent(fields.serverName)}`,
    headers: { 'x-api-key': fields.apiKey },
    secrets: [fields.apiKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ error: z.string() }), ({ error }) => [{ code: '', message: error }]),
  };
};

const zoneSchema = z.object({ id: z.string(), name: z.string(), kind: z.string().default('') });
type ServedZone = z.infer<typeof zoneSchema>;
const recordSchema = z.object({ content: z.string(), disabled: z.boolean().default(false) });
const setsSchema = z.object({
  rrsets: z.array(z.object({ name: z.string(), type: z.string(), ttl: z.number(), records: z.array(recordSchema) })),
});

/** Records that are switched off stay so, beside those that are served. */
interface ServedSet extends RecordSet {
  readonly disabled: readonly string[];
}

const callsOf = (api: HttpApi): SetCalls<ServedZone, ServedSet> => ({
  // Contents as in https://doc.powerdns.com/authoritative/appendices/types.html, host names with their final dot.
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const path = `/zones/${encodeURIComponent(absolute(name))}`;
    const asked = { method: 'GET', path, query: { rrsets: 'false' }, zone: name, accepts: ['zone-not-found'] } as const;
    const answer = await send(api, asked, signal);
    return answer.refusal === undefined ? read(api, zoneSchema, answer) : undefined;
  },
  list: async (signal) =>
    read(api, z.array(zoneSchema), await send(api, { method: 'GET', path: '/zones', zone: '' }, signal)),
  read: async (zone, { fqdn, type: wanted }, signal) => {
    // Older servers do not know the filter and send the whole zone, so what comes is filtered again.
    const query = { rrset_name: absolute(fqdn), rrset_type: wanted };
    const answer = await send(api, { method: 'GET', path: zonePath(zone), query, zone: zone.name }, signal);
    const set = read(api, setsSchema, answer).rrsets.find(
      ({ type, name }) => type === wanted && normalName(name) === fqdn,
    );
    if (set === undefined) return undefined;
    const those = (off: boolean) => set.records.flatMap(({ content, disabled }) => (disabled === off ? [content] : []));
    return { contents: those(false), ttl: set.ttl, disabled: those(true) };
  },
  write: (zone, place, { contents, ttl }, before, signal) =>
    change(api, zone, replacing(place, ttl, contents, before?.disabled ?? []), signal),
  erase: (zone, place, { ttl, disabled }, signal) =>
    change(
      api,
      zone,
      disabled.length === 0
        ? { name: absolute(place.fqdn), type: place.type, changetype: 'DELETE' }
        : replacing(place, ttl, [], disabled),
      signal,
    ),
});

const replacing = (
  { fqdn, type }: HostedPlace,
  ttl: number,
  contents: readonly string[],
  disabled: readonly string[],
) => {
  const values = new Set(contents.map((content) => readContent(type, content)));
  const records = [
    ...contents.map((content) => ({ content, disabled: false })),
    // The server takes no value twice.
    ...disabled
      .filter((content) => !values.has(readContent(type, content)))
      .map((content) => ({ content, disabled: true })),
  ];
  return { name: absolute(fqdn), type, changetype: 'REPLACE', ttl, records };
};

const change = async (api: HttpApi, zone: ServedZone, set: unknown, signal: AbortSignal): Promise<void> => {
  const path = zonePath(zone);
  await send(api, { method: 'PATCH', path, body: { rrsets: [set] }, zone: zone.name }, signal);
  if (!/^(?:master|primary|slave|secondary)$/i.test(zone.kind)) return;
  // Without it the other servers would hear of the change up to a minute later; the change itself is made.
  const accepts = ['refused', 'no-permission', 'zone-not-found', 'bad-answer'] as const;
  await send(api, { method: 'PUT', path: `${path}/notify`, zone: zone.name, accepts }, signal);
};

const absolute = (name: string): string => `${normalName(name)}.`;

const zonePath = ({ id }: ServedZone): string => `/zones/${encodeURIComponent(id)}`;
