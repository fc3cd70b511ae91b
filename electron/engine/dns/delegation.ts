/** What the servers above a zone say about who serves it. */
import { toProblem } from '../../../shared/errors/problem.ts';
import { parseEndpoint } from './endpoint.ts';
import { isWithin, parentName } from './names.ts';
import { type DnsAnswer, type DnsReply, type Question, query } from './query.ts';
import { type FindingOptions, findZoneCut } from './zone-cut.ts';
import { findServersByName, type Glue } from './zone-servers.ts';

export interface Delegation {
  /** The zone that is delegated, and the one above. */
  readonly zone: string;
  readonly parent: string;
  readonly hosts: readonly string[];
  readonly glue: Glue;
}

/** A referral (RFC 1034 §4.3.2) from a server of `above` to a zone between there and `name`. */
export const referralIn = (reply: DnsReply | undefined, name: string, above: string): Delegation | undefined => {
  if (reply?.kind !== 'answer' || reply.rcode !== 'NOERROR' || reply.authoritative || reply.answers.length > 0)
    return undefined;
  const cut = reply.authorities.find(
    ({ type, name: owner }) => type === 'NS' && owner !== above && isWithin(owner, above) && isWithin(name, owner),
  );
  return cut && { zone: cut.name, parent: above, ...hostsIn(reply.authorities, cut.name, reply) };
};

const hostsIn = (
  records: DnsAnswer['answers'],
  zone: string,
  { additionals }: DnsAnswer,
): Pick<Delegation, 'hosts' | 'glue'> => {
  const hosts = records.flatMap((record) => (record.type === 'NS' && record.name === zone ? [record.value] : []));
  const addresses = additionals.flatMap((record) =>
    record.type === 'A' || record.type === 'AAAA' ? [{ host: record.name, address: record.value }] : [],
  );
  const glue = Map.groupBy(addresses, ({ host }) => host);
  return {
    hosts: hosts.toSorted(),
    glue: new Map([...glue].map(([host, all]) => [host, all.map(({ address }) => address)])),
  };
};

export interface ParentServer {
  readonly zone: string;
  ask(question: Question): Promise<DnsReply>;
}

/** Servers of the registries are many; one that answers is enough. */
const parentHosts = 4;

/** A server of the zone above, asked without recursion; `undefined` when there is none that can be reached. */
export const findParentServer = async (zone: string, options: FindingOptions): Promise<ParentServer | undefined> => {
  const above = parentName(zone);
  if (above === '') return undefined;
  try {
    const soa = await findZoneCut(above, { ...options, registries: true });
    const reply = await options.resolvers.ask({ name: soa.name, type: 'NS' }, options.signal);
    const hosts = (reply?.answers ?? []).flatMap((record) => (record.type === 'NS' ? [record.value] : []));
    const { live } = await findServersByName(soa.name, hosts.slice(0, parentHosts), options);
    if (live === undefined) return undefined;
    const endpoint = parseEndpoint(live.address);
    return {
      zone: soa.name,
      ask: (question) => query({ endpoint, question, recursive: false, signal: options.signal }),
    };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    // Nobody above knows of a zone: a private one, whose parent is the whole world.
    if (['dns.zone-not-found', 'dns.no-answer'].includes(toProblem(thrown).code)) return undefined;
    throw thrown;
  }
};

/** The NS records above the cut. A server of both zones answers with those below it (RFC 2181 §6.1). */
export const findDelegation = async (zone: string, options: FindingOptions): Promise<Delegation | undefined> => {
  const parent = await findParentServer(zone, options);
  const reply = await parent?.ask({ name: zone, type: 'NS' });
  if (parent === undefined || reply?.kind !== 'answer') return undefined;
  const records = reply.answers.length > 0 ? reply.answers : reply.authorities;
  const delegation = { zone, parent: parent.zone, ...hostsIn(records, zone, reply) };
  return delegation.hosts.length === 0 ? undefined : delegation;
};
