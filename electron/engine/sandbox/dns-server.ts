/** An authoritative name server on loopback, UDP and TCP (RFC 1035 §4.2, RFC 7766, EDNS by RFC 6891). */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  decode,
  encode,
  type Question,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import type { ResponseCode, ZoneAnswer, ZoneStore } from './dns-zones.ts';
import type { SandboxBehaviour } from './faults.ts';

/** What one server answers from. */
type Zones = Pick<ZoneStore, 'answer'>;

export interface DnsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, the same port for UDP and TCP; port 0 takes a free one. */
export const startDnsServer = async (options: {
  readonly zones: Zones;
  readonly behaviour: Pick<SandboxBehaviour, 'dns'>;
  readonly port?: number;
}): Promise<DnsServer> => {
  const { zones, behaviour } = options;
  const connections = new Set<Socket>();
  const overTcp = (connection: Socket) => serveConnection(connection, connections, zones, behaviour);
  const { tcp, udp, port } = await bindBoth(options.port ?? 0, overTcp);
  udp.on('message', (message, peer) => {
    if (behaviour.dns === 'udp-silent') return;
    const reply = respond(message, zones, behaviour, 'udp');
    // A peer that went away is no concern of a name server.
    if (reply) udp.send(reply, peer.port, peer.address, () => undefined);
  });
  return {
    port,
    close: async () => {
      for (const connection of connections) connection.destroy();
      await Promise.all([
        new Promise<void>((resolve) => tcp.close(() => resolve())),
        new Promise<void>((resolve) => udp.close(() => resolve())),
      ]);
    },
  };
};

const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;
/** RFC 1035 §4.1.1: QUERY is 0. */
const operationBits = 0x7800;
const ourUdpSize = 1232;

/** The reply to one message; none to what is no question or comes while the server plays dead. */
const respond = (
  message: Buffer,
  zones: Zones,
  behaviour: Pick<SandboxBehaviour, 'dns'>,
  transport: 'udp' | 'tcp',
): Buffer | undefined => {
  if (behaviour.dns === 'silent' || message.length < 12) return undefined;
  const flags = message.readUInt16BE(2);
  // Answering answers would let two servers talk to each other for ever.
  if ((flags & 0x8000) !== 0) return undefined;
  const id = message.readUInt16BE(0);
  const kept = flags & (operationBits | RECURSION_DESIRED);
  const bare = (code: keyof typeof rcodes) => encode({ type: 'response', id, flags: kept | rcodes[code] });
  let query: DecodedPacket;
  try {
    query = decode(message);
  } catch {
    return bare('FORMERR');
  }
  if ((flags & operationBits) !== 0) return bare('NOTIMP');
  const [question, ...more] = query.questions ?? [];
  if (!question || more.length > 0) return bare('FORMERR');

  const edns = query.additionals?.find((record) => record.type === 'OPT');
  // RFC 6891 §6.1.3: a version we do not speak is BADVERS (16), whose upper bits travel in the OPT record.
  const badVersion = edns?.type === 'OPT' && edns.ednsVersion !== 0;
  const opt = edns ? [ourOpt(badVersion ? 1 : 0)] : [];
  const result = badVersion ? nothing('NOERROR') : resolve(question, zones, behaviour);
  const authoritative = result.code === 'NOERROR' || result.code === 'NXDOMAIN' ? AUTHORITATIVE_ANSWER : 0;
  const base = { type: 'response' as const, id, questions: [question] };
  const replyFlags = kept | authoritative | rcodes[result.code];
  const whole = encode({
    ...base,
    flags: replyFlags,
    answers: [...result.answers],
    authorities: [...result.authorities],
    additionals: [...result.additionals, ...opt],
  });
  const room = edns?.type === 'OPT' ? Math.min(Math.max(edns.udpPayloadSize, 512), ourUdpSize) : 512;
  if (transport === 'tcp' || whole.length <= room) return whole;
  return encode({ ...base, flags: replyFlags | TRUNCATED_RESPONSE, additionals: opt });
};

const resolve = (question: Question, zones: Zones, behaviour: Pick<SandboxBehaviour, 'dns'>): ZoneAnswer => {
  if (behaviour.dns === 'servfail') return nothing('SERVFAIL');
  if (question.class !== 'IN' || ['AXFR', 'IXFR'].includes(question.type)) return nothing('REFUSED');
  return zones.answer(question.name, question.type);
};

const nothing = (code: ResponseCode): ZoneAnswer => ({ code, answers: [], authorities: [], additionals: [] });

const ourOpt = (extendedRcode: number): Answer => ({
  type: 'OPT',
  name: '.',
  udpPayloadSize: ourUdpSize,
  extendedRcode,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
});

const serveConnection = (
  connection: Socket,
  connections: Set<Socket>,
  zones: Zones,
  behaviour: Pick<SandboxBehaviour, 'dns'>,
): void => {
  let received = Buffer.alloc(0);
  connections.add(connection);
  connection.setTimeout(30_000, () => connection.destroy());
  connection.on('close', () => connections.delete(connection));
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2) {
      const end = 2 + received.readUInt16BE(0);
      if (received.length < end) return;
      const reply = respond(received.subarray(2, end), zones, behaviour, 'tcp');
      received = received.subarray(end);
      if (!reply) continue;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      connection.write(Buffer.concat([length, reply]));
    }
  });
};

/** A port free for TCP may be taken for UDP, so with port 0 another one is tried. */
const bindBoth = async (
  wanted: number,
  onConnection: (connection: Socket) => void,
): Promise<{ readonly tcp: Server; readonly udp: UdpSocket; readonly port: number }> => {
  for (let attempt = 1; ; attempt += 1) {
    const tcp = createServer(onConnection);
    const port = await new Promise<number>((resolve, reject) => {
      tcp.once('error', reject);
      tcp.listen(wanted, '127.0.0.1', () => {
        const bound = tcp.address();
        resolve(typeof bound === 'object' && bound ? bound.port : wanted);
      });
    });
    const udp = createSocket('udp4');
    try {
      await new Promise<void>((resolve, reject) => {
        udp.once('error', reject);
        udp.bind(port, '127.0.0.1', () => resolve());
      });
      // Windows reports a peer's closed port as an error of our socket.
      udp.removeAllListeners('error').on('error', () => undefined);
      return { tcp, udp, port };
    } catch (cause) {
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
      if (wanted !== 0 || attempt === 10) throw cause;
    }
  }
};
