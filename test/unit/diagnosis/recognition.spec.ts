import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { factCases, innocents, ownCases, publishedCases, scoreOf } from './fixtures.ts';

describe('what failures print is led back to its cause', () => {
  it('in cases that people have published', () => {
    const score = scoreOf(publishedCases());
    expect(score.three).toBeGreaterThanOrEqual(0.97);
    expect(score.first).toBeGreaterThanOrEqual(0.8);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.01);
  });

  it.each(['tuning', 'kept'] as const)('in the words of other tools, versions and languages (%s half)', (half) => {
    const score = scoreOf(ownCases('variants').filter((one) => one.half === half));
    expect(score.three).toBeGreaterThanOrEqual(0.95);
    expect(score.first).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it.each(['tuning', 'kept'] as const)('in people’s own words (%s half)', (half) => {
    const score = scoreOf(ownCases('complaints').filter((one) => one.half === half));
    expect(score.three).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });
});

describe('what a probe found decides', () => {
  it.each(factCases())('$cause after $facts', ({ text, facts, cause }) => {
    expect(diagnose({ text, facts })[0]?.cause).toBe(cause);
  });

  it('and until it has run, the app says which one would', () => {
    const [first] = diagnose({ text: 'CryptographicException: Keyset does not exist' });
    expect(first?.confirm).toBe('key-store');
  });
});

it('of texts that tell of no failure nothing is claimed', () => {
  const claimed = innocents().filter(({ text }) => diagnose({ text }).length > 0);
  expect(innocents()).toHaveLength(200);
  expect(claimed.map(({ id }) => id)).toEqual([]);
});
