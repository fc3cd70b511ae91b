/** Reads what the test runners wrote down, so that one line can say how the whole run went. */
import { basename } from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full titles, with the reason where the title says it. */
  readonly skippedTitles: readonly string[];
  /** Full titles with the first line of what was found; the end of a long log is often all that is kept of it. */
  readonly failedTitles: readonly string[];
}

const firstLine = (text = ''): string => text.split('\n', 1)[0]?.slice(0, 300) ?? '';

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, skippedTitles: [], failedTitles: [] };

export const addCounts = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  skippedTitles: [...one.skippedTitles, ...other.skippedTitles],
  failedTitles: [...one.failedTitles, ...other.failedTitles],
});

/** A runner that ended badly without a failed test to show for it failed all the same. */
export const withExitCode = (counts: Counts, exitCode: number): Counts =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** The parts used of the JSON that Vitest writes (the format of Jest). */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

export const countVitest = (report: VitestReport): Counts =>
  report.testResults
    .map((file): Counts => {
      const having = (status: string) => file.assertionResults.filter((test) => test.status === status);
      const failed = having('failed');
      const unloaded = failed.length === 0 && file.status === 'failed';
      const passed = having('passed').length;
      const others = file.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
      return {
        passed,
        // A file that could not be loaded has no tests to fail.
        failed: unloaded ? 1 : failed.length,
        skipped: others.length,
        skippedTitles: others.map((test) => test.fullName),
        failedTitles: unloaded
          ? [`${basename(file.name)}: ${firstLine(file.message)}`]
          : failed.map((test) => `${basename(file.name)}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`),
      };
    })
    .reduce(addCounts, noCounts);

/** The parts used of the JSON that Playwright writes. */
interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      /** A flaky test fails at times, which is failing. */
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results?: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}
interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  /** Failures outside tests, such as a spec that cannot be loaded. */
  readonly errors: readonly unknown[];
}

const countSuite = (suite: PlaywrightSuite): Counts => {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): Counts => {
      if (test.status === 'expected') return { ...noCounts, passed: 1 };
      if (test.status !== 'skipped') {
        const found = test.results?.find((result) => result.error !== undefined)?.error?.message;
        return { ...noCounts, failed: 1, failedTitles: [`${suite.title}: ${spec.title}: ${firstLine(found)}`] };
      }
      const why = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
      const title = why === undefined ? spec.title : `${spec.title} [SKIPPED: ${why}]`;
      return { ...noCounts, skipped: 1, skippedTitles: [title] };
    }),
  );
  return [...own, ...(suite.suites ?? []).map(countSuite)].reduce(addCounts, noCounts);
};

export const countPlaywright = (report: PlaywrightReport): Counts => {
  const counts = report.suites.map(countSuite).reduce(addCounts, noCounts);
  return { ...counts, failed: counts.failed + report.errors.length };
};

/** The last line of a run, and whether the run may be called good. In CI nothing may be skipped. */
export const verdict = (counts: Counts, { ci }: { readonly ci: boolean }): { line: string; ok: boolean } => ({
  line: `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  ok: counts.failed === 0 && counts.passed > 0 && !(ci && counts.skipped > 0),
});
