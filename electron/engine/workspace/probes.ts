/** Measures what decides between causes, for a run, an order not placed yet, or this machine alone. */
import type { ProbeReport } from '../../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import { diagnosisOf } from '../diagnosis/report.ts';

export interface ProbeRequest {
  /** A key of `shared/domain/diagnosis-probes.ts`. */
  readonly probe: string;
  readonly subject: FixSubject;
  readonly text: string;
  /** Results of earlier probes. */
  readonly facts: Readonly<Record<string, string>>;
}

export const probe = async ({ text, facts }: ProbeRequest, _signal: AbortSignal): Promise<ProbeReport> => ({
  ...diagnosisOf({ text, facts }),
  outcome: 'unmeasured',
  facts: { ...facts },
  evidence: [],
});
