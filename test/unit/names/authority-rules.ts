/**
 * What the software of Let's Encrypt (Boulder, as of August 2026) asks of an identifier, told anew from what it is
 * known to accept and refuse, to hold our own verdicts against. Shares no code with the application.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { parse } from 'tldts';

const suffixOf = (name: string): string | undefined => {
  const read = (host: string) =>
    parse(host, { allowPrivateDomains: false, extractHostname: false, validateHostname: false, detectIp: false });
  const { publicSuffix, isIcann } = read(name);
  if (isIcann !== true || publicSuffix === null) return undefined;
  // A rule such as *.kobe.jp says nothing about kobe.jp itself, for which the rule above it counts.
  const above = name.slice(name.indexOf('.') + 1);
  const below = `below.${name}`;
  return publicSuffix === name && above !== name && read(below).publicSuffix === below ? suffixOf(above) : publicSuffix;
};

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** RFC 3492, with exact numbers and an explicit list of the code points read so far. */
const decoded = (text: string): string | undefined => {
  const cut = text.lastIndexOf('-');
  if (cut === 0) return undefined;
  const output: number[] = Array.from(cut < 0 ? '' : text.slice(0, cut), (sign) => sign.codePointAt(0) ?? 0);
  const digits = Array.from(text.slice(cut + 1), (sign) => BigInt(letters.indexOf(sign)));
  let [n, i, bias, first] = [128n, 0n, 72n, true];
  while (digits.length > 0) {
    const before = i;
    let weight = 1n;
    for (let k = 36n; ; k += 36n) {
      const digit = digits.shift();
      if (digit === undefined || digit < 0n) return undefined;
      i += digit * weight;
      if (i > 2147483647n) return undefined;
      const limit = k <= bias ? 1n : k >= bias + 26n ? 26n : k - bias;
      if (digit < limit) break;
      weight *= 36n - limit;
      if (weight > 2147483647n) return undefined;
    }
    const places = BigInt(output.length + 1);
    let delta = (i - before) / (first ? 700n : 2n);
    delta += delta / places;
    for (bias = 0n; delta > 455n; bias += 36n) delta /= 35n;
    bias += (36n * delta) / (delta + 38n);
    first = false;
    n += i / places;
    i %= places;
    if (n > 1114111n) return undefined;
    output.splice(Number(i), 0, Number(n));
    i += 1n;
  }
  return output.map((point) => (point >= 0xd800 && point < 0xe000 ? '\ufffd' : String.fromCodePoint(point))).join('');
};

const refusalOfLabel = (label: string): string | undefined => {
  if (label.length === 0) return 'two dots in a row';
  if (label.length > 63) return 'label longer than 63 bytes';
  if (Array.from(label).some((sign) => sign !== '-' && !letters.includes(sign))) return 'invalid character';
  if (label.at(0) === '-' || label.at(-1) === '-') return 'invalid character';
  if (label.length < 4 || label.slice(2, 4) !== '--') return undefined;
  if (label.slice(0, 2) !== 'xn') return 'reserved label';
  const text = decoded(label.slice(4));
  return text === undefined || text !== text.normalize('NFC') ? 'malformed punycode' : undefined;
};

/** Why a name without a star is refused by its syntax; undefined if it is not. */
const refusalOfHost = (name: string): string | undefined => {
  if (name === '') return 'empty';
  if (/[^a-zA-Z0-9.-]/.test(name)) return 'invalid character';
  if (name.length > 253) return 'longer than 253 bytes';
  if (isIPv4(name)) return 'an address as a DNS name';
  if (name.endsWith('.')) return 'ends in a dot';
  const labels = name.split('.');
  if (labels.length > 10) return 'more than 10 labels';
  if (labels.length < 2) return 'needs a dot';
  const wrong = labels.map(refusalOfLabel).find((reason) => reason !== undefined);
  if (wrong !== undefined) return wrong;
  const suffix = suffixOf(name);
  if (suffix === undefined) return 'no public suffix';
  return suffix === name ? 'is a public suffix' : undefined;
};

export const refusalOfName = (name: string): string | undefined => {
  const stars = name.split('*').length - 1;
  if (stars === 0) return refusalOfHost(name);
  if (stars > 1) return 'more than one wildcard';
  if (!name.startsWith('*.')) return 'malformed wildcard';
  const base = name.slice(2);
  const suffix = suffixOf(base);
  if (suffix === undefined) return 'no public suffix';
  return suffix === base ? 'wildcard for a public suffix' : refusalOfHost(base);
};

/** Names with a public suffix that the DNS does not hold, or that the Baseline Requirements forbid: blocked by policy. */
const blocked = ['onion', 'home.arpa', 'in-addr.arpa', 'ip6.arpa'];

export const isBlocked = (name: string): boolean => blocked.some((suffix) => `.${name}`.endsWith(`.${suffix}`));

/** The IANA special-purpose registries and multicast. */
const reserved = new BlockList();
for (const block of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24',
  '203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  const [base = '', length = ''] = block.split('/');
  reserved.addSubnet(base, Number(length), 'ipv4');
}
for (const block of [
  '::/127 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001:db8::/32 2002::/16',
  '2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 ff00::/8',
].flatMap((line) => line.split(' '))) {
  const [base = '', length = ''] = block.split('/');
  reserved.addSubnet(base, Number(length), 'ipv6');
}

export const refusalOfAddress = (address: string): string | undefined => {
  if (isIPv4(address)) return reserved.check(address, 'ipv4') ? 'reserved block' : undefined;
  if (!isIPv6(address) || address.includes('%')) return 'invalid address';
  // The form that URLs use is that of RFC 5952.
  if (new URL(`http://[${address}]/`).hostname !== `[${address}]`) return 'not the canonical form';
  if (address.startsWith('::ffff:') && address.split(':').length === 5) return 'reserved block';
  return reserved.check(address, 'ipv6') ? 'reserved block' : undefined;
};
