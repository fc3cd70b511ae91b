import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { type Answer, AUTHORITATIVE_ANSWER, type DecodedPacket, decode, encode, type Packet } from 'dns-packet';
import { freePort } from '../../support/free-port.ts';

export type Transport = 'udp' | 'tcp';
/** The answers to one question, raw or as packets; none is silence. */
export type Script = (question: DecodedPacket, transport: Transport) => readonly (Packet | Buffer)[];

export interface ScriptedServer {
  readonly endpoint: string;
  /** `udp TXT name`, in order of arrival. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A name server that misbehaves exactly as told; the good ones of the integration tests never do. */
export const startScriptedServer = async (script: Script, address = '127.0.0.1'): Promise<ScriptedServer> => {
  const port = await freePort(address);
  const asked: string[] = [];
  const answersTo = (message: Buffer, transport: Transport): readonly Buffer[] => {
    const packet = decode(message);
    const question = packet.questions?.[0];
    asked.push(`${transport} ${question?.type} ${question?.name}`);
    return script(packet, transport).map((answer) => (Buffer.isBuffer(answer) ? answer : encode(answer)));
  };
  const udp = createSocket('udp4');
  udp.on('message', (message, from) => {
    for (const answer of answersTo(message, 'udp')) udp.send(answer, from.port, from.address);
  });
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const answer of answersTo(chunk.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(answer.length);
        // in two pieces, as TCP may deliver it
        socket.write(Buffer.concat([length, answer.subarray(0, 5)]));
        socket.write(answer.subarray(5));
      }
    });
  });
  await listening(udp, tcp, port, address);
  return {
    endpoint: `${address}:${port}`,
    asked,
    stop: async () => {
      udp.close();
      tcp.close();
    },
  };
};

const listening = async (udp: Socket, tcp: Server, port: number, address: string): Promise<void> => {
  udp.bind(port, address);
  tcp.listen(port, address);
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
};

/** A proper answer to the question, authoritative unless told. */
export const reply = (
  question: DecodedPacket,
  parts: {
    readonly answers?: Answer[];
    readonly authorities?: Answer[];
    readonly rcode?: number;
    readonly flags?: number;
    readonly id?: number;
  } = {},
): Packet => ({
  type: 'response',
  id: parts.id ?? question.id ?? 0,
  flags: (parts.flags ?? AUTHORITATIVE_ANSWER) | (parts.rcode ?? 0),
  questions: question.questions ?? [],
  answers: parts.answers ?? [],
  authorities: parts.authorities ?? [],
});

export const txt = (name: string, value: string): Answer => ({ type: 'TXT', name, ttl: 5, data: [value] });
export const soa = (name: string, serial: number): Answer => ({
  type: 'SOA',
  name,
  ttl: 60,
  data: { mname: `ns1.${name}`, rname: `hostmaster.${name}`, serial, refresh: 1, retry: 1, expire: 1, minimum: 7 },
});
