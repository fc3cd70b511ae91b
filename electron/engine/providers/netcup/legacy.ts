/**
 * The legacy API of netcup (https://helpcenter.netcup.com/en/wiki/general/our-api): JSON to one address, between a
 * log-in and a log-out, since sessions are counted.
 */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { DnsProvider } from '../provider.ts';
import { providerWithin, withSession } from '../session.ts';
import { readTxt } from '../txt-content.ts';
import { shortestTtl } from './descriptor.ts';

export const legacyBase = 'https://ccp.netcup.net';
const path = '/run/webservice/servers/endpoint.php?JSON';

interface LegacyAccount {
  readonly customerNumber: string;
  readonly apiKey: string;
  readonly apiPassword: string;
}

export const legacyErrors = errorsBy(
  z.object({
    status: z.literal('error'),
    statuscode: z.coerce.string(),
    shortmessage: z.string().default(''),
    longmessage: z.string().default(''),
  }),
  ({ statuscode, shortmessage, longmessage }) => [{ code: statuscode, message: `${shortmessage} ${longmessage}` }],
);

/** Each task is done in a session of its own; one that netcup loses midway, as it happens, is done once more. */
export const legacyProvider = (api: HttpApi, account: LegacyAccount): DnsProvider => {
  const once = <T>(signal: AbortSignal, patient: boolean, work: (provider: DnsProvider) => Promise<T>): Promise<T> =>
    withSession(`${api.provider} ${api.base} ${account.customerNumber}`, stepsOf(api, account), signal, (session) => {
      const inside = { ...api, secrets: [...api.secrets, session] };
      return work(recordProvider(callsOf({ api: inside, account, session, patient }), { shortestTtl, idsPass: true }));
    });
  const task = async <T>(signal: AbortSignal, work: (provider: DnsProvider) => Promise<T>): Promise<T> => {
    try {
      return await once(signal, true, work);
    } catch (thrown) {
      if (!(thrown instanceof SessionLost)) throw thrown;
      return once(signal, false, work);
    }
  };
  return providerWithin(task);
};

class SessionLost extends Error {}

interface Session {
  readonly api: HttpApi;
  readonly account: LegacyAccount;
  readonly session: string;
  /** A lost session is worth another one. */
  readonly patient: boolean;
}

const loginSchema = z.object({ responsedata: z.object({ apisessionid: z.string().min(1) }) });
const recordSchema = z.object({
  id: z.coerce.string(),
  hostname: z.string(),
  type: z.string(),
  destination: z.string(),
});
const recordsSchema = z.object({ responsedata: z.object({ dnsrecords: z.array(recordSchema) }) });
/** The answer to a change shows the zone as it is now, or nothing. */
const changedSchema = z.object({
  status: z.literal('success'),
  responsedata: z
    .object({ dnsrecords: z.array(recordSchema) })
    .optional()
    .catch(undefined),
});

const stepsOf = (api: HttpApi, { customerNumber, apiKey, apiPassword }: LegacyAccount) => {
  const who = { customernumber: customerNumber, apikey: apiKey };
  return {
    login: async (signal: AbortSignal): Promise<string> => {
      const body = { action: 'login', param: { ...who, apipassword: apiPassword } };
      const answer = await send(api, { method: 'POST', path, body, zone: '' }, signal);
      return read(api, loginSchema, answer).responsedata.apisessionid;
    },
    logout: async (session: string, signal: AbortSignal): Promise<void> => {
      const body = { action: 'logout', param: { ...who, apisessionid: session } };
      await send(api, { method: 'POST', path, body, zone: '' }, signal);
    },
  };
};

interface LegacyZone {
  readonly name: string;
  readonly records: readonly z.infer<typeof recordSchema>[];
}

const callsOf = (session: Session): RecordCalls<LegacyZone> => {
  const { api } = session;
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    // Inside a session a wrong format can only be that of the name, which is a host and no domain.
    find: async (name, signal) => {
      const accepts = ['zone-not-found', 'wrong-credentials', 'not-there'] as const;
      const answer = await call(session, 'infoDnsRecords', { zone: name, accepts }, signal);
      if (answer.refusal === 'not-there') return { name, records: [] };
      if (answer.refusal !== undefined) return undefined;
      return { name, records: read(api, recordsSchema, answer).responsedata.dnsrecords };
    },
    records: async ({ records }, { relative }) =>
      records
        .filter(({ type, hostname }) => type === 'TXT' && normalName(hostname) === relative)
        .map(({ id, destination }) => ({ id, value: readTxt(destination) })),
    create: async ({ name }, { relative, value }, signal) => {
      const record = { hostname: relative, type: 'TXT', destination: value };
      const answer = await call(session, 'updateDnsRecords', { zone: name, record }, signal);
      const now = read(api, changedSchema, answer).responsedata?.dnsrecords ?? [];
      const made = now.find(({ type, hostname, destination }) => {
        return type === 'TXT' && normalName(hostname) === relative && readTxt(destination) === value;
      });
      return made?.id ?? '';
    },
    remove: async ({ name }, { id, value }, { relative }, signal) => {
      const record = { id, hostname: relative, type: 'TXT', destination: value, deleterecord: true };
      read(api, changedSchema, await call(session, 'updateDnsRecords', { zone: name, record }, signal));
      return true;
    },
  };
};

/** A change holds what changes and nothing else: without an id a record is added, and all others stay. */
const call = async (
  { api, account, session, patient }: Session,
  action: string,
  {
    zone,
    record,
    accepts = [],
  }: {
    readonly zone: string;
    readonly record?: Readonly<Record<string, string | boolean>>;
    readonly accepts?: readonly ('zone-not-found' | 'wrong-credentials' | 'not-there')[];
  },
  signal: AbortSignal,
): Promise<Reply> => {
  const param = {
    domainname: zone,
    customernumber: account.customerNumber,
    apikey: account.apiKey,
    apisessionid: session,
    ...(record === undefined ? {} : { dnsrecordset: { dnsrecords: [record] } }),
  };
  const asked = { method: 'POST', path, body: { action, param }, zone } as const;
  const answer = await send(api, { ...asked, accepts: patient ? [...accepts, 'signed-out'] : accepts }, signal);
  if (answer.refusal === 'signed-out') throw new SessionLost();
  return answer;
};
