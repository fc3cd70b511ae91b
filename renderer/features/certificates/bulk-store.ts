/** What is being done to many certificates. It goes on whatever screen is open, one after the other. */
import { create, type StoreApi } from 'zustand';
import type { ResetChoice } from '../../../shared/domain/reset.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { type BulkAct, type BulkResult, type Came, goThrough } from './bulk.ts';
import type { BulkExport } from './bulk-export.ts';

export interface BulkItem {
  readonly id: string;
  readonly name: string;
}

export interface BulkJob {
  readonly act: BulkAct;
  readonly items: readonly BulkItem[];
  readonly results: readonly BulkResult[];
  readonly state: 'working' | 'stopping' | 'ended';
  /** Never begun, for a reason that was known before. */
  readonly leftOut: readonly BulkResult[];
  /** Of an export: where it goes, and what is kept for whoever comes back to it. */
  readonly exported?: BulkExport;
}

interface BulkState {
  readonly job: BulkJob | undefined;
}

interface BulkActions {
  /** Nothing while another one goes on. */
  begin(act: Exclude<BulkAct, 'export'>, items: readonly BulkItem[], choice?: ResetChoice): Promise<void>;
  /** As above; what exports one of them comes with it, so that the list loads without. `one` never rejects. */
  beginExport(
    items: readonly BulkItem[],
    exported: BulkExport,
    given: { readonly leftOut: readonly BulkResult[]; readonly one: (id: string) => Promise<Came> },
  ): Promise<void>;
  /** What has begun is gone through with. */
  stop(): void;
  /** The results have been seen. */
  dismiss(): void;
}

/** Rehearsals only ask; what is ordered or removed goes one by one, as one machine renews one at a time. */
const lanes: Readonly<Record<BulkAct, number>> = { renew: 1, rehearse: 3, export: 1, afresh: 1, forget: 1 };

const until = <S>(store: Pick<StoreApi<S>, 'getState' | 'subscribe'>, holds: (state: S) => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (holds(store.getState())) return resolve();
    const end = store.subscribe((state) => {
      if (!holds(state)) return;
      end();
      resolve();
    });
  });

const renew = async (id: string): Promise<Came> => {
  await until(useRenewal, ({ live }) => live === undefined);
  await useRenewal.getState().renew(id);
  await until(useRenewal, ({ live }) => live === undefined);
  const { refused, last } = useRenewal.getState();
  if (refused !== undefined) return { outcome: 'failed', problem: refused };
  const item = last?.certificates.find(({ certificateId }) => certificateId === id);
  if (item !== undefined) return { outcome: item.outcome, problem: item.problem };
  return last?.vault === undefined ? { outcome: 'unknown' } : { outcome: 'failed', problem: last.vault };
};

const rehearse = async (id: string): Promise<Came> => {
  const before = useRehearsals.getState().last[id];
  await useRehearsals.getState().start(id);
  await until(useRehearsals, ({ live }) => live[id] === undefined);
  const { last, problems } = useRehearsals.getState();
  const [report, problem] = [last[id], problems[id]];
  if (problem !== undefined) return { outcome: 'failed', problem };
  return { outcome: report === undefined || report === before ? 'unknown' : report.verdict };
};

const doOne = async (act: Exclude<BulkAct, 'export'>, id: string, choice: ResetChoice): Promise<Came> => {
  try {
    if (act === 'renew') return await renew(id);
    if (act === 'rehearse') return await rehearse(id);
    const { remark } = await call('reset.certificate', { id, level: act, ...choice });
    return { outcome: 'reset', problem: remark };
  } catch (thrown) {
    return { outcome: 'failed', problem: problemOf(thrown) };
  }
};

/** The host forgets it by itself, if later. */
const dropBundle = (exported: BulkExport | undefined): void => {
  if (exported?.to.kind === 'bundle') call('export.drop', { bundle: exported.to.bundle }).catch(() => undefined);
};

export const useBulk = create<BulkState & BulkActions>((set, get) => {
  const change = (read: (job: BulkJob) => Partial<BulkJob>): void =>
    set(({ job }) => (job === undefined ? {} : { job: { ...job, ...read(job) } }));
  const go = async (begun: Omit<BulkJob, 'results' | 'state'>, one: (id: string) => Promise<Came>): Promise<void> => {
    const { job } = get();
    if (job !== undefined && job.state !== 'ended') return;
    dropBundle(job?.exported);
    set({ job: { ...begun, results: [], state: 'working' } });
    await goThrough({
      items: begun.items,
      lanes: lanes[begun.act],
      isStopped: () => get().job?.state !== 'working',
      one: async ({ id, name }) => {
        const came = await one(id);
        change(({ results }) => ({ results: [...results, { id, name, ...came }] }));
      },
    });
    change(() => ({ state: 'ended' }));
  };
  return {
    job: undefined,
    begin: (act, items, choice = { removeRecords: true, removeFiles: false }) =>
      go({ act, items, leftOut: [] }, (id) => doOne(act, id, choice)),
    beginExport: (items, exported, { leftOut, one }) => go({ act: 'export', items, leftOut, exported }, one),
    stop: () => change(({ state }) => (state === 'working' ? { state: 'stopping' } : {})),
    dismiss: () =>
      set(({ job }) => {
        if (job?.state !== 'ended') return {};
        dropBundle(job.exported);
        return { job: undefined };
      }),
  };
});
