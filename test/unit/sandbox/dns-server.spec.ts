import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { decode, encode, streamEncode } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';

let sandbox: Sandbox;
let port: number;
beforeAll(async () => {
  sandbox = await openSandbox();
  port = Number(sandbox.dnsEndpoint.split(':')[1]);
});
afterAll(() => sandbox.close());

const question = { type: 'SOA', name: 'example.test', class: 'IN' } as const;
const query = (id: number) => encode({ type: 'query', id, questions: [question] });
const rcodeOf = (reply: Buffer) => reply.readUInt16BE(2) & 0x0f;

/** Sends everything in order; the last must be a good question, whose answer ends the wait. */
const exchange = async (messages: readonly Buffer[]): Promise<readonly Buffer[]> => {
  const socket = createSocket('udp4');
  const replies: Buffer[] = [];
  for (const message of messages) socket.send(message, port, '127.0.0.1');
  const last = messages.at(-1)?.readUInt16BE(0);
  for (;;) {
    const [reply]: [Buffer] = (await once(socket, 'message')) as [Buffer];
    if (reply.readUInt16BE(0) === last) break;
    replies.push(reply);
  }
  socket.close();
  return replies;
};

describe('the practice name server', () => {
  it('outlives garbage, and says of a damaged question that it is one', async () => {
    const good = query(7);
    const damaged = [12, 14, 18, good.length - 1].map((length) => Buffer.from(good.subarray(0, length)));
    const pointerToItself = Buffer.concat([good.subarray(0, 12), Buffer.from([0xc0, 0x0c, 0, 6, 0, 1])]);
    const twice = encode({ type: 'query', id: 7, questions: [question, question] });
    const replies = await exchange([
      Buffer.alloc(0),
      Buffer.from('hello'),
      ...damaged,
      pointerToItself,
      twice,
      query(8),
    ]);
    expect(replies.map(rcodeOf)).toEqual(Array(6).fill(1));
  });

  it('never answers an answer', async () => {
    expect(await exchange([encode({ type: 'response', id: 7, questions: [question] }), query(8)])).toEqual([]);
  });

  it('reads questions over TCP that arrive in pieces or together', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    const framed = [1, 2, 3].map((id) => streamEncode({ type: 'query', id, questions: [question] }));
    const bytes = Buffer.concat(framed);
    let received = Buffer.alloc(0);
    const ids: number[] = [];
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        ids.push(decode(received.subarray(2, end)).id ?? 0);
        received = received.subarray(end);
      }
      if (ids.length === 3) socket.end();
    });
    for (const part of [bytes.subarray(0, 1), bytes.subarray(1, 20), bytes.subarray(20)]) {
      await new Promise<void>((resolve) => socket.write(part, () => resolve()));
    }
    await once(socket, 'close');
    expect(ids).toEqual([1, 2, 3]);
  });
});
