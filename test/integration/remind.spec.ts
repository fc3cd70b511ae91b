import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { type NotifiedWorkspace, notifiedWorkspace } from '../support/notified-workspace.ts';

const hour = 3_600_000;
const day = 24 * hour;
const subject = { certificateId: 'c-1', name: 'nas.example.org' };

describe('a message that is put off', () => {
  let world: NotifiedWorkspace;
  beforeEach(async () => {
    world = await notifiedWorkspace();
  });
  afterEach(() => world.opened.remove());

  const notifications = () => world.opened.workspace.notifications;
  const putOff = (milliseconds: number) => {
    const [open] = notifications().list({ open: true });
    notifications().remindAt(open?.id ?? '', new Date(world.clock.now().getTime() + milliseconds));
  };
  const pass = async (milliseconds: number) => {
    world.clock.advance(milliseconds);
    await notifications().tend();
  };

  it('is told again at its moment, and not before, however often it is raised', async () => {
    notifications().raise({ code: 'schedule-broken', subject: {} });
    await notifications().tend();
    expect(world.shown).toHaveLength(1);
    putOff(3 * day);
    for (let passed = 0; passed < 2; passed += 1) {
      await pass(day);
      notifications().raise({ code: 'schedule-broken', subject: {} });
      await notifications().tend();
    }
    expect(world.shown).toHaveLength(1);
    await pass(day + 1);
    expect(world.shown).toHaveLength(2);
  });

  it('is told at once when it becomes urgent', async () => {
    const life = (left: number) => {
      const now = world.clock.now().getTime();
      return {
        notBefore: new Date(now - 85 * day).toISOString(),
        expiresAt: new Date(now + left).toISOString(),
      };
    };
    notifications().raise({ code: 'expiring', subject, detail: life(5 * day) });
    await notifications().tend();
    putOff(4 * day);
    await pass(hour);
    notifications().raise({ code: 'expiring', subject, detail: life(day) });
    await notifications().tend();
    expect(world.shown).toHaveLength(2);
  });

  it('is not told at all when it is over by then, and cannot be put off any more', async () => {
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    const [open] = notifications().list({ open: true });
    putOff(day);
    notifications().raise({ code: 'renewed', subject, detail: { expiresAt: world.clock.now().toISOString() } });
    await pass(2 * day);
    expect(world.shown.filter((title) => title.includes('needs you'))).toHaveLength(1);
    expect(() => notifications().remindAt(open?.id ?? '', world.clock.now())).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'notify.not-open' }) }),
    );
  });

  it('on the command line, by the beginning of its id; for a month at most', async () => {
    notifications().raise({ code: 'schedule-broken', subject: {} });
    const [open] = notifications().list({ open: true });
    const later = (...args: readonly string[]) => runCli(world.opened.folder, ['notify', 'later', ...args]);
    const put = await later(open?.id.slice(0, 8) ?? '', '--for', '2d', '--json');
    expect({ code: put.code, said: put.stderr }).toEqual({ code: 0, said: '' });
    const { until } = put.json<{ readonly until: string }>();
    expect(Date.parse(until) - Date.now()).toBeCloseTo(2 * day, -5);
    const waits = notifications()
      .list({ open: true })[0]
      ?.deliveries.filter(({ state }) => state === 'waiting');
    expect(waits).toMatchObject([{ channel: 'system', nextAt: until }]);
    expect([(await later('nothing')).code, (await later(open?.id ?? '', '--for', '31d')).code]).toEqual([2, 2]);
  });
});
