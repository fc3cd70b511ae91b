/**
 * TXT records at Namecheap (https://www.namecheap.com/support/api/methods/domains-dns/), whose API only writes all
 * records of a domain at once. So the list is read, changed by one record, written and read again, and nothing is
 * written where the list could not be written back as it was.
 */
import { isIPv4 } from 'node:net';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, hostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, factsOf, type HttpApi } from '../http-api.ts';
import { inTurn } from '../in-turn.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type ZoneCalls, zoneFor } from '../models/zones.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { clientIpOf, errors, getHosts, getList, type NamecheapApi, ownAddressBase, setHosts } from './api.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { type Host, type HostList, isTxtAt, missingIn, unkeepable } from './hosts.ts';

export const namecheap: ProviderModule = {
  descriptor,
  create: (given, clock) => provider(openAccount(given, clock)),
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: {
    apiUser: headerToken,
    apiKey: headerToken,
    clientIp: (value) => (isIPv4(value) ? undefined : 'format'),
  },
  headers: () => ({ accept: 'application/xml, text/xml' }),
  errors,
});

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): NamecheapApi => {
  const http = openApi(given, clock);
  const { apiUser: user, apiKey: key, clientIp, endpoint } = http.fields;
  const addressApi = { ...http, base: baseOf(ownAddressBase, endpoint), headers: { accept: 'text/plain' } };
  return { http, addressApi, user, key, clientIp };
};

/** A domain with its whole host list, read a moment ago. */
interface Domain {
  readonly name: string;
  readonly list: HostList;
}

/** Answers the hosts to write; `undefined` when they are as they should be. */
type Edit = (hosts: readonly Host[], place: HostedPlace) => readonly Host[] | undefined;

const provider = (api: NamecheapApi): DnsProvider => {
  const locate = async (record: Pick<TxtRecord, 'zone' | 'fqdn'>, signal: AbortSignal) => {
    const ip = await clientIpOf(api, signal);
    return { ip, domain: await zoneFor(zonesOf(api, ip), record, signal) };
  };
  // Read and written in one turn: a change of ours in between would be lost.
  const change = (record: TxtRecord, signal: AbortSignal, edit: Edit): Promise<void> =>
    inTurn(`${descriptor.id} ${api.http.base}`, async () => {
      const { ip, domain } = await locate(record, signal);
      const hosts = edit(domain.list.hosts, hostedPlace(domain.name, record.fqdn));
      if (hosts === undefined) return;
      refuseLoss(api.http, domain);
      await writeAndCheck(api, ip, domain, { ...domain.list, hosts }, signal);
    });
  return {
    add: async (record, signal) => {
      await change(record, signal, (hosts, { relative }) => {
        if (hosts.some((host) => isTxtAt(host, relative) && host.address === record.value)) return undefined;
        return [...hosts, txtHost(relative, record)];
      });
      return '';
    },
    remove: (record, _recordId, signal) =>
      change(record, signal, (hosts, { relative }) => {
        const others = hosts.filter((host) => !isTxtAt(host, relative) || host.address !== record.value);
        return others.length === hosts.length ? undefined : others;
      }),
    prove: async (zone, signal) => {
      const { domain } = await locate({ zone, fqdn: zone }, signal);
      refuseLoss(api.http, domain);
    },
    zones: async (signal) => {
      const ip = await clientIpOf(api, signal);
      return (await allPages((number) => getList(api, ip, number, signal))).map(normalName);
    },
  };
};

const zonesOf = (api: NamecheapApi, ip: string): ZoneCalls<Domain> => ({
  missing: (place) => zoneNotFound(factsOf(api.http), place),
  find: async (name, signal) => {
    const list = await getHosts(api, ip, name, signal);
    return list === undefined ? undefined : { name, list };
  },
});

const txtHost = (relative: string, { value, ttl }: TxtRecord): Host => ({
  name: relative,
  type: 'TXT',
  address: value,
  preference: '10',
  ttl: String(Math.max(ttl, shortestTtl)),
  unsaid: [],
});

/** setHosts has no word for dynamic DNS and for hosts that are switched off, and would quietly change both. */
const refuseLoss = (api: HttpApi, { name, list }: Domain): void => {
  const lossy = unkeepable(list);
  if (lossy.length > 0)
    throw fail('provider.refused', {
      ...factsOf(api),
      detail: `${name}: setHosts would not keep ${lossy.slice(0, 3).join(', ')}`,
    });
};

const writeAndCheck = async (
  api: NamecheapApi,
  ip: string,
  { name }: Domain,
  list: HostList,
  signal: AbortSignal,
): Promise<void> => {
  await setHosts(api, ip, name, list, signal);
  for (let look = 1; ; look += 1) {
    const after = await getHosts(api, ip, name, signal);
    const missing = after === undefined ? ['all'] : missingIn(after, list);
    if (missing.length === 0) return;
    // Not put right by writing again: that would undo what somebody else has changed meanwhile.
    if (look === mostLooks)
      throw fail('provider.refused', {
        ...factsOf(api.http),
        detail: `${name}: after setHosts these hosts are missing or changed: ${missing.slice(0, 5).join(', ')}`,
      });
    await api.http.clock.sleep(betweenLooks, signal);
  }
};

/** What was written may take a moment to be told. */
const mostLooks = 3;
/** Milliseconds. */
const betweenLooks = 2_000;
