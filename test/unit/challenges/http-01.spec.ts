import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Http01Listener,
  type Http01Options,
  openHttp01Listener,
} from '../../../electron/engine/challenges/http-01.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { freePort } from '../../support/free-port.ts';

let listener: Http01Listener | undefined;
afterEach(async () => {
  await listener?.close();
  listener = undefined;
});
const open = async (options: Http01Options = {}) => {
  listener = await openHttp01Listener({ port: 0, ...options });
  return listener;
};
const path = '/.well-known/acme-challenge/';

/** As written on the wire: `fetch` would tidy the path. */
const request = async (port: number, target: string, method = 'GET'): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: example.test\r\n\r\n`);
  await once(socket, 'close');
  return text;
};

describe('the HTTP-01 listener', () => {
  it('serves a token until it is removed', async () => {
    const { port, put, remove } = await open({ tokens: new Map([['first', 'first.thumb']]) });
    put('second', 'second.thumb');
    for (const token of ['first', 'second']) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}${token}`);
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        200,
        'application/octet-stream',
        `${token}.thumb`,
      ]);
    }
    remove('first');
    expect((await fetch(`http://127.0.0.1:${port}${path}first`)).status).toBe(404);
  });

  it('answers over IPv4 and, where there is any, IPv6', async () => {
    const { port, put } = await open();
    put('token', 'value');
    expect(await request(port, `${path}token`)).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nvalue$/s);
    const six = await fetch(`http://[::1]:${port}${path}token`).then(
      (answer) => answer.text(),
      (error: Error) => error.cause,
    );
    expect(six === 'value' || (six instanceof Error && /EADDRNOTAVAIL|ENETUNREACH/.test(six.message))).toBe(true);
  });

  it('answers HEAD without a body', async () => {
    const { port, put } = await open();
    put('token', 'value');
    expect(await request(port, `${path}token`, 'HEAD')).toMatch(/^HTTP\/1\.1 200 .*content-length: 5\r\n.*\r\n\r\n$/s);
  });

  it.each([
    ['GET', '/'],
    ['GET', path],
    ['GET', `${path}tok`],
    ['GET', `${path}token/`],
    ['GET', `${path}token?x=1`],
    ['GET', `${path}../acme-challenge/token`],
    ['GET', `${path}%74oken`],
    ['GET', `${path}__proto__`],
    ['GET', `/.well-known//acme-challenge/token`],
    ['POST', `${path}token`],
  ])('has nothing for %s %s', async (method, target) => {
    const { port, put } = await open();
    put('token', 'value');
    expect(await request(port, target, method)).toMatch(/^HTTP\/1\.1 404 .*\r\n\r\n$/s);
  });

  it('hangs up on headers beyond its limit and on what is no HTTP', async () => {
    const { port } = await open();
    expect(await request(port, `/${'x'.repeat(9000)}`)).toBe('');
    expect(await request(port, '\u0000')).toBe('');
  });

  it('frees its port when closed, even with a connection open', async () => {
    const { port, close } = await open();
    const idle = connect({ host: '127.0.0.1', port });
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    await Promise.all([close(), once(idle, 'close')]);
    await open({ port });
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(await freePort(), '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      const failure = await open({ port, address: '127.0.0.1' }).catch(toProblem);
      expect(failure).toMatchObject({
        code: 'challenge.port-in-use',
        retryable: true,
        details: { port, address: '127.0.0.1' },
      });
      expect(await open({ port }).catch(toProblem)).toMatchObject({ code: 'challenge.port-in-use', details: { port } });
    } finally {
      taken.close();
    }
  });

  it('says that this machine does not have the address', async () => {
    expect(await open({ address: '192.0.2.1' }).catch(toProblem)).toMatchObject({
      code: 'input.invalid',
      details: { issues: [{ path: 'proof.address', message: '192.0.2.1 EADDRNOTAVAIL' }] },
    });
  });
});
