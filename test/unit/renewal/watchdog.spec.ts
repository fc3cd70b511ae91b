import { describe, expect, it } from 'vitest';
import { nextMoment } from '../../../electron/engine/renewal/next-moment.ts';
import { type WatchFacts, watchdogState } from '../../../electron/engine/renewal/watchdog.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalItem, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Heartbeat } from '../../../shared/domain/watchdog.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { alertWords } from '../../../shared/i18n/watchdog-words.ts';

const now = new Date('2026-11-27T12:00:00.000Z');
const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();

const command = { program: '/usr/bin/certwright', args: [] };
const schedule: ScheduleState = {
  mechanism: 'cron',
  installed: true,
  whenSignedOut: true,
  place: 'crontab',
  command,
  expected: command,
  drift: [],
};
const beat = (hours: number, facts: Partial<Heartbeat['facts']> = {}): Heartbeat => ({
  kind: 'scheduled',
  at: ago(hours),
  facts: { pid: 1, vault: true, proofs: [], ...facts },
});
const healthy: WatchFacts = {
  plan: [{ name: 'nas.example.org', alert: undefined, expiresAt: ago(-1000) }],
  scheduled: beat(5),
  schedule,
  scheduledSince: ago(500),
  awakeSince: ago(500),
  renewsWhileOpen: false,
  runs: [],
};
const alerts = (facts: Partial<WatchFacts>) => watchdogState({ ...healthy, ...facts }, now).alerts;
const codes = (facts: Partial<WatchFacts>) => alerts(facts).map(({ code, action }) => `${code} → ${action}`);

const run = (...outcomes: readonly RenewalItem['outcome'][]): RenewalReport => ({
  id: 'r',
  trigger: 'scheduled',
  startedAt: ago(6),
  endedAt: ago(6),
  stopped: false,
  certificates: outcomes.map((outcome, index) => ({
    certificateId: `c${index}`,
    name: 'nas.example.org',
    why: 'two-thirds',
    outcome,
    ...(outcome === 'failed' ? { problem: problem('run.not-due', { name: 'nas.example.org' }) } : {}),
  })),
  resumed: 0,
  cleaned: 0,
  recordsLeft: 0,
});

describe('the watch over renewals', () => {
  it('says nothing while all is well, or while there is nothing to renew', () => {
    expect(alerts({})).toEqual([]);
    expect(alerts({ plan: [], schedule: { ...schedule, installed: false } })).toEqual([]);
  });

  it.each([
    [35, []],
    [37, ['no-scheduled-run → repair-schedule']],
  ])('hears of nothing for %i hours', (hours, told) => {
    expect(codes({ scheduled: beat(hours) })).toEqual(told);
    expect(codes({ scheduled: undefined, scheduledSince: ago(hours) })).toEqual(told);
  });

  it('waits for a machine that has slept or was off, and for a schedule that is new', () => {
    expect(codes({ scheduled: beat(216), awakeSince: ago(1) })).toEqual([]);
    expect(codes({ scheduled: beat(216), awakeSince: ago(37) })).toEqual(['no-scheduled-run → repair-schedule']);
    expect(codes({ scheduled: beat(216), scheduledSince: ago(2) })).toEqual([]);
  });

  it('tells a schedule that is missing from one that is broken, and both from one nobody looked at', () => {
    expect(codes({ schedule: { ...schedule, installed: false } })).toEqual(['only-while-open → install-schedule']);
    const moved = { kind: 'moved-executable', detail: '/old/cli.js' } as const;
    expect(codes({ schedule: { ...schedule, drift: [moved] } })).toEqual(['schedule-broken → repair-schedule']);
    const locked = { kind: 'needs-key-file', detail: 'keychain' } as const;
    expect(codes({ schedule: { ...schedule, drift: [locked] } })).toEqual(['schedule-broken → unlock']);
    expect(codes({ schedule: { ...schedule, drift: [{ kind: 'never-ran', detail: '' }] } })).toEqual([]);
    expect(codes({ schedule: undefined, scheduled: beat(300) })).toEqual([]);
  });

  it('knows by what certificates are renewed', () => {
    const mode = (facts: Partial<WatchFacts>) => watchdogState({ ...healthy, ...facts }, now).mode;
    expect(mode({})).toBe('scheduled');
    const off = { ...schedule, installed: false };
    expect([mode({ schedule: off, renewsWhileOpen: true }), mode({ schedule: off })]).toEqual([
      'only-while-open',
      'not-scheduled',
    ]);
    expect(mode({ schedule: { ...schedule, drift: [{ kind: 'disabled', detail: '' }] } })).toBe('not-scheduled');
  });

  it('tells what the scheduled run could not do where it runs', () => {
    const cut = problem('network.timeout', { url: 'https://ca.example/directory', host: 'ca.example', seconds: 20 });
    const proofs = [
      { kind: 'directory', id: 'https://ca.example/directory', label: 'Some CA', at: ago(5), problem: cut },
      { kind: 'provider', id: 'cloudflare c1', label: 'cloudflare', at: ago(5), problem: cut },
      { kind: 'provider', id: 'desec c2', label: 'desec', at: ago(5) },
    ] as const;
    expect(
      codes({ scheduled: beat(5, { vault: problem('vault.passphrase-needed', {}), proofs: [...proofs] }) }),
    ).toEqual([
      'vault-unreadable → unlock',
      'authority-unreachable → look-at-history',
      'provider-refuses → look-at-provider',
    ]);
  });

  it('tells of lives that run short, the gravest by its severity', () => {
    const short = (code: 'life-running-out' | 'expired', severity: 'warning' | 'urgent') => ({
      name: code,
      alert: { code, severity },
      expiresAt: ago(-20),
    });
    expect(alerts({ plan: [short('life-running-out', 'warning')] })).toMatchObject([
      { code: 'little-life', severity: 'warning', detail: { count: '1', name: 'life-running-out' } },
    ]);
    expect(alerts({ plan: [short('expired', 'urgent'), short('life-running-out', 'warning')] })).toMatchObject([
      { code: 'little-life', severity: 'urgent', detail: { count: '2', name: 'expired' } },
    ]);
  });

  it('tells when the last three runs that tried anything failed altogether', () => {
    const failed = run('failed', 'failed');
    expect(codes({ runs: [failed, run(), run('skipped'), failed, failed] })).toEqual(['runs-fail → look-at-history']);
    expect(codes({ runs: [failed, failed] })).toEqual([]);
    expect(codes({ runs: [failed, run('failed', 'renewed'), failed] })).toEqual([]);
    expect(codes({ runs: [run('renewed'), failed, failed, failed] })).toEqual([]);
  });

  it('speaks both languages, with nothing left to fill in', () => {
    const found = [
      ...alerts({ scheduled: beat(37), runs: [run('failed'), run('failed'), run('failed')] }),
      ...alerts({ schedule: { ...schedule, drift: [{ kind: 'moved-executable', detail: '/old/cli.js' }] } }),
      ...alerts({ plan: [{ name: 'a.test', alert: { code: 'expired', severity: 'urgent' }, expiresAt: ago(1) }] }),
    ];
    expect(found.length).toBe(4);
    for (const language of ['en', 'zh'] as const)
      for (const one of found) {
        const { title, means, repair } = alertWords(one, language, (iso) => iso.slice(0, 10));
        expect([title, means, repair].every((words) => words !== '' && !words.includes('{{'))).toBe(true);
      }
  });
});

describe('the next moment', () => {
  const entry = (at: string | undefined, askRenewalInfoAt?: string) => ({ at, askRenewalInfoAt }) as PlanEntry;
  it('is the soonest attempt or question', () => {
    expect(nextMoment([entry(ago(-9)), entry(ago(-8), ago(-3)), entry(undefined)], now)).toBe(ago(-3));
    expect(nextMoment([entry(undefined)], now)).toBeUndefined();
  });
  it('is an hour away for what could be done by now and was not', () => {
    expect(nextMoment([entry(now.toISOString()), entry(ago(-9))], now)).toBe(ago(-1));
  });
});
