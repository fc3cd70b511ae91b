import { describe, expect, it } from 'vitest';
import { waitingLine } from '../../../electron/cli/waiting-line.ts';
import { calmly, estimateOf, labelPlaces, spanKind } from '../../../renderer/features/run/estimate-facts.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import { type RunView, runViewSchema } from '../../../shared/domain/runs.ts';
import { sentence } from '../../../shared/i18n/index.ts';

const minute = 60_000;
const written = Date.parse('2026-11-21T14:11:00Z');
const at = (minutes: number): string => new Date(written + minutes * minute).toISOString();

const run: RunView = runViewSchema.parse({
  id: 'run',
  certificateId: 'certificate',
  identifiers: [{ type: 'dns', value: 'example.net' }],
  authorityName: 'Let’s Encrypt',
  practice: false,
  providerId: 'netcup',
  status: 'waiting',
  startedAt: at(-1),
  steps: [
    { id: 'present', status: 'done', startedAt: at(-1), endedAt: at(0) },
    { id: 'publish', status: 'waiting', startedAt: at(0) },
  ],
  records: [
    {
      identifier: 'example.net',
      challenge: 'dns-01',
      location: '_acme-challenge.example.net',
      value: 'value',
      state: 'written',
      servers: [
        { server: 'ns1', address: '192.0.2.1:53', state: 'has' },
        { server: 'ns2', address: '192.0.2.2:53', state: 'not-yet' },
      ],
    },
  ],
  eta: { at: at(15), by: at(22), usual: { from: at(10), to: at(20) }, basis: 'provider' },
  warnings: [],
});
const minutesIn = (minutes: number) => estimateOf(run, written + minutes * minute);

describe('the estimate', () => {
  it('goes from the writing over the present to the usual span, and a little beyond', () => {
    expect(minutesIn(6)).toMatchObject({ late: false, left: 9 * minute, bar: { now: 0.25 } });
    expect(minutesIn(6)?.bar.from).toBeCloseTo(10 / 24);
    expect(minutesIn(6)?.bar.to).toBeCloseTo(20 / 24);
  });

  it('keeps the span in its place until it is late; then all of it gets shorter', () => {
    expect(minutesIn(19)?.bar).toMatchObject({ from: minutesIn(1)?.bar.from, to: minutesIn(1)?.bar.to });
    const late = minutesIn(40);
    expect(late).toMatchObject({ late: true, left: 0 });
    expect(late?.bar.now).toBeCloseTo(1 / 1.2);
    expect(late?.bar.to).toBeCloseTo(20 / 48);
    expect([20, 21].map((minutes) => minutesIn(minutes)?.late)).toEqual([false, true]);
  });

  it('is any moment now where half of the times have passed, and never in the past', () => {
    expect(minutesIn(16)).toMatchObject({ late: false, left: 0 });
    expect(minutesIn(-5)?.bar.now).toBe(0);
  });

  it('takes the forecast for the span where a run does not say what is usual', () => {
    const eta = { at: at(15), by: at(22), basis: 'provider' } as const;
    expect(estimateOf({ ...run, eta }, written)?.usual).toEqual({
      from: written + 15 * minute,
      to: written + 22 * minute,
    });
  });

  it.each<[string, Partial<RunView>]>([
    ['nobody waits', { status: 'working' }],
    ['the program was closed', { status: 'interrupted' }],
    ['there is no forecast', { eta: undefined }],
    ['another step is in hand', { steps: [{ id: 'validate', status: 'waiting', startedAt: at(0) }] }],
    ['a person adds the record', { records: run.records.map((record) => ({ ...record, state: 'by-hand' })) }],
  ])('there is none where %s', (_title, change) => {
    expect(estimateOf({ ...run, ...change }, written)).toBeUndefined();
  });

  it('says a time once where the clock shows the same twice, or that it is a matter of seconds', () => {
    const seconds = (one: number, other: number, since: number) =>
      spanKind(written + one * 1000, written + other * 1000, written + since * 1000);
    expect(seconds(59, 60, 0)).toBe('two');
    expect(seconds(5, 55, 0)).toBe('within-a-minute');
    expect(seconds(125, 175, 0)).toBe('one');
    expect(seconds(125, 175, 120)).toBe('within-a-minute');
  });

  it('counts seconds in steps of five', () => {
    expect([1, 41_000, 44_999, 89_000].map(calmly)).toEqual([5000, 45_000, 45_000, 90_000]);
    expect(calmly(123_456)).toBe(123_456);
  });

  it('writes the span where the present is not', () => {
    expect(labelPlaces({ now: 0.05, from: 0.4, to: 0.8 })).toEqual({ written: false, usual: 'after', underSpan: true });
    expect(labelPlaces({ now: 0.3, from: 0.4, to: 0.8 })).toEqual({ written: true, usual: 'after', underSpan: true });
    expect(labelPlaces({ now: 0.6, from: 0.4, to: 0.8 })).toEqual({ written: true, usual: 'before', underSpan: false });
    expect(labelPlaces({ now: 0.8, from: 0.2, to: 0.4 })).toEqual({ written: true, usual: 'before', underSpan: true });
  });
});

describe('what the terminal shows meanwhile', () => {
  const line = (view: RunView, language: Language) =>
    waitingLine(view, { sentence: (key, values) => sentence(language, key, values) });

  it('is what the name servers have, and what this computer would be told', () => {
    expect(line(run, 'en')).toBe('  1 of 2 name servers have it');
    const known: RunView = { ...run, computer: { state: 'not-yet', until: at(20) } };
    expect(line(known, 'en')).toBe('  1 of 2 name servers have it · Your computer sees: Nothing yet');
    expect(line(known, 'zh')).toContain('这台电脑看到：还没有');
    expect(line({ ...run, computer: { state: 'unknown' } }, 'en')).toBe(line(run, 'en'));
  });
});
