import { describe, expect, it } from 'vitest';
import { correctCaa, pointHere, removeAddresses } from '../../../electron/engine/fixes/corrections.ts';
import { draftOf } from '../../../electron/engine/fixes/families.ts';
import type { FixWorld } from '../../../electron/engine/fixes/fix.ts';
import { isOver } from '../../../electron/engine/fixes/keeping.ts';
import { shownPlans } from '../../../electron/engine/fixes/plans.ts';
import { judgeAuthority } from '../../../electron/engine/preflight/judge/authority.ts';
import type { HostedRecord } from '../../../electron/engine/providers/provider.ts';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { fixValueWords } from '../../../shared/i18n/fix-words.ts';
import { caseOf, failedRun, memoryEditor, now, policy, providerWith, world } from './scripted-world.ts';

const record = (type: HostedRecord['type'], fqdn: string, value: string): HostedRecord => ({
  ...{ id: '', type, fqdn, value, ttl: 600 },
});
const key = (id: string, provider: string): CredentialView => ({ id, provider, label: id, createdAt: now, fields: [] });
const asking = (action: FixAction, choice?: string, cause = '') => ({ action, cause, choice });

describe('the smallest change', () => {
  const wish = { fqdn: 'example.org', tag: 'issue', issuer: 'letsencrypt.org', misspelt: undefined } as const;

  it('to CAA adds the authority beside those that are there', () => {
    expect(correctCaa(wish, [{ value: '0 issue "pki.goog"' }])).toEqual({
      ...{ fqdn: 'example.org', type: 'CAA' },
      add: ['0 issue "letsencrypt.org"'],
      remove: [],
    });
  });
  it('to CAA replaces a value with a slip in it, and nothing else', () => {
    const there = [{ value: '0 issue "https://letsencrypt.org"' }, { value: '0 iodef "mailto:a@example.org"' }];
    expect(correctCaa({ ...wish, misspelt: 'https://letsencrypt.org' }, there)).toMatchObject({
      add: ['0 issue "letsencrypt.org"'],
      remove: ['0 issue "https://letsencrypt.org"'],
    });
  });
  it('to AAAA removes exactly the dead one, however it is written', () => {
    const there = [{ value: '2001:db8::1' }, { value: '2001:db8::2' }];
    expect(removeAddresses('nas.example.org', ['2001:0db8:0::1'], there).remove).toEqual(['2001:db8::1']);
  });
  it('to A leaves what leads here and replaces what was named', () => {
    const there = [{ value: '203.0.113.1' }, { value: '203.0.113.2' }, { value: '203.0.113.9' }];
    expect(pointHere('nas.example.org', '203.0.113.9', ['203.0.113.1'], there)).toMatchObject({
      add: [],
      remove: ['203.0.113.1'],
    });
  });
});

describe('going on', () => {
  it('repeats only the failed step while the order lives', async () => {
    expect(await draftOf(caseOf(asking('retry'), { run: failedRun, policy }))).toEqual({
      kind: 'do',
      undo: 'no',
      changes: [{ kind: 'resume', step: 'validate' }],
      steps: [{ kind: 'resume', runId: 'run-1', live: false }],
    });
  });
  it('orders anew where the order is dead', async () => {
    const draft = await draftOf(caseOf(asking('retry'), { run: { ...failedRun, resumable: false }, policy }));
    expect(draft).toMatchObject({ changes: [{ kind: 'order', names: ['nas.example.org'] }] });
  });
  it('waits where the authority would refuse, and can be called off', async () => {
    const until = '2026-05-01T13:00:00.000Z';
    const about = { run: failedRun, policy, world: world({ barredUntil: () => until }) };
    expect(await draftOf(caseOf(asking('retry'), about))).toMatchObject({
      undo: 'yes',
      changes: [{ kind: 'wait', until }, { kind: 'resume' }],
    });
  });
  it('waits until the latest of what everybody said', async () => {
    const run = {
      ...failedRun,
      problem: problem('network.refused', { url: 'u', host: 'h' }, { retryAt: '2026-05-01T12:30:00.000Z' }),
      retry: { kind: 'at', at: '2026-05-01T15:00:00.000Z', how: 'same-order', reason: 'authority-limit' } as const,
    };
    expect(await draftOf(caseOf(asking('wait'), { run, policy }))).toMatchObject({
      changes: [{ kind: 'wait', until: '2026-05-01T15:00:00.000Z' }, { kind: 'resume' }],
    });
  });
  it('waits as long as the authority asked the check to wait', async () => {
    const until = '2026-05-01T14:00:00.000Z';
    const down = problem('directory.unavailable', { url: 'u', host: 'h', status: 503 }, { retryAt: until });
    const [finding] = judgeAuthority({ id: 'ca', name: 'CA', ladder: { host: 'h', steps: [], problem: down } });
    const asked = { ...asking('wait', undefined, 'ca-service-unavailable'), detail: finding?.detail ?? {} };
    expect(await draftOf(caseOf(asked, { policy }))).toMatchObject({ changes: [{ kind: 'wait', until }, {}] });
  });
});

describe('another policy', () => {
  const keys = [key('c1', 'cloudflare'), key('c2', 'alidns'), key('c3', 'rfc2136')];
  const about = { policy, world: world({ credentials: () => keys }) };

  it('offers the keys that fit the zone, and a record by hand', async () => {
    const draft = await draftOf(caseOf(asking('use-dns-challenge'), about));
    expect(draft.kind === 'choose' && draft.options.map(({ id, recommended }) => [id, recommended])).toEqual([
      ['c1', true],
      ['c3', false],
      ['manual', false],
    ]);
  });
  it('hands the changed policy back where nothing was ordered', async () => {
    expect(await draftOf(caseOf(asking('use-dns-challenge', 'c1'), about))).toMatchObject({
      changes: [{ kind: 'policy', field: 'challenge', before: 'http-01', after: 'dns-01 · Cloudflare' }],
      steps: [{ kind: 'policy', policy: { proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c1' } } }],
    });
  });
  it('orders by the changed policy where a run failed', async () => {
    expect(await draftOf(caseOf(asking('ask-from-outside', 'china'), { ...about, run: failedRun }))).toMatchObject({
      changes: [{ kind: 'policy', field: 'resolvers', before: 'fix.value.this-computer' }, { kind: 'order' }],
      steps: [{ kind: 'order', policy: { resolvers: ['223.5.5.5', '119.29.29.29'] } }],
    });
  });
  it('offers authorities that need no account, or have one of ours, and none that cannot sign the names', async () => {
    const names = async (changes: Partial<FixWorld>) => {
      const draft = await draftOf(caseOf(asking('choose-authority'), { policy, world: world(changes) }));
      return draft.kind === 'choose' ? draft.options.map(({ id }) => id) : [];
    };
    expect(await names({})).toEqual([]);
    const account = { id: 'a', authority: { id: 'zerossl' }, contact: [] };
    expect(await names({ accounts: () => [account] })).toEqual(['zerossl']);
  });
  it('asks for the kind of key where that is what is wrong', async () => {
    const draft = await draftOf(caseOf(asking('new-key', undefined, 'key-type-unsupported-by-target'), { policy }));
    expect(draft.kind === 'choose' && draft.options.find(({ recommended }) => recommended)?.id).toBe('rsa2048');
    const chosen = caseOf(asking('new-key', 'rsa2048', 'key-type-unsupported-by-target'), { policy });
    expect(await draftOf(chosen)).toMatchObject({ steps: [{ policy: { keyType: 'rsa2048', keyPolicy: 'new' } }] });
  });
});

describe('records of a zone', () => {
  const cloudflare = { ...policy, proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c1' } } as const;
  const withRecords = (...records: HostedRecord[]) =>
    world({
      credentials: () => [key('c1', 'cloudflare')],
      openProvider: async () => providerWith(memoryEditor(records)),
    });

  it('that lead nowhere by IPv6 are shown before they go', async () => {
    const records = [
      record('AAAA', 'nas.example.org', '2001:db8::1'),
      record('AAAA', 'nas.example.org', '2001:db8::2'),
    ];
    const asked = { ...asking('edit-records', undefined, 'ipv6-aaaa-broken'), detail: { addresses: '2001:db8::1' } };
    expect(await draftOf(caseOf(asked, { policy: cloudflare, world: withRecords(...records) }))).toMatchObject({
      undo: 'yes',
      changes: [
        { kind: 'record', effect: 'remove', type: 'AAAA', value: '2001:db8::1', ttl: 600, zone: 'example.org' },
      ],
      steps: [{ kind: 'records', seen: [{ values: ['2001:db8::1', '2001:db8::2'] }] }],
    });
  });
  it('are named for copying where no stored key can change them', async () => {
    const asked = { ...asking('edit-records', undefined, 'no-address-record'), detail: { own: '203.0.113.9' } };
    expect(await draftOf(caseOf(asked, { policy }))).toEqual({
      kind: 'words',
      values: ['nas.example.org A 203.0.113.9'],
    });
  });
  it('are added before the wrong ones go', async () => {
    const asked = { ...asking('edit-records', undefined, 'a-record-points-elsewhere'), detail: { own: '203.0.113.9' } };
    const old = record('A', 'nas.example.org', '203.0.113.1');
    expect(await draftOf(caseOf(asked, { policy: cloudflare, world: withRecords(old) }))).toMatchObject({
      changes: [
        { effect: 'add', value: '203.0.113.9', ttl: 600 },
        { effect: 'remove', value: '203.0.113.1' },
      ],
    });
  });
});

describe('a closed port', () => {
  const command = { program: 'ufw', args: ['allow', '8080/tcp'], elevated: true };
  const undo = { program: 'ufw', args: ['delete', 'allow', '8080/tcp'], elevated: true };
  const closed = world({
    network: {
      portHolder: async () => undefined,
      firewalls: async () => [{ firewall: 'ufw', verdict: 'closed', evidence: '' }],
      addresses: () => [{ device: 'eth0', address: '192.168.1.5' }],
      gateway: async () => ({ address: '192.168.1.1', device: 'eth0' }),
    },
    repair: {
      openPort: async () => ({ commands: [command], undo: [undo] }),
      startKeychain: async () => undefined,
      run: async () => undefined,
      lineOf: ({ program, args }) => [program, ...args].join(' '),
    },
    mapper: { ...world().mapper, find: async () => ({ protocol: 'pcp', router: '192.168.1.1' }) },
  });

  it('can be opened here, at the router or both, for one run or for good', async () => {
    const draft = await draftOf(caseOf(asking('open-port'), { policy, world: closed }));
    expect(draft.kind === 'choose' && draft.options.map(({ id }) => id)).toEqual([
      ...['firewall-and-router:until-done', 'firewall-and-router:keep'],
      ...['firewall:until-done', 'firewall:keep', 'router:until-done', 'router:keep'],
    ]);
    const titles = draft.kind === 'choose' ? draft.options.map(({ label }) => fixValueWords(label, 'en')) : [];
    expect(new Set(titles).size).toBe(6);
  });
  it('is told apart by how long, where only the firewall is in the way', async () => {
    const here = { ...closed, mapper: { ...closed.mapper, find: async () => undefined } };
    const draft = await draftOf(caseOf(asking('open-port'), { policy, world: here }));
    const options = draft.kind === 'choose' ? draft.options : [];
    expect(options.map(({ label, sentence = '' }) => [label, sentence].map((one) => fixValueWords(one, 'en')))).toEqual(
      [
        ['Until the certificate is done', 'In the firewall of this computer'],
        ['Until you take it back, for renewals too', 'In the firewall of this computer'],
      ],
    );
  });
  it('is opened for one run, which then goes on', async () => {
    const about = { policy, run: failedRun, world: closed };
    expect(await draftOf(caseOf(asking('open-port', 'until-done'), about))).toMatchObject({
      undo: 'until-done',
      changes: [
        { kind: 'command', line: 'ufw allow 8080/tcp', elevated: true },
        { kind: 'mapping', protocol: 'pcp', outerPort: 80, innerPort: 8080 },
        { kind: 'resume', step: 'validate' },
      ],
    });
  });
  it('that nothing here can open is told as what the router needs', async () => {
    expect(await draftOf(caseOf(asking('open-port'), { policy }))).toEqual({ kind: 'words', values: ['TCP 80'] });
  });
  it('is closed when the run is over, and when nobody ordered for a day', () => {
    const opened = { appliedAt: now, phase: 'applied' } as const;
    const later = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000);
    const ended = { status: 'failed', endedAt: later(1).toISOString() } as const;
    expect(isOver(opened, undefined, later(1))).toBe(false);
    expect(isOver(opened, { status: 'working' }, later(2))).toBe(false);
    expect(isOver(opened, { ...ended, endedAt: '2026-05-01T11:00:00.000Z' }, later(2))).toBe(false);
    expect(isOver(opened, ended, later(2))).toBe(true);
    expect(isOver(opened, undefined, later(25))).toBe(true);
    expect(isOver({ ...opened, phase: 'applying' }, undefined, later(1))).toBe(true);
  });
});

describe('a page outside', () => {
  it('is opened where it is known, and only told where it is not', async () => {
    const at = (helpUrl: string) => ({
      ...failedRun,
      problem: problem('acme.userActionRequired', {
        ...{ type: 'userActionRequired', detail: 'agree', status: 403, url: 'https://acme.example/', subproblems: [] },
        helpUrl,
      }),
    });
    const draft = (url: string) => draftOf(caseOf(asking('open-link'), { policy, run: at(url) }));
    expect(await draft('https://portal.letsencrypt.org/sfe/v1/unpause?jwt=x')).toMatchObject({ kind: 'open' });
    expect(await draft('https://elsewhere.example/')).toEqual({
      kind: 'words',
      values: ['https://elsewhere.example/'],
    });
  });
});

it('is carried out once, and not after an hour', () => {
  let time = Date.parse(now);
  const plans = shownPlans(() => new Date(time));
  const plan = {
    asked: caseOf(asking('retry')).asked,
    draft: { kind: 'do', changes: [], undo: 'no', steps: [] },
  } as const;
  const [first, second] = [plans.keep(plan), plans.keep(plan)];
  expect(plans.take(first)).toMatchObject(plan);
  expect(() => plans.take(first)).toThrow('fix.plan-unknown');
  time += 3_600_000;
  expect(() => plans.take(second)).toThrow('fix.plan-unknown');
});
