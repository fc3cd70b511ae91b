import { expect, it } from 'vitest';
import { followFacts } from '../../../electron/app/tray/tray-facts.ts';
import { settingsSchema } from '../../../shared/domain/app.ts';
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import { scriptedApplication } from '../../support/scripted-application.ts';
import { at, certificate, now, planned, run } from './facts.ts';

const nas = certificate('nas.example.org', at(12, 18), { status: 'working', lastRunId: 'run-nas.example.org' });
const report: RenewalReport = {
  id: 'r1',
  trigger: 'command',
  startedAt: at(11, 21),
  stopped: false,
  certificates: [],
  resumed: 0,
  cleaned: 0,
  recordsLeft: 0,
};

const open = () => {
  const asked: string[] = [];
  let settings = settingsSchema.parse({ practice: false, language: 'zh' });
  const told =
    <T>(name: string, answer: () => T) =>
    async (): Promise<T> => {
      asked.push(name);
      return answer();
    };
  const application = scriptedApplication({
    'certificates.list': told('certificates', () => ({ certificates: [nas], mark: { series: 's', order: 4 } })),
    'renewal.plan': told('plan', () => ({ plan: [planned('nas.example.org', at(12, 1))] })),
    'rehearsals.list': told('rehearsals', () => ({ rehearsals: [] })),
    'watchdog.state': told('watchdog', () => ({ mode: 'scheduled' as const, alerts: [] })),
    'renewal.pause': told('pause', () => ({ pause: null })),
    'runs.get': told('run', () => run('nas.example.org')),
    'app.bootstrap': told('vault', () => ({
      version: '1',
      host: 'desktop' as const,
      platform: 'linux' as const,
      settings,
      vault: { state: 'open' as const, keychain: 'available' as const },
      profileFolder: '/p',
    })),
  });
  let changes = 0;
  const followed = followFacts({ ...application, settings: () => settings }, () => {
    changes += 1;
  });
  /** What was asked for since the last time, to answer this. */
  const current = async () => {
    asked.length = 0;
    const facts = await followed.current(now);
    return { facts, asked: asked.toSorted() };
  };
  return {
    current,
    expire: followed.expire,
    changes: () => changes,
    emit: (event: EventEnvelope) => application.emit(event),
    practise: () => {
      settings = settingsSchema.parse({ practice: true, language: 'en' });
      application.emit({ name: 'settings.changed', payload: settings });
    },
  };
};
const everything = ['certificates', 'pause', 'plan', 'rehearsals', 'run', 'vault', 'watchdog'];

it('are asked for once, with the orders that go on, and then followed by events', async () => {
  const { current, emit, changes } = open();
  const first = await current();
  expect(first.asked).toEqual(everything);
  expect(first.facts).toMatchObject({ language: 'zh', practice: false, vault: 'open', pause: undefined });
  expect(first.facts.runs).toHaveLength(1);
  expect((await current()).asked).toEqual([]);

  emit({ name: 'run.changed', payload: run('nas.example.org', { status: 'succeeded' }) });
  emit({ name: 'vault.changed', payload: { state: 'closed', keychain: 'locked' } });
  const done = await current();
  expect(done.asked).toEqual([]);
  expect([done.facts.runs, done.facts.vault]).toEqual([[], 'closed']);

  emit({ name: 'certificates.changed', payload: { mark: { series: 's', order: 5 }, changed: [], removed: [nas.id] } });
  const none = await current();
  expect(none.asked).toEqual(['plan']);
  expect(none.facts.certificates).toEqual([]);
  expect(changes()).toBe(3);
  emit({ name: 'notices.changed', payload: { unseen: 1 } });
  expect(changes()).toBe(3);
});

it('say that a renewal run goes on, but not of one that only looks, and read the plan again after it', async () => {
  const { current, emit } = open();
  await current();
  emit({ name: 'renewal.changed', payload: { report: { ...report, trigger: 'app' } } });
  expect(await current()).toMatchObject({ asked: [], facts: { renewing: false } });
  emit({ name: 'renewal.changed', payload: { report: { ...report, certificates: [] } } });
  expect(await current()).toMatchObject({ asked: [], facts: { renewing: true } });
  emit({ name: 'renewal.changed', payload: { report: { ...report, endedAt: at(11, 21) } } });
  expect(await current()).toMatchObject({ asked: ['pause', 'plan', 'watchdog'], facts: { renewing: false } });
});

it('are asked for anew for practice, which has its own, and when their time is over', async () => {
  const { current, practise, expire } = open();
  await current();
  practise();
  const practising = await current();
  expect(practising.asked).toEqual(everything);
  expect(practising.facts).toMatchObject({ language: 'en', practice: true });
  expire();
  expect((await current()).asked).toEqual(everything.filter((one) => one !== 'run'));
});
