/** Measures what decides between causes, for a run, an order not placed yet, or this machine alone; then ranks again. */
import { type Policy, policySchema } from '../../../shared/domain/certificates.ts';
import type { ProbeReport } from '../../../shared/domain/diagnosis.ts';
import { isProbeId, noneOfThese, type ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import type { Measured } from '../diagnosis/probe-results.ts';
import { failureIn } from '../diagnosis/read-input.ts';
import { redact } from '../diagnosis/redact.ts';
import { diagnosisOf } from '../diagnosis/report.ts';
import { type About, aboutText, canRun } from '../diagnosis/runnable.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { measure } from './measure.ts';
import type { PreflightParts } from './preflight.ts';
import { keyWorkedIn, problemsOf } from './run-problems.ts';

export interface ProbeRequest {
  /** A key of `shared/domain/diagnosis-probes.ts`. */
  readonly probe: string;
  readonly subject: FixSubject;
  readonly text: string;
  /** Results of earlier probes. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ProbeParts {
  readonly preflight: PreflightParts;
  /** `run.not-found`. */
  runState(id: string): IssuanceState;
  /** What the run was told to do. */
  runPolicy(id: string): Policy;
  /** As it was typed. `credential.not-found`, `vault.*`. */
  credentialFields(id: string): Promise<Readonly<Record<string, string>>>;
}

/** What the probe is about, with all that is known of it here. */
export interface ProbeSubject {
  readonly about: About;
  /** For a text: made up of the names in it, to look at them with the checks before an order. */
  readonly policy: Policy;
  readonly state?: IssuanceState | undefined;
  readonly text: string;
}

export const probe = async (
  parts: ProbeParts,
  { probe: asked, subject: given, text, facts }: ProbeRequest,
  signal: AbortSignal,
): Promise<ProbeReport> => {
  const subject = subjectOf(parts, given, text);
  const runs = (id: ProbeId): boolean => canRun(id, subject.about);
  const measured: Measured =
    isProbeId(asked) && runs(asked)
      ? await measure(parts, asked, subject, signal)
      : { outcome: 'unmeasured', evidence: [] };
  const { outcome, result } = measured;
  const read = failureIn(text);
  const fact = outcome === 'result' ? result : outcome === 'nothing-wrong' ? noneOfThese : undefined;
  const known = { ...read.facts, ...facts, ...(fact === undefined ? {} : { [asked]: fact }) };
  // Of a text alone the policy is only a likely one.
  const proof = subject.about.kind === 'order' ? subject.policy?.proof : undefined;
  const failure: Failure = {
    ...read,
    problems: [...problemsOf(subject.state), ...(read.problems ?? [])],
    facts: known,
    keyWorked: read.keyWorked === true || keyWorkedIn(subject.state),
    ...(proof !== undefined && 'provider' in proof ? { provider: proof.provider } : {}),
  };
  return {
    ...diagnosisOf(failure, runs),
    outcome,
    ...(result === undefined ? {} : { result }),
    facts: known,
    evidence: measured.evidence.map(redact),
  };
};

const subjectOf = (parts: ProbeParts, subject: FixSubject, text: string): ProbeSubject => {
  const practice = parts.preflight.options.practice !== undefined;
  switch (subject.kind) {
    case 'run': {
      const state = parts.runState(subject.id);
      const policy = parts.runPolicy(subject.id);
      return { about: { kind: 'order', practice, policy, orderUrl: state.order?.url }, policy, state, text };
    }
    case 'policy':
      return { about: { kind: 'order', practice, policy: subject.policy }, policy: subject.policy, text };
    case 'none': {
      const about = aboutText(failureIn(text).text ?? '', practice);
      return { about, policy: policyOfText(parts, about), text };
    }
  }
};

const policyOfText = ({ preflight: { storage } }: ProbeParts, about: About): Policy => {
  const names = about.kind === 'text' ? about.names : [];
  const [latest] = storage.certificates.list();
  return policySchema.parse({
    // Where there are no names nothing is asked about this one either.
    identifiers: (names.length > 0 ? names : ['localhost']).map((value) => ({ type: 'dns', value })),
    authority: latest?.policy.authority ?? { id: 'letsencrypt' },
    proof: { method: 'http-01' },
    keyType: 'ec256',
    termsAgreed: false,
  });
};
