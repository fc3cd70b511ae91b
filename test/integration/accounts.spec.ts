/** Accounts as people handle them, against Pebble; what Pebble cannot do wrong, against the practice authority. */
import { createPrivateKey } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../electron/compose.ts';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { accountHandlers } from '../../electron/ipc/handlers/accounts.ts';
import type { AccountView } from '../../shared/domain/accounts.ts';
import { type Policy, policySchema } from '../../shared/domain/certificates.ts';
import { type Problem, toProblem } from '../../shared/errors/problem.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { describeWith } from '../support/tools.ts';

const hmacKey = 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W';
const failureOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: unknown) => toProblem(thrown),
  );

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

describe('ZeroSSL hands out a binding', () => {
  const apiKey = 'ab12cd34ef56';
  const asked: { path: string; body: string }[] = [];
  let answer: readonly [number, unknown];
  let standIn: { url: string; rootPem: string };
  let stop: () => void;
  beforeAll(async () => {
    const identity = await makeTlsIdentity();
    const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        asked.push({ path: `${request.method} ${request.url}`, body });
        response.writeHead(answer[0], { 'Content-Type': 'application/json' });
        response.end(typeof answer[1] === 'string' ? answer[1] : JSON.stringify(answer[1]));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    standIn = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/acme/`, rootPem: identity.rootPem };
    stop = () => {
      server.close();
      server.closeAllConnections();
    };
  });
  afterAll(() => stop());
  beforeEach(async () => {
    asked.length = 0;
    answer = [200, { success: true, eab_kid: 'kid-1', eab_hmac_key: hmacKey }];
    await opened.remove();
    opened = await openedWorkspace({ bindingApi: standIn });
  });
  const create = (binding: { readonly zerosslEmail: string } | { readonly zerosslApiKey: string }, id = 'zerossl') =>
    // ZeroSSL itself is out of reach here; it is never asked, because the look at the vault comes first.
    opened.workspace.accounts.create(
      { authority: { id }, contact: [], termsAgreed: true, binding },
      AbortSignal.timeout(2000),
    );

  it('for an e-mail address, plus sign and all', async () => {
    answer = [200, { success: false, error: { code: 2901, type: 'invalid_email' } }];
    expect(await failureOf(create({ zerosslEmail: 'me+acme@example.org' }))).toMatchObject({
      code: 'account.binding-invalid',
      details: { authority: 'ZeroSSL', field: 'email' },
    });
    expect(asked).toEqual([{ path: 'POST /acme/eab-credentials-email', body: 'email=me%2Bacme%40example.org' }]);
  });

  it('for an API key, which is in no failure', async () => {
    const failures: Problem[] = [];
    for (const said of [
      [403, { success: false, error: { code: 101, type: 'invalid_access_key' } }],
      [500, 'oops'],
      [200, { success: true }],
    ] as const) {
      answer = said;
      failures.push(await failureOf(create({ zerosslApiKey: apiKey })));
    }
    expect(failures.map(({ code }) => code)).toEqual(['account.binding-invalid', 'acme.bad-answer', 'acme.bad-answer']);
    expect(asked[0]).toEqual({ path: `POST /acme/eab-credentials?access_key=${apiKey}`, body: '' });
    await opened.remove();
    opened = await openedWorkspace({ bindingApi: { ...standIn, url: 'https://127.0.0.1:9/acme/' } });
    failures.push(await failureOf(create({ zerosslApiKey: apiKey })));
    expect(failures.at(-1)).toMatchObject({
      code: 'network.refused',
      details: { url: 'https://127.0.0.1:9/acme/eab-credentials' },
    });
    expect(JSON.stringify(failures)).not.toContain(apiKey);
  });

  it('and no other authority does', async () => {
    expect(await failureOf(create({ zerosslEmail: 'me@example.org' }, 'actalis'))).toMatchObject({
      code: 'input.invalid',
    });
    expect(
      await failureOf(
        opened.workspace.accounts.create({ authority: { id: 'zerossl' }, contact: [], termsAgreed: true }),
      ),
    ).toMatchObject({ code: 'account.binding-needed', details: { authority: 'ZeroSSL' } });
    expect(asked).toEqual([]);
  });
});
