/** Installs certificates where they are used: after each renewal, again where that failed, and when a person asks. */
import type { InstallReport, InstallStep, InstallStepInput, InstallTrigger } from '../../../shared/domain/install.ts';
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { dueSteps } from '../install/due.ts';
import { findStep, removeStep, saveStep, viewOfStep } from '../install/stored-steps.ts';
import type { Clock, Logger } from '../ports/index.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { StoredStep } from '../storage/install-steps.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { findCertificate } from './certificates.ts';
import type { Watch } from './watch.ts';

export interface Installing {
  /** In the order in which they run. `certificate.not-found`. */
  list(certificate: string): readonly InstallStep[];
  /** `certificate.not-found`, `install.step-not-found`, `credential.invalid`, `vault.*`. */
  save(certificate: string, input: InstallStepInput): Promise<InstallStep>;
  /** Ids of all its steps, as they are to run. `install.order-incomplete`. */
  order(certificate: string, ids: readonly string[]): void;
  /** `install.step-not-found`, `vault.*`. */
  remove(id: string): Promise<void>;
  /** Tries one step or all of them and changes nothing. `install.nothing-issued`, `install.busy`, `vault.*`. */
  test(asked: InstallAsked): Promise<InstallReport>;
  /** Runs one step or all of them, whether they are due or not; failures of steps are in the report. As `test`. */
  run(asked: InstallAsked): Promise<InstallReport>;
  /** Newest first. */
  reports(certificate: string, limit?: number): readonly InstallReport[];
  /** What is due of one certificate; nothing when nothing is, or another process is at it. Never rejects. */
  installDue(certificateId: string, trigger: InstallTrigger, stop: AbortSignal): Promise<InstallReport | undefined>;
  /** The same for every certificate, one after the other. */
  tend(stop: AbortSignal): Promise<void>;
  /** Listens to run views: a certificate that has just come is installed at once. */
  heard(view: RunView): void;
  /** What this process has begun for a certificate has ended; its report, where there was something to do. */
  settled(certificateId: string): Promise<InstallReport | undefined>;
  onChange(listener: (report: InstallReport) => void): () => void;
  /** Breaks off what is under way, takes it back, and waits for that. */
  close(): Promise<void>;
}

export interface InstallAsked {
  readonly certificate: string;
  /** All that are on, unless told. */
  readonly stepId?: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: ((report: InstallReport) => void) | undefined;
}

export interface InstallingParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly logger: Logger;
  raise(occurrence: Occurrence): void;
  certificateChanged(id: string): void;
  watch(): Watch;
}

/** Most starts install nothing. */
const work = () => import('./install-now.ts');

export const openInstalling = (parts: InstallingParts): Installing => {
  const { storage, clock, logger } = parts;
  const closing = new AbortController();
  const listeners = new Set<(report: InstallReport) => void>();
  const under = new Map<string, Promise<InstallReport | undefined>>();
  const changed = (report: InstallReport): void => {
    for (const listener of listeners) listener(report);
  };
  const due = (certificate: StoredCertificate | undefined): readonly StoredStep[] =>
    certificate?.current === undefined
      ? []
      : dueSteps(storage.install.ofCertificate(certificate.id), certificate.current.id, clock.now().getTime());

  const begin = async (id: string, trigger: InstallTrigger, stop: AbortSignal) => {
    if (due(storage.certificates.get(id)).length === 0) return undefined;
    const lock = lockOf(storage, id);
    if ('pid' in lock) return undefined;
    try {
      // Whoever held it before may have done all of it.
      const certificate = storage.certificates.get(id);
      const steps = due(certificate);
      if (certificate === undefined || steps.length === 0) return undefined;
      const { installNow } = await work();
      return await installNow(parts, { certificate, steps, trigger, mode: 'install', stop, onProgress: changed });
    } finally {
      lock.release();
    }
  };
  const installDue: Installing['installDue'] = (id, trigger, stop) => {
    const known = under.get(id);
    if (known !== undefined) return known;
    const both = AbortSignal.any([stop, closing.signal]);
    const begun = begin(id, trigger, both)
      .catch((thrown: unknown) => {
        logger.warn('not-installed', { reason: toProblem(thrown) });
        return undefined;
      })
      .finally(() => under.delete(id));
    under.set(id, begun);
    return begun;
  };

  const asked = async (given: InstallAsked, mode: InstallReport['mode']): Promise<InstallReport> => {
    const certificate = findCertificate(storage, given.certificate);
    const chosen = chosenSteps(storage, certificate, given.stepId);
    const lock = lockOf(storage, certificate.id);
    if ('pid' in lock) throw fail('install.busy', { name: certificate.name, pid: lock.pid });
    try {
      const { installNow } = await work();
      return await installNow(parts, {
        ...{ certificate, steps: chosen, trigger: 'hand', mode },
        stop: AbortSignal.any([given.signal, closing.signal]),
        onProgress: (report) => {
          changed(report);
          given.onProgress?.(report);
        },
      });
    } finally {
      lock.release();
    }
  };
  const running = new Set<Promise<unknown>>();
  const tracked = <T>(begun: Promise<T>): Promise<T> => {
    const over: Promise<unknown> = begun.catch(() => undefined).then(() => running.delete(over));
    running.add(over);
    return begun;
  };
  const view = (step: StoredStep): InstallStep =>
    viewOfStep(step, storage.certificates.get(step.certificateId)?.current?.id);

  return {
    list: (certificate) => storage.install.ofCertificate(findCertificate(storage, certificate).id).map(view),
    save: async (certificate, input) => {
      const { id } = findCertificate(storage, certificate);
      const saved = await saveStep(parts, id, input);
      parts.certificateChanged(id);
      return view(saved);
    },
    order: (certificate, ids) => {
      const known = storage.install.ofCertificate(findCertificate(storage, certificate).id).map(({ id }) => id);
      const wrong = [...known.filter((id) => ids.filter((one) => one === id).length !== 1), ...ids].filter(
        (id) => !known.includes(id) || ids.filter((one) => one === id).length !== 1,
      );
      if (wrong.length > 0) throw fail('install.order-incomplete', { missing: [...new Set(wrong)] });
      storage.install.order(ids);
    },
    remove: async (id) => {
      const { certificateId } = findStep(storage, id);
      await removeStep(parts, id);
      parts.certificateChanged(certificateId);
    },
    reports: (certificate, limit) => storage.install.reports(findCertificate(storage, certificate).id, limit),
    test: (given) => tracked(asked(given, 'test')),
    run: (given) => tracked(asked(given, 'install')),
    installDue,
    tend: async (stop) => {
      for (const id of storage.install.pending()) {
        if (stop.aborted) return;
        await installDue(id, 'retry', stop);
      }
    },
    heard: (view) => {
      if (view.status !== 'succeeded' || view.rehearsal === true) return;
      void installDue(view.certificateId, 'renewal', closing.signal);
    },
    settled: async (certificateId) => under.get(certificateId),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      await Promise.all([...under.values(), ...running]);
    },
  };
};

const chosenSteps = (
  storage: Storage,
  certificate: StoredCertificate,
  stepId: string | undefined,
): readonly StoredStep[] => {
  const steps = storage.install.ofCertificate(certificate.id);
  if (stepId === undefined) return steps.filter(({ enabled }) => enabled);
  const found = steps.filter(({ id }) => id === stepId);
  if (found.length === 0) throw fail('install.step-not-found', { id: stepId });
  return found;
};

/** `pid` of whoever is at it. */
const lockOf = ({ locks }: Storage, certificateId: string): { release(): void } | { readonly pid: number } => {
  try {
    return locks.acquire(`install ${certificateId}`);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === 'run.locked') return { pid: problem.details.pid };
    throw thrown;
  }
};
