/** Steps of the certificates that were looked at, what came of them last, and what is under way. */
import { create } from 'zustand';
import type { InstallReport, InstallStep, InstallStepInput, StepResult } from '../../../shared/domain/install.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

export interface Installation {
  readonly steps: readonly InstallStep[];
  /** Newest first. */
  readonly reports: readonly InstallReport[];
}

interface InstallState {
  /** By certificate; missing until the first answer. */
  readonly known: Readonly<Record<string, Installation>>;
  readonly problems: Readonly<Record<string, Problem | undefined>>;
  /** By certificate, while it is at work. */
  readonly live: Readonly<Record<string, InstallReport>>;
}

interface InstallActions {
  load(certificateId: string): Promise<void>;
  changed(report: InstallReport): void;
  /** Answers why it could not be done, as all below. */
  save(certificateId: string, step: InstallStepInput): Promise<Problem | undefined>;
  order(certificateId: string, ids: readonly string[]): Promise<Problem | undefined>;
  remove(certificateId: string, id: string): Promise<Problem | undefined>;
  perform(certificateId: string, what: 'test' | 'run', stepId?: string): Promise<Problem | undefined>;
}

export const useInstall = create<InstallState & InstallActions>((set, get) => {
  const done = async (certificateId: string, work: Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await work;
      await get().load(certificateId);
      return undefined;
    } catch (thrown) {
      return problemOf(thrown);
    }
  };
  return {
    known: {},
    problems: {},
    live: {},
    load: async (certificateId) => {
      try {
        const found = await call('installing.list', { certificateId });
        set({
          known: { ...get().known, [certificateId]: found },
          problems: { ...get().problems, [certificateId]: undefined },
        });
      } catch (thrown) {
        set({ problems: { ...get().problems, [certificateId]: problemOf(thrown) } });
      }
    },
    changed: (report) => {
      const { [report.certificateId]: _before, ...live } = get().live;
      if (report.endedAt === undefined) set({ live: { ...live, [report.certificateId]: report } });
      else {
        set({ live });
        if (get().known[report.certificateId] !== undefined) void get().load(report.certificateId);
      }
    },
    save: (certificateId, step) => done(certificateId, call('installing.save', { certificateId, step })),
    order: (certificateId, ids) => done(certificateId, call('installing.order', { certificateId, ids: [...ids] })),
    remove: (certificateId, id) => done(certificateId, call('installing.remove', { id })),
    perform: (certificateId, what, stepId) =>
      done(certificateId, call(`installing.${what}`, { certificateId, ...(stepId === undefined ? {} : { stepId }) })),
  };
});

/** What the newest report with this step says of it. */
export const lastOf = (
  reports: readonly InstallReport[],
  stepId: string,
): { readonly report: InstallReport; readonly result: StepResult } | undefined => {
  for (const report of reports) {
    const result = report.steps.find((step) => step.stepId === stepId);
    if (result !== undefined && result.outcome !== 'skipped') return { report, result };
  }
  return undefined;
};
