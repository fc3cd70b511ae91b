/** Accounts as people handle them, against Pebble. */
import { createPrivateKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AccountView } from '../../shared/domain/accounts.ts';
import { failureOf } from '../support/failure-of.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { describeWith } from '../support/tools.ts';

const hmacKey = 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W';
let opened: OpenedWorkspace;
beforeEach(async () => {
  opened = await openedWorkspace();
});
afterEach(() => opened.remove());

const stored = (id: string) => opened.workspace.storage.accounts.get(id);
const keyOf = async (id: string): Promise<string> => (await opened.workspace.accounts.exportKey(id))['account-key.pem'];

describeWith(['pebble'], 'accounts at Pebble', () => {
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble();
  });
  afterAll(() => pebble.stop());
  const authority = () => ({ url: pebble.directoryUrl, rootPem: pebble.rootPem });
  const create = (contact: readonly string[] = []): Promise<AccountView> =>
    opened.workspace.accounts.create({ authority: authority(), contact, termsAgreed: true });

  it('are registered at once, and a second one stands beside the first', async () => {
    const first = await create(['me@example.org']);
    const second = await create();
    expect(first).toMatchObject({ usual: true, contact: ['me@example.org'], certificates: 0 });
    expect(first.url).toMatch(/^https:/);
    expect(second.url).not.toBe(first.url);
    expect(opened.workspace.accounts.list().map(({ id, usual }) => [id, usual])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    expect(opened.workspace.accounts.makeUsual(second.id).usual).toBe(true);
    const again = await opened.reopen();
    expect(again.accounts.list().map(({ usual }) => usual)).toEqual([false, true]);
    expect(again.storage.accounts.find(pebble.directoryUrl)?.id).toBe(second.id);
  });

  it('take another address, and none', async () => {
    const { id } = await create(['me@example.org']);
    const { accounts } = opened.workspace;
    expect((await accounts.changeContact(id, ['you@example.org'])).contact).toEqual(['you@example.org']);
    const other = await openedWorkspace();
    const imported = await other.workspace.accounts.import(authority(), await keyOf(id));
    expect(imported.contact).toEqual(['you@example.org']);
    await other.remove();
    expect(await failureOf(accounts.changeContact('nobody', []))).toMatchObject({
      code: 'account.not-found',
      details: { id: 'nobody' },
    });
  });

  it('get a new key: the old one is worth nothing then', async () => {
    const account = await create();
    const before = await keyOf(account.id);
    const after = await opened.workspace.accounts.rollOver(account.id);
    expect(after).toEqual(account);
    expect(await keyOf(account.id)).not.toBe(before);
    expect(opened.workspace.storage.secrets.names().filter((name) => name.startsWith('account-key/'))).toHaveLength(1);
    const other = await openedWorkspace();
    expect(await failureOf(other.workspace.accounts.import(authority(), before))).toMatchObject({
      code: 'account.key-invalid',
      details: { reason: 'unknown-account' },
    });
    expect((await other.workspace.accounts.import(authority(), await keyOf(account.id))).url).toBe(account.url);
    await other.remove();
  });

  it('move to another machine and back, also with a key that was exchanged there', async () => {
    const account = await create(['me@example.org']);
    const files = await opened.workspace.accounts.exportKey(account.id);
    expect(JSON.parse(files['account.json'])).toMatchObject({
      directory: pebble.directoryUrl,
      account: account.url,
      contact: ['me@example.org'],
    });
    const other = await openedWorkspace();
    const jwk = JSON.stringify(createPrivateKey(files['account-key.pem']).export({ format: 'jwk' }));
    const there = await other.workspace.accounts.import(authority(), jwk);
    expect(there).toMatchObject({ url: account.url, usual: true });
    await other.workspace.accounts.rollOver(there.id);
    const exchanged = (await other.workspace.accounts.exportKey(there.id))['account-key.pem'];
    await other.remove();
    const back = await opened.workspace.accounts.import(authority(), exchanged);
    expect(back.id).toBe(account.id);
    expect(await keyOf(account.id)).toBe(exchanged);
    expect((await opened.workspace.accounts.import(authority(), exchanged)).id).toBe(account.id);
    expect(opened.workspace.accounts.list()).toHaveLength(1);
  });

  it('end for good, and are no longer offered', async () => {
    const [first, second] = [await create(), await create()];
    const key = await keyOf(first.id);
    await opened.workspace.accounts.deactivate(first.id);
    expect(opened.workspace.accounts.list().map(({ id, usual }) => [id, usual])).toEqual([[second.id, true]]);
    expect(await failureOf(opened.workspace.accounts.import(authority(), key))).toMatchObject({
      code: 'account.key-invalid',
      details: { reason: 'deactivated' },
    });
    expect(await failureOf(opened.workspace.accounts.rollOver(first.id))).toMatchObject({ code: 'account.not-found' });
  });

  it('are looked up at the directory that is asked about', async () => {
    expect(await opened.workspace.lookAtAuthority(authority())).toMatchObject({
      externalAccountRequired: false,
      renewalInfo: true,
      profiles: { default: 'Ninety days', shortlived: 'Six days' },
    });
  });
});

describeWith(['pebble'], 'an authority that binds accounts to its own', () => {
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble({ externalAccounts: { 'kid-1': hmacKey } });
  });
  afterAll(() => pebble.stop());
  const create = (binding?: { readonly keyId: string; readonly hmacKey: string }): Promise<AccountView> =>
    opened.workspace.accounts.create({
      authority: { url: pebble.directoryUrl, rootPem: pebble.rootPem },
      contact: [],
      termsAgreed: true,
      binding,
    });

  it('takes key id and HMAC key with what copying brings along', async () => {
    const account = await create({
      keyId: ' kid-1\n',
      hmacKey: `\u200b${hmacKey.slice(0, 30)}\n${hmacKey.slice(30)}= `,
    });
    expect(account.externalKeyId).toBe('kid-1');
    expect(stored(account.id)?.bindingRecord).toBe(`account-binding/${account.id}`);
  });

  it('is told apart before anything is stored: none given, malformed, unknown, wrong', async () => {
    expect(await failureOf(create())).toMatchObject({ code: 'account.binding-needed' });
    for (const [given, field] of [
      [{ keyId: 'kid 1', hmacKey }, 'keyId'],
      [{ keyId: 'kid-1', hmacKey: 'not base64 !' }, 'hmacKey'],
      [{ keyId: 'kid-1', hmacKey: hmacKey.slice(0, 12) }, 'hmacKey'],
      [{ keyId: 'kid-1', hmacKey: hmacKey.slice(0, 61) }, 'hmacKey'],
    ] as const) {
      expect(await failureOf(create(given))).toMatchObject({ code: 'account.binding-invalid', details: { field } });
    }
    expect((await failureOf(create({ keyId: 'kid-2', hmacKey }))).code).toMatch(/^acme\./);
    expect((await failureOf(create({ keyId: 'kid-1', hmacKey: hmacKey.toLowerCase() }))).code).toMatch(/^acme\./);
    expect(opened.workspace.storage.accounts.list()).toEqual([]);
    expect(opened.workspace.storage.secrets.names().filter((name) => name.startsWith('account'))).toEqual([]);
  });

  it('says so itself', async () => {
    const look = await opened.workspace.lookAtAuthority({ url: pebble.directoryUrl, rootPem: pebble.rootPem });
    expect(look.externalAccountRequired).toBe(true);
  });
});
