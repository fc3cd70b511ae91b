import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../shared/domain/preflight.ts';
import { findingTitle } from '../../../shared/i18n/finding-title.ts';
import { tookInColumn, tookWords } from '../../../shared/i18n/took-words.ts';

describe('how long something took', () => {
  it('is never nothing in a sentence', () => {
    expect([0, 49, 50, 1449].map((one) => tookWords(one, 'en'))).toEqual([
      ...['under 0.1 s', 'under 0.1 s'],
      ...['0.1 s', '1.4 s'],
    ]);
    expect([49, 50].map((one) => tookWords(one, 'zh'))).toEqual(['不到0.1秒', '0.1秒']);
  });

  it('is left out of a column where there is nothing to tell', () => {
    expect([49, 50].map((one) => tookInColumn(one, 'en'))).toEqual(['', '0.1 s']);
  });
});

describe('a finding that counts', () => {
  const title = (code: FindingCode, count: string): string =>
    findingTitle({ code, detail: { count, fqdn: '_acme-challenge.example.org', allowed: '5', name: 'a' } }, 'en');

  it('speaks of one as of one', () => {
    expect(['1', '2', '11'].map((count) => title('stale-values', count))).toEqual([
      '1 old value at _acme-challenge.example.org',
      '2 old values at _acme-challenge.example.org',
      '11 old values at _acme-challenge.example.org',
    ]);
    expect(title('failures-counted', '1')).toBe('a has failed once within the hour; 5 failures are allowed');
  });
});
