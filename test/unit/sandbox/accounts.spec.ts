import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../../electron/engine/sandbox/open-sandbox.ts';
import { externalBinding, flattened, kind, makeKey, newOrder, signingClient } from './signing-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
const open = async (options: SandboxOptions = {}) => {
  sandbox = await openSandbox(options);
  client = signingClient(sandbox);
};
afterEach(async () => {
  client.close();
  await sandbox.close();
});

describe('an account', () => {
  it('is found again by its key, and only then when nothing may be made', async () => {
    await open();
    const key = makeKey();
    const none = await client.register(key, { onlyReturnExisting: true });
    const made = await client.register(key, { contact: ['mailto:me@example.test'] });
    const found = await client.register(key, { onlyReturnExisting: true, termsOfServiceAgreed: false });
    expect([none, made, found].map(({ answer }) => kind(answer))).toEqual(['400 accountDoesNotExist', '201 ', '200 ']);
    expect(found.url).toBe(made.url);
    expect(made.answer.json).toEqual({
      status: 'valid',
      contact: ['mailto:me@example.test'],
      termsOfServiceAgreed: true,
      orders: expect.stringContaining('/orders/'),
    });
  });

  it('needs the terms agreed and contacts that are one e-mail address each', async () => {
    await open();
    const terms = await client.register(makeKey(), { termsOfServiceAgreed: false });
    const contact = async (...entries: readonly string[]) =>
      kind((await client.register(makeKey(), { contact: entries })).answer);
    expect([
      kind(terms.answer),
      terms.answer.json.instance,
      await contact('tel:+49123'),
      await contact('mailto:no-at-sign'),
      await contact('mailto:a@example.test,b@example.test'),
      await contact('mailto:a@example.test?subject=hi'),
    ]).toEqual([
      '403 userActionRequired',
      (await client.directory()).meta.termsOfService,
      '400 unsupportedContact',
      '400 invalidContact',
      '400 invalidContact',
      '400 invalidContact',
    ]);
  });

  it('changes its contact, and once deactivated can do nothing more', async () => {
    await open();
    const account = await client.register();
    const order = await newOrder(client, account, ['a.example.test']);
    const changed = await account.post(account.url, { contact: ['mailto:new@example.test'] });
    const ended = await account.post(account.url, { status: 'deactivated' });
    const after = [await account.post(String(order.headers.location)), (await client.register(account.key)).answer];
    expect([changed.json.contact, ended.json.status, ...after.map(kind)]).toEqual([
      ['mailto:new@example.test'],
      'deactivated',
      '401 unauthorized',
      '403 unauthorized',
    ]);
  });

  it('changes its key: the new one works, the old one no longer, and one in use is refused', async () => {
    await open();
    const account = await client.register();
    const other = await client.register();
    const { keyChange } = await client.directory();
    const next = makeKey();
    const inner = (key: typeof next, more: object = {}) =>
      flattened(key, { url: keyChange, jwk: key.jwk }, { account: account.url, oldKey: account.key.jwk, ...more });
    const wrongOld = await account.post(keyChange, inner(next, { oldKey: other.key.jwk }));
    const wrongAccount = await account.post(keyChange, inner(next, { account: other.url }));
    const taken = await account.post(keyChange, inner(other.key));
    const forged = await account.post(keyChange, { ...inner(next), signature: inner(makeKey()).signature });
    const done = await account.post(keyChange, inner(next));
    const old = await account.post(account.url);
    const again = await client.register(next, { onlyReturnExisting: true });
    expect([wrongOld, wrongAccount, taken, forged, done, old].map(kind)).toEqual([
      '400 malformed',
      '400 malformed',
      '409 malformed',
      '400 malformed',
      '200 ',
      '400 malformed',
    ]);
    expect([taken.headers.location, again.url]).toEqual([other.url, account.url]);
  });

  it('is bound to an external account where that is required', async () => {
    const hmac = Buffer.alloc(32, 7).toString('base64url');
    await open({ externalAccounts: { 'kid-1': hmac } });
    const { newAccount, meta } = await client.directory();
    const key = makeKey();
    const bind = (keyId: string, secret: string, url: string, jwk: unknown) =>
      client.register(key, { externalAccountBinding: externalBinding(keyId, secret, url, jwk) });
    const answers = [
      await client.register(key),
      await bind('kid-2', hmac, newAccount, key.jwk),
      await bind('kid-1', Buffer.alloc(32, 8).toString('base64url'), newAccount, key.jwk),
      await bind('kid-1', hmac, 'https://127.0.0.1/other', key.jwk),
      await bind('kid-1', hmac, newAccount, makeKey().jwk),
      await bind('kid-1', hmac, newAccount, key.jwk),
    ];
    expect([meta.externalAccountRequired, ...answers.map(({ answer }) => kind(answer))]).toEqual([
      true,
      '403 externalAccountRequired',
      '403 unauthorized',
      '403 unauthorized',
      '400 malformed',
      '400 malformed',
      '201 ',
    ]);
  });

  it('lists its orders page by page', async () => {
    await open();
    const account = await client.register();
    const made: string[] = [];
    for (let index = 0; index < 51; index += 1) {
      made.push(String((await newOrder(client, account, [`n${index}.example.test`])).headers.location));
    }
    const first = await account.post((await account.post(account.url)).json.orders);
    const next = /<([^>]+)>;rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    const second = await account.post(next);
    expect([...first.json.orders, ...second.json.orders]).toEqual(made);
    expect(String(second.headers.link)).not.toContain('next');
  });
});
