import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccountKey } from '../../electron/engine/acme/account-key.ts';
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import { openHttp01Listener } from '../../electron/engine/challenges/http-01.ts';
import { selectChallenge } from '../../electron/engine/challenges/select.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { describeWith } from '../support/tools.ts';

describeWith(['pebble', 'named'], 'HTTP-01 as a CA checks it', () => {
  let names: Bind;
  let pebble: Pebble;
  let listener: Awaited<ReturnType<typeof openHttp01Listener>>;
  beforeAll(async () => {
    listener = await openHttp01Listener({ port: 0 });
    names = await startBind({
      zones: [{ name: 'example.test', records: ['www IN A 127.0.0.1', 'other IN A 127.0.0.1'] }],
    });
    pebble = await startPebble({ dnsServer: names.endpoint, httpPort: listener.port });
  });
  afterAll(async () => {
    await Promise.all([listener?.close(), pebble?.stop(), names?.stop()]);
  });

  const authorize = async (name: string, present: boolean) => {
    const { signal } = new AbortController();
    const session = openAcmeSession({
      directoryUrl: pebble.directoryUrl,
      rootPem: pebble.rootPem,
      userAgent: 'certwright-test',
      accountKeyPem: await createAccountKey(),
      account: { kind: 'fresh' },
      contact: [],
      termsAgreed: true,
      cache: { read: async () => undefined, write: async () => undefined },
      clock: systemClock,
      signal,
    });
    const order = await session.createOrder({ identifiers: [{ type: 'dns', value: name }] });
    const url = order.authorizations[0] ?? '';
    const challenge = selectChallenge(await session.authorization(url), 'http-01');
    if (present) listener.put(challenge.token, session.keyAuthorization(challenge.token));
    await session.answer(challenge.url);
    for (;;) {
      const authorization = await session.authorization(url);
      if (authorization.status !== 'pending') {
        listener.remove(challenge.token);
        return { status: authorization.status, problem: selectChallenge(authorization, 'http-01').problem };
      }
      await systemClock.sleep(20);
    }
  };

  it('is valid while the listener serves the token', async () => {
    expect(await authorize('www.example.test', true)).toMatchObject({ status: 'valid' });
  });

  it('is invalid when it does not', async () => {
    const { status, problem } = await authorize('other.example.test', false);
    expect(status).toBe('invalid');
    expect(problem?.code).toMatch(/^acme\.(unauthorized|incorrectResponse)$/);
  });

  it('does not offer it for a wildcard', async () => {
    const failure = await authorize('*.example.test', true).catch(toProblem);
    expect(failure).toMatchObject({
      code: 'challenge.not-offered',
      details: { identifier: '*.example.test', wanted: 'http-01', offered: expect.arrayContaining(['dns-01']) },
    });
  });
});
