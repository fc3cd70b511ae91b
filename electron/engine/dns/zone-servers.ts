/** Name servers by name: their addresses, and which of them serves the zone. */
import { addressKind } from './address-kind.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { NameServer } from './eye.ts';
import { type DnsRecord, query } from './query.ts';
import type { FindingOptions, Soa } from './zone-cut.ts';

/** Addresses that came with a referral (RFC 1034 §4.2.1), for hosts that resolvers do not know yet. */
export type Glue = ReadonlyMap<string, readonly string[]>;

export interface ServersFound {
  readonly nameServers: readonly NameServer[];
  /** The authoritative address that answered first, with what it said. */
  readonly live: { readonly address: string; readonly soa: Soa } | undefined;
}

/** A name server whose address is a resolver's is asked on the resolver's port: home set-ups run one off port 53. */
export const findServersByName = async (
  zone: string,
  hosts: readonly string[],
  options: FindingOptions & { readonly glue?: Glue },
): Promise<ServersFound> => {
  const { signal, glue } = options;
  // servers rotate the order of records; people want to find the same one in the same place
  const nameServers = await Promise.all(
    hosts.toSorted().map(
      async (name): Promise<NameServer> => ({
        name,
        addresses: await addressesOf(name, glue?.get(name) ?? [], options),
      }),
    ),
  );
  const addresses = [...new Set(nameServers.flatMap((server) => server.addresses))];
  return { nameServers, live: await askForSoa(zone, addresses, signal) };
};

const addressesOf = async (
  host: string,
  glue: readonly string[],
  { resolvers, signal, elsewhere }: FindingOptions,
): Promise<readonly string[]> => {
  const replies = await Promise.all([
    resolvers.ask({ name: host, type: 'A' }, signal),
    resolvers.ask({ name: host, type: 'AAAA' }, signal),
  ]);
  const found = replies
    .flatMap((reply) => reply?.answers ?? [])
    .flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.value] : []));
  const known = resolvers.endpoints.map(parseEndpoint);
  return (found.length > 0 ? found : glue).flatMap((address) => {
    const own = known.filter((endpoint) => endpoint.address === address);
    if (own.length > 0) return own.map(formatEndpoint);
    const moved = elsewhere?.get(address);
    if (moved !== undefined) return [moved];
    // A proxy tool's range leads to the proxy, whoever says it.
    return addressKind(address) === 'fake' ? [] : [formatEndpoint({ address, port: 53 })];
  });
};

/** The first authoritative answer; the others are not waited for. `undefined` when nobody serves the zone. */
const askForSoa = async (
  name: string,
  addresses: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ServersFound['live']> => {
  const found = new AbortController();
  const stop = signal ? AbortSignal.any([found.signal, signal]) : found.signal;
  const attempts = addresses.map(async (address) => {
    const reply = await query({
      endpoint: parseEndpoint(address),
      question: { name, type: 'SOA' },
      recursive: false,
      signal: stop,
    });
    const soa = reply.kind === 'answer' && reply.authoritative ? reply.answers.find(isSoa) : undefined;
    if (soa === undefined) throw new Error('does not serve the zone');
    return { address, soa };
  });
  try {
    return await Promise.any(attempts);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  } finally {
    found.abort();
  }
};

const isSoa = (record: DnsRecord): record is Soa => record.type === 'SOA';
