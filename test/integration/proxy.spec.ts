/** Connections through a proxy that others wrote: an authority, a provider, and every way in which it can stop them. */
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { requestHttps } from '../../electron/engine/acme/https-client.ts';
import { httpCall } from '../../electron/engine/providers/http-call.ts';
import { policySchema } from '../../shared/domain/certificates.ts';
import type { ProxyChoice } from '../../shared/domain/proxy.ts';
import { runCli } from '../support/cli.ts';
import { failureOf } from '../support/failure-of.ts';
import { freePort } from '../support/free-port.ts';
import { startInterceptingProxy } from '../support/intercepting-proxy.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { startTinyproxy, type Tinyproxy } from '../support/tinyproxy.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { describeWith } from '../support/tools.ts';

const signIn = { user: 'planted-user-4711', password: 'planted-proxy-pass-0815' };
const own = (url: string, exceptions: string[] = []): ProxyChoice => ({ kind: 'own', url, exceptions, localToo: true });

describeWith(['pebble', 'tinyproxy'], 'a proxy', () => {
  let pebble: Pebble;
  let open: Tinyproxy;
  let guarded: Tinyproxy;
  let opened: OpenedWorkspace;
  beforeAll(async () => {
    [pebble, open, guarded] = await Promise.all([startPebble(), startTinyproxy(), startTinyproxy({ signIn })]);
  });
  afterAll(() => Promise.all([pebble.stop(), open.stop(), guarded.stop()]));
  beforeEach(async () => {
    opened = await openedWorkspace();
  });
  afterEach(async () => {
    // It holds for the whole process.
    await opened.workspace.proxy.save({ choice: { kind: 'system' }, signIn: null });
    await opened.remove();
  });

  const host = (): string => new URL(pebble.directoryUrl).host;
  const authority = () => ({ url: pebble.directoryUrl, rootPem: pebble.rootPem });
  const save = (choice: ProxyChoice, given?: typeof signIn) =>
    opened.workspace.proxy.save({ choice, ...(given === undefined ? {} : { signIn: given }) });
  const look = () => opened.workspace.lookAtAuthority(authority());
  const register = () => opened.workspace.accounts.create({ authority: authority(), contact: [], termsAgreed: true });

  it('is used for every request to an authority from the moment it is chosen, and for none after it is not', async () => {
    await look();
    expect(open.asked()).toEqual([]);
    await save(own(open.url));
    expect((await register()).url).toMatch(/^https:/);
    const through = open.asked().length;
    expect(new Set(open.asked())).toEqual(new Set([host()]));
    await save({ kind: 'none' });
    await look();
    expect(open.asked()).toHaveLength(through);
  });

  it('leads to providers and messengers as well', async () => {
    const server = createServer(({ method, headers }, response) =>
      response.setHeader('retry-after', '7').end(JSON.stringify([method, headers['x-key'], headers['content-length']])),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/zones?a=b`);
    await save(own(open.url));
    const answer = await httpCall(
      'cloudflare',
      { method: 'POST', url, headers: { 'x-key': 'k' }, body: '{"ü":1}' },
      5000,
      new AbortController().signal,
    );
    server.close();
    expect([answer.status, JSON.parse(answer.text), answer.retryAt !== undefined]).toEqual([
      200,
      ['POST', 'k', '8'],
      true,
    ]);
    expect(open.asked().at(-1)).toBe(url.href);
  });

  it('does without what is excepted: a name, a name with its port, an address', async () => {
    const { hostname, port } = new URL(pebble.directoryUrl);
    const before = open.asked().length;
    for (const one of [hostname, `${hostname}:${port}`, '*']) {
      await save(own(open.url, [one]));
      await look();
    }
    expect(open.asked()).toHaveLength(before);
    await save(own(open.url, [`${hostname}:1`, 'other.example.org', '10.0.0.0/8']));
    await look();
    expect(open.asked()).toHaveLength(before + 1);
    // Without being told so, nothing of this machine's own network goes to a stranger.
    await save({ kind: 'own', url: open.url, exceptions: [], localToo: false });
    await look();
    expect(open.asked()).toHaveLength(before + 1);
  });

  it('that wants a password is given it, and says so when there is none or a wrong one', async () => {
    await save(own(guarded.url));
    const proxy = guarded.url;
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.sign-in-needed', details: { proxy, host: host() } });
    await save(own(guarded.url), { ...signIn, password: 'wrong' });
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.sign-in-wrong', details: { proxy, host: host() } });
    await save(own(guarded.url), signIn);
    await register();
    // Another process finds it in the vault.
    const again = await opened.reopen();
    expect(again.proxy.state()).toEqual({ choice: own(guarded.url), signsIn: true });
    await again.lookAtAuthority(authority());
  });

  it('is shown no password that was given for another one', async () => {
    await save(own(guarded.url), signIn);
    const moved = own(guarded.url.replace('127.0.0.1', 'localhost'));
    const tested = opened.workspace.proxy.test({ choice: moved }, authority());
    expect(await failureOf(tested)).toMatchObject({ code: 'proxy.sign-in-needed' });
    expect(await save(moved)).toEqual({ choice: moved, signsIn: false });
  });

  it('that refuses, is gone, or is none at all has a code of its own', async () => {
    const strict = await startTinyproxy({ onlyPort: 443 });
    await save(own(strict.url));
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.refused', details: { status: 403, host: host() } });
    await strict.stop();
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.unreachable', details: { reason: 'ECONNREFUSED' } });
    await save(own(pebble.directoryUrl.replace(/^https:(.*)\/dir$/, 'http:$1')));
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.unreachable', details: { reason: 'no-answer' } });
  });

  it('that is reached over TLS has to be the one it says it is', async () => {
    const { keyPem: key, certificatePem: cert } = await makeTlsIdentity();
    const listener = createTlsServer({ key, cert }).on('tlsClientError', () => undefined);
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    await save(own(`https://localhost:${(listener.address() as AddressInfo).port}`));
    expect(await failureOf(look())).toMatchObject({ code: 'proxy.unreachable', details: { reason: 'untrusted' } });
    listener.close();
  });

  it('that ends TLS is caught at it, before anything was sent', async () => {
    const reader = await startInterceptingProxy();
    await save(own(reader.url));
    const asked = requestHttps({
      ...{ method: 'GET', url: 'https://acme.example.org/directory', headers: {}, timeout: 5000, limitBytes: 1000 },
      ...{ signal: new AbortController().signal, now: () => new Date(), online: () => true },
    });
    expect(await failureOf(asked)).toMatchObject({
      code: 'proxy.intercepts',
      details: { host: 'acme.example.org', issuer: expect.stringContaining('interceptor') },
    });
    expect(reader.requests).toEqual([]);
    await reader.close();
  });

  it('is told by the checks before an order: used, or why it leads nowhere', async () => {
    const policy = policySchema.parse({
      identifiers: [{ type: 'dns', value: 'www.example.org' }],
      ...{ authority: authority(), proof: { method: 'http-01' }, keyType: 'ec256', termsAgreed: true },
    });
    const findings = async () =>
      (await opened.workspace.preflight(policy, { checks: ['network'] })).checks.flatMap((one) => one.findings);
    await save(own(open.url));
    expect(await findings()).toMatchObject([{ code: 'proxy-used', verdict: 'note', detail: { proxy: open.url } }]);
    await save(own(guarded.url));
    expect(await findings()).toMatchObject([
      { code: 'proxy-fails', verdict: 'blocks', detail: { proxy: guarded.url, reason: 'proxy.sign-in-needed' } },
    ]);
  });

  it('is set, shown and tried on the command line, its password from a file', async () => {
    const profile = join(opened.folder, 'by-hand');
    const [password, root] = [join(opened.folder, 'password'), join(opened.folder, 'root.pem')];
    writeFileSync(password, `${signIn.password}\n`);
    writeFileSync(root, pebble.rootPem);
    const given = ['--user', signIn.user, '--password-file', password, '--vault', 'key-file'];
    const set = await runCli(profile, ['proxy', 'set', guarded.url, '--local-too', '--json', ...given]);
    const tested = await runCli(profile, [
      'proxy',
      'test',
      '--directory',
      pebble.directoryUrl,
      '--root',
      root,
      '--json',
    ]);
    const shown = await runCli(profile, ['proxy', '--lang', 'zh']);
    expect([set.code, tested.code, shown.code]).toEqual([0, 0, 0]);
    expect(JSON.parse(set.stdout)).toEqual({ choice: own(guarded.url), signsIn: true });
    expect(JSON.parse(tested.stdout)).toMatchObject({ host: host(), proxy: guarded.url });
    expect(shown.stdout).toContain(`代理：${guarded.url}`);
    expect([set, tested, shown].some(({ stdout, stderr }) => `${stdout}${stderr}`.includes('planted'))).toBe(false);
  });

  it('can be tried before it is saved, and trying changes nothing', async () => {
    const { proxy } = opened.workspace;
    const before = proxy.state();
    const tested = await proxy.test({ choice: own(guarded.url), signIn }, authority());
    expect(tested).toMatchObject({ proxy: guarded.url, host: host() });
    const gone = own(`http://127.0.0.1:${await freePort()}`);
    expect(await failureOf(proxy.test({ choice: gone }, authority()))).toMatchObject({ code: 'proxy.unreachable' });
    expect(proxy.state()).toEqual(before);
  });

  it('keeps name and password out of every file, every answer and every failure', async () => {
    const told = [
      await save(own(guarded.url), signIn),
      await opened.workspace.proxy.test({ choice: own(guarded.url) }, authority()),
    ];
    const failed = [
      await failureOf(save(own(guarded.url.replace('//', `//${signIn.user}:${signIn.password}@`)))),
      await failureOf(opened.workspace.lookAtAuthority({ url: `https://localhost:${await freePort()}/dir` })),
    ];
    const files = readdirSync(opened.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
    const texts = [JSON.stringify(told), JSON.stringify(failed), ...files];
    const forms = Object.values(signIn).flatMap((one) => [one, Buffer.from(one).toString('base64').slice(2, -4)]);
    expect(failed.map(({ code }) => code)).toEqual(['proxy.invalid', 'proxy.refused']);
    expect(forms.filter((form) => texts.some((text) => text.includes(form)))).toEqual([]);
    expect(texts.some((text) => text.includes(guarded.url))).toBe(true);
  });
});
