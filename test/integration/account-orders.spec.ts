/** Accounts and their orders, and changes whose answers are lost, against the practice authority that can be told to fail. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../electron/compose.ts';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { accountHandlers } from '../../electron/ipc/handlers/accounts.ts';
import type { AccountView } from '../../shared/domain/accounts.ts';
import { type Policy, policySchema } from '../../shared/domain/certificates.ts';
import { failureOf } from '../support/failure-of.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';

let opened: OpenedWorkspace;
beforeEach(async () => {
  opened = await openedWorkspace();
});
afterEach(() => opened.remove());

const stored = (id: string) => opened.workspace.storage.accounts.get(id);
const keyOf = async (id: string): Promise<string> => (await opened.workspace.accounts.exportKey(id))['account-key.pem'];

describe('a change of keys whose answer is lost', () => {
  let sandbox: Sandbox;
  let account: AccountView;
  beforeEach(async () => {
    sandbox = await openSandbox();
    account = await opened.workspace.accounts.create({
      authority: { url: sandbox.directoryUrl, rootPem: sandbox.rootPem },
      contact: [],
      termsAgreed: true,
    });
  });
  afterEach(() => sandbox.close());
  const keyRecords = () => opened.workspace.storage.secrets.names().filter((name) => name.startsWith('account-key/'));

  it('is found out by asking with each key: it was carried out', async () => {
    const before = await keyOf(account.id);
    sandbox.faults.add({ path: 'keyChange', transport: 'lose-answer' });
    expect(await opened.workspace.accounts.rollOver(account.id)).toEqual(account);
    expect(await keyOf(account.id)).not.toBe(before);
    expect(keyRecords()).toHaveLength(1);
    expect((await opened.workspace.accounts.changeContact(account.id, ['me@example.org'])).contact).toHaveLength(1);
  });

  it('was not carried out: the old key stays, and the failure is told', async () => {
    const before = await keyOf(account.id);
    sandbox.faults.add({ path: 'keyChange', transport: 'reset' });
    expect(await failureOf(opened.workspace.accounts.rollOver(account.id))).toMatchObject({ code: 'network.reset' });
    sandbox.faults.next('serverInternal', { path: 'keyChange' });
    expect(await failureOf(opened.workspace.accounts.rollOver(account.id))).toMatchObject({
      code: 'acme.serverInternal',
    });
    expect(await keyOf(account.id)).toBe(before);
    expect(stored(account.id)?.nextKeyRecord).toBeUndefined();
    expect(keyRecords()).toHaveLength(1);
  });

  it.each([
    ['carried out', 'lose-answer', true],
    ['not carried out', 'reset', false],
  ] as const)(
    'nor can it be asked: both keys are kept, and a later process settles it (%s)',
    async (_, transport, changed) => {
      const before = await keyOf(account.id);
      sandbox.faults.add({ path: 'keyChange', transport });
      // The look-ups that would settle it at once fail as well, repetitions included.
      sandbox.faults.add({ path: 'newAccount', transport: 'reset', times: 3 });
      expect(await failureOf(opened.workspace.accounts.rollOver(account.id))).toMatchObject({ code: 'network.reset' });
      expect(keyRecords()).toHaveLength(2);
      expect(await failureOf(opened.workspace.accounts.exportKey(account.id))).toMatchObject({
        code: 'account.rollover-undecided',
      });
      sandbox.faults.clear();

      const { accounts } = await opened.reopen();
      expect((await accounts.changeContact(account.id, ['me@example.org'])).url).toBe(account.url);
      expect((await keyOf(account.id)) !== before).toBe(changed);
      expect(keyRecords()).toHaveLength(1);
    },
  );

  it('stays undecided, with both keys, while the authority knows neither', async () => {
    sandbox.faults.add({ path: 'keyChange', transport: 'reset' });
    sandbox.faults.add({ path: 'newAccount', transport: 'reset', times: 3 });
    await failureOf(opened.workspace.accounts.rollOver(account.id));
    sandbox.faults.clear();
    sandbox.faults.add({ path: 'newAccount', type: 'accountDoesNotExist', times: 2 });
    const { accounts } = await opened.reopen();
    expect(await failureOf(accounts.changeContact(account.id, []))).toMatchObject({
      code: 'account.rollover-undecided',
      retryable: true,
    });
    expect(keyRecords()).toHaveLength(2);
    await accounts.changeContact(account.id, []);
    expect(keyRecords()).toHaveLength(1);
  });

  it('does not register a second account when the first answer is lost', async () => {
    const other = await openedWorkspace();
    const create = () =>
      other.workspace.accounts.create({
        authority: { url: sandbox.directoryUrl, rootPem: sandbox.rootPem },
        contact: [],
        termsAgreed: true,
      });
    sandbox.faults.add({ path: 'newAccount', transport: 'lose-answer', times: 3 });
    expect(await failureOf(create())).toMatchObject({ code: 'network.reset' });
    const [left] = other.workspace.accounts.list();
    expect(left?.url).toBeUndefined();
    const found = await create();
    expect([found.id, other.workspace.accounts.list().length]).toEqual([left?.id, 1]);
    await other.remove();
  });

  it('a deactivation whose answer is lost is complete the second time', async () => {
    sandbox.faults.add({ path: 'account', transport: 'lose-answer' });
    expect(await failureOf(opened.workspace.accounts.deactivate(account.id))).toMatchObject({ code: 'network.reset' });
    await opened.workspace.accounts.deactivate(account.id);
    expect(opened.workspace.accounts.list()).toEqual([]);
    expect(keyRecords()).toEqual([]);
  });
});

describe('an account that orders', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await openSandbox({ folder: join(opened.folder, 'authority'), httpPort: 0 });
  });
  afterEach(() => sandbox.close());
  const authority = () => ({ url: sandbox.directoryUrl, rootPem: sandbox.rootPem });
  const policy = (): Policy =>
    policySchema.parse({
      identifiers: [{ type: 'dns', value: 'nas.example.test' }],
      authority: authority(),
      proof: { method: 'http-01', port: sandbox.httpPort, address: '127.0.0.1' },
      keyType: 'ec256',
      termsAgreed: true,
    });
  const order = async () => {
    const run = await opened.workspace.issue(policy());
    await run.ended;
    return run.view();
  };

  it('is registered by its first order, kept for the next, and not ended without a word', async () => {
    expect((await order()).status).toBe('succeeded');
    const [account] = opened.workspace.accounts.list();
    expect(account).toMatchObject({ usual: true, certificates: 1, url: expect.stringMatching(/^https:/) });
    const id = account?.id ?? '';
    expect(await failureOf(opened.workspace.accounts.deactivate(id))).toMatchObject({
      code: 'account.in-use',
      details: { certificates: ['nas.example.test'] },
    });
    await opened.workspace.accounts.rollOver(id);
    expect((await order()).status).toBe('succeeded');
    expect(opened.workspace.accounts.list().map((one) => one.id)).toEqual([id]);
    await opened.workspace.accounts.deactivate(id, { evenIfUsed: true });
    expect((await order()).status).toBe('succeeded');
    expect(opened.workspace.accounts.list().map((one) => one.id)).not.toContain(id);
  });

  it('is one account when two first orders come at once', async () => {
    const runs = await Promise.all(
      ['a.example.test', 'b.example.test'].map((value) =>
        opened.workspace.issue({
          ...policy(),
          identifiers: [{ type: 'dns', value }],
          proof: { method: 'dns-persist-01' },
        }),
      ),
    );
    for (const run of runs) run.cancel();
    await Promise.all(runs.map(({ ended }) => ended));
    expect(opened.workspace.accounts.list()).toHaveLength(1);
  });

  it('keeps its key while the order is under way', async () => {
    const { id } = await opened.workspace.accounts.create({ authority: authority(), contact: [], termsAgreed: true });
    sandbox.faults.validationDelay = 60_000;
    const run = await opened.workspace.issue(policy());
    expect(await failureOf(opened.workspace.accounts.rollOver(id))).toMatchObject({
      code: 'account.busy',
      details: { certificates: ['nas.example.test'] },
    });
    expect(stored(id)?.nextKeyRecord).toBeUndefined();
    run.cancel();
    await run.ended;
    expect((await opened.workspace.accounts.rollOver(id)).id).toBe(id);
  });

  it('that the authority has forgotten is registered once more, with the same key', async () => {
    const before = await opened.workspace.accounts.create({ authority: authority(), contact: [], termsAgreed: true });
    const key = await keyOf(before.id);
    const acmePort = Number(new URL(sandbox.directoryUrl).port);
    await sandbox.close();
    sandbox = await openSandbox({ folder: join(opened.folder, 'authority'), httpPort: 0, acmePort });
    expect((await order()).status).toBe('succeeded');
    const [after, ...more] = opened.workspace.accounts.list();
    expect([after?.id, await keyOf(before.id), more]).toEqual([before.id, key, []]);
    expect(after?.url).not.toBe(before.url);
  });

  it('must be there before an authority that binds accounts is asked for anything', async () => {
    const asked = opened.workspace.issue({
      ...policy(),
      identifiers: [{ type: 'dns', value: 'nas.example.org' }],
      authority: { id: 'actalis' },
    });
    expect(await failureOf(asked)).toMatchObject({ code: 'account.binding-needed', details: { authority: 'Actalis' } });
    expect(opened.workspace.accounts.list()).toEqual([]);
  });

  it('is served to the page without its key; the key goes to the person alone', async () => {
    const delivered: unknown[] = [];
    const handlers = accountHandlers({
      workspace: async () => opened.workspace,
      options: { host: { deliver: async (...files: unknown[]) => void delivered.push(...files) } },
    } as unknown as Services);
    const account = await handlers['accounts.create']({ authority: authority(), contact: [], termsAgreed: true });
    const { accounts } = await handlers['accounts.list']({});
    expect(accounts).toEqual([account]);
    expect(await handlers['authorities.look']({ authority: authority() })).toMatchObject({ renewalInfo: true });
    await handlers['accounts.export']({ id: account.id });
    expect(delivered).toEqual([
      { 'account-key.pem': expect.stringContaining('PRIVATE KEY'), 'account.json': expect.stringContaining('https:') },
      'account-127.0.0.1',
    ]);
    expect(JSON.stringify(account)).not.toContain('PRIVATE');
    expect(await handlers['accounts.deactivate']({ id: account.id, evenIfUsed: false })).toEqual({ done: true });
    expect(await handlers['accounts.list']({})).toEqual({ accounts: [] });
  });
});
