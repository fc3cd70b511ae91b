import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import { practiceProvider } from '../../../electron/engine/sandbox/practice-provider.ts';
import { acmeProblemTypes } from '../../../shared/errors/codes.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import {
  type Account,
  challengeOf,
  issue,
  kind,
  makeCsr,
  newOrder,
  proveByDns,
  settled,
  signingClient,
} from './signing-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
beforeEach(async () => {
  sandbox = await openSandbox();
  client = signingClient(sandbox);
  account = await client.register();
});
afterEach(async () => {
  client.close();
  await sandbox.close();
});

describe('a staged problem', () => {
  it.each(acmeProblemTypes)(
    'of type %s reaches the client once, with a fresh nonce, and then all is well',
    async (type) => {
      sandbox.faults.next(type);
      const { json, headers, status } = await newOrder(client, account, ['a.example.test']);
      const after = await newOrder(client, account, ['a.example.test']);
      expect([json.type, json.status === status, headers['content-type'], after.status]).toEqual([
        `urn:ietf:params:acme:error:${type}`,
        true,
        'application/problem+json',
        201,
      ]);
      expect(headers['replay-nonce']).toBeTypeOf('string');
    },
  );

  it('hits only the request it names, as often as it says, with status, Retry-After and page', async () => {
    sandbox.faults.next('rateLimited', {
      path: 'newOrder',
      retryAfter: 120,
      times: 2,
      helpUrl: 'https://ca.test/limits',
    });
    sandbox.faults.add({ path: 'account', type: 'serverInternal', status: 503, detail: 'maintenance' });
    const ask = () => newOrder(client, account, ['a.example.test']);
    const first = await ask();
    const maintenance = await account.post(account.url);
    const answers = [first, await ask(), await ask(), maintenance, await account.post(account.url)];
    expect(answers.map(kind)).toEqual(['429 rateLimited', '429 rateLimited', '201 ', '503 serverInternal', '200 ']);
    expect([first.headers['retry-after'], String(first.headers.link), maintenance.json.detail]).toEqual([
      '120',
      expect.stringContaining('<https://ca.test/limits>;rel="help"'),
      'maintenance',
    ]);
    expect(sandbox.faults.pending()).toEqual([]);
  });

  it('of a refused nonce is followed by one that works', async () => {
    sandbox.faults.next('badNonce');
    const refused = await account.post(account.url);
    expect([kind(refused), (await account.post(account.url)).status]).toEqual(['400 badNonce', 200]);
  });

  it('carries subproblems', async () => {
    const identifier = { type: 'dns', value: 'a.example.test' } as const;
    sandbox.faults.next('compound', { subproblems: [{ type: 'caa', detail: 'CAA forbids', identifier }] });
    const { json } = await newOrder(client, account, ['a.example.test']);
    expect(json.subproblems).toEqual([{ type: 'urn:ietf:params:acme:error:caa', detail: 'CAA forbids', identifier }]);
  });

  it('in validation spoils the challenge, in issuance the order', async () => {
    sandbox.faults.next('caa', { path: 'validation' });
    const spoiled = await newOrder(client, account, ['a.example.test']);
    const [authorization] = await proveByDns(sandbox, account, spoiled);
    expect(challengeOf(authorization ?? expect.fail(), 'dns-01').error.type).toBe('urn:ietf:params:acme:error:caa');
    expect((await account.post(String(spoiled.headers.location))).json.status).toBe('invalid');

    const order = await newOrder(client, account, ['b.example.test']);
    await proveByDns(sandbox, account, order);
    sandbox.faults.next('serverInternal', { path: 'issuance' });
    const { csr } = await makeCsr(['b.example.test']);
    const { json } = await account.post(order.json.finalize, { csr });
    expect([json.status, json.error.type]).toEqual(['invalid', 'urn:ietf:params:acme:error:serverInternal']);
  });
});

describe('a broken transport', () => {
  it('is a web page, a bare 503, or a connection that ends', async () => {
    sandbox.faults.add({ path: 'directory', transport: 'html' });
    sandbox.faults.add({ path: 'directory', transport: 'unavailable', retryAfter: 30 });
    sandbox.faults.add({ path: 'directory', transport: 'reset' });
    const ask = () => client.send('GET', sandbox.directoryUrl);
    const [html, unavailable] = [await ask(), await ask()];
    expect([html.status, html.headers['content-type'], unavailable.status, unavailable.headers['retry-after']]).toEqual(
      [200, 'text/html', 503, '30'],
    );
    await expect(ask()).rejects.toThrow('socket hang up');
    expect((await ask()).json.newOrder).toBeTypeOf('string');
  });

  it('can lose the answer to an order that was made: the list of orders has it', async () => {
    sandbox.faults.add({ path: 'newOrder', transport: 'lose-answer' });
    await expect(newOrder(client, account, ['lost.example.test'])).rejects.toThrow('socket hang up');
    const { json } = await account.post((await account.post(account.url)).json.orders);
    expect((await account.post(json.orders[0])).json.identifiers).toEqual([
      { type: 'dns', value: 'lost.example.test' },
    ]);
  });

  it('can be silent until the sandbox closes', async () => {
    sandbox.faults.add({ path: 'newNonce', transport: 'hang' });
    const { newNonce } = await client.directory();
    const asked = client.send('HEAD', newNonce).then(
      () => 'answered',
      () => 'ended',
    );
    const soon = new Promise((resolve) => setTimeout(() => resolve('silent'), 100));
    expect(await Promise.race([asked, soon])).toBe('silent');
    await sandbox.close();
    expect(await asked).toBe('ended');
    sandbox = await openSandbox();
  });
});

describe('slowness', () => {
  it('shows as processing, with Retry-After, until the work is done', async () => {
    sandbox.faults.validationDelay = 80;
    sandbox.faults.issuanceDelay = 80;
    sandbox.faults.pollAfter = 7;
    const order = await newOrder(client, account, ['slow.example.test']);
    const [url] = order.json.authorizations;
    const waiting = await account.post(url);
    expect(waiting.headers['retry-after']).toBe('7');
    await proveByDns(sandbox, account, order);
    const { csr } = await makeCsr(['slow.example.test']);
    const finalized = await account.post(order.json.finalize, { csr });
    expect([finalized.json.status, finalized.headers['retry-after']]).toEqual(['processing', '7']);
    expect((await settled(account, String(order.headers.location))).json.certificate).toBeTypeOf('string');
  });

  it('does not keep the sandbox from closing', async () => {
    sandbox.faults.validationDelay = 3_600_000;
    const order = await newOrder(client, account, ['hour.example.test']);
    const authorization = await account.post(order.json.authorizations[0]);
    await account.post(challengeOf(authorization, 'dns-01').url, {});
    const started = Date.now();
    await sandbox.close();
    expect(Date.now() - started).toBeLessThan(1000);
    sandbox = await openSandbox();
  });

  it('and every rule end with clear', async () => {
    sandbox.faults.validationDelay = 3_600_000;
    sandbox.faults.next('rateLimited', { times: 99 });
    sandbox.faults.clear();
    expect((await issue(sandbox, client, account, ['clear.example.test'])).final.json.status).toBe('valid');
  });
});

describe('the practice provider', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'one', ttl: 60 };
  const { signal } = new AbortController();

  it('adds and removes values side by side, as often as it is asked', async () => {
    const provider = practiceProvider(sandbox).create({}, systemClock);
    await provider.prove('example.test', signal);
    const id = await provider.add(record, signal);
    await provider.add(record, signal);
    await provider.add({ ...record, value: 'two' }, signal);
    const both = sandbox.records().map(({ value }) => value);
    await provider.remove(record, id, signal);
    await provider.remove(record, '', signal);
    expect([both, sandbox.records().map(({ value }) => value)]).toEqual([['one', 'two'], ['two']]);
  });

  it('fails as it is told', async () => {
    const provider = practiceProvider(sandbox).create({}, systemClock);
    for (const code of ['provider.wrong-credentials', 'provider.zone-not-found', 'provider.rate-limited'] as const) {
      sandbox.faults.providerFailure = code;
      const failure = await provider.add(record, signal).catch((thrown: unknown) => thrown);
      expect(failure instanceof CertwrightError && failure.problem.code).toBe(code);
    }
    expect(sandbox.records()).toEqual([]);
  });
});
