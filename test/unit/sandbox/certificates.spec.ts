import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import {
  type Account,
  flattened,
  issue,
  kind,
  makeKey,
  newOrder,
  proveByDns,
  signingClient,
} from './signing-client.ts';

const day = 86_400_000;
let now: number;
let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
beforeEach(async () => {
  now = Date.now();
  const clock = { now: () => new Date(now), sleep: () => Promise.resolve() };
  sandbox = await openSandbox({ clock, alternateRoot: true });
  client = signingClient(sandbox);
  account = await client.register();
});
afterEach(async () => {
  client.close();
  await sandbox.close();
});

describe('a certificate', () => {
  it('has a renewal window at two thirds of its life, at once when revoked, or where it is told', async () => {
    const { leaf, der, final } = await issue(sandbox, client, account, ['ari.example.test']);
    const { renewalInfo, revokeCert } = await client.directory();
    const aki = leaf.getExtension('2.5.29.35');
    const keyId = Buffer.from(aki?.value ?? new ArrayBuffer(0)).subarray(4);
    const id = `${keyId.toString('base64url')}.${Buffer.from(leaf.serialNumber, 'hex').toString('base64url')}`;
    const ask = async () => (await client.send('GET', `${renewalInfo}/${id}`)).json.suggestedWindow;
    const usual = await ask();
    const middle = (Date.parse(usual.start) + Date.parse(usual.end)) / 2;
    expect(Math.round((middle - leaf.notBefore.getTime()) / day)).toBe(60);
    await account.post(revokeCert, { certificate: der });
    expect(Date.parse((await ask()).end)).toBeLessThanOrEqual(now);
    const window = { start: new Date(now - day), end: new Date(now + day) };
    sandbox.faults.renewalWindow = { ...window, explanationUrl: 'https://ca.example.test/incident' };
    const told = await client.send('GET', `${renewalInfo}/${id}`);
    expect(told.json).toEqual({
      suggestedWindow: { start: window.start.toISOString(), end: window.end.toISOString() },
      explanationURL: 'https://ca.example.test/incident',
    });
    expect(told.headers['retry-after']).toBe('21600');
    expect((await client.send('GET', `${renewalInfo}/AAAA.AAAA`)).status).toBe(404);
    expect(final.json.status).toBe('valid');
    // RFC 9773 §5
    const replacing = await newOrder(client, account, ['ari.example.test'], { replaces: id });
    const again = await newOrder(client, account, ['ari.example.test'], { replaces: id });
    const foreignName = await newOrder(client, account, ['else.example.test'], { replaces: id });
    const foreignAccount = await newOrder(client, await client.register(), ['ari.example.test'], { replaces: id });
    const unknown = await newOrder(client, account, ['ari.example.test'], { replaces: 'AAAA.AAAA' });
    expect([replacing.json.replaces, ...[again, foreignName, foreignAccount, unknown].map(kind)]).toEqual([
      id,
      '409 alreadyReplaced',
      '400 malformed',
      '403 unauthorized',
      '404 malformed',
    ]);
  });

  it('is revoked by its account, once, with a reason that is accepted', async () => {
    const { der } = await issue(sandbox, client, account, ['revoke.example.test']);
    const { revokeCert } = await client.directory();
    const stranger = await client.register();
    const answers = [
      await stranger.post(revokeCert, { certificate: der }),
      await account.post(revokeCert, { certificate: der, reason: 2 }),
      await account.post(revokeCert, { certificate: 'AAAA' }),
      await account.post(revokeCert, { certificate: der, reason: 4 }),
      await account.post(revokeCert, { certificate: der }),
    ];
    expect(answers.map(kind)).toEqual([
      '403 unauthorized',
      '400 badRevocationReason',
      '404 malformed',
      '200 ',
      '400 alreadyRevoked',
    ]);
  });

  it('is revoked by its own key, and by another account that controls its names today', async () => {
    const { revokeCert } = await client.directory();
    const first = await issue(sandbox, client, account, ['key.example.test']);
    const { privateKey } = first.keys;
    const pem = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey as CryptoKey));
    const own = makeKey('ES256', pem);
    const header = async () => ({ nonce: await client.nonce(), url: revokeCert, jwk: own.jwk });
    const byKey = await client.postJws(
      revokeCert,
      flattened(own, await header(), { certificate: first.der, reason: 1 }),
    );
    const second = await issue(sandbox, client, account, ['names.example.test']);
    const stranger = await client.register();
    await proveByDns(sandbox, stranger, await newOrder(client, stranger, ['names.example.test']));
    const byNames = await stranger.post(revokeCert, { certificate: second.der });
    expect([byKey, byNames].map(kind)).toEqual(['200 ', '200 ']);
  });
});
