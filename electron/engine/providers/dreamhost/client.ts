/**
 * TXT records through the DreamHost API (https://help.dreamhost.com/hc/en-us/articles/217560167-API_overview): commands
 * in the query, one list for the whole account.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dreamhost: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return recordProvider(callsOf(api, api.fields.apiKey), { shortestTtl });
  },
};

const errorSchema = z.object({ result: z.literal('error'), data: z.string(), reason: z.string().optional() });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  // The code may be followed by a tab and details.
  errors: errorsBy(errorSchema, ({ data, reason }) => [{ code: data.split(/\s/)[0] ?? '', message: reason ?? data }]),
});

const doneSchema = z.object({ result: z.literal('success') });
const recordsSchema = z.object({
  data: z.array(z.object({ zone: z.string(), record: z.string(), type: z.string(), value: z.string() })),
});

interface DreamhostZone {
  readonly name: string;
  readonly values: readonly { readonly fqdn: string; readonly value: string }[];
}

const callsOf = (api: HttpApi, key: string): RecordCalls<DreamhostZone> => {
  const run = (
    cmd: string,
    parameters: Readonly<Record<string, string>>,
    zone: string,
    signal: AbortSignal,
    accepts: readonly Refusal[] = [],
  ): Promise<Reply> => {
    const query = { key, cmd, format: 'json', ...parameters };
    return send(api, { method: 'GET', path: '/', query, zone, accepts }, signal);
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: async (signal) => {
      const answer = await run('dns-list_records', {}, '', signal);
      const byZone = Map.groupBy(read(api, recordsSchema, answer).data, ({ zone }) => normalName(zone));
      return [...byZone].map(([name, all]) => ({
        name,
        values: all
          .filter(({ type }) => type === 'TXT')
          .map(({ record, value }) => ({ fqdn: normalName(record), value })),
      }));
    },
    records: async (zone, { fqdn }) =>
      zone.values.filter((one) => one.fqdn === fqdn).map(({ value }) => ({ id: '', value })),
    create: async (zone, place, signal) => {
      const answer = await run('dns-add_record', parametersOf(place), zone.name, signal, ['already-there']);
      if (answer.refusal === undefined) read(api, doneSchema, answer);
      return '';
    },
    remove: async (zone, _found, place, signal) => {
      const answer = await run('dns-remove_record', parametersOf(place), zone.name, signal, ['not-there']);
      if (answer.refusal === undefined) read(api, doneSchema, answer);
      return answer.refusal === undefined;
    },
  };
};

const parametersOf = ({ fqdn, value }: HostedPlace & { readonly value: string }) => ({
  record: fqdn,
  type: 'TXT',
  value,
});
