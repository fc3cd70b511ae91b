/** What each name server says about one TXT name at this moment. */
import { parseEndpoint } from './endpoint.ts';
import type { TxtSighting, Zone } from './eye.ts';
import { type DnsAnswer, type DnsReply, query } from './query.ts';

type Seen = Omit<TxtSighting, 'server' | 'address'>;

/** Milliseconds before UDP is repeated; a dead server holds up a look for three times this. */
const patience = 1000;

/**
 * Asks every address of every name server at once. The serial comes with a negative answer (RFC 2308 §3) and costs a
 * second question only beside a positive one. `recursive` says which addresses are resolvers standing in.
 */
export const lookAtServers = async (
  zone: Zone,
  fqdn: string,
  expected: string,
  options: { readonly recursive: (address: string) => boolean; readonly signal?: AbortSignal | undefined },
): Promise<readonly TxtSighting[]> => {
  const asked = new Map<string, Promise<Seen>>();
  const lookOnce = (address: string): Promise<Seen> => {
    const running = asked.get(address) ?? lookAtAddress(zone, fqdn, expected, address, options);
    asked.set(address, running);
    return running;
  };
  const sightings = zone.nameServers.map(async ({ name, addresses }): Promise<readonly TxtSighting[]> => {
    if (addresses.length === 0) return [{ server: name, address: '', state: 'unreachable', values: [] }];
    return Promise.all(addresses.map(async (address) => ({ server: name, address, ...(await lookOnce(address)) })));
  });
  return (await Promise.all(sightings)).flat();
};

const lookAtAddress = async (
  zone: Zone,
  fqdn: string,
  expected: string,
  address: string,
  options: { readonly recursive: (address: string) => boolean; readonly signal?: AbortSignal | undefined },
): Promise<Seen> => {
  const ask = (name: string, type: 'TXT' | 'SOA'): Promise<DnsReply> =>
    query({
      endpoint: parseEndpoint(address),
      question: { name, type },
      recursive: options.recursive(address),
      patience,
      signal: options.signal,
    });
  const reply = await ask(fqdn, 'TXT');
  if (reply.kind === 'silent') return { state: 'unreachable', values: [] };
  const values = reply.answers.flatMap((record) =>
    record.type === 'TXT' && record.name === fqdn ? [record.value] : [],
  );
  const state = stateOf(reply, values, expected);
  const serial = serialIn(reply) ?? (state === 'not-serving' ? undefined : serialIn(await ask(zone.name, 'SOA')));
  return { state, values, rcode: reply.rcode, ...(serial === undefined ? {} : { serial }) };
};

const stateOf = (reply: DnsAnswer, values: readonly string[], expected: string): Seen['state'] => {
  if (values.includes(expected)) return 'has';
  if (reply.rcode !== 'NOERROR' && reply.rcode !== 'NXDOMAIN') return 'not-serving';
  // a referral (RFC 1034 §4.3.2) has neither data nor authority; a resolver's "no" names the SOA it remembers
  const founded = reply.authoritative || values.length > 0 || serialIn(reply) !== undefined;
  return founded ? 'not-yet' : 'not-serving';
};

const serialIn = (reply: DnsReply): number | undefined => {
  if (reply.kind === 'silent') return undefined;
  const soa = [...reply.answers, ...reply.authorities].find((record) => record.type === 'SOA');
  return soa?.type === 'SOA' ? soa.serial : undefined;
};
