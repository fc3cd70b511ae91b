/** What an address says about the one who gave it as an answer. */
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * - `fake`: the ranges proxy tools hand out in place of real addresses (RFC 2544 benchmarks, and their usual IPv6 prefix).
 * - `perhaps-fake`: a range some of them use although it has an owner.
 * - `nowhere`: this machine itself or no address at all, as block lists answer.
 * - `private`: reachable from inside alone (RFC 1918, 4193, 6598, 3927, 4291 §2.5.6).
 */
export type AddressKind = 'public' | 'private' | 'nowhere' | 'fake' | 'perhaps-fake';

/** The kind of an IPv4 or IPv6 address; `public` for whatever is in none of the ranges. */
export const addressKind = (address: string): AddressKind => {
  if (isIP(address) === 0) return 'public';
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  return ranges.find(([, list]) => list.check(address, family))?.[0] ?? 'public';
};

const rangeOf = (...networks: readonly (readonly [network: string, prefix: number])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, isIPv6(network) ? 'ipv6' : 'ipv4');
  return list;
};

const ranges: readonly (readonly [AddressKind, BlockList])[] = [
  ['fake', rangeOf(['198.18.0.0', 15], ['fdfe:dcba:9876::', 64])],
  ['perhaps-fake', rangeOf(['28.0.0.0', 8])],
  ['nowhere', rangeOf(['0.0.0.0', 8], ['127.0.0.0', 8], ['::', 128], ['::1', 128])],
  [
    'private',
    rangeOf(
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['100.64.0.0', 10],
      ['169.254.0.0', 16],
      ['fc00::', 7],
      ['fe80::', 10],
    ),
  ],
];
