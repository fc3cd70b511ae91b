import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccountKey, thumbprintOf } from '../../../electron/engine/acme/account-key.ts';
import { type FaultServer, type FaultServerOptions, startFaultServer } from '../../support/fault-server.ts';
import { oneName, open, problemOf } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const restart = async (options: FaultServerOptions) => {
  await server.stop();
  server = await startFaultServer(options);
};
const refuse = (status: number, type: string, detail = 'because') =>
  ({ kind: 'answer', status, body: { type: `urn:ietf:params:acme:error:${type}`, detail } }) as const;
const count = (resource: string) => server.requests.filter((request) => request.resource === resource).length;
const authority = () => new URL(server.origin).host;

describe('a CA that wants an external account', () => {
  const externalAccounts = { 'kid-1': 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W' };
  const hmacKey = externalAccounts['kid-1'];

  it('gets a binding it can verify, from a pasted key with blanks and padding', async () => {
    await restart({ externalAccounts });
    const { session } = await open(server, { externalAccount: { keyId: 'kid-1 ', hmacKey: ` ${hmacKey}==\n` } });
    expect((await session.account()).url).toBe(`${server.origin}/account/1`);
  });

  it('is sent nothing while we have no binding', async () => {
    await restart({ externalAccounts });
    const { session } = await open(server);
    expect(await problemOf(session.account())).toEqual({
      code: 'account.binding-needed',
      details: { authority: authority() },
      retryable: false,
    });
    expect(server.requests.map(({ resource }) => resource)).toEqual(['directory']);
  });

  it('and does not announce it is understood as well', async () => {
    await restart({ externalAccounts, meta: { externalAccountRequired: false } });
    const { session } = await open(server);
    expect((await problemOf(session.account())).code).toBe('account.binding-needed');
    expect(count('new-account')).toBe(1);
  });

  it.each([
    ['keyId', ' ', hmacKey],
    ['hmacKey', 'kid-1', ''],
    ['hmacKey', 'kid-1', 'two words'],
    ['hmacKey', 'kid-1', 'ｆｕｌｌ'],
  ])('is sent nothing while the %s cannot be right', async (field, keyId, key) => {
    await restart({ externalAccounts });
    const { session } = await open(server, { externalAccount: { keyId, hmacKey: key } });
    expect(await problemOf(session.account())).toMatchObject({ code: 'account.binding-invalid', details: { field } });
    expect(count('new-account')).toBe(0);
  });

  it('refuses a wrong key by its own word', async () => {
    await restart({ externalAccounts });
    const { session } = await open(server, { externalAccount: { keyId: 'kid-1', hmacKey: 'AAAA' } });
    expect((await problemOf(session.account())).code).toBe('acme.malformed');
  });
});

describe('what the CA keeps of the account', () => {
  it('is read and changed', async () => {
    const { session } = await open(server);
    const { url } = await session.account();
    const details = { url, status: 'valid', contact: ['mailto:someone@example.org'], termsAgreed: true };
    expect(await session.accountDetails()).toEqual(details);
    await session.changeContact(['other@example.org', 'tel:+49123']);
    expect((await session.accountDetails()).contact).toEqual(['mailto:other@example.org', 'tel:+49123']);
    await session.changeContact([]);
    expect((await session.accountDetails()).contact).toEqual([]);
    expect(server.requests.filter(({ resource }) => resource === 'account').map(({ payload }) => payload)).toEqual([
      '',
      { contact: ['mailto:other@example.org', 'tel:+49123'] },
      '',
      { contact: [] },
      '',
    ]);
  });

  it('is left alone when the CA refuses the contact', async () => {
    const { session } = await open(server);
    server.plant('account', refuse(400, 'invalidContact'));
    expect((await problemOf(session.changeContact(['nobody@localhost']))).code).toBe('acme.invalidContact');
  });

  it('is told although its URL was answered with nonsense once', async () => {
    const { session } = await open(server);
    server.plant('account', { kind: 'answer', status: 200, body: '<html>' });
    expect((await problemOf(session.accountDetails())).code).toBe('acme.bad-answer');
  });
});

describe('an account that was deactivated', () => {
  it('says so from then on, whatever is asked of it', async () => {
    const { session, key } = await open(server);
    const { url } = await session.account();
    await session.deactivateAccount();
    const closed = { code: 'account.deactivated', details: { authority: authority(), url }, retryable: false };
    expect(await problemOf(session.createOrder(oneName))).toEqual(closed);
    expect(await problemOf(session.order(`${server.origin}/order/1`))).toEqual(closed);
    expect(await session.accountDetails()).toEqual({ url, status: 'deactivated', contact: [] });
    // The key cannot be registered again: RFC 8555 §7.3.1 gives back the account that is there.
    const again = await open(server, { accountKeyPem: key });
    expect(await problemOf(again.session.account())).toEqual(closed);
    expect(count('new-order')).toBe(1);
  });

  it('is not made out of every refusal', async () => {
    const { session } = await open(server);
    server.plant('new-order', refuse(401, 'unauthorized', 'this name is not yours'));
    expect((await problemOf(session.createOrder(oneName))).code).toBe('acme.unauthorized');
    server.plant('new-order', refuse(403, 'unauthorized', 'Account is not valid, has status "revoked"'));
    expect((await problemOf(session.createOrder(oneName))).code).toBe('account.deactivated');
  });
});

describe('changing the account’s key', () => {
  it('signs with the new one from then on, and proves with it', async () => {
    const { session, key } = await open(server);
    const { url } = await session.account();
    const before = session.keyAuthorization('t');
    const newKey = await createAccountKey();
    await session.rollOver(newKey);
    expect([before, session.keyAuthorization('t')]).toEqual([`t.${thumbprintOf(key)}`, `t.${thumbprintOf(newKey)}`]);
    expect((await session.createOrder(oneName)).status).toBe('pending');
    expect(server.complaints).toEqual([]);
    const known = { kind: 'known', url } as const;
    const withOld = await open(server, { accountKeyPem: key, account: known });
    expect((await problemOf(withOld.session.createOrder(oneName))).code).toBe('acme.malformed');
    const withNew = await open(server, { accountKeyPem: newKey, account: { kind: 'existing' } });
    expect((await withNew.session.account()).url).toBe(url);
  });

  it('registers the new one when the CA forgets the account later', async () => {
    const { session } = await open(server);
    const newKey = await createAccountKey();
    await session.rollOver(newKey);
    server.forgetAccounts();
    await session.createOrder(oneName);
    const found = await open(server, { accountKeyPem: newKey, account: { kind: 'existing' } });
    expect((await found.session.account()).url).toBe((await session.account()).url);
  });

  it.each([
    ['refused', refuse(409, 'malformed', 'key in use'), 'acme.malformed'],
    ['lost on the way', { kind: 'drop' }, 'network.reset'],
    ['cut off', { kind: 'truncated' }, 'network.reset'],
    ['a yes that is not true', { kind: 'answer', status: 200, body: '' }, 'acme.bad-answer'],
    ['an error of the server', refuse(500, 'serverInternal'), 'acme.serverInternal'],
  ] as const)('goes on with the old one when the answer is %s', async (name, fault, code) => {
    const { session, key } = await open(server);
    await session.account();
    server.plant('key-change', fault);
    expect([name, (await problemOf(session.rollOver(await createAccountKey()))).code]).toEqual([name, code]);
    expect(session.keyAuthorization('t')).toBe(`t.${thumbprintOf(key)}`);
    expect((await session.createOrder(oneName)).status).toBe('pending');
    expect(count('key-change')).toBe(1);
  });

  it('counts although the first request with the new one gets no answer', async () => {
    const { session } = await open(server);
    server.plant('account', { kind: 'drop' }, 3);
    const newKey = await createAccountKey();
    await session.rollOver(newKey);
    expect(session.keyAuthorization('t')).toBe(`t.${thumbprintOf(newKey)}`);
    expect([(await session.createOrder(oneName)).status, server.complaints]).toEqual(['pending', []]);
  });

  it('is not begun with a key that is none, nor where the CA cannot do it', async () => {
    const { session } = await open(server);
    expect((await problemOf(session.rollOver('-----BEGIN NONSENSE-----'))).code).toBe('account.key-invalid');
    await restart({ without: ['keyChange', 'revokeCert'] });
    const { session: other } = await open(server);
    expect(await problemOf(other.rollOver(await createAccountKey()))).toMatchObject({
      code: 'directory.wrong-json',
      details: { missing: ['keyChange'] },
    });
    expect(await problemOf(other.revoke(Uint8Array.of(1)))).toMatchObject({ details: { missing: ['revokeCert'] } });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('a revocation by the certificate’s own key', () => {
  it('needs no account and carries the key itself', async () => {
    const { session } = await open(server);
    await session.revokeByKey(Uint8Array.of(1, 2, 250), await createAccountKey(), 1);
    expect(server.requests.map(({ method, resource }) => `${method} ${resource}`)).toEqual([
      'GET directory',
      'HEAD new-nonce',
      'POST revoke',
    ]);
    expect(server.requests.at(-1)).toMatchObject({ bare: true, payload: { certificate: 'AQL6', reason: 1 } });
    expect([server.requests.at(-1)?.kid, server.complaints]).toEqual([undefined, []]);
  });

  it('is typed when the CA refuses', async () => {
    const { session } = await open(server);
    server.plant('revoke', refuse(400, 'badRevocationReason'));
    const revocation = session.revokeByKey(Uint8Array.of(1), await createAccountKey(), 7);
    expect((await problemOf(revocation)).code).toBe('acme.badRevocationReason');
  });
});
