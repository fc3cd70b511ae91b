/** Misbehaving name servers and resolvers, for a process inside a private network. Settings as JSON on the command line. */
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet';
import { exchange } from '../../electron/engine/dns/exchange.ts';
import { isWithin } from '../../electron/engine/dns/names.ts';
import { startDohServer } from './doh-server.ts';
import { listenOnPort53 } from './port-53.ts';

export type StandIn =
  /** Takes every question and never answers. */
  | { readonly kind: 'silent'; readonly address: string }
  /** Passes on what comes by TCP, and swallows what comes by UDP. */
  | { readonly kind: 'tcp-only'; readonly address: string; readonly target: string }
  /** Passes on everything, but has an address for each name that does not exist. */
  | { readonly kind: 'rewriting'; readonly address: string; readonly target: string }
  /** As a proxy tool: an address of its own for every name; passes on the rest. */
  | { readonly kind: 'fake'; readonly address: string; readonly target: string }
  /** Remembers a server of the zone from long ago, and none of its records; passes on questions about others. */
  | {
      readonly kind: 'stale';
      readonly address: string;
      readonly zone: string;
      readonly server: string;
      readonly target: string;
    }
  /** DNS over HTTPS; passes on everything but what it has itself. */
  | { readonly kind: 'https'; readonly target: string; readonly texts: Readonly<Record<string, string>> };

/** What the test needs to know of each one that speaks HTTPS. */
export interface HttpsStandIn {
  readonly url: string;
  readonly rootPem: string;
}

const passOn = async (question: DecodedPacket, target: string): Promise<Packet> => {
  const message = encode(question);
  const answer = await exchange({ endpoint: { address: target, port: 53 }, message, accepts: () => true });
  if (answer.kind === 'silent') return replyTo(question, { flags: 2 });
  return decode(answer.message);
};

const replyTo = (question: DecodedPacket, parts: Partial<Packet>): Packet => ({
  type: 'response',
  id: question.id,
  questions: question.questions ?? [],
  ...parts,
  // recursion available
  flags: (parts.flags ?? 0) | 0x80,
});

const rewritten = (question: DecodedPacket, answer: Packet): Packet => {
  const { name = '', type } = question.questions?.[0] ?? {};
  if (((answer.flags ?? 0) & 0x0f) !== 3 || type !== 'A') return answer;
  return replyTo(question, { answers: [{ type, name, ttl: 60, data: '203.0.113.9' }] });
};

const faked = (question: DecodedPacket): Packet | undefined => {
  const { name = '', type } = question.questions?.[0] ?? {};
  if (type === 'A') return replyTo(question, { answers: [{ type, name, ttl: 1, data: '198.18.0.7' }] });
  if (type === 'AAAA') return replyTo(question, { answers: [{ type, name, ttl: 1, data: 'fdfe:dcba:9876::7' }] });
  return undefined;
};

const stale = (question: DecodedPacket, zone: string, server: string): Packet | undefined => {
  const { name = '', type } = question.questions?.[0] ?? {};
  if (!isWithin(name, zone)) return undefined;
  const data = {
    mname: `ns.${zone}`,
    rname: `hostmaster.${zone}`,
    serial: 1,
    refresh: 1,
    retry: 1,
    expire: 1,
    minimum: 600,
  };
  const soa = { type: 'SOA' as const, name: zone, ttl: 600, data };
  if (type === 'SOA' && name === zone) return replyTo(question, { answers: [soa] });
  if (type === 'NS' && name === zone)
    return replyTo(question, { answers: [{ type, name, ttl: 600, data: `ns.${zone}` }] });
  if (type === 'A' && name === `ns.${zone}`)
    return replyTo(question, { answers: [{ type, name, ttl: 600, data: server }] });
  return replyTo(question, { flags: 3, authorities: [soa] });
};

const startOne = async (one: StandIn): Promise<HttpsStandIn | undefined> => {
  if (one.kind === 'https') {
    const { url, rootPem } = await startDohServer(async (question) => {
      const { name = '', type } = question.questions?.[0] ?? {};
      const text = one.texts[name];
      if (type === 'TXT' && text !== undefined)
        return replyTo(question, { answers: [{ type, name, ttl: 30, data: [text] }] });
      return { ...(await passOn(question, one.target)), id: question.id };
    });
    return { url, rootPem };
  }
  await listenOnPort53(one.address, async (question, transport) => {
    if (one.kind === 'silent' || (one.kind === 'tcp-only' && transport === 'udp')) return undefined;
    const made =
      one.kind === 'fake' ? faked(question) : one.kind === 'stale' ? stale(question, one.zone, one.server) : undefined;
    const answer = made ?? (await passOn(question, one.target));
    return one.kind === 'rewriting' ? rewritten(question, answer) : answer;
  });
  return undefined;
};

const told = JSON.parse(process.argv[2] ?? '[]') as readonly StandIn[];
const started = await Promise.all(told.map(startOne));
process.stdout.write(`${JSON.stringify(started.filter((one) => one !== undefined))}\n`);
// Lives as long as the one who started it.
process.stdin.resume();
