/** What a report wants to know and the database does not keep: the last looks of this process. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PreflightReport } from '../../../shared/domain/preflight.ts';
import type { RunRecord, RunView } from '../../../shared/domain/runs.ts';

export interface Recent {
  /** Keeps the report of a whole preflight, and hands it on. */
  looked(policy: Policy, report: PreflightReport): PreflightReport;
  /** The last preflight for exactly these names, or for any. */
  preflight(names?: readonly string[]): PreflightReport | undefined;
  /** Records with the last that was heard of their name servers while the run waited for them. */
  records(runId: string): readonly RunRecord[] | undefined;
}

const keptRuns = 20;

export const openRecent = (listeners: Set<(view: RunView) => void>): Recent => {
  let last: { readonly names: string; readonly report: PreflightReport } | undefined;
  const watched = new Map<string, readonly RunRecord[]>();
  listeners.add(({ id, records }) => {
    if (records.every(({ servers }) => servers.length === 0)) return;
    watched.delete(id);
    watched.set(id, records);
    for (const oldest of watched.keys()) if (watched.size > keptRuns) watched.delete(oldest);
  });
  return {
    looked: ({ identifiers }, report) => {
      last = { names: keyOf(identifiers.map(({ value }) => value)), report };
      return report;
    },
    preflight: (names) => (names === undefined || last?.names === keyOf(names) ? last?.report : undefined),
    records: (runId) => watched.get(runId),
  };
};

const keyOf = (names: readonly string[]): string => names.toSorted().join(' ');
