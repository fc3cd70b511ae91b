/**
 * TXT records through the HTTP API of the Technitium DNS Server
 * (https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md). It finds the zone of a name itself, takes a
 * value that is there as done, and removes a value by what it says.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { closestZone, type NamedPlace, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { type SlotCalls, slotProvider } from '../models/slot.ts';
import { namesOf } from '../models/zones.ts';
import type { ProviderModule, TxtRecord } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const technitium: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, token } = openApi(given, clock);
    return {
      ...slotProvider(callsOf(api, token)),
      zones: async (signal) => namesOf(await listZones(api, token, signal)),
    };
  },
};

const openApi = (
  given: Readonly<Record<string, string>>,
  clock: Clock,
): { readonly api: HttpApi; readonly token: string } => {
  const fields = readFields(descriptor, given, ['serverUrl', 'apiToken'], {
    serverUrl: apiBase,
    apiToken: headerToken,
  });
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.serverUrl),
    headers: {},
    secrets: [fields.apiToken],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ status: z.string(), errorMessage: z.string().default('') }), (answer) =>
      answer.status === 'ok' ? [] : [{ code: answer.status, message: answer.errorMessage }],
    ),
  };
  return { api, token: fields.apiToken };
};

const doneSchema = z.object({ status: z.literal('ok') });
const zonesSchema = z.object({
  response: z.object({ zones: z.array(z.object({ name: z.string(), internal: z.boolean().default(false) })) }),
});

const callsOf = (api: HttpApi, token: string): SlotCalls => ({
  set: async (record, signal) => {
    const form = { ...valueForm(record, token), ttl: String(Math.max(record.ttl, shortestTtl)) };
    const request = { method: 'POST', path: '/api/zones/records/add', form, zone: about(record) } as const;
    const answer = await send(api, { ...request, accepts: ['already-there'] }, signal);
    if (answer.refusal === undefined) read(api, doneSchema, answer);
  },
  clear: async (record, signal) => {
    const form = valueForm(record, token);
    const request = { method: 'POST', path: '/api/zones/records/delete', form, zone: about(record) } as const;
    const answer = await send(api, { ...request, accepts: ['not-there'] }, signal);
    if (answer.refusal === undefined) read(api, doneSchema, answer);
  },
  prove: async (zone, signal) => {
    const place = { zone, fqdn: zone };
    if (closestZone(await listZones(api, token, signal), place) === undefined) throw zoneNotFound(factsOf(api), place);
  },
});

const valueForm = ({ fqdn, value }: TxtRecord, token: string) => ({
  token,
  domain: normalName(fqdn),
  type: 'TXT',
  text: value,
});

const about = ({ zone, fqdn }: NamedPlace): string => zone || fqdn;

/** The zones that the server has for itself, such as `localhost`, are nobody's to write to. */
const listZones = async (api: HttpApi, token: string, signal: AbortSignal) => {
  const answer = await send(api, { method: 'POST', path: '/api/zones/list', form: { token }, zone: '' }, signal);
  return read(api, zonesSchema, answer).response.zones.filter(({ internal, name }) => !internal && name !== '');
};
