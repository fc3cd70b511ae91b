/** IP addresses: strict reading, RFC 5952 writing, and the blocks that no public authority signs. */

export interface Address {
  readonly version: 4 | 6;
  /** Dotted decimal, or RFC 5952 §4 text. */
  readonly canonical: string;
  readonly number: bigint;
}

/** `private`: in use on somebody's own network. `special`: for documents, tests, groups of machines, or nobody. */
export interface ReservedBlock {
  readonly prefix: string;
  readonly scope: 'private' | 'special';
  /** Which sentence explains it. */
  readonly use:
    | 'private-use'
    | 'shared'
    | 'loopback'
    | 'link-local'
    | 'documentation'
    | 'benchmarking'
    | 'multicast'
    | 'broadcast'
    | 'unspecified'
    | 'protocol'
    | 'reserved';
  /** No machine can answer at such an address, so not even a private authority can check it. */
  readonly unreachable: boolean;
}

const readIpv4 = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let number = 0n;
  for (const part of parts) {
    // A leading zero means octal to some programs and decimal to others: refused (RFC 6943 §3.1.1).
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    number = number * 256n + BigInt(part);
  }
  return number;
};

const readGroups = (text: string): readonly number[] | undefined => {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const tail = readIpv4(part);
      if (tail === undefined) return undefined;
      groups.push(Number(tail >> 16n), Number(tail & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
};

const readIpv6 = (text: string): readonly number[] | undefined => {
  const halves = text.split('::');
  const head = readGroups(halves[0] ?? '');
  if (head === undefined || halves.length > 2) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  const tail = readGroups(halves[1] ?? '');
  if (tail === undefined || (halves[0] ?? '').includes('.')) return undefined;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? undefined : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
};

/** RFC 5952 §4: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as `::`. */
const writeIpv6 = (groups: readonly number[]): string => {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let end = start;
    while (groups[end] === 0) end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.length < 2) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
};

/** Reads an address without brackets, port, prefix length or zone. */
export const readAddress = (text: string): Address | undefined => {
  if (text.length > 45) return undefined;
  if (!text.includes(':')) {
    const number = readIpv4(text);
    return number === undefined ? undefined : { version: 4, canonical: text, number };
  }
  const groups = readIpv6(text);
  if (groups === undefined) return undefined;
  const number = groups.reduce((sum, group) => sum * 65536n + BigInt(group), 0n);
  return { version: 6, canonical: writeIpv6(groups), number };
};

type Row = readonly [prefix: string, scope: ReservedBlock['scope'], use: ReservedBlock['use'], unreachable?: true];

/**
 * The IANA special-purpose registries for IPv4 and IPv6, and multicast (RFC 5771, RFC 4291 §2.7). The Baseline
 * Requirements (7.1.2.7.12) forbid every block of the registries, also those that are globally reachable.
 * The first match counts.
 */
const rows: readonly Row[] = [
  ['0.0.0.0/8', 'special', 'unspecified', true],
  ['10.0.0.0/8', 'private', 'private-use'],
  ['100.64.0.0/10', 'private', 'shared'],
  ['127.0.0.0/8', 'private', 'loopback'],
  ['169.254.0.0/16', 'private', 'link-local'],
  ['172.16.0.0/12', 'private', 'private-use'],
  ['192.0.0.0/24', 'special', 'protocol'],
  ['192.0.2.0/24', 'special', 'documentation'],
  ['192.31.196.0/24', 'special', 'protocol'],
  ['192.52.193.0/24', 'special', 'protocol'],
  ['192.88.99.0/24', 'special', 'protocol'],
  ['192.168.0.0/16', 'private', 'private-use'],
  ['192.175.48.0/24', 'special', 'protocol'],
  ['198.18.0.0/15', 'special', 'benchmarking'],
  ['198.51.100.0/24', 'special', 'documentation'],
  ['203.0.113.0/24', 'special', 'documentation'],
  ['224.0.0.0/4', 'special', 'multicast', true],
  ['255.255.255.255/32', 'special', 'broadcast', true],
  ['240.0.0.0/4', 'special', 'reserved', true],
  ['::/128', 'special', 'unspecified', true],
  ['::1/128', 'private', 'loopback'],
  ['::ffff:0:0/96', 'special', 'protocol'],
  ['64:ff9b::/96', 'special', 'protocol'],
  ['64:ff9b:1::/48', 'special', 'protocol'],
  ['100::/64', 'special', 'reserved', true],
  ['100:0:0:1::/64', 'special', 'reserved', true],
  ['2001:2::/48', 'special', 'benchmarking'],
  ['2001::/23', 'special', 'protocol'],
  ['2001:db8::/32', 'special', 'documentation'],
  ['2002::/16', 'special', 'protocol'],
  ['2620:4f:8000::/48', 'special', 'protocol'],
  ['3fff::/20', 'special', 'documentation'],
  ['5f00::/16', 'special', 'protocol'],
  ['fc00::/7', 'private', 'private-use'],
  ['fe80::/10', 'private', 'link-local'],
  ['ff00::/8', 'special', 'multicast', true],
];

const blocks = rows.map(([prefix, scope, use, unreachable]) => {
  const [base = '', length = ''] = prefix.split('/');
  const version = base.includes(':') ? 6 : 4;
  const shift = BigInt((version === 6 ? 128 : 32) - Number(length));
  const network = (readAddress(base)?.number ?? 0n) >> shift;
  return { version, shift, network, block: { prefix, scope, use, unreachable: unreachable ?? false } };
});

/** IANA gives addresses to owners from this block only (RFC 4291 §2.4), so no machine on the internet has another. */
const globalUnicast = 0b001n;

export const isRoutable = ({ version, number }: Address): boolean => version === 4 || number >> 125n === globalUnicast;

/** The IPv4 address that an IPv4-mapped one (RFC 4291 §2.5.5.2) stands for. */
export const mappedIpv4 = ({ version, number }: Address): string | undefined => {
  if (version === 4 || number >> 32n !== 0xffffn) return undefined;
  return [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 0xffn)).join('.');
};

export const reservedBlock = ({ version, number }: Address): ReservedBlock | undefined =>
  blocks.find((entry) => entry.version === version && number >> entry.shift === entry.network)?.block;
