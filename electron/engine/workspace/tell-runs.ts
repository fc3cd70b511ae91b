/** How runs ended, as occurrences: told when nothing follows any more, once for each. */
import type { NoticeSubject, Occurrence } from '../../../shared/domain/notifications.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { CertwrightError, problem } from '../../../shared/errors/problem.ts';
import type { Logger } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { type Notifications, openNotifications } from './notifications.ts';
import type { WorkspaceOptions } from './workspace.ts';

export interface RunTellerParts {
  readonly storage: Storage;
  readonly logger: Logger;
  /** This process still works on it, or on what follows it. */
  inHand(runId: string): boolean;
  raise(occurrence: Occurrence): void;
}

export interface RunTeller {
  /** Listens to run views as they change. */
  heard(view: RunView): void;
  /** Ends what was told of records that have been removed since. */
  recordsRemoved(): void;
}

/** The notifications of a workspace, with runs told to them. */
export const openTelling = ({
  options,
  storage,
  vault,
  liveRuns,
  runListeners,
}: {
  readonly options: WorkspaceOptions;
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly liveRuns: ReadonlyMap<string, unknown>;
  readonly runListeners: Set<(view: RunView) => void>;
}): { readonly notifications: Notifications; readonly teller: RunTeller } => {
  const { clock, logger, present, language } = options;
  const notifications = openNotifications({ storage, vault, clock, logger, present, language });
  const inHand = (runId: string): boolean => liveRuns.has(runId);
  const teller = runTeller({ storage, logger, inHand, raise: notifications.raise });
  runListeners.add(teller.heard);
  return { notifications, teller };
};

export const runTeller = (parts: RunTellerParts): RunTeller => {
  const told = new Set<string>();
  const safely = (work: () => void): void => {
    try {
      work();
    } catch (thrown) {
      // A run must not fail because of what is said about it.
      const reason = thrown instanceof CertwrightError ? thrown.problem.code : String(thrown);
      parts.logger.warn('notice-not-kept', { reason });
    }
  };
  return {
    heard: (view) => {
      const ended = view.status === 'succeeded' || view.status === 'failed';
      // One that is gone on with ends again.
      if (!ended) told.delete(view.id);
      if (!ended || view.rehearsal === true || told.has(view.id) || parts.inHand(view.id)) return;
      told.add(view.id);
      safely(() => {
        for (const occurrence of occurrencesOf(parts.storage, view)) parts.raise(occurrence);
      });
    },
    recordsRemoved: () =>
      safely(() => {
        for (const { code, subject, detail } of parts.storage.notices.list({ open: true, limit: 1_000 })) {
          const { runId } = subject;
          if (code !== 'record-left' || runId === undefined || leftBy(parts.storage, runId).length > 0) continue;
          parts.raise({ code: 'back-to-normal', of: ['record-left'], subject, detail });
        }
      }),
  };
};

const occurrencesOf = (storage: Storage, view: RunView): readonly Occurrence[] => {
  const certificate = storage.certificates.get(view.certificateId);
  const name = certificate?.name ?? view.identifiers[0]?.value ?? '';
  const subject: NoticeSubject = { certificateId: view.certificateId, name, runId: view.id };
  const left = leftBy(storage, view.id);
  const records: readonly Occurrence[] =
    left.length === 0 ? [] : [{ code: 'record-left', subject, detail: { record: left.join(', ') } }];
  if (view.status === 'succeeded') {
    const expiresAt = certificate?.current?.notAfter ?? '';
    const first = storage.certificates.versions(view.certificateId).length === 1;
    return [{ code: 'renewed', subject, detail: { expiresAt, ...(first ? { first: 'yes' } : {}) } }, ...records];
  }
  const needsPerson = view.retry === undefined || view.retry.kind === 'give-up';
  const first = certificate?.current === undefined;
  return [
    {
      code: needsPerson ? 'needs-you' : 'renewal-failed',
      subject,
      detail: first ? { first: 'yes' } : {},
      problem: view.problem ?? problem('internal', { message: 'the run gave no reason' }),
    },
    ...records,
  ];
};

/** Names whose records may still lie in a zone. */
const leftBy = (storage: Storage, runId: string): readonly string[] => [
  ...new Set(storage.journal.ofRun(runId).flatMap(({ phase, fqdn }) => (phase === 'removed' ? [] : [fqdn]))),
];
