/** What the failure of a run points to, asked for once for each failure. */
import { useEffect, useState } from 'react';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { call } from '../../ipc/client.ts';
import { type Measured, type Probing, useProbing } from './probing.ts';

export interface RunDiagnosis {
  /** `undefined` until it is known; empty where nothing is, or the run has not failed for good. */
  readonly causes: readonly DiagnosedCause[] | undefined;
  /** By the latest probe. */
  readonly measured: Measured | undefined;
  readonly probing: Probing;
}

interface Answer {
  readonly about: string;
  readonly causes: readonly DiagnosedCause[];
  readonly measured?: Measured;
}

export const useRunDiagnosis = ({ id, status, problem }: RunView): RunDiagnosis => {
  const [answer, setAnswer] = useState<Answer>();
  const asked = status === 'failed' && problem !== undefined;
  const about = asked ? `${id} ${problem.code}` : '';
  useEffect(() => {
    if (about === '') return undefined;
    let left = false;
    const answered = (causes: readonly DiagnosedCause[]) => {
      if (!left) setAnswer({ about, causes });
    };
    call('diagnosis.run', { id }).then(
      ({ causes }) => answered(causes),
      // The failure says what happened all the same.
      () => answered([]),
    );
    return () => {
      left = true;
    };
  }, [id, about]);
  const current = answer?.about === about ? answer : undefined;
  const probing = useProbing({
    subject: { kind: 'run', id },
    measured: current?.measured,
    onMeasured: (measured) => setAnswer({ about, causes: measured.report.causes, measured }),
  });
  return { causes: asked ? current?.causes : [], measured: current?.measured, probing };
};
