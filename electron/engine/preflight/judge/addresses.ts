/** Whether a name points at this machine, family by family, and what stands in front of it. */
import { isIPv6 } from 'node:net';
import { addressKind } from '../../dns/address-kind.ts';
import { type Found, found } from '../check.ts';
import type { ServedProof } from '../inputs.ts';
import { frontOf } from './fronts.ts';

export interface AddressFacts {
  readonly name: string;
  /** IPv4 and IPv6, as the zone's own servers give them; missing where they do not answer. */
  readonly addresses?: readonly string[] | undefined;
  readonly methods: readonly ServedProof['method'][];
  /** Of this machine's interfaces and, where it says so, its router. */
  readonly own: readonly string[];
  /** The authority can only be inside as well. */
  readonly inside: boolean;
}

export const judgeAddresses = (facts: AddressFacts): readonly Found[] => {
  const { name, addresses, methods, inside } = facts;
  if (addresses === undefined) return [];
  const [method] = methods;
  const only = methods.length === 1 && method !== undefined ? { method } : {};
  const lines = addresses.map((address) => `${name} ${isIPv6(address) ? 'AAAA' : 'A'} ${address}`);
  if (addresses.length === 0) return [found('no-address', { name }, [`${name}: A, AAAA –`], only)];
  const inner = addresses.filter((address) => addressKind(address) !== 'public');
  if (inner.length > 0 && !inside) {
    // One public address is enough for an authority that tries them all; few do.
    const verdict = inner.length < addresses.length ? { verdict: 'warning' as const } : {};
    return [found('private-address', { name, addresses: inner.join(', ') }, lines, { ...only, ...verdict })];
  }
  const front = addresses.map(frontOf).find((one) => one !== undefined);
  if (front !== undefined) return behindFront(name, front, lines, methods);
  return [...elsewhere(facts, false, lines), ...elsewhere(facts, true, lines)];
};

const behindFront = (
  name: string,
  front: string,
  lines: readonly string[],
  methods: readonly ServedProof['method'][],
): readonly Found[] =>
  methods.map((method) =>
    found(method === 'tls-alpn-01' ? 'cdn-ends-tls' : 'cdn-in-front', { name, front }, lines, { method }),
  );

/** Only a machine that has a public address of that family knows where it is; behind a router it does not. */
const elsewhere = (
  { name, addresses = [], own, inside }: AddressFacts,
  six: boolean,
  lines: readonly string[],
): readonly Found[] => {
  const ofFamily = (all: readonly string[]): readonly string[] => all.filter((address) => isIPv6(address) === six);
  const wanted = ofFamily(addresses).map(canonical);
  const ours = ofFamily(own).map(canonical);
  const known = ours.some((address) => inside || addressKind(address) === 'public');
  if (wanted.length === 0 || wanted.some((address) => ours.includes(address))) return [];
  if (!known) return [];
  const evidence = [...lines, ...ours.map((address) => `this machine: ${address}`)];
  const detail = { name, addresses: wanted.join(', '), own: ours.join(', ') };
  return [found(six ? 'address-elsewhere-6' : 'address-elsewhere', detail, evidence)];
};

/** The same address is written in several ways (RFC 5952). */
const canonical = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;

export interface LineFacts {
  /** The router's own address towards the outside, where it tells (RFC 6886 §3.2). */
  readonly outer?: string | undefined;
  /** This machine's address on the device that leads outside. */
  readonly own: readonly string[];
  readonly addresses: readonly string[];
}

/** RFC 6598: shared by a provider's customers, so nobody outside can call it. A private one is another router. */
export const judgeLine = ({ outer, own, addresses }: LineFacts): readonly Found[] => {
  const carrier = [...(outer === undefined ? [] : [outer]), ...own].find(isCarrier);
  const nested = outer !== undefined && addressKind(outer) === 'private' ? outer : undefined;
  const address = carrier ?? nested;
  if (address === undefined) return [];
  const evidence = [
    ...(outer === undefined ? [] : [`router: ${outer}`]),
    ...own.map((one) => `this machine: ${one}`),
    ...addresses.map((one) => `DNS: ${one}`),
  ];
  return [found('carrier-address', { address }, evidence)];
};

const isCarrier = (address: string): boolean => {
  const [first = 0, second = 0] = address.split('.').map(Number);
  return !isIPv6(address) && first === 100 && second >= 64 && second < 128;
};
