/** Passes questions on to a name server as they come, by UDP and TCP, and tells of each: who counts must not ask. */
import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { decode } from 'dns-packet';

export interface ServerPlace {
  readonly address: string;
  readonly port: number;
}

export interface RelayedQuestion {
  /** Lower case, without the final dot. */
  readonly name: string;
  readonly type: string;
  /** When it came, by `performance.now()`. */
  readonly at: number;
}

export interface DnsRelayOptions extends ServerPlace {
  /** Which server is asked about the name. */
  target(name: string): ServerPlace;
  onQuestion(question: RelayedQuestion): void;
}

export interface DnsRelay {
  stop(): Promise<void>;
}

export const startDnsRelay = async (options: DnsRelayOptions): Promise<DnsRelay> => {
  const { address, port } = options;
  const udp = createSocket('udp4');
  udp.on('message', (message, from) => passOn(message, from, udp, options));
  udp.bind(port, address);
  const open = new Set<Socket>();
  const tcp = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    relayStream(socket, options);
  }).listen(port, address);
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
  return {
    stop: async () => {
      const closed = Promise.all([once(udp, 'close'), once(tcp, 'close')]);
      udp.close();
      tcp.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};

/** Says where it goes; `undefined` for what is no question. */
const route = (message: Buffer, { target, onQuestion }: DnsRelayOptions): ServerPlace | undefined => {
  const at = performance.now();
  try {
    const question = decode(message).questions?.[0];
    if (question === undefined) return undefined;
    const name = question.name.toLowerCase();
    onQuestion({ name, type: question.type, at });
    return target(name);
  } catch {
    return undefined;
  }
};

/** Milliseconds; whoever asked has given up by then. */
const patience = 5000;

const passOn = (message: Buffer, from: RemoteInfo, udp: UdpSocket, options: DnsRelayOptions): void => {
  const place = route(message, options);
  if (place === undefined) return;
  const upstream = createSocket('udp4').unref();
  const end = (): void => {
    clearTimeout(timer);
    upstream.close();
  };
  const timer = setTimeout(end, patience).unref();
  upstream.once('message', (answer) => {
    end();
    udp.send(answer, from.port, from.address);
  });
  upstream.on('error', () => undefined);
  upstream.send(message, place.port, place.address);
};

/** The first question decides where the whole connection goes. */
const relayStream = (socket: Socket, options: DnsRelayOptions): void => {
  let waiting: Buffer = Buffer.alloc(0);
  let upstream: Socket | undefined;
  const take = (frame: Buffer): void => {
    const place = route(frame.subarray(2), options);
    if (place === undefined) {
      socket.destroy();
      return;
    }
    upstream ??= join(socket, connect(place.port, place.address));
    upstream.write(frame);
  };
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const length = 2 + waiting.readUInt16BE(0);
      take(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  });
  socket.on('error', () => socket.destroy());
};

const join = (socket: Socket, upstream: Socket): Socket => {
  upstream.pipe(socket);
  upstream.on('error', () => socket.destroy());
  socket.once('close', () => upstream.destroy());
  return upstream;
};
