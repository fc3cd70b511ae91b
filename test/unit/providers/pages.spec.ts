import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../electron/engine/providers/http-call.ts';
import { allMarked, allPages, nextInLink } from '../../../electron/engine/providers/models/pages.ts';
import { ttlAmong, ttlWithin } from '../../../electron/engine/providers/models/ttl.ts';

describe('pages', () => {
  it('are numbered, and count what came before', async () => {
    const asked: (readonly [number, number])[] = [];
    const all = await allPages(async (number, seen) => {
      asked.push([number, seen]);
      return { items: [`${number}a`, `${number}b`], more: number < 3 };
    });
    expect(all).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
    expect(asked).toEqual([
      [1, 0],
      [2, 2],
      [3, 4],
    ]);
  });

  it('end where more is promised and nothing comes', async () => {
    expect(await allPages(async () => ({ items: [], more: true }))).toEqual([]);
  });

  it('are followed by their marks, even where one is empty, and never in a circle', async () => {
    const pages: Readonly<Record<string, { readonly items: readonly number[]; readonly next: string | null }>> = {
      '': { items: [1], next: 'b' },
      b: { items: [], next: 'c' },
      c: { items: [2], next: 'b' },
    };
    expect(await allMarked(async (mark) => pages[mark] ?? { items: [], next: null })).toEqual([1, 2]);
  });

  it.each([
    ['<https://api.test/zones?after=x%26y&limit=5>; rel="next"', 'x&y'],
    ['</zones?after=x>; rel=next', 'x'],
    ['<https://api.test/?after=1>; rel="prev", <https://api.test/?after=2>; rel="next"', '2'],
    ['<https://api.test/?after=1>; rel="prev"', undefined],
    ['<https://api.test/>; rel="next"', undefined],
    ['', undefined],
  ])('find the mark in the Link header %s', (link, mark) => {
    const answer: HttpAnswer = { status: 200, text: '', contentType: '', header: () => link };
    expect(nextInLink(answer, 'after')).toBe(mark);
  });
});

it('a TTL is what the service takes', () => {
  expect([1, 300, 7200].map((wanted) => ttlWithin(wanted, { shortestTtl: 60, longestTtl: 3600 }))).toEqual([
    60, 300, 3600,
  ]);
  expect(ttlWithin(7200, { shortestTtl: 60 })).toBe(7200);
  expect([1, 61, 9999].map((wanted) => ttlAmong(wanted, [60, 300, 900]))).toEqual([60, 300, 900]);
});
