/** TXT records through the Gandi LiveDNS API, version 5, which writes whole record sets. */
import { z } from 'zod';
import { normalName, relativeName } from '../../dns/names.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { hostedZone } from '../hosted-zone.ts';
import { baseOf, type HttpApi, jsonIn, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const gandi: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['personalAccessToken', 'endpoint'], {
      personalAccessToken: headerToken,
      endpoint: apiBase,
    });
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Bearer ${fields.personalAccessToken}` },
      secrets: [fields.personalAccessToken],
      errorText,
    };
    /** A set is read, merged and replaced: two writers of one name must not do that at once. */
    const alone = <T>(fqdn: string, work: () => Promise<T>) =>
      inTurn(`${descriptor.id} ${api.base} ${normalName(fqdn)}`, work);
    return {
      add: (record, signal) => alone(record.fqdn, () => addValue(api, record, signal)),
      remove: (record, _recordId, signal) => alone(record.fqdn, () => removeValue(api, record, signal)),
      prove: async (zone, signal) => {
        await findZone(api, { zone, fqdn: zone }, signal);
      },
    };
  },
};

const domainSchema = z.object({ fqdn: z.string() });
const setSchema = z.object({ rrset_ttl: z.number(), rrset_values: z.array(z.string()) });

const shortestTtl = 300;

const findZone = (api: HttpApi, name: { readonly zone: string; readonly fqdn: string }, signal: AbortSignal) =>
  hostedZone(api, name, async (zone) => {
    const path = `/domains/${encodeURIComponent(zone)}`;
    const answer = await send(api, { method: 'GET', path, zone, accepts: [404] }, signal);
    // A page of a proxy with this status is no word of the API.
    if (answer.status === 404 && errorText(answer) !== undefined) return undefined;
    return normalName(read(api, domainSchema, answer).fqdn);
  });

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const path = setPath(await findZone(api, record, signal), record);
  const before = await readSet(api, path, record, signal);
  const values = before?.rrset_values ?? [];
  if (values.some((value) => readTxt(value) === record.value)) return '';
  const body = {
    rrset_ttl: before?.rrset_ttl ?? Math.max(record.ttl, shortestTtl),
    rrset_values: [...values, writeTxt(record.value)],
  };
  await send(api, { method: 'PUT', path, body, zone: record.zone }, signal);
  return '';
};

const removeValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<void> => {
  const path = setPath(await findZone(api, record, signal), record);
  const before = await readSet(api, path, record, signal);
  if (before === undefined) return;
  const others = before.rrset_values.filter((value) => readTxt(value) !== record.value);
  if (others.length === before.rrset_values.length) return;
  const change =
    others.length === 0
      ? ({ method: 'DELETE', accepts: [404] } as const)
      : ({ method: 'PUT', body: { rrset_ttl: before.rrset_ttl, rrset_values: others } } as const);
  await send(api, { ...change, path, zone: record.zone }, signal);
};

const setPath = (zone: string, { fqdn }: TxtRecord): string =>
  `/domains/${encodeURIComponent(zone)}/records/${encodeURIComponent(relativeName(normalName(fqdn), zone))}/TXT`;

/** `undefined` when there is no set of that name. */
const readSet = async (api: HttpApi, path: string, record: TxtRecord, signal: AbortSignal) => {
  const answer = await send(api, { method: 'GET', path, zone: record.zone, accepts: [404] }, signal);
  if (answer.status === 404 && errorText(answer) !== undefined) return undefined;
  return read(api, setSchema, answer);
};

const errorText = (answer: HttpAnswer): string | undefined => {
  const parsed = z.object({ message: z.string() }).safeParse(jsonIn(answer));
  return parsed.success ? parsed.data.message : undefined;
};
