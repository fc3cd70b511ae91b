import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOf } from '../../../shared/i18n/index.ts';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { oneName, open, problemOf } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const urn = (type: string) => `urn:ietf:params:acme:error:${type}`;
const count = (resource: string) => server.requests.filter((request) => request.resource === resource).length;
const refuse = (status: number, body: unknown, headers = {}) => ({ kind: 'answer', status, body, headers }) as const;

describe('a CA in trouble', () => {
  it('is asked three times for what may be repeated, never less than a second apart', async () => {
    const { session, clock } = await open(server);
    const { url } = await session.createOrder(oneName);
    server.plant('order', refuse(502, '<html>Bad\n gateway</html>'), 9);
    expect(await problemOf(session.order(url))).toMatchObject({
      code: 'acme.unavailable',
      retryable: true,
      details: { status: 502, reason: '<html>Bad gateway</html>', url },
    });
    expect([count('order'), clock.slept.length]).toEqual([3, 2]);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(1000);
  });

  it('that is out of service and says until when, has given no bad answer', async () => {
    const { session } = await open(server);
    server.plant('new-order', refuse(503, 'Service Unavailable', { 'Retry-After': '7200' }));
    server.plant('new-order', refuse(400, ''));
    const [down, empty] = [
      await problemOf(session.createOrder(oneName)),
      await problemOf(session.createOrder(oneName)),
    ];
    expect(down).toMatchObject({ code: 'acme.unavailable', retryable: true, retryAt: expect.any(String) });
    expect(messageOf(down, 'en').explanation).not.toContain('Service Unavailable');
    expect(messageOf(empty, 'en').explanation).toMatch(/with status 400, and this cannot be used: HTTP 400\.$/);
  });

  it('is not asked again for an order or a finalization that may have been carried out', async () => {
    const { session, clock } = await open(server);
    const order = await session.createOrder(oneName);
    server.plant('new-order', { kind: 'drop' });
    server.plant('finalize', refuse(500, { type: urn('serverInternal') }));
    expect((await problemOf(session.createOrder(oneName))).code).toBe('network.reset');
    expect((await problemOf(session.finalize(order, Uint8Array.of(0x30, 0)))).code).toBe('acme.serverInternal');
    expect([count('new-order'), count('finalize'), clock.slept]).toEqual([2, 1, []]);
  });

  it('that drops a connection once is asked again for what may be repeated', async () => {
    const { session, clock } = await open(server);
    const { authorizations } = await session.createOrder(oneName);
    server.plant('authorization', { kind: 'drop' });
    expect((await session.authorization(authorizations[0] ?? '')).status).toBe('pending');
    expect([count('authorization'), clock.slept.length]).toEqual([2, 1]);
  });

  it('that redirects a signed request is not followed', async () => {
    const { session } = await open(server);
    server.plant('new-order', refuse(307, '', { Location: `${server.origin}/order/1` }));
    expect(await problemOf(session.createOrder(oneName))).toMatchObject({
      code: 'acme.bad-answer',
      retryable: false,
      details: { status: 307, reason: 'redirect' },
    });
    expect(count('order')).toBe(0);
  });

  it.each([
    ['JSON where a member is missing', { kind: 'change', change: ({ finalize: _, ...rest }) => rest }],
    ['an order with an unknown status', { kind: 'change', change: (order) => ({ ...order, status: 'thinking' }) }],
    ['plain http URLs', { kind: 'change', change: (order) => ({ ...order, finalize: 'http://127.0.0.1/f' }) }],
    ['no certificate although valid', { kind: 'change', change: (order) => ({ ...order, status: 'valid' }) }],
    ['nothing', { kind: 'answer', status: 201, body: '' }],
    ['null', { kind: 'answer', status: 201, body: null }],
    ['a page', { kind: 'answer', status: 201, body: '<html></html>' }],
    [
      'a page without end',
      { kind: 'answer', status: 201, body: '<p>'.repeat(300_000), headers: { Location: 'https://127.0.0.1/order/1' } },
    ],
    [
      'a thousand bad members',
      { kind: 'change', change: (order) => ({ ...order, authorizations: Array(1000).fill(0) }) },
    ],
    ['a status of its own', { kind: 'change', change: (order) => order, status: 200 }],
  ] as const satisfies readonly (readonly [string, Parameters<FaultServer['plant']>[1]])[])(
    'that answers an order with %s gave a bad answer',
    async (_name, fault) => {
      const { session } = await open(server);
      server.plant('new-order', fault);
      const failure = await problemOf(session.createOrder(oneName));
      expect(failure.code).toBe('acme.bad-answer');
      expect(JSON.stringify(failure).length).toBeLessThan(600);
    },
  );

  it('that sends no chain gave a bad answer', async () => {
    const { session } = await open(server);
    server.plant('certificate', refuse(200, '<html>please log in</html>'));
    expect((await problemOf(session.download(`${server.origin}/certificate/1`))).code).toBe('acme.bad-answer');
  });

  it.each([
    [1024 * 1024 + 1, true],
    [1024 * 1024 + 1, false],
    [50 * 1024 * 1024, true],
    [50 * 1024 * 1024, false],
  ])('that sends too much is cut off (%i bytes, announced: %s)', async (bytes, announced) => {
    const { session } = await open(server);
    await session.account();
    server.plant('order', { kind: 'oversized', bytes, announced });
    expect(await problemOf(session.order(`${server.origin}/order/1`))).toMatchObject({
      code: 'network.too-large',
      details: { limitBytes: 1024 * 1024 },
    });
    server.plant('certificate', { kind: 'oversized', bytes: bytes * 4, announced });
    expect(await problemOf(session.download(`${server.origin}/certificate/1`))).toMatchObject({
      code: 'network.too-large',
      details: { limitBytes: 4 * 1024 * 1024 },
    });
    server.plant('directory', { kind: 'oversized', bytes, announced });
    expect((await problemOf((await open(server)).session.directory())).code).toBe('network.too-large');
  });

  it('that breaks an answer off is asked again for what may be repeated, and typed', async () => {
    const { session, clock } = await open(server);
    const order = await session.createOrder(oneName);
    server.plant('order', { kind: 'truncated' }, 3);
    server.plant('finalize', { kind: 'truncated' });
    expect((await problemOf(session.order(order.url))).code).toBe('network.reset');
    expect((await problemOf(session.finalize(order, Uint8Array.of(0x30, 0)))).code).toBe('network.reset');
    expect([count('order'), count('finalize'), clock.slept.length]).toEqual([3, 1, 2]);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(1000);
  });

  it.each(['headers', 'body'] as const)('whose %s come byte by byte is late like any other', async (part) => {
    const { session, clock } = await open(server, { requestTimeout: 200 });
    server.plant('new-account', { kind: 'drip', every: 20, part }, 9);
    const from = performance.now();
    expect(await problemOf(session.account())).toMatchObject({ code: 'network.timeout', details: { seconds: 0.2 } });
    expect(performance.now() - from).toBeLessThan(2000);
    expect([count('new-account'), clock.slept]).toEqual([1, []]);
  });

  it.each([
    ['an order', { kind: 'answer', status: 503, body: 'busy' }, 'new-order'],
    [
      'an order, refused with a time',
      { kind: 'answer', status: 429, body: '', headers: { 'Retry-After': '0' } },
      'new-order',
    ],
    ['a nonce', { kind: 'answer', status: 500, body: '' }, 'new-nonce'],
    ['a nonce, broken off', { kind: 'truncated' }, 'new-nonce'],
    ['a directory, dropped', { kind: 'drop' }, 'directory'],
    ['a directory, down', { kind: 'answer', status: 502, body: '' }, 'directory'],
  ] as const satisfies readonly (readonly [
    string,
    Parameters<FaultServer['plant']>[1],
    Parameters<FaultServer['plant']>[0],
  ])[])('is never asked twice within a second: %s', async (_name, fault, resource) => {
    const { session, clock } = await open(server);
    server.plant(resource, fault, 99);
    await problemOf(session.createOrder(oneName));
    expect([count(resource), clock.slept.length]).toEqual([3, 2]);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(1000);
  });

  it('that never answers is given up after the time for one request, and not tried again', async () => {
    const { session, clock } = await open(server, { requestTimeout: 150 });
    server.plant('new-account', { kind: 'hang' }, 9);
    expect(await problemOf(session.account())).toMatchObject({ code: 'network.timeout', details: { seconds: 0.15 } });
    expect([count('new-account'), clock.slept]).toEqual([1, []]);
  });
});
