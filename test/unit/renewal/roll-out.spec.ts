import { describe, expect, it } from 'vitest';
import type { AuthorityFacts, CertificateFacts, CountedFacts } from '../../../electron/engine/renewal/facts.ts';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import { renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import { certificate, day, factsOf, hour, iso, letsEncrypt, plainly, start, strict, version } from './certificates.ts';

const fleet = (count: number, days: number, change: (index: number) => Partial<CertificateFacts> = () => ({})) =>
  Array.from({ length: count }, (_, index) => {
    const names = [`host-${index}.example.org`];
    return certificate({
      id: `c${index}`,
      names,
      current: version(days, { id: `v${index}`, names }),
      ...change(index),
    });
  });
const plan = (certificates: readonly CertificateFacts[], now: number, change = {}) =>
  planRenewals(factsOf(certificates, { lastContact: iso(now - hour), ...change }), new Date(now));

/** Renews what is due at every waking, until nothing is; answers how many began at each, and the least life left. */
const rollOut = (
  certificates: readonly CertificateFacts[],
  from: number,
  wakings: number,
  pause: number,
  settings = plainly,
) => {
  let left = certificates;
  let leastLife = 1;
  const begun: number[] = [];
  for (let waking = 0; waking < wakings && left.length > 0; waking++) {
    const now = from + waking * pause;
    const due = new Set(plan(left, now, { settings }).flatMap((entry) => (entry.due ? [entry.certificateId] : [])));
    begun.push(due.size);
    for (const { id, current } of left) {
      if (!due.has(id) || current === undefined) continue;
      const to = Date.parse(current.notAfter);
      leastLife = Math.min(leastLife, (to - now) / (to - Date.parse(current.notBefore)));
    }
    left = left.filter(({ id }) => !due.has(id));
  }
  return { begun, left: left.length, leastLife };
};

describe('ten thousand that are due together', () => {
  it.each([
    [90, 12],
    [90, 6],
    [45, 12],
    [6.7, 12],
    [6.7, 6],
  ])('of %d days, woken every %d hours, take turns, and none runs short of life', (days, hours) => {
    const from = start + (days < 10 ? 0.52 : 0.67) * days * day;
    const { begun, left, leastLife } = rollOut(fleet(10_000, days), from, 400, hours * hour);
    expect(left).toBe(0);
    expect(leastLife).toBeGreaterThan(0.25);
    // Evenly: no waking has much more to do than the even share until a quarter of life is left.
    const wakings = Math.floor((days * 0.75 * day - (from - start)) / (12 * hour));
    expect(Math.max(...begun)).toBeLessThanOrEqual(Math.ceil(10_000 / wakings) + 1);
  });

  it('begin as many as the settings say while there is time', () => {
    const settings = renewalSettingsSchema.parse({ maxPerRun: 30, rollOutSpread: 0 });
    const due = plan(fleet(200, 398), start + 266 * day, { settings }).filter((entry) => entry.due);
    expect(due).toHaveLength(30);
    const later = plan(fleet(200, 398), start + 266 * day, { settings }).filter(({ why }) => why === 'roll-out');
    expect(later).toHaveLength(170);
    expect(new Set(later.map(({ at }) => at)).size).toBeGreaterThan(160);
  });

  it('after nine days of sleep go by the life they have left', () => {
    const mixed = [...fleet(3, 398), ...fleet(3, 45, (index) => ({ id: `short${index}` }))];
    const expired = fleet(1, 6.7, () => ({ id: 'gone' }));
    const entries = plan([...mixed, ...expired], start + 43 * day);
    expect(entries.map(({ certificateId, due }) => [certificateId, due]).slice(0, 4)).toEqual([
      ['gone', true],
      ['short0', true],
      ['short1', true],
      ['short2', true],
    ]);
    expect(entries.slice(4).every(({ due }) => !due)).toBe(true);
  });

  it('are planned in a moment, and ten times as many in about ten times that', () => {
    const settings = renewalSettingsSchema.parse({
      blackouts: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', zone: 'Europe/Berlin' }],
    });
    const milliseconds = (count: number) => {
      const given = fleet(count, 90);
      // Processor time of this thread: how busy the machine is otherwise makes no difference.
      const times = [0, 1, 2].map((round) => {
        const before = process.threadCpuUsage();
        plan(given, start + (61 + round) * day, { settings });
        const { user, system } = process.threadCpuUsage(before);
        return (user + system) / 1000;
      });
      return Math.min(...times);
    };
    milliseconds(1000);
    const [few, many] = [milliseconds(1000), milliseconds(10_000)];
    expect(many).toBeLessThan(500);
    expect(many / few).toBeLessThan(30);
  });
});

describe('limits of the authority', () => {
  const at = (authority: AuthorityFacts) => (_index: number) => ({ authorities: [authority] as const });
  const due = (entries: ReturnType<typeof plan>) => entries.filter((entry) => entry.due).length;
  const now = start + 61 * day;
  const settings = renewalSettingsSchema.parse({ maxPerRun: 10_000, rollOutSpread: 0 });

  it('of orders are kept, with a fifth left for people', () => {
    const entries = plan(fleet(500, 90, at(strict)), now, { settings });
    expect(due(entries)).toBe(40);
    const waiting = entries.filter(({ why }) => why === 'waiting-limit');
    expect(waiting).toHaveLength(460);
    expect(waiting[0]?.at).toBe(iso(now + hour));
    expect(waiting[459]?.at).toBe(iso(now + 12 * hour));
  });

  it('count orders that were made before', () => {
    const orders = Array.from(
      { length: 35 },
      (_, index): CountedFacts => ({
        certificateId: 'x',
        accountId: 'strict-account',
        at: iso(now - 10 * 60_000 - index * 1000),
        replaces: true,
      }),
    );
    expect(due(plan(fleet(500, 90, at(strict)), now, { settings, orders }))).toBe(5);
    expect(due(plan(fleet(500, 90, at(strict)), now + hour, { settings, orders }))).toBe(40);
  });

  it('do not bind what replaces one of the same account, where the authority exempts that', () => {
    expect(due(plan(fleet(500, 90), now, { settings }))).toBe(500);
    const others = fleet(500, 90, (index) => ({
      current: version(90, { id: `v${index}`, names: [`host-${index}.example.org`], accountId: 'another' }),
    }));
    // Fifty in a week for a registered domain.
    expect(due(plan(others, now, { settings }))).toBe(40);
  });

  it('of a registered domain count what was issued in the week', () => {
    const given = fleet(100, 90, () => ({ current: undefined, lastRun: undefined }));
    const issued = (replaces: boolean) =>
      given
        .slice(0, 30)
        .map(({ id }): CountedFacts => ({ certificateId: id, accountId: 'account', at: iso(now - day), replaces }));
    expect(due(plan(given, now, { settings, issued: issued(false) }))).toBe(10);
    expect(due(plan(given, now, { settings, issued: issued(true) }))).toBe(40);
  });

  it('count nothing that another authority issued', () => {
    const given = fleet(100, 90, () => ({
      current: undefined,
      lastRun: undefined,
      authorities: [letsEncrypt, strict] as const,
    }));
    const by = (accountId: string | undefined) =>
      given
        .slice(0, 30)
        .map(({ id }): CountedFacts => ({ certificateId: id, accountId, at: iso(now - day), replaces: false }));
    expect(due(plan(given, now, { settings, issued: by('strict-account') }))).toBe(40);
    expect(due(plan(given, now, { settings, issued: by('forgotten') }))).toBe(10);
  });

  it('of failed validations hold for all certificates with the name together', () => {
    const shared = fleet(20, 90, (index) => ({
      names: ['shared.example.org', '*.shared.example.org'],
      current: version(90, { id: `v${index}`, names: ['shared.example.org', '*.shared.example.org'] }),
    }));
    expect(due(plan(shared, now, { settings }))).toBe(3);
    const failedValidations = [{ accountId: 'account', name: 'shared.example.org', at: iso(now - 60_000) }];
    expect(due(plan(shared, now, { settings, failedValidations }))).toBe(2);
  });

  it('of one authority do not hold up another', () => {
    const mixed = fleet(200, 90, (index) => ({ authorities: [index % 2 === 0 ? strict : letsEncrypt] as const }));
    expect(due(plan(mixed, now, { settings }))).toBe(140);
  });
});
