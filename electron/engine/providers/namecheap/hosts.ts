/**
 * The host list of a domain, as Namecheap tells it and takes it back
 * (https://www.namecheap.com/support/api/methods/domains-dns/set-hosts/): what is not sent along is deleted.
 */
import { normalName } from '../../dns/names.ts';
import type { XmlElement } from '../../text/xml.ts';

export interface Host {
  readonly name: string;
  readonly type: string;
  readonly address: string;
  /** As it was told; Namecheap tells one for every type. */
  readonly preference: string | undefined;
  readonly ttl: string | undefined;
  /** What the host has and setHosts has no word for, such as dynamic DNS. */
  readonly unsaid: readonly string[];
}

export interface HostList {
  readonly hosts: readonly Host[];
  /** How mail is handled; it is reset when it is not sent along. */
  readonly emailType: string | undefined;
}

/** `undefined` when a host is not told in full: such a list must never be written back. */
export const readHosts = (result: XmlElement): HostList | undefined => {
  const hosts = [...result.all('host'), ...result.all('Host')].map(readHost);
  const whole = hosts.filter((host) => host !== undefined);
  if (whole.length !== hosts.length || whole.length !== result.children.length) return undefined;
  return { hosts: whole, emailType: result.attribute('EmailType') };
};

const readHost = (element: XmlElement): Host | undefined => {
  const [name, type, address] = ['Name', 'Type', 'Address'].map((key) => element.attribute(key));
  if (name === undefined || type === undefined || address === undefined) return undefined;
  const unsaid = [
    ['IsDDNSEnabled', 'true'],
    ['IsActive', 'false'],
  ].flatMap(([key = '', unusual]) => (element.attribute(key)?.toLowerCase() === unusual ? [`${key}=${unusual}`] : []));
  return { name, type, address, preference: element.attribute('MXPref'), ttl: element.attribute('TTL'), unsaid };
};

/** The parameters of setHosts. */
export const formOf = ({ hosts, emailType }: HostList): Readonly<Record<string, string>> => ({
  ...(emailType === undefined ? {} : { EmailType: emailType }),
  ...Object.fromEntries(
    hosts.flatMap(({ name, type, address, preference, ttl }, index) => {
      const pairs = { HostName: name, RecordType: type, Address: address, MXPref: preference, TTL: ttl };
      return Object.entries(pairs).flatMap(([key, value]) =>
        value === undefined ? [] : [[`${key}${index + 1}`, value] as const],
      );
    }),
  ),
});

/** Hosts that a change would take something from, each with what that is. */
export const unkeepable = ({ hosts }: HostList): readonly string[] =>
  hosts.filter(({ unsaid }) => unsaid.length > 0).map((host) => `${shown(host)} ${host.unsaid.join(' ')}`);

/** What of the list written is not in the list read afterwards. */
export const missingIn = (after: HostList, written: HostList): readonly string[] => {
  const left = after.hosts.map(identity);
  const lost = written.hosts.filter((host) => {
    const at = left.indexOf(identity(host));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  const mail = after.emailType === written.emailType ? [] : [`EmailType ${written.emailType} → ${after.emailType}`];
  return [...lost.map(shown), ...mail];
};

/** A final dot, and the letters of a name, come back as Namecheap likes them. */
const identity = ({ name, type, address, preference, ttl }: Host): string =>
  JSON.stringify([normalName(name), type.toUpperCase(), address.replace(/\.$/, ''), preference, ttl]);

const shown = ({ name, type }: Host): string => `${name} ${type}`;

export const isTxtAt = ({ name, type }: Host, relative: string): boolean =>
  type.toUpperCase() === 'TXT' && (normalName(name) || '@') === relative;
