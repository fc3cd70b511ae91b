/**
 * What was typed into the wizard so far, saved at the host a moment after each change, and what was understood of it.
 * A draft stays in its place: for real, in practice, or beside that for the situation that is practised.
 */
import { create } from 'zustand';
import type { Draft, DraftPlace } from '../../../shared/domain/app.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { writeDuration } from '../../../shared/domain/durations.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { usePractice } from '../practice/practice-store.ts';

export type DraftStep = Draft['step'];

interface DraftState {
  /** `undefined` until the host answered. */
  readonly draft: Draft | undefined;
  /** Where it belongs; that of the mode until the host answered. */
  readonly place: DraftPlace | undefined;
  readonly saving: boolean;
  readonly savedAt: string | undefined;
  readonly problem: Problem | undefined;
  /** What the host understood, and the text it belongs to. */
  readonly understood: { readonly text: string; readonly report: NameReport } | undefined;
  readonly namesProblem: Problem | undefined;
}

interface DraftActions {
  load(): Promise<void>;
  change(part: Partial<Draft>): void;
  checkNames(): Promise<void>;
  /** Forgets everything typed. */
  clear(): Promise<void>;
  /** Fills the wizard with what the run was told to do. */
  startFrom(runId: string, step?: DraftStep): Promise<void>;
  /** While a situation is practised, its own draft is filled, and the reader's stays what it was. */
  fillFrom(policy: Policy, step: DraftStep, place?: DraftPlace): void;
  /** The reader's own draft is back where one of the situation was shown. */
  situationOver(): void;
  /** Another mode has another draft; what was typed last in this one is saved there. */
  modeChanged(): void;
}

export const emptyDraft = (authority: AuthorityRef, resolvers = ''): Draft => ({
  text: '',
  keepAnyway: [],
  authority,
  fallbackProofs: [],
  fallbackAuthorities: [],
  keyType: 'ec256',
  keyPolicy: 'new',
  contact: '',
  resolvers,
  step: 'names',
});

/** Stands for "the usual authority of this mode" until the list of authorities is known. */
export const usualAuthority: AuthorityRef = { id: 'usual' };

const saveDelay = 400;
let timer: number | undefined;
/** Saves what the timer waits with. */
let unsaved: (() => void) | undefined;
let reads = 0;
let checks = 0;

export const useDraft = create<DraftState & DraftActions>((set, get) => ({
  draft: undefined,
  place: undefined,
  saving: false,
  savedAt: undefined,
  problem: undefined,
  understood: undefined,
  namesProblem: undefined,

  load: async () => {
    if (get().draft !== undefined) return;
    reads += 1;
    const mine = reads;
    // What was typed while the answer was on its way counts more, and so does what was read later.
    const isOld = (): boolean => mine !== reads || get().draft !== undefined;
    try {
      const { draft, place, resolvers } = await call('draft.read', {});
      if (isOld()) return;
      set({ draft: draft ?? emptyDraft(usualAuthority, resolvers.join(', ')), place, savedAt: draft?.savedAt });
    } catch (thrown) {
      if (!isOld()) set({ draft: emptyDraft(usualAuthority), place: placeOfMode(), problem: problemOf(thrown) });
    }
  },

  change: (part) => {
    const draft = { ...(get().draft ?? emptyDraft(usualAuthority)), ...part };
    const place = get().place ?? placeOfMode();
    set({ draft, place, saving: true });
    window.clearTimeout(timer);
    unsaved = () => {
      unsaved = undefined;
      const isShown = (): boolean => get().place === place && get().draft !== undefined;
      call('draft.save', { draft, place }).then(
        ({ savedAt }) => {
          if (isShown()) set({ saving: get().draft !== draft, savedAt, problem: undefined });
        },
        (thrown: unknown) => {
          if (isShown()) set({ saving: false, problem: problemOf(thrown) });
        },
      );
    };
    timer = window.setTimeout(unsaved, saveDelay);
  },

  checkNames: async () => {
    const { draft } = get();
    if (draft === undefined) return;
    checks += 1;
    const mine = checks;
    const { text, authority, keepAnyway } = draft;
    try {
      const report = await call('names.check', { text, authority, keepAnyway });
      if (mine === checks) set({ understood: { text, report }, namesProblem: undefined });
    } catch (thrown) {
      if (mine === checks) set({ namesProblem: problemOf(thrown) });
    }
  },

  clear: async () => {
    const place = get().place ?? placeOfMode();
    letGo(set);
    await call('draft.clear', { place });
  },

  startFrom: async (runId, step = 'review') => get().fillFrom(await call('runs.policy', { id: runId }), step),

  fillFrom: (policy, step, place = placeToFill(get().place)) => {
    if (place !== get().place) unsaved?.();
    const { identifiers, contact, resolvers, preferredChain, profile, minimumWait, maximumWait } = policy;
    // Nothing of what was shown before stays in it.
    set({ draft: undefined, place, understood: undefined });
    get().change({
      ...emptyDraft(policy.authority),
      contact: contact[0] ?? '',
      resolvers: resolvers.join(', '),
      text: identifiers.map(({ value }) => value).join('\n'),
      keepAnyway: identifiers.map(({ value }) => value),
      proof: policy.proof,
      fallbackProofs: policy.fallbackProofs,
      fallbackAuthorities: policy.fallbackAuthorities,
      keyType: policy.keyType,
      keyPolicy: policy.keyPolicy,
      ...(minimumWait === undefined ? {} : { minimumWait: writeDuration(minimumWait) }),
      ...(maximumWait === undefined ? {} : { maximumWait: writeDuration(maximumWait) }),
      ...(profile === undefined ? {} : { profile }),
      ...(preferredChain === undefined ? {} : { preferredChain }),
      step,
    });
  },

  situationOver: () => {
    if (get().place !== 'situation') return;
    letGo(set);
    void get().load();
  },

  modeChanged: () => {
    unsaved?.();
    letGo(set);
    void get().load();
  },
}));

const placeOfMode = (): DraftPlace => (useApp.getState().settings?.practice === true ? 'practice' : 'real');

const placeToFill = (shown: DraftPlace | undefined): DraftPlace =>
  usePractice.getState().state.situation === undefined ? (shown ?? placeOfMode()) : 'situation';

/** What was not saved yet is not saved any more. */
const letGo = (set: (nothing: Partial<DraftState>) => void): void => {
  window.clearTimeout(timer);
  unsaved = undefined;
  reads += 1;
  set({
    draft: undefined,
    place: undefined,
    understood: undefined,
    savedAt: undefined,
    saving: false,
    problem: undefined,
  });
};
