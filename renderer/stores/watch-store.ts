/** Watched hosts and what was seen there, kept current by events. */
import { create } from 'zustand';
import type { EndpointView, WatchChange, WatchState } from '../../shared/domain/watch.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface WatchStoreState {
  /** `undefined` until the first answer. */
  readonly state: WatchState | undefined;
  /** Of our certificates that were looked at; what the list of certificates needs of the state. */
  readonly seen: readonly EndpointView[] | undefined;
  readonly problem: Problem | undefined;
}

interface WatchStoreActions {
  load(): Promise<void>;
  /** Of little cost with thousands of hosts; nothing where the whole state is known. */
  loadSeen(): Promise<void>;
  /** Where it is known at all: another profile, or changes that were not heard. */
  again(): Promise<void>;
  changed(change: WatchChange): void;
  /** Shown at once; as it was when the host refuses, which is thrown. */
  watch(certificateId: string, on: boolean): Promise<void>;
  askRegistries(on: boolean): Promise<void>;
}

/** Changes so far. */
let heard = 0;

export const useWatch = create<WatchStoreState & WatchStoreActions>((set, get) => ({
  state: undefined,
  seen: undefined,
  problem: undefined,
  load: async () => {
    try {
      let state: WatchState;
      let known: number;
      // An answer may be older than a change that was heard before it.
      do {
        known = heard;
        state = await call('watch.list', {});
      } while (known !== heard);
      set({ state, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  loadSeen: async () => {
    if (get().state !== undefined) return;
    try {
      let seen: readonly EndpointView[];
      let known: number;
      do {
        known = heard;
        seen = (await call('watch.seen', {})).endpoints;
      } while (known !== heard);
      set({ seen });
    } catch {
      // What it says stands beside what the list is there for; the list itself says what is wrong with the host.
    }
  },
  again: async () => {
    const { state, seen, load, loadSeen } = get();
    if (state !== undefined) await load();
    else if (seen !== undefined) await loadSeen();
  },
  changed: (change) => {
    heard += 1;
    const { state, seen } = get();
    if (state !== undefined) set({ state: merged(state, change) });
    else if (seen !== undefined) set({ seen: merged({ ...nothing, endpoints: [...seen] }, change).endpoints });
  },
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

const nothing: WatchState = { endpoints: [], watched: [], domains: false };

const merged = (state: WatchState, change: WatchChange): WatchState => {
  switch (change.is) {
    case 'endpoint':
      return { ...state, endpoints: put(state.endpoints, change.endpoint) };
    case 'removed':
      return { ...state, endpoints: state.endpoints.filter(({ id }) => id !== change.id) };
    case 'certificate': {
      const { certificateId, watched, endpoints } = change;
      const others = state.watched.filter((id) => id !== certificateId);
      const gone = (one: EndpointView): boolean =>
        one.certificateId === certificateId && !endpoints.some(({ id }) => id === one.id);
      return {
        ...state,
        watched: watched ? [...others, certificateId] : others,
        endpoints: endpoints.reduce(
          put,
          state.endpoints.filter((one) => !gone(one)),
        ),
      };
    }
    case 'domains':
      return { ...state, domains: change.domains };
  }
};

/** In its place; last where it is new, as the host lists them by age. */
const put = (list: EndpointView[], one: EndpointView): EndpointView[] =>
  list.some(({ id }) => id === one.id) ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one];

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
