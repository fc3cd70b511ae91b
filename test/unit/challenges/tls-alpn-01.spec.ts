import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectPlain, createServer } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { X509Certificate } from '@peculiar/x509';
import { afterEach, describe, expect, it } from 'vitest';
import { openTlsAlpn01Listener, serverNameOf } from '../../../electron/engine/challenges/tls-alpn-01.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

let listener: Awaited<ReturnType<typeof openTlsAlpn01Listener>> | undefined;
afterEach(async () => {
  await listener?.close();
  listener = undefined;
});
const open = async (options: Parameters<typeof openTlsAlpn01Listener>[0] = {}) => {
  listener = await openTlsAlpn01Listener({ port: 0, ...options });
  return listener;
};
const dns = (value: string) => ({ type: 'dns', value }) as const;

/** What a client is shown, or why it is not. */
const shake = async (port: number, options: ConnectionOptions): Promise<string | X509Certificate> => {
  const socket = connect({
    host: '127.0.0.1',
    port,
    ALPNProtocols: ['acme-tls/1'],
    rejectUnauthorized: false,
    ...options,
  });
  try {
    await once(socket, 'secureConnect');
    return new X509Certificate(new Uint8Array(socket.getPeerCertificate().raw));
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
  } finally {
    socket.destroy();
  }
};

describe('the TLS-ALPN-01 listener', () => {
  it('shows a certificate with one name and the digest in a critical extension', async () => {
    const { port, put } = await open();
    await put(dns('www.example.test'), 'token.thumb');
    await put(dns('other.example.test'), 'other.thumb');
    const shown = await shake(port, { servername: 'WWW.example.test' });
    if (typeof shown === 'string') throw new Error(shown);
    const extension = shown.getExtension('1.3.6.1.5.5.7.1.31');
    const digest = createHash('sha256').update('token.thumb').digest('hex');
    expect({
      names: shown.getExtension('2.5.29.17')?.toString('text'),
      critical: extension?.critical,
      value: Buffer.from(extension?.value ?? new ArrayBuffer()).toString('hex'),
      selfSigned: await shown.isSelfSigned(),
    }).toEqual({
      names: expect.stringMatching(/DNS: www\.example\.test\s*$/),
      critical: true,
      value: `0420${digest}`,
      selfSigned: true,
    });
  });

  it('speaks nothing but acme-tls/1, to names that are being proven, from TLS 1.2 on', async () => {
    const { port, put, remove } = await open();
    await put(dns('www.example.test'), 'token.thumb');
    const asked = { servername: 'www.example.test' };
    const refused = [
      await shake(port, { ...asked, ALPNProtocols: ['h2', 'http/1.1'] }),
      await shake(port, { servername: 'else.example.test' }),
      await shake(port, { servername: '' }),
      await shake(port, { ...asked, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    ];
    expect(refused.map((answer) => typeof answer)).toEqual(['string', 'string', 'string', 'string']);
    expect(await shake(port, { ...asked, maxVersion: 'TLSv1.2' })).toBeInstanceOf(X509Certificate);
    remove(dns('www.example.test'), 'of-another.thumb');
    expect(await shake(port, asked)).toBeInstanceOf(X509Certificate);
    remove(dns('www.example.test'), 'token.thumb');
    expect(typeof (await shake(port, asked))).toBe('string');
  });

  it('ends each connection itself and survives what is no TLS', async () => {
    const { port, put } = await open();
    await put(dns('www.example.test'), 'token.thumb');
    const socket = connect({
      host: '127.0.0.1',
      port,
      servername: 'www.example.test',
      ALPNProtocols: ['acme-tls/1'],
      rejectUnauthorized: false,
    });
    socket.resume();
    await once(socket, 'end');
    socket.destroy();
    const plain = connectPlain({ host: '127.0.0.1', port });
    plain.on('error', () => undefined);
    plain.end('GET / HTTP/1.1\r\n\r\n').resume();
    await once(plain, 'close');
    expect(await shake(port, { servername: 'www.example.test' })).toBeInstanceOf(X509Certificate);
  });

  it('frees its port when closed, even with a connection open', async () => {
    const { port, close } = await open();
    const idle = connectPlain({ host: '127.0.0.1', port });
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    await Promise.all([close(), once(idle, 'close')]);
    await open({ port });
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      expect(await open({ port, address: '127.0.0.1' }).catch(toProblem)).toMatchObject({
        code: 'challenge.port-in-use',
        details: { port, address: '127.0.0.1' },
      });
    } finally {
      taken.close();
    }
  });

  it.each([
    ['192.0.2.1', '1.2.0.192.in-addr.arpa'],
    ['2001:db8::1', '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
    ['::', `${'0.'.repeat(32)}ip6.arpa`],
    ['fe80:1:2:3:4:5:6:ABCD', 'd.c.b.a.6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.8.e.f.ip6.arpa'],
  ])('answers for %s under %s', (value, name) => {
    expect(serverNameOf({ type: 'ip', value })).toBe(name);
  });
});
