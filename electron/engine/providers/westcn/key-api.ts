/**
 * The API for ordinary customers, with the key of an account or of one domain
 * (https://www.west.cn/CustomerCenter/doc/domain_v2.html): one address, told apart by `act`, full names.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import type { Clock } from '../../ports/index.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import type { RecordCalls } from '../models/records.ts';
import { isUnlisted, removeOrMiss } from '../unpublished.ts';
import { gbkForm, gbkPost, idSchema, isAt, recordPages, type WestZone } from '../west-api.ts';
import { descriptor, ownBase } from './descriptor.ts';

interface WestKey {
  readonly username: string;
  readonly apiKey: string;
  readonly domainKey: string;
  readonly endpoint: string;
}

export const openKeyApi = ({ username, apiKey, domainKey, endpoint }: WestKey, clock: Clock): HttpApi => {
  const key = domainKey === '' ? { username, apikey: apiKey } : { apidomainkey: domainKey };
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, endpoint),
    headers: {},
    secrets: [apiKey, domainKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(answerSchema, ({ code, result, msg }) =>
      (code ?? result) === 200 ? [] : [{ code: String(code ?? result), message: msg }],
    ),
    sign: (request) => ({ ...request, body: `${request.body}&${gbkForm(key)}` }),
  };
};

const numberSchema = z.union([z.number(), z.string()]).transform(Number).optional();
const answerSchema = z
  .object({ code: numberSchema, result: numberSchema, msg: z.string().default('') })
  .refine(({ code, result }) => code !== undefined || result !== undefined);
const recordSchema = z.object({
  record_id: idSchema,
  hostname: z.string(),
  record_type: z.string(),
  record_value: z.string(),
});
const recordsSchema = z.object({ body: z.object({ items: z.array(recordSchema) }) });
const createdSchema = z.object({ body: z.object({ record_id: idSchema }) });

const pageSize = 100;

export const keyCalls = (api: HttpApi): RecordCalls<WestZone> => {
  const records: RecordCalls<WestZone>['records'] = (zone, place, signal) =>
    recordPages(async (number) => {
      const fields = { domain: zone.name, record_type: 'TXT', limit: String(pageSize), pageno: String(number) };
      const answer = await act(api, 'dnsrec.list', fields, zone.name, signal, ['not-there', 'zone-not-found']);
      if (answer.refusal === 'not-there' || isUnlisted(answer)) return [];
      if (answer.refusal !== undefined) throw zoneNotFound(factsOf(api), { zone: zone.name, fqdn: zone.name });
      return read(api, recordsSchema, answer).body.items.map((one) => ({
        id: one.record_id,
        value: one.record_value,
        type: one.record_type,
        mine: isAt(one.hostname, place),
      }));
    });
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const fields = { domain: name, record_type: 'TXT', limit: '1', pageno: '1' };
      const accepts = ['not-there', 'zone-not-found', 'refused'] as const;
      const answer = await act(api, 'dnsrec.list', fields, name, signal, accepts);
      if (answer.refusal === undefined) read(api, recordsSchema, answer);
      const isZone = answer.refusal === undefined || answer.refusal === 'not-there' || isUnlisted(answer);
      return isZone ? { name } : undefined;
    },
    records,
    create: async (zone, { fqdn, value, ttl }, signal) => {
      const fields = {
        domain: zone.name,
        hostname: fqdn,
        record_type: 'TXT',
        record_value: value,
        record_ttl: String(ttl),
      };
      const answer = await act(api, 'dnsrec.add', fields, zone.name, signal, ['already-there']);
      return answer.refusal === undefined ? read(api, createdSchema, answer).body.record_id : '';
    },
    remove: (zone, { id }, place, signal) =>
      removeOrMiss(
        id,
        (accepts) => act(api, 'dnsrec.remove', { domain: zone.name, record_id: id }, zone.name, signal, accepts),
        () => records(zone, place, signal),
      ),
  };
};

const act = (
  api: HttpApi,
  name: string,
  fields: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[],
): Promise<Reply> => send(api, { ...gbkPost('/domain/dns/', { act: name, ...fields }), zone, accepts }, signal);
