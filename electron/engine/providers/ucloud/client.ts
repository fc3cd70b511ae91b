/** TXT records through the UDNR API of UCloud (https://docs.ucloud.cn/api/udnr-api/README): values without ids. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
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

const answerSchema = z.object({ RetCode: z.number(), Message: z.string().default('') });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { publicKey: headerToken, privateKey: headerToken, projectId: headerToken, region: headerToken },
  errors: errorsBy(answerSchema, ({ RetCode, Message }) =>
    RetCode === 0 ? [] : [{ code: String(RetCode), message: Message }],
  ),
  sign: (request, { projectId, region, ...keys }) => {
    const unsigned = {
      ...Object.fromEntries(new URLSearchParams(request.body)),
      ...(projectId === '' ? {} : { ProjectId: projectId }),
      ...(region === '' ? {} : { Region: region }),
    };
    return { ...request, body: new URLSearchParams(ucloudFields(unsigned, keys)).toString() };
  },
});

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
