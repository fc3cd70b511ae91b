/** win-acme and ZeroSSL, first half: a directory that cannot be had is told apart, and waited for as it asks. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Policy } from '../../shared/domain/certificates.ts';
import { type Problem, problemSchema } from '../../shared/errors/problem.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import { type AuthorityFront, startAuthorityFront, type Trouble } from '../support/authority-front.ts';
import { freePort } from '../support/free-port.ts';
import { type FastClock, fastClock } from '../support/moved-clock.ts';
import { hasOwnNetworks, ownNetworkNeeds } from '../support/own-network.ts';
import { policyFor } from '../support/profile.ts';
import { type Desk, findingsOf, openDesk, ordersAt } from '../support/scenario.ts';
import { describeWith, tool } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const needs = [
  ...worldNeeds,
  ...ownNetworkNeeds,
  ...(hasOwnNetworks() ? [] : ['a kernel that lets users have networks']),
];
/** Seconds. */
const halfYear = 180 * 86_400;
const page = '<!doctype html><title>Sign in to this network</title>';

/** What stops the run, the cause that is named first, and what is found before an order. */
interface Row {
  readonly situation: string;
  readonly answer: Trouble;
  readonly at: string;
  readonly code: string;
  readonly cause: string;
  readonly findings: readonly string[];
}
const answers: readonly Row[] = [
  {
    situation: 'maintenance',
    answer: { status: 503, headers: { 'Retry-After': '600' }, body: 'maintenance' },
    at: '/dir',
    code: 'directory.unavailable',
    cause: 'ca-service-unavailable',
    findings: ['authority-down'],
  },
  {
    situation: 'an old URL',
    answer: { status: 403, body: { message: 'Invalid ACME server URL' } },
    at: '/dir',
    code: 'directory.forbidden',
    cause: 'directory-url-wrong',
    findings: ['authority-unreachable'],
  },
  {
    situation: 'a page in its place',
    answer: { status: 200, body: page },
    at: '/dir',
    code: 'directory.not-json',
    cause: 'directory-url-wrong',
    findings: ['authority-no-directory'],
  },
  {
    situation: 'JSON that is no directory',
    answer: { status: 200, body: { status: 'ok' } },
    at: '/dir',
    code: 'directory.wrong-json',
    cause: 'directory-url-wrong',
    findings: ['authority-no-directory'],
  },
  // Nothing that is looked at before an order needs a nonce.
  {
    situation: 'newNonce fails',
    answer: { status: 500, body: 'oops' },
    at: '/nonce-plz',
    code: 'directory.nonce-failed',
    cause: 'ca-service-unavailable',
    findings: [],
  },
];

describeWith(needs, 'an authority whose directory cannot be had', () => {
  const messages = new Map<string, string>();
  let world: World;
  let clock: FastClock;
  let desk: Desk;
  let front: AuthorityFront | undefined;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    clock = fastClock();
    desk = await openDesk(clock);
  });
  afterEach(async () => {
    await desk.remove();
    await front?.close();
    front = undefined;
  });
  afterAll(() => world?.stop());

  const policyAt = async (place: { readonly directoryUrl: string; readonly rootPem?: string }): Promise<Policy> => {
    const fields = world.credential;
    const { id } = await desk.handlers['credentials.save']({ provider: 'rfc2136', label: '', fields });
    const policy = policyFor({
      names: ['nas.example.test'],
      authority: { rootPem: '', ...place },
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId: id },
      resolvers: [world.bind.endpoint],
    });
    return place.rootPem === undefined ? { ...policy, authority: { url: place.directoryUrl } } : policy;
  };
  /** In both languages, without the address that differs each time. */
  const note = (problem: Problem | undefined): string => {
    if (problem === undefined) throw new Error('nothing went wrong');
    const words = (['en', 'zh'] as const).map((language) => Object.values(messageOf(problem, language)).join(' '));
    messages.set(problem.code, words.join('\n').replaceAll(/127\.0\.0\.1:\d+/g, ''));
    return problem.code;
  };
  const told = async (policy: Policy) => {
    const found = findingsOf(await desk.preflight(policy)).filter(({ check }) => check === 'authority');
    const run = await desk.issue(policy);
    const { causes } = await desk.handlers['diagnosis.run']({ id: run.id });
    return { found, run, code: note(run.problem), cause: causes[0]?.id };
  };

  it.each(answers)('$situation: has a message and a cause of its own', async (row) => {
    front = await startAuthorityFront(world.pebble);
    front.trouble((path) => (path === row.at ? row.answer : undefined));
    const policy = await policyAt(front);
    clock.run(20);
    const seen = await told(policy);
    expect([seen.code, seen.cause]).toEqual([row.code, row.cause]);
    expect(seen.found.map(({ code }) => code)).toEqual(row.findings);
    front.trouble(() => undefined);
    const subject = { kind: 'run', id: seen.run.id } as const;
    const probed = await desk.handlers['diagnosis.probe']({ probe: 'directory-look', subject, text: '', facts: {} });
    expect(probed.outcome).toBe('nothing-wrong');
  });

  it('nobody listens', async () => {
    const policy = await policyAt({ ...world.pebble, directoryUrl: `https://127.0.0.1:${await freePort()}/dir` });
    clock.run(20);
    const seen = await told(policy);
    expect([seen.code, seen.cause]).toEqual(['network.refused', 'ca-network-blocked']);
    expect(seen.found.map(({ code }) => code)).toEqual(['authority-unreachable']);
    expect(seen.found[0]?.evidence.some((line) => /^TCP .* ECONNREFUSED$/.test(line))).toBe(true);
  });

  it('something on the way puts its own certificate in, and is named', async () => {
    front = await startAuthorityFront(world.pebble, { identity: { root: 'O=Zscaler Inc., CN=Zscaler Root CA' } });
    const seen = await told(await policyAt({ directoryUrl: front.directoryUrl }));
    expect([seen.code, seen.cause]).toEqual(['network.tls-intercepted', 'ca-tls-untrusted']);
    expect(seen.found.map(({ code }) => code)).toEqual(['authority-untrusted']);
    expect(messages.get(seen.code)).toContain('Zscaler');
    expect(front.requests).toEqual([]);
  });

  it('the clock of this computer is wrong', async () => {
    front = await startAuthorityFront(world.pebble, { identity: { shift: 180 }, dateAhead: halfYear });
    const seen = await told(await policyAt(front));
    expect([seen.code, seen.cause]).toEqual(['network.tls-clock', 'clock-skew']);
    expect(seen.found.map(({ code }) => code)).toEqual(['authority-clock']);
  });

  /** In a network of its own, where nothing leads outside; `prepare` is a line of shell. */
  const inNetwork = (prepare: string): Problem => {
    const entry = join(import.meta.dirname, '../../electron/cli.ts');
    const args = ['issue', '--name', 'nas.mydomain.org', '--directory', 'https://acme.zerossl.invalid/v2/DV90'];
    const proof = ['--challenge', 'dns-01', '--provider', 'manual', '--json'];
    const own = ['--user', '--map-root-user', '--net', tool('sh'), '-c', `${prepare} && exec "$@"`, 'sh'];
    const { stdout } = spawnSync(tool('unshare'), [...own, process.execPath, entry, ...args, ...proof], {
      env: { ...process.env, CERTWRIGHT_HOME: world.newProfile(), LANG: 'C.UTF-8', LC_ALL: '' },
    });
    const { error } = JSON.parse(stdout.toString()) as { error: { code: string; details: unknown } };
    return problemSchema.parse({ retryable: true, ...error });
  };

  it('no network at all, and one without a resolver, are not the same', () => {
    expect(note(inNetwork('ip link set lo up'))).toBe('network.none');
    const device =
      'ip link add lan type veth peer name far && ip address add 198.51.100.7/24 dev lan && ip link set lan up && ip link set far up';
    expect(note(inNetwork(`ip link set lo up && ${device}`))).toBe('network.dns');
  });

  it('these were ten different messages in each language', () => {
    expect(messages.size).toBe(10);
    for (const part of [0, 1])
      expect(new Set([...messages.values()].map((text) => text.split('\n')[part])).size).toBe(10);
  });

  it('the words of the report lead to the directory, and a look at it decides', async () => {
    const text = 'Renewal for "ZeroSSl Certificate" failed, will retry on next run\nUnable to get service directory';
    const before = (await desk.handlers['diagnosis.text']({ text })).causes;
    expect(before.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ca-network-blocked', 'ca-service-unavailable']),
    );
    front = await startAuthorityFront(world.pebble);
    front.trouble(() => ({ status: 503, body: 'maintenance' }));
    const subject = { kind: 'policy', policy: await policyAt(front) } as const;
    const { result, causes } = await desk.handlers['diagnosis.probe']({
      probe: 'directory-look',
      subject,
      text,
      facts: {},
    });
    expect([result, causes[0]?.id]).toEqual(['server-error', 'ca-service-unavailable']);
  });

  it('asks one address, never twice within a second, comes back when told to, and then by itself', async () => {
    front = await startAuthorityFront(world.pebble, { clock });
    front.trouble((path) => (path === '/dir' ? { status: 503, headers: { 'Retry-After': '2' }, body: '' } : undefined));
    const policy = await policyAt(front);
    const run = await desk.issue(policy);
    expect(run).toMatchObject({ status: 'failed', resumable: true, problem: { code: 'directory.unavailable' } });
    expect(front.requests.map(({ path }) => path)).toEqual(['/dir', '/dir', '/dir']);
    const gaps = front.requests.flatMap(({ at }, index) => at - (front?.requests[index - 1]?.at ?? at - 9000));
    // Two seconds were asked for; a second of the answer's clock may be nearly over.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1900);
    expect(run.retry).toMatchObject({ kind: 'at', reason: 'authority-down', how: 'same-order' });

    const fix = { action: 'wait', cause: 'ca-service-unavailable', detail: {} } as const;
    const plan = await desk.handlers['fixes.plan']({ ...fix, subject: { kind: 'run', id: run.id } });
    if (plan.kind !== 'do' || plan.changes[0]?.kind !== 'wait') throw new Error(JSON.stringify(plan));
    const { until } = plan.changes[0];
    expect(Date.parse(until)).toBeGreaterThanOrEqual(Date.parse(run.problem?.retryAt ?? ''));
    await desk.handlers['fixes.apply']({ id: plan.id });
    front.trouble(() => undefined);
    const before = front.requests.length;
    const succeeded = desk.until(({ status }) => status === 'succeeded');
    clock.run(120);
    await succeeded;
    expect(front.requests[before]?.at).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await ordersAt(desk, front)).toHaveLength(1);
    expect(world.txt('_acme-challenge.nas.example.test')).toEqual([]);
  });
});
