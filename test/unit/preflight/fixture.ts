/** Facts as they were seen, and what is to be said about them. */
import type { Found } from '../../../electron/engine/preflight/check.ts';
import type { CauseId } from '../../../shared/domain/causes.ts';
import type { FindingCode, Verdict } from '../../../shared/domain/preflight.ts';

export interface Fixture {
  /** What the reader has. */
  readonly name: string;
  readonly found: readonly Found[];
  readonly expected: readonly (readonly [code: FindingCode, verdict: Verdict, cause?: CauseId])[];
}

/** A set-up that works: nothing may block, and what is remarked is listed. */
export const good = (name: string, found: readonly Found[], ...expected: Fixture['expected']): Fixture => ({
  name,
  found,
  expected,
});

export const bad = (name: string, found: readonly Found[], ...expected: Fixture['expected']): Fixture => ({
  name,
  found,
  expected,
});
