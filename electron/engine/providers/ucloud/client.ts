/** TXT records through the UDNR API of UCloud (https://docs.ucloud.cn/api/udnr-api/README): values without ids. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { ucloudFields } from './signature.ts';

export const ucloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const keys = ['publicKey', 'privateKey', 'projectId', 'region', 'endpoint'] as const;
  const fields = readFields(descriptor, given, keys, {
    publicKey: headerToken,
    privateKey: headerToken,
    projectId: headerToken,
    region: headerToken,
    endpoint: apiBase,
  });
  const place = {
    ...(fields.projectId === '' ? {} : { ProjectId: fields.projectId }),
    ...(fields.region === '' ? {} : { Region: fields.region }),
  };
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.endpoint),
    headers: {},
    secrets: [fields.privateKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(answerSchema, ({ RetCode, Message }) =>
      RetCode === 0 ? [] : [{ code: String(RetCode), message: Message }],
    ),
    sign: (request) => {
      const unsigned = { ...Object.fromEntries(new URLSearchParams(request.body)), ...place };
      return { ...request, body: new URLSearchParams(ucloudFields(unsigned, fields)).toString() };
    },
  };
};

const answerSchema = z.object({ RetCode: z.number(), Message: z.string().default('') });
const doneSchema = z.object({ RetCode: z.literal(0) });
const recordsSchema = z.object({
  Data: z.array(z.object({ DnsType: z.string(), RecordName: z.string(), Content: z.string() })).nullable(),
});

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const answer = await act(api, 'UdnrDomainDNSQuery', { Dn: name }, name, signal, ['zone-not-found', 'refused']);
    if (answer.refusal !== undefined) return undefined;
    read(api, recordsSchema, answer);
    return { name };
  },
  records: async (zone, { fqdn, relative }, signal) => {
    const answer = await act(api, 'UdnrDomainDNSQuery', { Dn: zone.name }, zone.name, signal);
    return (read(api, recordsSchema, answer).Data ?? [])
      .filter(({ DnsType }) => DnsType === 'TXT')
      .filter(({ RecordName }) => normalName(RecordName) === fqdn || RecordName === relative)
      .map(({ Content }) => ({ id: '', value: Content }));
  },
  create: async (zone, { fqdn, value, ttl }, signal) => {
    const fields = { Dn: zone.name, RecordName: fqdn, DnsType: 'TXT', Content: value, TTL: String(ttl) };
    const answer = await act(api, 'UdnrDomainDNSAdd', fields, zone.name, signal, ['already-there']);
    if (answer.refusal === undefined) read(api, doneSchema, answer);
    return '';
  },
  remove: async (zone, _found, { fqdn, value }, signal) => {
    const fields = { Dn: zone.name, RecordName: fqdn, DnsType: 'TXT', Content: value };
    const answer = await act(api, 'UdnrDeleteDnsRecord', fields, zone.name, signal, ['not-there']);
    return answer.refusal === undefined;
  },
});

const act = (
  api: HttpApi,
  action: string,
  fields: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[] = [],
): Promise<Reply> =>
  send(api, { method: 'POST', path: '/', form: { Action: action, ...fields }, zone, accepts }, signal);
