/** Servers that keep silent, drip, flood, or put words before TLS begins: the look ends in time and says what it was. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { lookAtAddress } from '../../../electron/engine/watch/look-at-address.ts';
import { type WatchProtocol, watchProtocols } from '../../../shared/domain/watch.ts';

const look = async (protocol: WatchProtocol, behave: (socket: Socket) => void, patience = 2000) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    behave(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const before = process.memoryUsage().arrayBuffers;
  const begun = performance.now();
  const result = await lookAtAddress({
    ...{ address: '127.0.0.1', port, protocol, name: 'www.example.org', patience },
    signal: new AbortController().signal,
  });
  const took = performance.now() - begun;
  const grown = process.memoryUsage().arrayBuffers - before;
  for (const socket of sockets) socket.destroy();
  server.close();
  return { reason: result.kind === 'silent' ? result.reason : result.kind, took, grown };
};

const flood = (socket: Socket, piece: Buffer): void => {
  let left = 10_000_000 / piece.length;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
};

describe('a server that', () => {
  it.each(watchProtocols)('never answers, over %s', async (protocol) => {
    const { reason, took } = await look(protocol, () => undefined, 150);
    expect(reason).toBe('timeout');
    expect(took).toBeLessThan(1500);
  });

  it.each(watchProtocols)('closes at once, over %s', async (protocol) => {
    expect(['garbled', 'tls-failed', 'unreachable']).toContain((await look(protocol, (socket) => socket.end())).reason);
  });

  it.each(watchProtocols)('speaks HTTP, over %s', async (protocol) => {
    const answer = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
    const { reason } = await look(protocol, (socket) => {
      socket.once('data', () => socket.end(answer));
      // Those who wait for a greeting are given one.
      if (['smtp', 'imap', 'pop3', 'ftp', 'sieve'].includes(protocol)) socket.end(answer);
    });
    expect(['garbled', 'tls-failed']).toContain(reason);
  });

  it.each([
    ['one endless line', Buffer.alloc(65_536, 0x41)],
    ['endless lines of a reply that goes on', Buffer.from('220-more to come\r\n'.repeat(3000))],
    ['zeros', Buffer.alloc(65_536)],
  ])('sends ten megabytes of %s', async (_what, piece) => {
    for (const protocol of watchProtocols) {
      const { reason, grown } = await look(protocol, (socket) => flood(socket, piece));
      expect([protocol, reason]).toEqual([protocol, expect.stringMatching(/^(garbled|tls-failed|starttls-missing)$/)]);
      expect(grown).toBeLessThan(9_000_000);
    }
  });

  it('drips a byte at a time, and never ends its line', async () => {
    const { reason, took } = await look(
      'smtp',
      (socket) => {
        const timer = setInterval(() => socket.write('2'), 5);
        socket.on('close', () => clearInterval(timer));
      },
      200,
    );
    expect(reason).toBe('timeout');
    expect(took).toBeLessThan(1500);
  });

  it('puts words of its own behind the consent to TLS', async () => {
    const { reason } = await look('smtp', (socket) => {
      socket.write('220 mail.example.org\r\n');
      socket.on('data', (chunk) =>
        socket.write(
          chunk.toString().startsWith('EHLO') ? '250-mail\r\n250 STARTTLS\r\n' : '220 go ahead\r\n250 injected\r\n',
        ),
      );
    });
    expect(reason).toBe('garbled');
  });
});

describe('a server without TLS', () => {
  const dialogues: Readonly<
    Record<Exclude<WatchProtocol, 'tls'>, { readonly greeting?: string; readonly answer: string | Buffer }>
  > = {
    smtp: { greeting: '220 mail.example.org ESMTP\r\n', answer: '250-mail.example.org\r\n250 SIZE 1000\r\n' },
    ftp: { greeting: '220-Welcome\r\nto this place\r\n220 ready\r\n', answer: '502 not implemented\r\n' },
    imap: { greeting: '* OK IMAP4rev1 ready\r\n', answer: 'c1 BAD unknown command\r\n' },
    pop3: { greeting: '+OK ready\r\n', answer: '-ERR unknown command\r\n' },
    sieve: { greeting: '"IMPLEMENTATION" "x"\r\nOK\r\n', answer: 'NO "no TLS"\r\n' },
    // resultCode 52, unavailable (RFC 4511 §4.1.9).
    ldap: { answer: Buffer.from('300c02010178070a01340400' + '0400', 'hex') },
    postgresql: { answer: 'N' },
    'xmpp-client': {
      answer:
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'><stream:features><mechanisms/></stream:features>",
    },
    'xmpp-server': {
      answer:
        "<?xml version='1.0'?><stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams'><stream:features/>",
    },
  };
  it.each(watchProtocols.filter((one) => one !== 'tls'))('says so over %s', async (protocol) => {
    const { greeting, answer } = dialogues[protocol];
    const { reason } = await look(protocol, (socket) => {
      if (greeting !== undefined) socket.write(greeting);
      socket.once('data', () => socket.write(answer));
    });
    expect(reason).toBe('starttls-missing');
  });
});
