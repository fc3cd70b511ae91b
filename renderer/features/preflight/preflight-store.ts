/** The look before an order as it goes on at the host, and what it found, for as long as the order stays the same. */
import { create } from 'zustand';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type {
  PreflightCheckId,
  PreflightEvent,
  PreflightOutcome,
  PreflightReport,
} from '../../../shared/domain/preflight.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

export interface PreflightState {
  /**
   * `cancelled` by the reader or by leaving the step; `lost` when the host went away meanwhile; `failed` when it could
   * not be done at all, which `problem` tells.
   */
  readonly phase: 'none' | 'running' | 'ended' | 'cancelled' | 'lost' | 'failed';
  /** The order it is about. */
  readonly policy: Policy | undefined;
  /** `undefined` until the host has answered. */
  readonly id: string | undefined;
  /** In the order in which people read them. */
  readonly asked: readonly PreflightCheckId[];
  readonly outcomes: readonly PreflightOutcome[];
  readonly report: PreflightReport | undefined;
  /** ISO 8601. */
  readonly endedAt: string | undefined;
  readonly problem: Problem | undefined;
}

interface PreflightActions {
  /** Looks, whatever was found before. */
  start(policy: Policy): Promise<void>;
  /** Looks unless this very order was looked at, or is being. */
  ensure(policy: Policy): Promise<void>;
  cancel(): void;
  /** Something outside the order that it rests on has changed, such as a credential. */
  forget(): void;
  /** The host went away, or came back: events are lost. */
  interrupted(): void;
  changed(told: Told): void;
}

interface Told {
  readonly id: string;
  readonly event: PreflightEvent;
}

export const nothingLooked: PreflightState = {
  phase: 'none',
  policy: undefined,
  id: undefined,
  asked: [],
  outcomes: [],
  report: undefined,
  endedAt: undefined,
  problem: undefined,
};

/** What a look depends on. How the key is made and which chain is kept decides nothing before the order. */
export const orderKey = ({ identifiers, authority, proof, fallbackProofs, ...rest }: Policy): string => {
  const { fallbackAuthorities, contact, resolvers, profile, csrPem } = rest;
  return JSON.stringify([
    identifiers.map(({ type, value }) => `${type} ${value}`).toSorted(),
    ...[authority, proof, fallbackProofs, fallbackAuthorities, contact, resolvers, profile, csrPem],
  ]);
};

/** The state after one event of the look that goes on. Pure, but for the time at its end. */
export const after = (state: PreflightState, event: PreflightEvent): PreflightState => {
  switch (event.kind) {
    case 'started':
      return { ...state, asked: [...state.asked, event.check] };
    case 'finished':
      return { ...state, outcomes: [...state.outcomes, event.outcome] };
    case 'ended': {
      const { report, problem } = event;
      if (report === undefined) return { ...state, phase: endOf(problem), problem };
      return { ...state, phase: 'ended', report, outcomes: report.checks, endedAt: new Date().toISOString() };
    }
  }
};

const endOf = (problem: Problem | undefined): PreflightState['phase'] =>
  problem?.code === 'run.cancelled' ? 'cancelled' : 'failed';

/** Counts starts, so that the answer to one that nobody waits for any more is known. */
let starts = 0;
/** Told before the host's answer came: events and answers travel apart. */
let early: readonly Told[] = [];

export const usePreflight = create<PreflightState & PreflightActions>((set, get) => ({
  ...nothingLooked,

  start: async (policy) => {
    starts += 1;
    const mine = starts;
    early = [];
    set({ ...nothingLooked, phase: 'running', policy });
    try {
      const { id } = await call('preflight.start', { policy });
      if (mine !== starts) return void call('preflight.cancel', { id }).catch(() => undefined);
      set({ id });
      for (const told of early) get().changed(told);
      early = [];
    } catch (thrown) {
      if (mine === starts) set({ phase: 'failed', problem: problemOf(thrown) });
    }
  },

  ensure: async (policy) => {
    const { phase, policy: looked } = get();
    const same = looked !== undefined && orderKey(looked) === orderKey(policy);
    if (same && (phase === 'running' || phase === 'ended')) return;
    await get().start(policy);
  },

  cancel: () => {
    const { phase, id } = get();
    if (phase !== 'running') return;
    starts += 1;
    set({ phase: 'cancelled' });
    // Nobody looks at the result; where the host is gone there is nothing to cancel.
    if (id !== undefined) call('preflight.cancel', { id }).catch(() => undefined);
  },

  forget: () => {
    if (get().phase !== 'running') set(nothingLooked);
  },

  interrupted: () => {
    if (get().phase !== 'running') return;
    starts += 1;
    set({ phase: 'lost' });
  },

  changed: (told) => {
    const { phase, id } = get();
    if (phase !== 'running') return;
    if (id === undefined) early = [...early, told];
    else if (id === told.id) set((state) => after(state, told.event));
  },
}));
