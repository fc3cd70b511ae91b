import { describe, expect, it } from 'vitest';
import { mostQuestions } from '../../../electron/engine/dns/pace.ts';
import { from, type Servers, type Watched, watch } from './scripted-eye.ts';

/** Milliseconds there and back. */
const roundTrip = 30;

/** Evenly spread shares between 0 and 1, none of them an end. */
const shares = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index + 0.5) / count);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const mostAsked = ({ questions }: Watched): number =>
  Math.max(...[...questions.values()].map((times) => times.filter((time) => time < 600_000).length));

/** What each watch lost after the last server had the record, and the most questions any address got. */
const lossesOf = async (
  moments: readonly number[],
  servers: (moment: number) => Servers,
  options: Parameters<typeof watch>[1] = {},
) => {
  const watched = await Promise.all(
    moments.map(async (moment) => {
      const result = await watch(servers(moment), { roundTrip, ...options });
      expect(result.ended).toBe('published');
      return { moment, lost: result.elapsed - moment, asked: mostAsked(result) };
    }),
  );
  const most = Math.max(...watched.map(({ asked }) => asked));
  expect(most).toBeLessThanOrEqual(mostQuestions);
  const lost = watched.map((one) => one.lost).toSorted((one, other) => one - other);
  const relative = watched.map((one) => one.lost / one.moment).toSorted((one, other) => one - other);
  return { median: at(lost, 0.5), worst: at(lost, 1), medianShare: at(relative, 0.5), worstShare: at(relative, 1) };
};

/** `count` servers that get the record within `spread` milliseconds of each other, the last one at the moment. */
const together =
  (count: number, spread = 0) =>
  (moment: number): Servers =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `s${index}`,
        from(Math.max(1, moment - (spread * ((index * 7) % count)) / count)),
      ]),
    );

/** Publications lie around the usual time of the provider, most of them within half of it and twice it. */
const around = (typicalSeconds: number): readonly number[] =>
  shares(120)
    .map((share) => typicalSeconds * 1000 * (share / (1 - share)) ** (1 / 3))
    .filter((moment) => moment < 60_000);
const anySoon = shares(120).map((share) => 50 * 1200 ** share);
const anywhenInTheMinute = shares(120).map((share) => 60_000 * share);
const anywhenAfterIt = shares(210).map((share) => 60_000 * 10 ** share);

/** Seconds; a fifth to both sides. */
const fixed = [0.5, 2, 5, 12, 30] as const;
interface Known {
  readonly title: string;
  readonly facts: { readonly typicalSeconds?: number };
  readonly limits: readonly { readonly count: number; readonly medians: readonly number[] }[];
}
/** By the number of addresses, milliseconds at each of these times; all get the record at one moment. */
const known: readonly Known[] = [
  {
    title: 'nothing known',
    facts: {},
    limits: [
      { count: 1, medians: [300, 400, 650, 900, 1300] },
      { count: 2, medians: [300, 300, 300, 300, 450] },
      { count: 3, medians: [300, 300, 300, 300, 300] },
    ],
  },
  {
    title: 'usually 5 s',
    facts: { typicalSeconds: 5 },
    limits: [
      { count: 1, medians: [400, 300, 300, 900, 2100] },
      { count: 2, medians: [300, 300, 300, 300, 550] },
      { count: 3, medians: [300, 300, 300, 300, 300] },
    ],
  },
  {
    title: 'usually 30 s',
    facts: { typicalSeconds: 30 },
    limits: [
      { count: 1, medians: [400, 650, 850, 850, 1200] },
      { count: 2, medians: [300, 300, 300, 300, 400] },
      { count: 3, medians: [300, 300, 300, 300, 300] },
    ],
  },
  {
    title: 'usually 120 s',
    facts: { typicalSeconds: 120 },
    limits: [
      { count: 1, medians: [400, 450, 650, 900, 1400] },
      { count: 2, medians: [300, 300, 300, 320, 450] },
      { count: 3, medians: [300, 300, 300, 300, 300] },
    ],
  },
];

describe('what waiting costs after the last server has the record', () => {
  it.each([1, 2, 4])('within a minute, %i addresses, nothing known: half of the time at most 300 ms', async (count) => {
    expect((await lossesOf(anySoon, together(count))).median).toBeLessThanOrEqual(300);
  });

  it.each([
    [1, 2],
    [1, 5],
    [2, 5],
    [2, 10],
    [4, 10],
    [4, 20],
    [4, 30],
  ])('within a minute, %i addresses, usually %i s: half of the time at most 300 ms', async (count, typicalSeconds) => {
    const losses = await lossesOf(around(typicalSeconds), together(count), { typicalSeconds });
    expect(losses.median).toBeLessThanOrEqual(300);
  });

  it('knows the moment better from earlier publications of the zone', async () => {
    const moments = shares(60).map((share) => 36_000 + 8000 * share);
    const history = { p50: 40, p95: 44, count: 8 };
    const losses = await lossesOf(moments, together(2), { typicalSeconds: 5, history });
    expect(losses.median).toBeLessThanOrEqual(300);
  });

  it('trusts earlier publications the more the more of them there are', async () => {
    const moments = shares(61).map((share) => 24_000 + 12_000 * share);
    const known = [1, 3, 9].map((count) => ({ p50: 30, p95: 60, count }));
    const losses = await Promise.all(known.map((history) => lossesOf(moments, together(1), { history })));
    const medians = losses.map(({ median }) => median);
    expect(medians).toEqual(medians.toSorted((one, other) => other - one));
    expect(medians[2]).toBeLessThanOrEqual(700);
  });

  it('at any moment of the minute alike: 300 ms with eight addresses, in proportion with fewer', async () => {
    const losses = await Promise.all([1, 2, 4, 8].map((count) => lossesOf(anywhenInTheMinute, together(count))));
    const medians = losses.map(({ median }) => median);
    // Half of a step is lost: a minute of steps of 600 ms takes a hundred questions, and one address has sixty.
    expect(medians[3]).toBeLessThanOrEqual(220);
    expect(medians[2]).toBeLessThanOrEqual(250);
    expect(medians[1]).toBeLessThanOrEqual(450);
    expect(medians[0]).toBeLessThanOrEqual(1400);
  });

  it.each([1, 2, 4])('after the minute, %i addresses: at most 5 % of the wait half of the time', async (count) => {
    const losses = await lossesOf(anywhenAfterIt, together(count));
    expect(losses.medianShare).toBeLessThanOrEqual(0.05);
    expect(losses.worstShare).toBeLessThanOrEqual(count > 2 ? 0.05 : 0.1);
  });

  describe.each(known)('at fixed times, $title', ({ facts, limits }) => {
    it.each(limits)('%o', async ({ count, medians }) => {
      for (const [index, seconds] of fixed.entries()) {
        const moments = shares(61).map((share) => 1000 * seconds * (0.8 + 0.4 * share));
        const { median } = await lossesOf(moments, together(count), { roundTrip: 4, ...facts });
        expect(median, `${seconds} s`).toBeLessThanOrEqual(medians[index] ?? 0);
      }
    });
  });

  it('never asks twice where once would do', async () => {
    const { looks } = await watch(together(2)(50_000), { roundTrip, typicalSeconds: 30 });
    // At the end the other server is asked at once.
    const whileNothing = looks.filter((time) => time < 50_000);
    const steps = whileNothing.slice(1).map((time, index) => time - (whileNothing[index] ?? 0));
    expect(Math.min(...steps.slice(1))).toBeGreaterThanOrEqual(150);
  });

  it('servers that follow the first within seconds', async () => {
    const losses = await lossesOf(
      anySoon.filter((moment) => moment > 3000),
      together(4, 2000),
    );
    expect(losses.median).toBeLessThanOrEqual(300);
  });

  it('servers that follow the first within a second, late in the minute and after it', async () => {
    const before = shares(60).map((share) => 40_000 + 20_000 * share);
    expect((await lossesOf(before, together(3, 800))).median).toBeLessThanOrEqual(200);
    const after = shares(60).map((share) => 60_000 + 200_000 * share);
    expect((await lossesOf(after, together(3, 800))).worstShare).toBeLessThanOrEqual(0.09);
  });

  it('a server that follows minutes later', async () => {
    const lagging = (moment: number): Servers => ({ a: from(2000), b: from(2000), c: from(moment) });
    const losses = await lossesOf(anywhenAfterIt, lagging);
    expect(losses.medianShare).toBeLessThanOrEqual(0.05);
    expect(losses.worstShare).toBeLessThanOrEqual(0.1);
  });
});

describe('how often servers are asked', () => {
  it.each([
    [0, 1],
    [5, 1],
    [5, 2],
    [20, 4],
    [900, 3],
  ])('at most 60 questions in ten minutes, usually %i s, %i addresses', async (typicalSeconds, count) => {
    const watched = await watch(together(count)(3_000_000), { typicalSeconds });
    expect(mostAsked(watched)).toBeLessThanOrEqual(mostQuestions);
    expect(mostAsked(watched)).toBeGreaterThan(15);
    const steps = watched.looks.slice(1).map((time, index) => time - (watched.looks[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(60_000);
  });

  it('keeps to it when every look brings another version of the zone', async () => {
    const busy = (time: number) => ({ values: [], serial: Math.floor(time / 500) });
    const watched = await watch({ a: busy, b: busy }, { maximumSeconds: 600 });
    expect(mostAsked(watched)).toBeLessThanOrEqual(mostQuestions);
    // What haste has used up is spared over the rest of the time.
    const steps = watched.looks.slice(1).map((time, index) => time - (watched.looks[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(60_000);
  });

  it('fifty names of a zone take turns, so that a server gets no more than a few questions a second', async () => {
    const names = Array.from({ length: 50 }, (_, index) => [`_acme-challenge.n${index}.example.test`, 'v'] as const);
    const watched = await watch(together(2)(20_000), { names, typicalSeconds: 20, roundTrip });
    expect(watched.ended).toBe('published');
    expect(watched.elapsed - 20_000).toBeLessThan(1500);
    const times = [...watched.questions.values()].flat().filter((time) => time > 1000 && time < 20_000);
    expect(times.length / 19 / 2).toBeLessThan(5);
  });

  it('a run that goes on keeps to the pace of the one before', async () => {
    const begunAt = new Date(Date.parse('2026-01-01T00:00:00Z') - 300_000);
    const { looks } = await watch(together(2)(60_000), { begunAt });
    expect(looks[0]).toBe(0);
    expect(Math.min(...looks.slice(1, -1).map((time, index) => time - (looks[index] ?? 0)))).toBeGreaterThan(5000);
  });
});
