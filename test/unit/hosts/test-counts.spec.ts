import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, noCounts, verdict, withExitCode } from '../../../build/scripts/test-counts.ts';

const test = (status: string, fullName = status, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});
const spec = (
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped',
  annotations: { type: string; description?: string }[] = [],
) => ({
  title: status,
  tests: [{ status, annotations }],
});

describe('the last line of a test run', () => {
  it('counts what the unit runner reports, and a file that could not be loaded as a failure', () => {
    const testResults = [
      {
        name: 'a',
        status: 'passed',
        assertionResults: [test('passed'), test('passed'), test('pending', 'needs named')],
      },
      { name: 'b', status: 'failed', assertionResults: [test('failed', 'adds', 'is 3\n at x'), test('todo', 'later')] },
      { name: '/x/c.spec.ts', status: 'failed', message: 'cannot load', assertionResults: [] },
    ];
    expect(countVitest({ testResults })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
      skippedTitles: ['needs named', 'later'],
      failedTitles: ['b: adds: is 3', 'c.spec.ts: cannot load'],
    });
  });

  it('counts what the browser runner reports; a flaky test failed', () => {
    const skipped = spec('skipped', [{ type: 'skip', description: 'no display' }]);
    const suites = [
      {
        title: 'f',
        specs: [spec('expected'), spec('flaky')],
        suites: [{ title: 'g', specs: [skipped, spec('unexpected')] }],
      },
    ];
    expect(countPlaywright({ suites, errors: [{}] })).toEqual({
      passed: 1,
      failed: 3,
      skipped: 1,
      skippedTitles: ['skipped [SKIPPED: no display]'],
      failedTitles: ['f: flaky: ', 'g: unexpected: '],
    });
  });

  it('never calls a run good that failed, found nothing to run, or, in CI, left something out', () => {
    const counts = { ...noCounts, passed: 2, skipped: 1 };
    expect(verdict(counts, { ci: false })).toEqual({ line: '2 passed, 0 failed, 1 skipped', ok: true });
    expect(verdict(counts, { ci: true }).ok).toBe(false);
    expect(verdict({ ...counts, failed: 1 }, { ci: false }).ok).toBe(false);
    expect(verdict(noCounts, { ci: false }).ok).toBe(false);
    expect(withExitCode(counts, 1).failed).toBe(1);
    expect(withExitCode({ ...counts, failed: 3 }, 1).failed).toBe(3);
  });
});
