import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChannelFacts,
  type Decision,
  decide,
  decideEnd,
  type OpenTrouble,
  type Situation,
  type Told,
  troubleOf,
} from '../../../electron/engine/notify/policy.ts';
import {
  type NoticeSettings,
  noticeSettingsSchema,
  type Occurrence,
  severities,
} from '../../../shared/domain/notifications.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-11-02T12:00:00Z');
const subject = { certificateId: 'c1', name: 'nas.example.org' };
const settingsWith = (change: Partial<NoticeSettings> = {}): NoticeSettings => noticeSettingsSchema.parse(change);
const channel = (id: string, change: Partial<ChannelFacts> = {}): ChannelFacts => ({
  id,
  enabled: true,
  minimum: 'warning',
  recent: [],
  ...change,
});
const everyNight = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00', zone: 'UTC' };

/** The store that the policy is used with, in memory: one trouble, any number of channels. */
const life = (channels: readonly ChannelFacts[], settings: NoticeSettings) => {
  let open: OpenTrouble | undefined;
  let told: Told[] = [];
  const messages: { readonly channelId: string; readonly at: number; readonly code: string }[] = [];
  const facts = (now: number): Omit<Situation, 'open'> => ({
    channels: channels.map((one) => ({
      ...one,
      recent: told.filter(({ channelId, at }) => channelId === one.id && at > now - hour).map(({ at }) => at),
    })),
    settings,
    now,
  });
  const pass = (now: number): void => {
    told = told.map((one) => (one.waiting && one.at <= now ? { ...one, waiting: false } : one));
    if (open !== undefined) open = { ...open, told };
  };
  return {
    messages,
    raise: (occurrence: Occurrence, now: number): Decision => {
      pass(now);
      const decision = decide(occurrence, { ...facts(now), open });
      if (decision.kind === 'nothing') return decision;
      for (const { channelId, at } of decision.messages) {
        told = [
          ...told.filter((one) => one.channelId !== channelId || !one.waiting),
          { channelId, code: decision.code, severity: decision.severity, at, waiting: at > now },
        ];
        messages.push({ channelId, at, code: decision.code });
      }
      const { code, severity, detail } = decision;
      if (decision.kind !== 'note') open = { id: 'n', code, severity, runId: occurrence.subject.runId, detail, told };
      return decision;
    },
    end: (now: number) => {
      pass(now);
      return open === undefined ? [] : decideEnd(open, facts(now));
    },
  };
};

const expiry = (lifeDays: number, begins = start) => ({
  code: 'expiring' as const,
  subject,
  detail: {
    notBefore: new Date(begins).toISOString(),
    expiresAt: new Date(begins + lifeDays * day).toISOString(),
  },
});

describe('a certificate that runs out', () => {
  it('is told of at a quarter of its life, daily from a sixth, twice a day at the end, and when it has ended', () => {
    const world = life([channel('mail')], settingsWith());
    for (let now = start; now < start + 91.5 * day; now += hour) world.raise(expiry(90), now);
    const days = world.messages.map(({ at }) => (at - start) / day);
    const between = (from: number, to: number) => days.filter((one) => one >= from && one < to).length;
    expect(days[0]).toBe(67.5);
    expect({
      before: between(0, 67.5),
      quarter: between(67.5, 75),
      sixth: between(75, 88),
      last: between(88, 90),
      after: between(90, 91.5),
    }).toEqual({ before: 0, quarter: 1, sixth: 13, last: 4, after: 2 });
    expect(world.messages.filter(({ code }) => code === 'expired')).toHaveLength(2);
  });

  it('is told of daily and twice a day by wakings every six hours that are minutes early or late', () => {
    const world = life([channel('mail')], settingsWith());
    for (let waking = 0; waking < 4 * 90; waking += 1)
      world.raise(expiry(90), start + waking * 6 * hour + (waking % 2 === 0 ? 5 : -5) * 60_000 * (waking % 3));
    const days = world.messages.map(({ at }) => Math.round(((at - start) / day) * 4) / 4);
    expect(days.filter((one) => one >= 75 && one < 88)).toHaveLength(13);
    expect(days.filter((one) => one >= 88)).toEqual([88, 88.5, 89, 89.5]);
  });

  it('that lives for six days is not urgent before its last day', () => {
    const world = life([channel('mail')], settingsWith());
    const urgentAt = (hours: number) => {
      const decision = world.raise(expiry(6), start + hours * hour);
      return decision.kind !== 'nothing' && decision.severity === 'urgent';
    };
    expect([urgentAt(100), urgentAt(110), urgentAt(119), urgentAt(120)]).toEqual([false, false, false, true]);
  });

  it('says nothing without the dates of its life', () => {
    const world = life([channel('mail')], settingsWith());
    expect(world.raise({ code: 'expiring', subject, detail: { expiresAt: 'soon' } }, start)).toEqual({
      kind: 'nothing',
    });
  });
});

describe('a trouble', () => {
  const failed = (runId: string): Occurrence => ({ code: 'renewal-failed', subject: { ...subject, runId } });

  it('is one notice: the same failure raised again tells nobody, another one tells that it goes on', () => {
    const world = life([channel('mail')], settingsWith());
    const codes = [
      world.raise(failed('r1'), start),
      world.raise(failed('r1'), start + day),
      world.raise(failed('r2'), start + 2 * day),
      world.raise(failed('r3'), start + 3 * day),
    ].map((decision) =>
      decision.kind === 'nothing' ? undefined : [decision.kind, decision.code, decision.detail.count],
    );
    expect(codes).toEqual([
      ['open', 'renewal-failed', undefined],
      ['update', 'renewal-failed', undefined],
      ['update', 'renewal-failing-again', '2'],
      ['update', 'renewal-failing-again', '3'],
    ]);
    expect(world.messages.map(({ code }) => code)).toEqual(['renewal-failed', 'renewal-failing-again']);
  });

  it('shares its key with the other states of the same trouble and with no other certificate', () => {
    const keys = (['renewal-failed', 'needs-you'] as const).map((code) => troubleOf({ code, subject }));
    expect(new Set(keys).size).toBe(1);
    expect(troubleOf({ code: 'needs-you', subject: { certificateId: 'c2' } })).not.toBe(keys[0]);
    expect(troubleOf({ code: 'expiring', subject })).not.toBe(keys[0]);
  });

  it('is held back within the throttle unless it has become graver', () => {
    const world = life([channel('mail')], settingsWith({ throttleMinutes: 600 }));
    world.raise(failed('r1'), start);
    world.raise({ code: 'needs-you', subject: { ...subject, runId: 'r2' } }, start + hour);
    expect(world.messages).toHaveLength(1);
    world.raise({ code: 'needs-you', subject: { ...subject, runId: 'r2' } }, start + 11 * hour);
    expect(world.messages).toHaveLength(2);
  });

  it('that is over is told to those who heard of it, and to nobody else', () => {
    const night = Date.parse('2026-11-02T23:00:00Z');
    const world = life([channel('mail'), channel('chat', { minimum: 'urgent' })], settingsWith());
    world.raise(failed('r1'), night);
    expect(world.end(night + day).map(({ channelId }) => channelId)).toEqual(['mail']);
    const asleep = life([channel('mail')], settingsWith({ quietHours: [everyNight] }));
    asleep.raise(failed('r1'), night);
    expect(asleep.end(night + hour)).toEqual([]);
  });
});

describe('quiet hours', () => {
  const night = Date.parse('2026-11-02T23:30:00Z');

  it('hold a warning back until they end, once, and let what is urgent through', () => {
    const world = life([channel('mail')], settingsWith({ quietHours: [everyNight] }));
    world.raise({ code: 'served-old', subject: { host: 'nas' } }, night);
    world.raise({ code: 'served-old', subject: { host: 'nas' } }, night + hour);
    expect(world.messages.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-03T07:00:00.000Z']);
    world.raise({ code: 'served-other', subject: { host: 'nas' } }, night + 2 * hour);
    expect(world.messages.map(({ code, at }) => [code, at <= night + 2 * hour])).toEqual([
      ['served-old', false],
      ['served-other', true],
    ]);
  });

  it('follow the zone that was chosen', () => {
    const world = life([channel('mail')], settingsWith({ quietHours: [{ ...everyNight, zone: 'Asia/Shanghai' }] }));
    world.raise({ code: 'needs-you', subject }, Date.parse('2026-11-02T20:00:00Z'));
    expect(world.messages.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-02T23:00:00.000Z']);
  });
});

describe('a success', () => {
  const renewed: Occurrence = { code: 'renewed', subject };
  it('is quiet unless wanted', () => {
    const situation = { open: undefined, channels: [channel('mail')], now: start };
    const told = (tellSuccess: boolean) => {
      const decision = decide(renewed, { ...situation, settings: settingsWith({ tellSuccess }) });
      return decision.kind === 'nothing' ? decision : [decision.kind, decision.messages.length];
    };
    expect([told(false), told(true)]).toEqual([
      ['note', 0],
      ['note', 1],
    ]);
  });
});

describe('whatever happens in whatever order', () => {
  const codes = ['renewal-failed', 'needs-you'] as const;
  const steps = fc.array(
    fc.record({
      code: fc.constantFrom(...codes),
      runId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
      after: fc.integer({ min: 0, max: 30 * hour }),
    }),
    { maxLength: 40 },
  );
  const anySettings = fc
    .record({
      quiet: fc.boolean(),
      throttleMinutes: fc.integer({ min: 0, max: 600 }),
      mostPerHour: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ quiet, ...rest }) => settingsWith({ ...rest, quietHours: quiet ? [everyNight] : [] }));
  const anyChannel = fc.record({ minimum: fc.constantFrom(...severities), enabled: fc.boolean() });

  /** The hour that a channel has to wait for ends in quiet hours. */
  const intoTheNight: [
    { code: (typeof codes)[number]; runId: 'r1'; after: number }[],
    NoticeSettings,
    { minimum: 'info'; enabled: boolean },
  ] = [
    [
      { code: 'renewal-failed', runId: 'r1', after: 60_692_017 },
      { code: 'renewal-failed', runId: 'r1', after: 54_035_403 },
      { code: 'needs-you', runId: 'r1', after: 90_472_580 },
      { code: 'renewal-failed', runId: 'r1', after: 0 },
    ],
    settingsWith({ quietHours: [everyNight], throttleMinutes: 0, mostPerHour: 1 }),
    { minimum: 'info', enabled: true },
  ];

  it('no channel hears of a warning in quiet hours, below its minimum, while off, or more often than it may', () => {
    fc.assert(
      fc.property(steps, anySettings, anyChannel, (happens, settings, facts) => {
        const world = life([channel('one', facts)], settings);
        let now = start;
        for (const { code, runId, after } of happens) {
          now += after;
          world.raise({ code, subject: { ...subject, runId } }, now);
        }
        if (!facts.enabled || facts.minimum === 'urgent') expect(world.messages).toEqual([]);
        const moments = world.messages.map(({ at }) => at).toSorted((one, other) => one - other);
        for (const at of moments) {
          const clock = new Date(at).getUTCHours();
          if (settings.quietHours.length > 0) expect(clock >= 7 && clock < 22).toBe(true);
          const within = moments.filter((other) => other > at - hour && other <= at).length;
          expect(within).toBeLessThanOrEqual(settings.mostPerHour);
        }
      }),
      { examples: [intoTheNight] },
    );
  });

  it('urgent news is never put off by quiet hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 24 }), (hours) => {
        const now = start + hours * hour;
        const world = life([channel('one')], settingsWith({ quietHours: [everyNight] }));
        world.raise({ code: 'replace-now', subject }, now);
        expect(world.messages.map(({ at }) => at)).toEqual([now]);
      }),
    );
  });

  it('a graver state reaches everybody whom the milder one reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * hour }), anySettings, (after, settings) => {
        const world = life([channel('one')], settings);
        world.raise({ code: 'served-old', subject: { host: 'h' } }, start);
        const decision = world.raise({ code: 'served-other', subject: { host: 'h' } }, start + after);
        expect(decision.kind === 'update' && decision.messages.length).toBe(1);
      }),
    );
  });
});
