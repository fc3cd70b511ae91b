/**
 * TXT records through the IONOS DNS API (https://developer.hosting.ionos.com/docs/dns). A change replaces all records of
 * a name and type, so those of others are sent along as they were; a single one can be removed by its id.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { writeTxtIfOdd } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

/** Prefix and secret are shown apart and pasted apart. */
const joined: FieldCheck = (value) => (/^[^.]+\.[^.]+$/.test(value) ? headerToken(value) : 'format');

export const ionos: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return setProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}`, encode: writeTxtIfOdd });
  },
};

/** What is wrong in detail stands in `parameters`, in no fixed shape. */
const errorSchema = z.object({ code: z.string(), message: z.string().default(''), parameters: z.unknown() });
const errors = errorsBy(z.array(errorSchema).or(errorSchema), (body) =>
  [body].flat().map(({ code, message, parameters }) => ({
    code,
    message: parameters === undefined ? message : `${message} ${JSON.stringify(parameters)}`,
  })),
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: joined },
  headers: ({ apiKey }) => ({ 'x-api-key': apiKey }),
  alsoSecret: ({ apiKey }) => [apiKey.slice(apiKey.indexOf('.') + 1)],
  errors,
});

const zonesSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  content: z.string(),
  ttl: z.number(),
  prio: z.number().optional(),
  disabled: z.boolean().optional(),
});

const zoneSchema = z.object({ records: z.array(rowSchema).default([]) });
type Row = z.infer<typeof rowSchema>;

interface IonosZone {
  readonly name: string;
  readonly id: string;
}
interface IonosSet extends RecordSet {
  readonly rows: readonly Row[];
}

const callsOf = (api: HttpApi): SetCalls<IonosZone, IonosSet> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) => {
    const answer = await send(api, { method: 'GET', path: '/v1/zones', zone: '' }, signal);
    return read(api, zonesSchema, answer).map(({ id, name }) => ({ id, name: normalName(name) }));
  },
  read: async (zone, { fqdn }, signal) => {
    const query = { suffix: fqdn, recordType: 'TXT' };
    const answer = await send(api, { method: 'GET', path: zonePath(zone), query, zone: zone.name }, signal);
    const { records } = read(api, zoneSchema, answer);
    // The suffix fits deeper names too.
    const rows = records.filter(({ name, type }) => type === 'TXT' && normalName(name) === fqdn);
    const [first] = rows;
    return first === undefined ? undefined : { rows, contents: rows.map(({ content }) => content), ttl: first.ttl };
  },
  write: async (zone, { fqdn }, { contents, ttl }, before, signal) => {
    const { rows = [] } = before ?? {};
    if (contents.length < rows.length) {
      await removeRows(
        api,
        zone,
        rows.filter(({ content }) => !contents.includes(content)),
        signal,
      );
      return;
    }
    const kept = rows.map(({ id: _id, ...row }) => row);
    const added = contents.slice(rows.length).map((content) => ({ name: fqdn, type: 'TXT', content, ttl }));
    const body = [...kept, ...added];
    await send(api, { method: 'PATCH', path: zonePath(zone), body, zone: zone.name }, signal);
  },
  erase: (zone, _place, { rows }, signal) => removeRows(api, zone, rows, signal),
});

const removeRows = async (api: HttpApi, zone: IonosZone, rows: readonly Row[], signal: AbortSignal): Promise<void> => {
  for (const { id } of rows) {
    const path = `${zonePath(zone)}/records/${encodeURIComponent(id)}`;
    await send(api, { method: 'DELETE', path, zone: zone.name, accepts: ['not-there'] }, signal);
  }
};

const zonePath = ({ id }: IonosZone): string => `/v1/zones/${encodeURIComponent(id)}`;
