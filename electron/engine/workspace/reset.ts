/** Forgets the state of one certificate, or the certificate. What is taken off the list can be put back until then. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CertificateReset,
  Removed,
  ResetChoice,
  ResetItem,
  ResetItems,
  ResetResult,
} from '../../../shared/domain/reset.ts';
import { fail, type Problem, problem, toProblem } from '../../../shared/errors/problem.ts';
import { liveFolderName, publishLive } from '../export/live-folder.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { JournalEntry } from '../storage/journal.ts';
import type { Storage } from '../storage/open-storage.ts';
import { fileErrorCode } from '../storage/storage-errors.ts';
import { findCertificate } from './certificates.ts';
import { stateOf } from './earlier-runs.ts';
import type { Workspace } from './workspace.ts';

export interface Resetting {
  /** Changes nothing. `certificate.not-found`. */
  preview(idOrName: string): CertificateReset;
  /** Failures, waits, rehearsals and unfinished orders are forgotten; the certificate stays. `run.locked`. */
  afresh(idOrName: string, choice: ResetChoice): Promise<ResetResult>;
  /** Takes it off the list with all that belongs to it. `certificate.not-found`, `run.locked`. */
  forget(idOrName: string, choice: ResetChoice): Promise<ResetResult>;
  /** Newest first. */
  removed(): readonly Removed[];
  /** `reset.not-found`, `reset.name-taken`. */
  putBack(id: string): Promise<ResetResult>;
  /** For good. `reset.not-found`. */
  discard(id: string): void;
}

export interface ResetParts {
  readonly workspace: () => Workspace;
  readonly now: () => Date;
  /** Ends what could be gone on with, of this certificate. */
  readonly endOpenRuns: (certificateId: string) => void;
  readonly changed: (certificateId: string) => void;
}

export const openResetting = (parts: ResetParts): Resetting => {
  const storage = (): Storage => parts.workspace().storage;
  /** Runs of this process are ended before, those of others keep it: `run.locked`. */
  const alone = async (
    certificate: StoredCertificate,
    choice: ResetChoice,
    work: () => void,
  ): Promise<{ readonly recordsLeft: number }> => {
    const workspace = parts.workspace();
    await endRuns(workspace, choice, certificate.id);
    const lock = storage().locks.acquire(`certificate/${certificate.id}`);
    try {
      const entries = recordsOf(storage(), certificate.id);
      parts.endOpenRuns(certificate.id);
      const recordsLeft = choice.removeRecords ? await removeRecords(workspace, entries) : entries.length;
      work();
      return { recordsLeft };
    } finally {
      lock.release();
      parts.changed(certificate.id);
    }
  };
  return {
    preview: (idOrName) => previewOf(parts, findCertificate(storage(), idOrName)),
    afresh: (idOrName, choice) => {
      const certificate = findCertificate(storage(), idOrName);
      return alone(certificate, choice, () => storage().removedCertificates.forgetState(certificate.id));
    },
    forget: async (idOrName, choice) => {
      const { id, name } = findCertificate(storage(), idOrName);
      const { removeFiles: removesFiles } = choice;
      const result = await alone(findCertificate(storage(), id), choice, () => {
        storage().removedCertificates.takeOut({ id, name, removedAt: parts.now().toISOString(), removesFiles });
        endNotices(parts.workspace(), id);
      });
      const remark = await removeForgottenFiles(storage());
      return { ...result, ...(remark === undefined ? {} : { remark }) };
    },
    removed: () =>
      storage()
        .removedCertificates.list()
        .map(({ id, name, removedAt }) => ({ kind: 'certificate', id, name, removedAt, certificates: 1 })),
    putBack: async (id) => {
      const found = storage()
        .removedCertificates.list()
        .find((one) => one.id === id);
      if (found === undefined) throw fail('reset.not-found', { id });
      if (storage().certificates.findByName(found.name) !== undefined)
        throw fail('reset.name-taken', { name: found.name });
      storage().removedCertificates.putBack(id);
      parts.changed(id);
      const remark = await publishAgain(parts.workspace(), id);
      return { recordsLeft: 0, ...(remark === undefined ? {} : { remark }) };
    },
    discard: (id) => storage().removedCertificates.discard(id),
  };
};

/** Ends runs of this process, of one certificate or of all; with `removeRecords` they tidy up and give orders up. */
export const endRuns = async (
  workspace: Pick<Workspace, 'runs' | 'liveRun'>,
  { removeRecords: tidy }: Pick<ResetChoice, 'removeRecords'>,
  certificateId?: string,
): Promise<void> => {
  const live = workspace.runs().flatMap(({ id, certificateId: of }) => {
    const run = certificateId === undefined || of === certificateId ? workspace.liveRun(id) : undefined;
    return run === undefined ? [] : [run];
  });
  for (const run of live) tidy ? run.cancel() : run.stop();
  await Promise.all(live.map(({ ended }) => ended));
};

/** Records that may still lie in a zone, of one certificate or of all. */
export const recordsOf = ({ journal, runs }: Storage, certificateId?: string): readonly JournalEntry[] => {
  if (certificateId === undefined) return journal.leftBehind();
  return runs
    .ofCertificate(certificateId)
    .flatMap(({ id }) => journal.ofRun(id).filter((one) => one.phase !== 'removed'));
};

/** Answers how many are still there. */
export const removeRecords = async (workspace: Workspace, entries: readonly JournalEntry[]): Promise<number> => {
  let left = 0;
  for (const { id } of entries) {
    const entry = workspace.storage.journal.get(id);
    if (entry === undefined || entry.phase === 'removed') continue;
    try {
      await workspace.stale.remove(entry);
    } catch {
      workspace.storage.journal.countAttempt(id, new Date().toISOString());
      left += 1;
    }
  }
  return left;
};

const previewOf = (parts: ResetParts, certificate: StoredCertificate): CertificateReset => {
  const workspace = parts.workspace();
  const { storage } = workspace;
  const { id, name } = certificate;
  const runs = storage.runs.ofCertificate(id);
  const open = runs.filter((run) => run.status === 'working' || isUnfinished(run));
  const counts = storage.removedCertificates.countState(id);
  const versions = storage.certificates.versions(id).length;
  const published = certificate.current === undefined ? 0 : 1;
  const state = items({
    failures: counts.failures,
    waits: counts.waits,
    'open-orders': open.length,
    rehearsals: counts.rehearsals,
  });
  const always = { valid: published, exported: published, counted: counts.failures };
  return {
    id,
    name,
    afresh: {
      removed: state,
      kept: items({
        certificates: 1,
        'private-keys': counts.keys,
        published,
        runs: runs.length,
        accounts: 1,
        ...always,
      }),
    },
    forget: {
      removed: items({
        certificates: 1,
        versions,
        'private-keys': counts.keys,
        runs: runs.length,
        watched: counts.watched,
      }).concat(state),
      kept: items({ ...always, accounts: 1, credentials: workspace.credentials.list().length }),
    },
    records: recordsOf(storage, id).length,
    working: runs.filter((run) => workspace.liveRun(run.id) !== undefined).length,
    published,
  };
};

/** Failed, and the order could still be gone on with. */
const isUnfinished = (run: Parameters<typeof stateOf>[0]): boolean => {
  try {
    const { outcome } = stateOf(run);
    return outcome?.kind === 'failed' && outcome.resumeAt !== undefined;
  } catch {
    return false;
  }
};

/** In this order, without those of which there is none. */
export const items = (counts: Partial<Record<ResetItem, number>>): ResetItems =>
  Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [{ what: what as ResetItem, count }] : []));

/** Nobody needs to be told any more. */
const endNotices = ({ storage }: Workspace, certificateId: string): void => {
  const at = new Date().toISOString();
  for (const notice of storage.notices.list({ open: true, limit: 1000 }))
    if (notice.subject.certificateId === certificateId) storage.notices.save({ ...notice, endedAt: at });
};

/** Also those of a removal that was cut short. Answers why files could not be removed. */
export const removeForgottenFiles = async (storage: Storage): Promise<Problem | undefined> => {
  let remark: Problem | undefined;
  for (const { id, name, removesFiles } of storage.removedCertificates.list()) {
    if (removesFiles !== true) continue;
    const path = join(storage.folder, 'live', liveFolderName(name));
    try {
      // Where one of that name has been ordered meanwhile, the files are its.
      if (!hasFolder(storage, name)) await rm(path, { recursive: true, force: true });
      storage.removedCertificates.filesAreGone(id);
    } catch (thrown) {
      remark = problem('export.unwritable', { path, reason: fileErrorCode(thrown) });
    }
  }
  return remark;
};

/** A certificate on the list has its files there. */
const hasFolder = ({ certificates }: Storage, name: string): boolean =>
  certificates.list().some((one) => liveFolderName(one.name) === liveFolderName(name));

/** The files may have been removed with it. Answers why they could not be written. */
const publishAgain = async (workspace: Workspace, id: string): Promise<Problem | undefined> => {
  const { current, name } = workspace.certificate(id);
  if (current === undefined) return undefined;
  try {
    await publishLive(join(workspace.storage.folder, 'live'), name, await workspace.pemFiles(id));
    return undefined;
  } catch (thrown) {
    return toProblem(thrown);
  }
};
