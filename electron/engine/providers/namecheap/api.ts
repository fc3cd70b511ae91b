/** The Namecheap API (https://www.namecheap.com/support/api/intro/): one address, all in parameters, answers in XML. */
import { isIPv4 } from 'node:net';
import { getPublicSuffix } from 'tldts';
import { fail } from '../../../../shared/errors/problem.ts';
import { readXml, type XmlElement } from '../../text/xml.ts';
import { type ApiRequest, badAnswer, factsOf, type HttpApi, type Reply, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import type { ApiError } from '../refusals.ts';
import { formOf, type HostList, readHosts } from './hosts.ts';

export interface NamecheapApi {
  readonly http: HttpApi;
  /** Tells the address from which it is asked. */
  readonly addressApi: HttpApi;
  readonly user: string;
  readonly key: string;
  /** Empty where it is to be asked for. */
  readonly clientIp: string;
}

export const ownAddressBase = 'https://dynamicdns.park-your-domain.com';

/** Errors come with status 200. */
export const errors = ({ text }: HttpAnswer): readonly ApiError[] => {
  const root = readXml(text);
  if (root?.name !== 'ApiResponse') return [];
  const told = (root.child('Errors')?.all('Error') ?? []).map((error) => ({
    code: error.attribute('Number') ?? '',
    message: error.text.trim(),
  }));
  if (told.length > 0 || root.attribute('Status')?.toUpperCase() === 'OK') return told;
  return [{ code: '', message: `Status ${root.attribute('Status')}` }];
};

/** The IPv4 address that every call has to name, asked anew each time since home addresses change. */
export const clientIpOf = async ({ clientIp, addressApi }: NamecheapApi, signal: AbortSignal): Promise<string> => {
  if (clientIp !== '') return clientIp;
  const answer = await send(addressApi, { method: 'GET', path: '/getip', zone: '' }, signal);
  const address = answer.text.trim();
  if (!isIPv4(address)) throw badAnswer(addressApi, answer);
  return address;
};

/** A domain as the API names it, in two parts; `undefined` for a name under which nothing is registered. */
const partsOf = (domain: string): { readonly SLD: string; readonly TLD: string } | undefined => {
  const suffix = getPublicSuffix(domain, { allowPrivateDomains: true });
  if (suffix === null || suffix === domain) return undefined;
  return { SLD: domain.slice(0, -suffix.length - 1), TLD: suffix };
};

/** `undefined` where the account has no such domain. */
export const getHosts = async (
  api: NamecheapApi,
  ip: string,
  domain: string,
  signal: AbortSignal,
): Promise<HostList | undefined> => {
  const parts = partsOf(domain);
  if (parts === undefined) return undefined;
  const query = { ...parameters(api, ip, 'namecheap.domains.dns.getHosts'), ...parts };
  const asked = { method: 'GET', path: '', query, zone: domain, accepts: ['zone-not-found'] } as const;
  const answer = await send(api.http, asked, signal);
  if (answer.refusal !== undefined) return undefined;
  const result = resultIn(api.http, answer, 'DomainDNSGetHostsResult');
  if (result.attribute('IsUsingOurDNS')?.toLowerCase() === 'false') throw onOtherServers(api.http, domain);
  const list = readHosts(result);
  if (list === undefined) throw badAnswer(api.http, answer);
  return list;
};

const onOtherServers = (api: HttpApi, domain: string) =>
  fail('provider.no-permission', {
    ...factsOf(api),
    detail: `${domain}: IsUsingOurDNS=false`,
    cause: 'provider-permission-missing',
  });

/** Replaces all hosts of the domain. */
export const setHosts = async (
  api: NamecheapApi,
  ip: string,
  domain: string,
  list: HostList,
  signal: AbortSignal,
): Promise<void> => {
  const form = { ...parameters(api, ip, 'namecheap.domains.dns.setHosts'), ...partsOf(domain), ...formOf(list) };
  const answer = await send(api.http, { method: 'POST', path: '', form, zone: domain }, signal);
  const result = resultIn(api.http, answer, 'DomainDNSSetHostsResult');
  if (result.attribute('IsSuccess')?.toLowerCase() !== 'true')
    throw fail('provider.refused', { ...factsOf(api.http), detail: `${domain}: setHosts IsSuccess=false` });
};

/** One page of the domains of the account that are on Namecheap's name servers. */
export const getList = async (api: NamecheapApi, ip: string, page: number, signal: AbortSignal) => {
  const paging = { Page: String(page), PageSize: String(mostDomains) };
  const query = { ...parameters(api, ip, 'namecheap.domains.getList'), ...paging };
  const asked: ApiRequest = { method: 'GET', path: '', query, zone: '' };
  const domains = resultIn(api.http, await send(api.http, asked, signal), 'DomainGetListResult').all('Domain');
  const ours = domains.filter((domain) => domain.attribute('IsOurDNS')?.toLowerCase() !== 'false');
  return {
    items: ours.flatMap((domain) => domain.attribute('Name') ?? []),
    more: domains.length === mostDomains,
  };
};

const mostDomains = 100;

const parameters = ({ user, key }: NamecheapApi, ip: string, command: string) => ({
  ApiUser: user,
  ApiKey: key,
  UserName: user,
  ClientIp: ip,
  Command: command,
});

const resultIn = (api: HttpApi, answer: Reply, name: string): XmlElement => {
  const result = readXml(answer.text)?.child('CommandResponse')?.child(name);
  if (result === undefined) throw badAnswer(api, answer);
  return result;
};
