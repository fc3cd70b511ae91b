/** A probe and what it found, kept by whoever shows the causes: the facts of one are told to the next. */
import { useState } from 'react';
import type { ProbeReport } from '../../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

export interface Measured {
  readonly probe: string;
  readonly report: ProbeReport;
}

export interface ProbingOptions {
  readonly subject: FixSubject;
  /** What was diagnosed, where the subject is no run. */
  readonly text?: string | undefined;
  /** The latest; `undefined` before the first. */
  readonly measured: Measured | undefined;
  onMeasured(measured: Measured): void;
}

export interface Probing {
  /** The probe that runs. */
  readonly busy: string | undefined;
  readonly problem: Problem | undefined;
  check(probe: string): void;
}

export const useProbing = ({ subject, text = '', measured, onMeasured }: ProbingOptions): Probing => {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const check = async (probe: string): Promise<void> => {
    if (busy !== undefined) return;
    setBusy(probe);
    setProblem(undefined);
    try {
      const facts = measured?.report.facts ?? {};
      onMeasured({ probe, report: await call('diagnosis.probe', { probe, subject, text, facts }) });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, problem, check: (probe) => void check(probe) };
};
