import { BlockList, isIP } from 'node:net';

/** RFC 6761 §6.3, RFC 6762, RFC 8375, and the ICANN-reserved `internal`; each with everything under it. */
export const privateNames = [
  ...['localhost', 'local', 'lan', 'home', 'internal', 'intranet', 'corp', 'private', 'test', 'home.arpa'],
] as const;

/** Network and bits of its prefix. */
export const privateNetworks = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;

const privateAddresses = new BlockList();
for (const [network, bits] of privateNetworks)
  privateAddresses.addSubnet(network, bits, isIP(network) === 6 ? 'ipv6' : 'ipv4');

/** Whether a URL's host name can only mean something inside this machine or network; IPv6 may be in brackets. */
export const isPrivateHost = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  const family = isIP(host);
  if (family !== 0) return privateAddresses.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return !host.includes('.') || privateNames.some((name) => host === name || host.endsWith(`.${name}`));
};
