import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { factCases, innocents, ownCases, publishedCases, scoreOf, unseenCases } from './fixtures.ts';

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

describe('texts that were never learned from', () => {
  it('messages', () => {
    const score = scoreOf(unseenCases('message'));
    expect(score.three).toBeGreaterThanOrEqual(0.92);
    expect(score.first).toBeGreaterThanOrEqual(0.8);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it('complaints', () => {
    const score = scoreOf(unseenCases('complaint'));
    expect(score.three).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it('texts of no failure', () => {
    const texts = innocents('unseen-innocents');
    const claimed = texts.filter(({ text }) => diagnose({ text }).length > 0);
    expect(texts).toHaveLength(121);
    expect(claimed.length).toBeLessThanOrEqual(2);
  });
});

it('of texts that tell of no failure nothing is claimed', () => {
  const claimed = innocents('innocents').filter(({ text }) => diagnose({ text }).length > 0);
  expect(innocents('innocents')).toHaveLength(200);
  expect(claimed.map(({ id }) => id)).toEqual([]);
});

describe('beside a clear cause', () => {
  it('nothing is listed that has little to do with it', () => {
    const found = diagnose({
      text: 'requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host="acme-v02.api.letsencrypt.org", port=443): Max retries exceeded with url: /directory (Caused by ConnectTimeoutError)',
    });
    expect(found[0]?.cause).toBe('ca-network-blocked');
    expect(found.filter(({ cause }) => cause.startsWith('notify-'))).toEqual([]);
    expect(found.every(({ confidence }) => confidence >= 0.28 * (found[0]?.confidence ?? 1) - 0.01)).toBe(true);
  });
});
