import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { oneName, open, problemOf } from './opened.ts';
import { refuse } from './refusals.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const count = (resource: string) => server.requests.filter((request) => request.resource === resource).length;

describe('stopping', () => {
  it.each(['directory', 'new-nonce', 'new-account'] as const)(
    'ends a request that hangs at %s at once',
    async (resource) => {
      const { session, controller } = await open(server, { requestTimeout: 60_000 });
      server.plant(resource, { kind: 'hang' });
      const arrived = server.arrival(resource);
      const failure = problemOf(session.account());
      await arrived;
      controller.abort();
      // Nothing but microtasks may lie between the abort and the end: no timer, no I/O.
      const turn = new Promise((resolve) => setImmediate(() => resolve('a turn later')));
      expect(await Promise.race([failure, turn])).toEqual({ code: 'run.cancelled', details: {}, retryable: false });
    },
  );

  it('ends a pause between two attempts', async () => {
    const controller = new AbortController();
    const clock = {
      now: () => new Date(),
      sleep: async () => {
        controller.abort();
        throw controller.signal.reason;
      },
    };
    const { session } = await open(server, { clock, signal: controller.signal });
    server.plant('directory', refuse(503, 'later'), 9);
    expect((await problemOf(session.directory())).code).toBe('run.cancelled');
    expect(count('directory')).toBe(1);
  });
});

describe('two sessions at once', () => {
  it('never see the other one’s nonces, answers or user agent', async () => {
    const other = await startFaultServer();
    try {
      const pairs = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          open(index % 2 === 0 ? server : other, { userAgent: `agent-${index % 2}` }).then(({ session }) => session),
        ),
      );
      await Promise.all(pairs.map((session) => issueApart(session)));
      expect([...server.complaints, ...other.complaints]).toEqual([]);
      expect(new Set(server.requests.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['agent-0']));
      expect(new Set(other.requests.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['agent-1']));
    } finally {
      await other.stop();
    }
  });
});

/** Orders only: the server has one order, which several sessions would finalize under each other’s feet. */
const issueApart = async (session: Awaited<ReturnType<typeof open>>['session']) => {
  for (let made = 0; made < 3; made++) {
    const order = await session.createOrder(oneName);
    expect((await session.order(order.url)).url).toBe(order.url);
    expect((await session.authorization(order.authorizations[0] ?? '')).url).toBe(order.authorizations[0]);
  }
};
