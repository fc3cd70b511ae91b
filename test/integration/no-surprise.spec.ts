/** No managed certificate expires by surprise: what people hear while nothing renews it, while nothing runs, and after. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type SchedulerPort, systemClock } from '../../electron/engine/ports/index.ts';
import type { WorkspaceOptions } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import { builtMain } from '../support/built-main.ts';
import { runCli } from '../support/cli.ts';
import { type MessageReceiver, startMessageReceiver } from '../support/message-receiver.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type NotifiedWorkspace, notifiedWorkspace } from '../support/notified-workspace.ts';
import { leafFor, policyFor } from '../support/stored-certificate.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { sampleVersion } from '../unit/storage/samples.ts';

const hour = 3_600_000;
const day = 24 * hour;
const name = 'nas.example.test';
const stop = new AbortController().signal;

interface Message {
  readonly code: string;
  readonly severity: string;
  readonly at: string;
  readonly detail: Readonly<Record<string, string>>;
}

let server: MessageReceiver;
let clock: MovedClock;
let world: NotifiedWorkspace;
beforeAll(builtMain);
beforeEach(async () => {
  server = await startMessageReceiver();
  clock = movedClock();
});
afterEach(async () => {
  await world.opened.remove();
  await server.close();
});

const workspace = () => world.opened.workspace;
const scheduledRun = () => workspace().renewing.runScheduled({ stop });
const messages = () => server.received.map(({ body }) => JSON.parse(body) as Message);
const codes = () => messages().map(({ code }) => code);
const openNotices = () =>
  workspace()
    .notifications.list({ open: true })
    .map(({ code }) => code);

/** One certificate whose life is given in milliseconds from now, and a webhook. */
const open = async (
  { from, to, policy = policyFor(name) }: { readonly from: number; readonly to: number; readonly policy?: Policy },
  options: Partial<WorkspaceOptions> = {},
): Promise<void> => {
  // Pauses of a run go by at once: nothing here waits for anybody but servers on this machine.
  const hasty: Clock = { now: clock.now, sleep: (span, signal) => systemClock.sleep(Math.min(span, 50), signal) };
  world = await notifiedWorkspace({ clock: hasty, ...options });
  const moment = (offset: number) => new Date(clock.now().getTime() + offset).toISOString();
  const life = { notBefore: moment(from), notAfter: moment(to) };
  const { certificates, rehearsals } = workspace().storage;
  certificates.save({ id: 'c1', name, policy, createdAt: life.notBefore });
  const version = { ...sampleVersion('version-c1', life.notBefore), ...life };
  // Its run is long forgotten.
  certificates.addVersion({
    certificateId: 'c1',
    version,
    chainPem: await leafFor([name]),
    keyRecord: 'k',
    runId: 'r',
  });
  // Tried early a moment ago, and well: nobody is asked again.
  const tried = { id: 'r1', certificateId: 'c1', name, trigger: 'planned', at: moment(0) } as const;
  rehearsals.add({ ...tried, verdict: 'will-renew', because: [] }, { checks: [], milliseconds: 1 });
  await workspace().notifications.channels.save({ channel: 'webhook', fields: { url: `${server.url}/hook` } });
};

describeWith(worldNeeds, 'a certificate whose authority cannot be reached', () => {
  let small: World;
  beforeAll(async () => {
    // Signed updates would have to agree on the time.
    small = await startWorld({ unsignedUpdates: true });
  });
  afterAll(() => small.stop());

  it('is warned of more and more until it expires, and its renewal is told once', { timeout: 180_000 }, async () => {
    const { endpoint } = small.bind;
    const resolvers = { system: [endpoint], known: [endpoint] };
    // Nobody listens there.
    const nobody = { url: 'https://127.0.0.1:9/directory' };
    const contents = { profile: 'default', resolvers: [endpoint], contact: [] };
    const policy = { ...policyFor(name), ...contents, authority: nobody };
    // It is today when the authority comes back.
    clock.advance(-204 * hour);
    await open({ from: -17 * day, to: 7 * day + hour, policy }, { resolvers });
    const { storage, credentials, saveRenewalSettings, renewalSettings } = workspace();
    saveRenewalSettings({ ...renewalSettings(), rollOutSpread: 0 });
    const saved = await credentials.save({ provider: 'rfc2136', label: 'zone', fields: small.credential });
    const proof = { method: 'dns-01', provider: 'rfc2136', credentialId: saved.id } as const;
    const stored = storage.certificates.get('c1');
    if (stored === undefined) throw new Error('it was stored a moment ago');
    storage.certificates.save({ ...stored, policy: { ...policy, proof } });
    const expiry = clock.now().getTime() + 7 * day + hour;
    const heard = () =>
      messages()
        .filter(({ code }) => code === 'expiring' || code === 'expired')
        .map(({ code, severity, at }) => [Math.round((expiry - Date.parse(at)) / hour), code, severity]);

    for (let left = 7 * day + hour; left > -32 * hour; left -= 6 * hour) {
      await scheduledRun();
      clock.advance(6 * hour);
    }
    expect(heard()).toEqual([
      [139, 'expiring', 'warning'],
      [91, 'expiring', 'warning'],
      [67, 'expiring', 'warning'],
      [43, 'expiring', 'urgent'],
      [31, 'expiring', 'urgent'],
      [19, 'expiring', 'urgent'],
      [7, 'expiring', 'urgent'],
      [-5, 'expired', 'urgent'],
      [-29, 'expired', 'urgent'],
    ]);
    expect(codes()).toContain('all-runs-failed');
    expect(openNotices()).toEqual(expect.arrayContaining(['expired', 'all-runs-failed']));

    const authority = { url: small.pebble.directoryUrl, rootPem: readFileSync(small.pebble.rootFile, 'utf8') };
    const before = storage.certificates.get('c1');
    if (before === undefined) throw new Error('it is stored');
    storage.certificates.save({ ...before, policy: { ...before.policy, authority } });
    const told = messages().length;
    for (let run = 0; run < 6; run += 1) {
      await scheduledRun();
      clock.advance(6 * hour);
    }
    expect(storage.certificates.versions('c1').length).toBe(2);
    // What rehearsals say of a clock that is hours ahead by now is another matter.
    const after = messages()
      .slice(told)
      .filter(({ code }) => code !== 'will-fail');
    expect(after.map(({ code, detail }) => [code, detail.of])).toEqual([
      ['back-to-normal', 'expired'],
      ['back-to-normal', 'all-runs-failed'],
    ]);
    expect(openNotices().filter((code) => code !== 'will-fail')).toEqual([]);
  });
});

describe('a schedule', () => {
  const command = { program: '/usr/bin/certwright', args: [] };
  const sound: ScheduleState = {
    ...{ mechanism: 'systemd-timer', installed: true, whenSignedOut: false, place: 'certwright.timer' },
    ...{ command, expected: command, drift: [] },
  };
  let state: ScheduleState;
  const scheduler: SchedulerPort = {
    inspect: async () => state,
    install: async () => state,
    remove: async () => state,
    repair: async () => ({ before: state, after: state, repaired: [] }),
  };
  const whileOpen = () => workspace().renewing.runWhileOpen(stop);
  beforeEach(async () => {
    state = sound;
    await open({ from: -day, to: 89 * day }, { scheduler });
    // Nothing is to be asked of anybody here.
    workspace().saveRenewalSettings({ ...workspace().renewalSettings(), paused: true, rehearseDaysBefore: 1 });
    const now = clock.now();
    const asked = { askedAt: now.toISOString(), askAgainAt: new Date(now.getTime() + 30 * day).toISOString() };
    workspace().storage.renewalInfo.write('version-c1', { certificateId: 'a.b', ...asked });
  });

  it('that starts nothing for 36 hours is told of by the open app, and a run that comes ends it', async () => {
    await whileOpen();
    await scheduledRun();
    clock.advance(35 * hour);
    await whileOpen();
    expect(openNotices()).toEqual([]);
    clock.advance(2 * hour);
    await whileOpen();
    await whileOpen();
    // The machine sleeps and wakes: that is no sign of life.
    workspace().renewing.woke(clock.now());
    await whileOpen();
    await workspace().notifications.tend();
    expect([codes(), openNotices()]).toEqual([['no-heartbeat'], ['no-heartbeat']]);
    await scheduledRun();
    expect([codes(), openNotices()]).toEqual([['no-heartbeat', 'back-to-normal'], []]);
  });

  it('that is broken is told of once, with what is wrong, until it is whole', async () => {
    state = { ...sound, drift: [{ kind: 'disabled', detail: '' }] };
    await whileOpen();
    await whileOpen();
    // The run that the schedule starts knows nothing of the schedule.
    await scheduledRun();
    expect([codes(), messages()[0]?.detail.kind]).toEqual([['schedule-broken'], 'disabled']);
    state = sound;
    await whileOpen();
    await workspace().notifications.tend();
    expect([codes(), openNotices()]).toEqual([['schedule-broken', 'back-to-normal'], []]);
  });
});

it.each([[['--scheduled']], [[]]])('a process of its own tells before it ends: renew --due %j', async (words) => {
  const policy = { ...policyFor(name), authority: { url: 'https://127.0.0.1:9/directory' } };
  await open({ from: -80 * day, to: 10 * day, policy });
  workspace().saveRenewalSettings({ ...workspace().renewalSettings(), paused: true, rehearseDaysBefore: 1 });
  const renew = () => runCli(world.opened.folder, ['renew', '--due', '--json', ...words]);
  expect([(await renew()).code, codes()]).toEqual([0, ['expiring']]);
  expect([(await renew()).code, codes()]).toEqual([0, ['expiring']]);
});

it('secrets that a scheduled run cannot read are told by what needs none, and by the rest once they can', async () => {
  await open({ from: -day, to: 89 * day });
  workspace().saveRenewalSettings({ ...workspace().renewalSettings(), paused: true, rehearseDaysBefore: 1 });
  const heardBy = join(world.opened.folder, 'heard');
  const program = process.execPath;
  const line = `require('node:fs').appendFileSync(${JSON.stringify(heardBy)}, process.env.CERTWRIGHT_CODE + ' ')`;
  await workspace().notifications.channels.save({ channel: 'command', fields: { program, arguments: `-e\n${line}` } });
  const key = join(world.opened.folder, 'vault.key');
  renameSync(key, `${key}.away`);
  await world.opened.reopen();

  const { watchdog } = await scheduledRun();
  expect(watchdog.alerts.map(({ code }) => code)).toEqual(['vault-unreadable']);
  expect([openNotices(), codes(), readFileSync(heardBy, 'utf8')]).toEqual([['vault-locked'], [], 'vault-locked ']);
  const [notice] = workspace().notifications.list();
  const hook = notice?.deliveries.find(({ channel }) => channel === 'webhook');
  expect([hook?.state, hook?.problem?.code.startsWith('vault.')]).toEqual(['waiting', true]);

  renameSync(`${key}.away`, key);
  expect(existsSync(key)).toBe(true);
  await world.opened.reopen();
  clock.advance(2 * hour);
  await workspace().notifications.tend();
  await scheduledRun();
  expect([codes(), openNotices()]).toEqual([['vault-locked', 'back-to-normal'], []]);
  expect(readFileSync(heardBy, 'utf8')).toBe('vault-locked back-to-normal ');
});
