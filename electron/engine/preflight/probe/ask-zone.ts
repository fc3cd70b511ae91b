/** One question to the name servers of a name's own zone, CNAMEs followed, with what each server did. */
import { parseEndpoint } from '../../dns/endpoint.ts';
import type { DnsEye, Zone } from '../../dns/eye.ts';
import { normalName } from '../../dns/names.ts';
import { type DnsAnswer, type DnsRecord, type DnsReply, type Question, query } from '../../dns/query.ts';

export interface ZoneAnswer {
  readonly records: readonly DnsRecord[];
  /** Names that CNAMEs led on to. */
  readonly chain: readonly string[];
  /** The zone of the name asked for. */
  readonly zone: string;
  readonly answered: number;
  /** `server address why`, of those that answer other questions, and this one not properly. */
  readonly failures: readonly string[];
}

const mostAliases = 8;
/** Zones have up to thirteen servers; these many tell whether they agree to answer at all. */
const mostServers = 6;
const patience = 800;

/** Rejects with `dns.*` where there is no such zone, and with the signal's reason. */
export const askZone = async (eye: DnsEye, question: Question, signal: AbortSignal): Promise<ZoneAnswer> => {
  const chain: string[] = [];
  let name = normalName(question.name);
  let zone: string | undefined;
  for (;;) {
    const found = await eye.findZone(name, signal);
    zone ??= found.name;
    const { replies, failures } = await askServers(found, { ...question, name }, signal);
    const base = { chain, zone, answered: replies.length, failures };
    const records = replies.flatMap(({ answers }) => answers);
    const wanted = records.filter((record) => record.type === question.type);
    if (wanted.length > 0) return { ...base, records: distinct(wanted) };
    const target = lastAlias(records, name);
    if (target === name || chain.length >= mostAliases) return { ...base, records: [] };
    chain.push(target);
    name = target;
  }
};

const askServers = async (
  { name: zone, nameServers }: Zone,
  question: Question,
  signal: AbortSignal,
): Promise<{ readonly replies: readonly DnsAnswer[]; readonly failures: readonly string[] }> => {
  const servers = nameServers
    .flatMap(({ name, addresses }) => addresses.map((address) => ({ name, address })))
    .slice(0, mostServers);
  const failures: string[] = [];
  const replies = await Promise.all(
    servers.map(async ({ name, address }) => {
      // Where a resolver stands in for the servers it has to resolve; the servers themselves pass the wish over.
      const endpoint = parseEndpoint(address);
      const reply = await query({ endpoint, question, recursive: true, patience, signal });
      const proper = properAnswer(reply);
      if (proper !== undefined) return proper;
      const why = reply.kind === 'silent' ? reply.reason : reply.rcode;
      // A server that answers nothing at all is another matter than one that does not know this type.
      const control = { name: zone, type: 'SOA' } as const;
      const other = await query({ endpoint, question: control, recursive: true, patience, signal });
      if (properAnswer(other) === undefined) return undefined;
      failures.push(`${name} ${address} ${question.type} ${question.name}: ${why}`);
      return undefined;
    }),
  );
  return { replies: replies.filter((reply) => reply !== undefined), failures };
};

const properAnswer = (reply: DnsReply): DnsAnswer | undefined =>
  reply.kind === 'answer' && (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN') ? reply : undefined;

const lastAlias = (records: readonly DnsRecord[], from: string): string => {
  let name = from;
  for (let steps = 0; steps < mostAliases; steps++) {
    const alias = records.find((record) => record.type === 'CNAME' && record.name === name);
    if (alias?.type !== 'CNAME') break;
    name = alias.value;
  }
  return name;
};

const distinct = (records: readonly DnsRecord[]): readonly DnsRecord[] => [
  ...new Map(records.map((record) => [JSON.stringify({ ...record, ttl: 0 }), record])).values(),
];
