/** What was found when the DNS screen looked around. Kept while the page is open, so that coming back shows it at once. */
import { create } from 'zustand';
import type { ResolverAudit } from '../../../shared/domain/dns-findings.ts';
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

interface DnsCareState {
  /** `undefined` until the first look has ended. */
  readonly records: readonly StaleRecord[] | undefined;
  readonly looking: boolean;
  readonly problem: Problem | undefined;
  readonly audit: ResolverAudit | undefined;
  readonly auditing: boolean;
  readonly auditProblem: Problem | undefined;
}

interface DnsCareActions {
  look(): Promise<void>;
  /** After its removal. */
  forget(record: StaleRecord): void;
  check(): Promise<void>;
}

export const useDnsCare = create<DnsCareState & DnsCareActions>((set, get) => ({
  records: undefined,
  looking: false,
  problem: undefined,
  audit: undefined,
  auditing: false,
  auditProblem: undefined,
  look: async () => {
    if (get().looking) return;
    set({ looking: true, problem: undefined });
    try {
      set({ records: (await call('records.stale', {})).records, looking: false });
    } catch (thrown) {
      set({ problem: problemOf(thrown), looking: false });
    }
  },
  forget: (record) => set(({ records }) => ({ records: records?.filter((one) => one !== record) })),
  check: async () => {
    if (get().auditing) return;
    set({ auditing: true, auditProblem: undefined });
    try {
      set({ audit: await call('dns.audit', {}), auditing: false });
    } catch (thrown) {
      set({ auditProblem: problemOf(thrown), auditing: false });
    }
  },
}));
