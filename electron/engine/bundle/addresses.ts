/**
 * IP addresses in a report. Of inner ones only the kind is told; public ones keep their first 16 bits, or 48 of IPv6:
 * enough to see which network answers, not whose line it is. This computer itself and public resolvers stay.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { addressKind } from '../dns/address-kind.ts';
import { dohOperators } from '../dns/over-https.ts';

const wellKnown = new Set([
  ...dohOperators.flatMap(({ addresses }) => addresses),
  ...['119.29.29.29', '9.9.9.9', '149.112.112.112', '114.114.114.114', '180.76.76.76', '208.67.222.222'],
]);

const reversed = /(?<![\w.-])(?:[0-9a-f]{1,3}\.){1,32}(in-addr|ip6)\.arpa\b/gi;
const v4 = /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g;
const v6 = /(?<![\w:.%])[0-9a-f]{0,4}:[0-9a-f:]{1,38}(?![\w:]|\.\d)(?:%\w{1,15})?/gi;

export const shortAddresses = (text: string, took: () => void): string => {
  const shown = (all: string, short: string): string => {
    if (short !== all) took();
    return short;
  };
  return text
    .replace(reversed, (all, zone: string) => shown(all, `[address].${zone}.arpa`))
    .replace(v4, (all) => (isIPv4(all) ? shown(all, shortV4(all)) : all))
    .replace(v6, (all) => {
      const [address = ''] = all.split('%');
      return isIPv6(address) && !isSerial(address) ? shown(all, shortV6(address)) : all;
    });
};

/** Eight bytes of a serial number or a fingerprint look like an address that nobody has. */
const isSerial = (text: string): boolean => /^[0-9a-f]{2}(?::[0-9a-f]{2}){7}$/i.test(text);

const shortV4 = (address: string): string => {
  const kind = addressKind(address);
  if (kind === 'nowhere' || wellKnown.has(address)) return address;
  if (kind === 'private' || kind === 'fake') return `[${kind} IPv4]`;
  return `${address.split('.').slice(0, 2).join('.')}.x.x`;
};

const shortV6 = (address: string): string => {
  const kind = addressKind(address);
  if (kind === 'nowhere' || wellKnown.has(address.toLowerCase())) return address;
  if (kind === 'private' || kind === 'fake') return `[${kind} IPv6]`;
  return `${groupsOf(address).slice(0, 3).join(':')}:x`;
};

/** The eight groups, those left out written again. */
const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
};
