/** Reads what the test runners wrote down, so that one line can say how the whole run went. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full titles, with the reason where the title says it. */
  readonly skippedTitles: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, skippedTitles: [] };

export const addCounts = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  skippedTitles: [...one.skippedTitles, ...other.skippedTitles],
});

/** A runner that ended badly without a failed test to show for it failed all the same. */
export const withExitCode = (counts: Counts, exitCode: number): Counts =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** The parts used of the JSON that Vitest writes (the format of Jest). */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export const countVitest = (report: VitestReport): Counts =>
  report.testResults
    .map((file): Counts => {
      const having = (status: string) => file.assertionResults.filter((test) => test.status === status);
      const failed = having('failed').length;
      const passed = having('passed').length;
      const others = file.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
      return {
        passed,
        // A file that could not be loaded has no tests to fail.
        failed: failed === 0 && file.status === 'failed' ? 1 : failed,
        skipped: others.length,
        skippedTitles: others.map((test) => test.fullName),
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
      if (test.status !== 'skipped') return { ...noCounts, failed: 1 };
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
