/** TXT records through version 1 of the deSEC API, which writes whole record sets. */
import { z } from 'zod';
import { normalName, relativeName } from '../../dns/names.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, type HttpApi, jsonIn, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const desec: ProviderModule = {
  descriptor,
  create(given): DnsProvider {
    const fields = readFields(descriptor, given, ['token', 'endpoint'], { token: headerToken, endpoint: apiBase });
    const api: HttpApi = {
      provider: descriptor.id,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Token ${fields.token}` },
      secrets: [fields.token],
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

const domainsSchema = z.array(z.object({ name: z.string(), minimum_ttl: z.number().default(3600) }));
type Domain = z.infer<typeof domainsSchema>[number];
const setSchema = z.object({ records: z.array(z.string()) });

/** The API itself walks up the labels and answers the one domain of the account that holds the name. */
const findZone = async (
  api: HttpApi,
  { zone, fqdn }: { readonly zone: string; readonly fqdn: string },
  signal: AbortSignal,
): Promise<Domain> => {
  const query = { owns_qname: normalName(fqdn) };
  const answer = await send(api, { method: 'GET', path: '/domains/', query, zone }, signal);
  const [found] = read(api, domainsSchema, answer);
  if (found === undefined) throw zoneNotFound(api, zone);
  return { ...found, name: normalName(found.name) };
};

const addValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<string> => {
  const domain = await findZone(api, record, signal);
  const contents = await readSet(api, domain, record, signal);
  if (contents?.some((content) => readTxt(content) === record.value)) return '';
  const value = writeTxt(record.value);
  if (contents !== undefined) {
    await writeSet(api, domain, record, [...contents, value], signal);
    return '';
  }
  const name = relativeName(normalName(record.fqdn), domain.name);
  const body = {
    subname: name === '@' ? '' : name,
    type: 'TXT',
    ttl: Math.max(record.ttl, domain.minimum_ttl),
    records: [value],
  };
  await send(api, { method: 'POST', path: setsPath(domain), body, zone: record.zone }, signal);
  return '';
};

const removeValue = async (api: HttpApi, record: TxtRecord, signal: AbortSignal): Promise<void> => {
  const domain = await findZone(api, record, signal);
  const contents = (await readSet(api, domain, record, signal)) ?? [];
  const others = contents.filter((content) => readTxt(content) !== record.value);
  if (others.length < contents.length) await writeSet(api, domain, record, others, signal);
};

const setsPath = ({ name }: Domain): string => `/domains/${encodeURIComponent(name)}/rrsets/`;
const setPath = (domain: Domain, { fqdn }: TxtRecord): string =>
  `${setsPath(domain)}${encodeURIComponent(relativeName(normalName(fqdn), domain.name))}/TXT/`;

/** `undefined` when there is no set of that name. */
const readSet = async (api: HttpApi, domain: Domain, record: TxtRecord, signal: AbortSignal) => {
  const path = setPath(domain, record);
  const answer = await send(api, { method: 'GET', path, zone: record.zone, accepts: [404] }, signal);
  if (answer.status === 404 && errorText(answer) !== undefined) return undefined;
  return read(api, setSchema, answer).records;
};

/** Keeps the TTL; an empty set goes away. */
const writeSet = async (
  api: HttpApi,
  domain: Domain,
  record: TxtRecord,
  records: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const body = { records };
  await send(api, { method: 'PATCH', path: setPath(domain, record), body, zone: record.zone }, signal);
};

/** `{detail}`, or a list of complaints for each field. */
const errorText = (answer: HttpAnswer): string | undefined => {
  const body = jsonIn(answer);
  const detail = z.object({ detail: z.string() }).safeParse(body);
  if (detail.success) return detail.data.detail;
  const fields = z.record(z.string(), z.array(z.string())).safeParse(body);
  if (!fields.success) return undefined;
  return Object.entries(fields.data)
    .map(([field, complaints]) => `${field}: ${complaints.join(' ')}`)
    .join('; ');
};
