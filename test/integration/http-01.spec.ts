import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccountKey } from '../../electron/engine/acme/account-key.ts';
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import { openHttp01Listener } from '../../electron/engine/challenges/http-01.ts';
import { selectChallenge } from '../../electron/engine/challenges/select.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { serveFolder } from '../support/site.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

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

describeWith(worldNeeds, 'orders proven by HTTP-01', () => {
  let world: World;
  let workspace: Workspace;
  beforeAll(async () => {
    world = await startWorld();
    workspace = await openProfile(world.newProfile());
  });
  afterAll(async () => {
    await workspace?.close();
    await world?.stop();
  });
  const policy = (names: readonly string[], webroot?: string) =>
    policyFor({
      names,
      authority: world.pebble,
      proof: { method: 'http-01', ...(webroot === undefined ? { port: world.pebble.httpPort } : { webroot }) },
    });

  it('names and addresses together, answered by a listener of ours', async () => {
    const view = await issueIn(workspace, policy(['nas.example.test', '127.0.0.1', '::1']));
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    expect(view.records.map(({ location }) => location.replace(/[^/]+$/, ''))).toEqual(
      expect.arrayContaining([
        'http://nas.example.test/.well-known/acme-challenge/',
        'http://127.0.0.1/.well-known/acme-challenge/',
        'http://[::1]/.well-known/acme-challenge/',
      ]),
    );
  });

  it('through a web server that is there already: files put, fetched, and taken away with their folders', async () => {
    const webroot = join(world.folder, 'site');
    mkdirSync(webroot);
    const site = await serveFolder(webroot, world.pebble.httpPort);
    // An account of its own: told to reuse no authorization, Pebble still reuses one in a hundred (`Intn(100) > 0`).
    const own = await openProfile(world.newProfile());
    try {
      const view = await issueIn(own, policy(['example.test', 'nas.example.test'], webroot));
      expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
      expect([site.served(), view.records.map(({ state }) => state), readdirSync(webroot)]).toEqual([
        expect.arrayContaining(view.records.map(({ location }) => new URL(location).pathname)),
        ['removed', 'removed'],
        [],
      ]);
      expect(view.steps.map(({ id, status }) => `${id} ${status}`)).toContain('clean-up done');
    } finally {
      await own.close();
      await site.close();
    }
  });

  it('takes its files away also when the authority refuses', async () => {
    const webroot = join(world.folder, 'not-served');
    mkdirSync(webroot);
    const view = await issueIn(workspace, policy(['xn--bcher-kva.test'], webroot));
    expect([outcomeOf(view), readdirSync(webroot)]).toEqual([
      expect.objectContaining({
        status: 'failed',
        problem: expect.objectContaining({ code: 'authorization.failed' }),
      }),
      [],
    ]);
  });

  it('leaves nothing in the folder of an interrupted order when told of another folder', async () => {
    const [first, second] = ['first-folder', 'second-folder'].map((name) => join(world.folder, name));
    if (first === undefined || second === undefined) throw new Error('two folders');
    for (const folder of [first, second]) mkdirSync(folder);
    const profile = world.newProfile();
    const interrupted = await openProfile(profile);
    const stop = (view: RunView) => {
      if (view.records.some(({ state }) => state === 'written')) interrupted.liveRun(view.id)?.stop();
    };
    await (await interrupted.issue(policy(['example.test'], first), { onChange: stop })).ended;
    await interrupted.close();
    const before = readdirSync(first);
    const later = await openProfile(profile);
    const site = await serveFolder(second, world.pebble.httpPort);
    try {
      const view = await issueIn(later, policy(['example.test'], second));
      expect([before, outcomeOf(view), readdirSync(first), readdirSync(second)]).toEqual([
        ['.well-known'],
        { status: 'succeeded' },
        [],
        [],
      ]);
    } finally {
      await site.close();
      await later.close();
    }
  });

  it('says that the folder is not there before the authority is asked to look', async () => {
    const view = await issueIn(workspace, policy(['nas.xn--bcher-kva.test'], join(world.folder, 'nowhere')));
    expect(outcomeOf(view)).toMatchObject({
      status: 'failed',
      problem: { code: 'challenge.webroot-unwritable', details: { reason: 'missing' } },
    });
  });
});
