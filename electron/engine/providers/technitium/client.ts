/**
 * Records through the HTTP API of the Technitium DNS Server
 * (https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md). It finds the zone of a name itself, takes a
 * value that is there as done, and removes a value by what it says.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { closestZone, type HostedPlace, type NamedPlace, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { type SlotCalls, slotProvider } from '../models/slot.ts';
import { namesOf } from '../models/zones.ts';
import type { ProviderModule, RecordEditor, TxtRecord } from '../provider.ts';
import { readCaa, writeCaa } from '../record-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const technitium: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, token } = openApi(given, clock);
    return {
      ...slotProvider(callsOf(api, token)),
      zones: async (signal) => namesOf(await listZones(api, token, signal)),
      ...editorOf(api, token),
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

const rDataSchema = z.object({
  ipAddress: z.string().optional(),
  cname: z.string().optional(),
  flags: z.number().optional(),
  tag: z.string().optional(),
  value: z.string().optional(),
});
const recordsSchema = z.object({
  response: z.object({
    records: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        ttl: z.number(),
        disabled: z.boolean().default(false),
        // Other types have other members of these names.
        rData: rDataSchema.catch({}),
      }),
    ),
  }),
});

/** A CNAME is deleted whatever it says, so all are looked at first, as services with record ids are. */
const editorOf = (api: HttpApi, token: string): { readonly editor?: RecordEditor } => {
  const call = async (action: string, zone: string, form: Readonly<Record<string, string>>, signal: AbortSignal) => {
    const path = `/api/zones/records/${action}`;
    return send(api, { method: 'POST', path, form: { token, ...form }, zone, accepts: ['not-there'] }, signal);
  };
  const calls: RecordCalls<{ readonly name: string }> = {
    typed: (detail) => notPlain(api, detail),
    missing: (place) => zoneNotFound(factsOf(api), place),
    list: (signal) => listZones(api, token, signal),
    records: async ({ name: zone }, { fqdn, type }, signal) => {
      const answer = await call('get', zone, { domain: fqdn, zone }, signal);
      return read(api, recordsSchema, answer)
        .response.records.filter((one) => one.type === type && normalName(one.name) === fqdn && !one.disabled)
        .map(({ rData, ttl }) => ({ id: '', value: valueIn(rData), ttl }));
    },
    create: async ({ name: zone }, place, signal) => {
      const form = { domain: place.fqdn, zone, ttl: String(place.ttl), ...formOf(place) };
      read(api, doneSchema, await call('add', zone, form, signal));
      return '';
    },
    remove: async ({ name: zone }, _record, place, signal) => {
      const answer = await call('delete', zone, { domain: place.fqdn, zone, ...formOf(place) }, signal);
      if (answer.refusal === undefined) read(api, doneSchema, answer);
      return answer.refusal === undefined;
    },
  };
  const { editor } = recordProvider(calls, { shortestTtl });
  return editor === undefined ? {} : { editor };
};

const valueIn = ({ ipAddress, cname, flags, tag = '', value = '' }: z.infer<typeof rDataSchema>): string =>
  ipAddress ?? cname ?? writeCaa({ flags: flags ?? 0, tag, value });

const formOf = ({ type, value }: HostedPlace & { readonly value: string }) => {
  const caa = type === 'CAA' ? readCaa(value) : undefined;
  if (caa !== undefined) return { type, flags: String(caa.flags), tag: caa.tag, value: caa.value };
  return type === 'CNAME' ? { type, cname: value } : { type, ipAddress: value };
};

const about = ({ zone, fqdn }: NamedPlace): string => zone || fqdn;

/** The zones that the server has for itself, such as `localhost`, are nobody's to write to. */
const listZones = async (api: HttpApi, token: string, signal: AbortSignal) => {
  const answer = await send(api, { method: 'POST', path: '/api/zones/list', form: { token }, zone: '' }, signal);
  return read(api, zonesSchema, answer).response.zones.filter(({ internal, name }) => !internal && name !== '');
};
