import { describe, expect, it } from 'vitest';
import { isCalledBack } from '../../../electron/engine/workspace/renewal-info.ts';

const day = 86_400_000;
const start = Date.parse('2026-09-01T00:00:00Z');
const at = (days: number): string => new Date(start + days * day).toISOString();
const window = (from: number, to: number) => ({ start: at(from), end: at(to) });
/** A certificate of ninety days, asked about so many days after its issue. */
const asked = (days: number) => ({ now: new Date(start + days * day), notBefore: at(0), notAfter: at(90) });

describe('a certificate that is called back', () => {
  it.each([
    ['the usual window is ahead', window(60, 62), undefined, 10, false],
    ['it was ahead and lies in the past now', window(9.9, 9.95), window(60, 62), 10, true],
    ['as before, late in its life', window(58.9, 58.95), window(60, 62), 59, true],
    ['heard of for the first time, early in its life', window(9.9, 9.95), undefined, 10, true],
    ['first asked after the usual window has passed', window(60, 62), undefined, 70, false],
    ['known to be over already', window(60, 62.1), window(60, 62), 70, false],
    ['moved ahead to a later time', window(70, 72), window(60, 62), 65, false],
  ] as const)('%s', (_case, told, before, days, called) => {
    expect(isCalledBack(told, before, asked(days))).toBe(called);
  });
});
