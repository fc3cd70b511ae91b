/** What each name server says about one TXT name at this moment. */
import { parseEndpoint } from './endpoint.ts';
import type { LookOptions, TxtSighting, Zone } from './eye.ts';
import { negativeTtl } from './negative-ttl.ts';
import { type DnsAnswer, type DnsReply, query } from './query.ts';

type Seen = Omit<TxtSighting, 'server' | 'address'>;

/** Milliseconds before UDP is repeated; a dead server holds up a look for three times this. */
const patience = 1000;

interface Looking extends LookOptions {
  readonly zone: Zone;
  readonly fqdn: string;
  readonly expected: string;
  /** Which addresses are resolvers standing in. */
  recursive(address: string): boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks every address of every name server at once. The serial comes with a negative answer (RFC 2308 §3) and costs a
 * second question only beside a positive one.
 */
export const lookAtServers = async (looking: Looking): Promise<readonly TxtSighting[]> => {
  const asked = new Map<string, Promise<Seen>>();
  const lookOnce = (address: string): Promise<Seen> => {
    const running = asked.get(address) ?? lookAtAddress(address, looking);
    asked.set(address, running);
    return running;
  };
  const wanted = (address: string): boolean => looking.addresses?.includes(address) ?? true;
  const sightings = looking.zone.nameServers.map(async ({ name, addresses }): Promise<readonly TxtSighting[]> => {
    if (addresses.length === 0)
      return wanted('') ? [{ server: name, address: '', state: 'unreachable', values: [] }] : [];
    const own = addresses.filter(wanted);
    return Promise.all(own.map(async (address) => ({ server: name, address, ...(await lookOnce(address)) })));
  });
  return (await Promise.all(sightings)).flat();
};

const lookAtAddress = async (address: string, looking: Looking): Promise<Seen> => {
  const { zone, fqdn, expected, signal } = looking;
  const recursive = looking.recursive(address);
  const ask = (name: string, type: 'TXT' | 'SOA'): Promise<DnsReply> =>
    query({ endpoint: parseEndpoint(address), question: { name, type }, recursive, patience, signal });
  const reply = await ask(fqdn, 'TXT');
  if (reply.kind === 'silent') return { state: 'unreachable', values: [], silence: reply.reason };
  const values = reply.answers.flatMap((record) =>
    record.type === 'TXT' && record.name === fqdn ? [record.value] : [],
  );
  const state = stateOf(reply, values, expected, recursive);
  const soa = soaIn(reply);
  const again = soa === undefined && state !== 'not-serving' && looking.serials !== false;
  const serial = (soa ?? (again ? soaIn(await ask(zone.name, 'SOA')) : undefined))?.serial;
  return {
    state,
    values,
    rcode: reply.rcode,
    authoritative: reply.authoritative,
    ...(reply.recursive && !recursive ? { resolves: true } : {}),
    ...(serial === undefined ? {} : { serial }),
    ...(soa === undefined || values.length > 0 ? {} : { negativeTtl: negativeTtl(soa) }),
    ...(reply.transport === 'https' ? {} : { transport: reply.transport }),
    ...(again ? { questions: 2 } : {}),
  };
};

const stateOf = (reply: DnsAnswer, values: readonly string[], expected: string, standsIn: boolean): Seen['state'] => {
  // Something on the way that resolves answers in its place: what it remembers says nothing about this server.
  if (!standsIn && !reply.authoritative && reply.recursive) return 'not-serving';
  if (values.includes(expected)) return 'has';
  if (reply.rcode !== 'NOERROR' && reply.rcode !== 'NXDOMAIN') return 'not-serving';
  // a referral (RFC 1034 §4.3.2) has neither data nor authority; a resolver's "no" names the SOA it remembers
  const founded = reply.authoritative || values.length > 0 || soaIn(reply) !== undefined;
  return founded ? 'not-yet' : 'not-serving';
};

const soaIn = (reply: DnsReply) => {
  if (reply.kind === 'silent') return undefined;
  const soa = [...reply.answers, ...reply.authorities].find((record) => record.type === 'SOA');
  return soa?.type === 'SOA' ? soa : undefined;
};
