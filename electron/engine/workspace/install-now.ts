/** One run of the steps of a certificate, from the lock that its caller holds to the report and to what people hear. */
import { randomUUID } from 'node:crypto';
import type { InstallReport, InstallTrigger, StepResult } from '../../../shared/domain/install.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { materialOf } from '../install/material.ts';
import { type PlannedStep, runSteps } from '../install/run-steps.ts';
import { keepField, openStep } from '../install/stored-steps.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { StoredStep } from '../storage/install-steps.ts';
import type { InstallingParts } from './installing.ts';

interface InstallRequest {
  readonly certificate: StoredCertificate;
  readonly steps: readonly StoredStep[];
  readonly trigger: InstallTrigger;
  readonly mode: InstallReport['mode'];
  readonly stop: AbortSignal;
  onProgress(report: InstallReport): void;
}

/** `install.nothing-issued`, `vault.*`, `storage.*`; what goes wrong in a step is in the report. */
export const installNow = async (parts: InstallingParts, request: InstallRequest): Promise<InstallReport> => {
  const { storage, clock } = parts;
  const { certificate, steps, mode } = request;
  const material = await materialOf(parts, certificate);
  const { versionId } = material;
  let report: InstallReport = {
    id: randomUUID(),
    certificateId: certificate.id,
    versionId,
    trigger: request.trigger,
    mode,
    startedAt: clock.now().toISOString(),
    steps: [],
  };
  const tell = (change: Partial<InstallReport>): void => {
    report = { ...report, ...change };
    request.onProgress(report);
  };
  storage.install.saveReport(report);
  const marks = marker(parts, versionId);
  const results = await runSteps(
    steps.map((step) => planned(parts, step)),
    {
      mode,
      material,
      clock,
      stop: request.stop,
      keep: (stepId, key, value) => keepField(parts, stepId, key, value),
      onProgress: (now) => {
        if (mode === 'install') marks(now);
        tell({ steps: [...now] });
      },
    },
  );
  const went = results.every(({ outcome }) => outcome === 'done');
  const served = mode === 'install' && went ? await proofOfService(parts, certificate, request.stop) : undefined;
  tell({ steps: [...results], endedAt: clock.now().toISOString(), ...(served === undefined ? {} : { served }) });
  storage.install.saveReport(report);
  if (mode === 'install') tellPeople(parts, certificate, results);
  return report;
};

const planned = (parts: InstallingParts, step: StoredStep): PlannedStep => ({
  id: step.id,
  kind: step.kind,
  label: step.label,
  seconds: step.seconds,
  undoLater: step.undoLater,
  open: () => openStep(parts, step),
});

/** Notes what each step came to as soon as it did: whoever goes on after a crash begins at the first that did not. */
const marker = ({ storage, clock }: InstallingParts, versionId: string) => {
  const noted = new Map<string, StepResult['outcome']>();
  return (results: readonly StepResult[]): void => {
    for (const { stepId, outcome, problem } of results) {
      if (noted.get(stepId) === outcome) continue;
      noted.set(stepId, outcome);
      // It may have been removed, or have learned something, meanwhile.
      const step = storage.install.get(stepId);
      if (step === undefined) continue;
      const at = clock.now().toISOString();
      if (outcome === 'done')
        storage.install.save({ ...step, installedVersion: versionId, installedAt: at, failure: undefined });
      else if (outcome === 'undone')
        storage.install.save({ ...step, installedVersion: undefined, installedAt: undefined });
      else if (outcome === 'failed' && problem !== undefined && problem.code !== 'run.cancelled')
        storage.install.save({ ...step, installedVersion: undefined, failure: { versionId, at, problem } });
    }
  };
};

const tellPeople = (
  { storage, raise, logger, certificateChanged }: InstallingParts,
  { id, name }: StoredCertificate,
  results: readonly StepResult[],
): void => {
  const failed = results.find(({ outcome }) => outcome === 'failed');
  const subject = { certificateId: id, name };
  try {
    if (failed?.problem !== undefined && failed.problem.code !== 'run.cancelled') {
      const detail = { step: failed.label, kind: failed.kind };
      raise({ code: 'install-failed', subject, detail, problem: failed.problem });
    } else if (!storage.install.failing(id)) raise({ code: 'back-to-normal', of: ['install-failed'], subject });
    certificateChanged(id);
  } catch (thrown) {
    logger.warn('notice-not-kept', { reason: toProblem(thrown).code });
  }
};

/** Servers take a moment to read their files again. */
const looks = 3;
/** Milliseconds from one look to the next, and for all of them. */
const apart = 2_000;
const lookLimit = 45_000;

/** What the watched servers of the certificate show now; `undefined` where none is watched. Never rejects. */
const proofOfService = async (
  { watch, clock, logger }: InstallingParts,
  { id }: StoredCertificate,
  stop: AbortSignal,
): Promise<InstallReport['served']> => {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(lookLimit)]);
  try {
    if (!watch().state().watched.includes(id)) return undefined;
    for (let left = looks; ; left -= 1) {
      const seen = await watch().look({ certificateId: id }, signal);
      const served = seen.map(({ host, port, verdict }) => ({ host, port, verdict }));
      if (left === 1 || served.every(({ verdict }) => verdict === 'fine')) return served;
      await clock.sleep(apart, signal);
    }
  } catch (thrown) {
    logger.warn('hosts-not-looked-at', { reason: toProblem(thrown).code });
    return undefined;
  }
};
