import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet';

/** Answers questions by both transports; `undefined` is silence. */
export const listenOnPort53 = async (
  address: string,
  answerTo: (question: DecodedPacket, transport: 'udp' | 'tcp') => Promise<Packet | undefined>,
): Promise<void> => {
  const udp = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (message, from) => {
    void answerTo(decode(message), 'udp').then((answer) => {
      if (answer !== undefined) udp.send(encode(answer), from.port, from.address);
    });
  });
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      void answerTo(decode(chunk.subarray(2)), 'tcp').then((answer) => {
        if (answer === undefined) return;
        const message = encode(answer);
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        socket.write(Buffer.concat([length, message]));
      });
    });
  });
  udp.bind(53, address);
  tcp.listen(53, address);
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
};
