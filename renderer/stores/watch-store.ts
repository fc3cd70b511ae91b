/** Watched hosts and what was seen there, kept current by events. */
import { create } from 'zustand';
import type { EndpointView, WatchState } from '../../shared/domain/watch.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface WatchStoreState {
  /** `undefined` until the first answer. */
  readonly state: WatchState | undefined;
  readonly problem: Problem | undefined;
}

interface WatchStoreActions {
  load(): Promise<void>;
  changed(state: WatchState): void;
  /** Shown at once; as it was when the host refuses, which is thrown. */
  watch(certificateId: string, on: boolean): Promise<void>;
  askRegistries(on: boolean): Promise<void>;
}

export const useWatch = create<WatchStoreState & WatchStoreActions>((set, get) => ({
  state: undefined,
  problem: undefined,
  load: async () => {
    try {
      set({ state: await call('watch.list', {}), problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changed: (state) => set({ state, problem: undefined }),
  watch: async (certificateId, on) => {
    const before = get().state;
    if (before === undefined) return;
    const others = before.watched.filter((id) => id !== certificateId);
    set({ state: { ...before, watched: on ? [...others, certificateId] : others } });
    await orBack(call('watch.switch', { certificateId, on }), () => set({ state: before }));
  },
  askRegistries: async (domains) => {
    const before = get().state;
    if (before === undefined) return;
    set({ state: { ...before, domains } });
    await orBack(call('watch.switch', { domains }), () => set({ state: before }));
  },
}));

const orBack = async (work: Promise<unknown>, back: () => void): Promise<void> => {
  try {
    await work;
  } catch (thrown) {
    back();
    throw thrown;
  }
};

/** Of one certificate of ours; of the hosts of others where there is none. `undefined` until they are known. */
export const useEndpoints = (certificateId: string | undefined): readonly EndpointView[] | undefined => {
  const endpoints = useWatch(({ state }) => state?.endpoints);
  return endpoints?.filter((one) => one.certificateId === certificateId);
};
