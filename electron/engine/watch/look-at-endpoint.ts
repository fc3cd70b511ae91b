/** All addresses of a host, each on its own: a browser picks one of them, and nobody knows which. */
import { isIP } from 'node:net';
import type { WatchedEndpoint } from '../../../shared/domain/watch.ts';
import { inLanes } from '../ports/index.ts';
import { type AddressLook, lookAtAddress } from './look-at-address.ts';

export interface EndpointLookOptions {
  readonly endpoint: Pick<WatchedEndpoint, 'host' | 'port' | 'protocol' | 'serverName'>;
  /** A and AAAA of a name; `undefined` where nobody can say. */
  addressesOf(name: string, signal: AbortSignal): Promise<readonly string[] | undefined>;
  readonly signal: AbortSignal;
  /** Milliseconds for one address; ten seconds unless told. */
  readonly patience?: number | undefined;
}

/** What visitors ask for. */
export const nameOf = ({ host, serverName }: EndpointLookOptions['endpoint']): string => serverName ?? host;

const mostAddresses = 16;
const lanes = 4;

/** Empty where the name has no address, `undefined` where nobody can say. Rejects only with the signal's reason, or as `addressesOf` does. */
export const lookAtEndpoint = async (options: EndpointLookOptions): Promise<readonly AddressLook[] | undefined> => {
  const { endpoint, signal, patience = 10_000 } = options;
  const { host, port, protocol } = endpoint;
  const found = isIP(host) === 0 ? await options.addressesOf(host, signal) : [host];
  if (found === undefined) return undefined;
  const addresses = [...new Set(found)].slice(0, mostAddresses);
  const looks = new Map<string, AddressLook>();
  await inLanes(addresses, lanes, async (address) => {
    looks.set(address, await lookAtAddress({ address, port, protocol, name: nameOf(endpoint), patience, signal }));
    signal.throwIfAborted();
  });
  return addresses.flatMap((address) => looks.get(address) ?? []);
};
