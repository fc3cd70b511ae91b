/** Rehearsals of the next renewal by certificate: the last one, one that goes on now, and what was tried. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { PreflightCheckId, PreflightOutcome } from '../../shared/domain/preflight.ts';
import type { RehearsalDetail, RehearsalEvent, RehearsalReport } from '../../shared/domain/rehearsals.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

export interface LiveRehearsal {
  /** In the order in which people read them. */
  readonly asked: readonly PreflightCheckId[];
  readonly outcomes: readonly PreflightOutcome[];
}

export interface RehearsalsState {
  readonly last: Readonly<Record<string, RehearsalReport>>;
  readonly live: Readonly<Record<string, LiveRehearsal>>;
  /** Of certificates that were opened. */
  readonly details: Readonly<Record<string, RehearsalDetail>>;
  /** Why the last one that was asked for has no report. */
  readonly problems: Readonly<Record<string, Problem>>;
}

interface RehearsalsActions {
  load(): Promise<void>;
  loadDetail(certificateId: string): Promise<void>;
  start(certificateId: string): Promise<void>;
  /** The host went away, or came back: events are lost. */
  interrupted(): void;
  changed(told: { readonly certificateId: string; readonly event: RehearsalEvent }): void;
}

/** Ids of certificates whose next renewal will fail. */
export const failingIn = (last: RehearsalsState['last']): ReadonlySet<string> =>
  new Set(
    Object.values(last).flatMap(({ certificateId, verdict }) => (verdict === 'will-fail' ? [certificateId] : [])),
  );

export const useFailing = (): ReadonlySet<string> => {
  const last = useRehearsals((state) => state.last);
  return useMemo(() => failingIn(last), [last]);
};

const nothing: LiveRehearsal = { asked: [], outcomes: [] };

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));

/** The state after one event. Pure. */
export const afterRehearsalEvent = (state: RehearsalsState, id: string, event: RehearsalEvent): RehearsalsState => {
  const live = state.live[id] ?? nothing;
  const put = (next: LiveRehearsal): RehearsalsState => ({ ...state, live: { ...state.live, [id]: next } });
  switch (event.kind) {
    case 'started':
      return put({ ...live, asked: [...live.asked, event.check] });
    case 'finished':
      return put({ ...live, outcomes: [...live.outcomes, event.outcome] });
    case 'ended': {
      const { report, problem } = event;
      const { [id]: _before, ...problems } = state.problems;
      return {
        ...state,
        live: without(state.live, id),
        problems: problem === undefined ? problems : { ...problems, [id]: problem },
        last: report === undefined ? state.last : { ...state.last, [id]: report },
      };
    }
  }
};

export const useRehearsals = create<RehearsalsState & RehearsalsActions>((set, get) => ({
  last: {},
  live: {},
  details: {},
  problems: {},
  load: async () => {
    const before = get().last;
    try {
      const { rehearsals } = await call('rehearsals.list', {});
      // An event that came meanwhile tells of a later state than this answer does.
      if (get().last === before) set({ last: Object.fromEntries(rehearsals.map((one) => [one.certificateId, one])) });
    } catch {
      // What it says stands beside what the list is there for; the list itself says what is wrong with the host.
    }
  },
  loadDetail: async (certificateId) => {
    try {
      const detail = await call('rehearsals.get', { certificateId });
      set(({ details }) => ({ details: { ...details, [certificateId]: detail } }));
    } catch (thrown) {
      set(({ problems }) => ({ problems: { ...problems, [certificateId]: problemOf(thrown) } }));
    }
  },
  start: async (certificateId) => {
    if (get().live[certificateId] !== undefined) return;
    set(({ live, problems }) => ({
      live: { ...live, [certificateId]: nothing },
      problems: without(problems, certificateId),
    }));
    try {
      await call('rehearsals.start', { certificateId });
    } catch (thrown) {
      get().changed({ certificateId, event: { kind: 'ended', problem: problemOf(thrown) } });
    }
  },
  interrupted: () => set({ live: {} }),
  changed: ({ certificateId, event }) => {
    set((state) => afterRehearsalEvent(state, certificateId, event));
    const looked = get().details[certificateId] !== undefined;
    if (event.kind === 'ended' && event.report !== undefined && looked) void get().loadDetail(certificateId);
  },
}));
