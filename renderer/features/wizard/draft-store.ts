/** What was typed into the wizard so far, saved at the host a moment after each change, and what was understood of it. */
import { create } from 'zustand';
import type { Draft } from '../../../shared/domain/app.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { writeDuration } from '../../../shared/domain/durations.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

export type DraftStep = Draft['step'];

interface DraftState {
  /** `undefined` until the host answered. */
  readonly draft: Draft | undefined;
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
  fillFrom(policy: Policy, step: DraftStep): void;
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
let checks = 0;

export const useDraft = create<DraftState & DraftActions>((set, get) => ({
  draft: undefined,
  saving: false,
  savedAt: undefined,
  problem: undefined,
  understood: undefined,
  namesProblem: undefined,

  load: async () => {
    if (get().draft !== undefined) return;
    try {
      const { draft, resolvers } = await call('draft.read', {});
      // What was typed while the answer was on its way counts more.
      if (get().draft !== undefined) return;
      set({ draft: draft ?? emptyDraft(usualAuthority, resolvers.join(', ')), savedAt: draft?.savedAt });
    } catch (thrown) {
      set({ draft: emptyDraft(usualAuthority), problem: problemOf(thrown) });
    }
  },

  change: (part) => {
    const draft = { ...(get().draft ?? emptyDraft(usualAuthority)), ...part };
    set({ draft, saving: true });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      call('draft.save', { draft }).then(
        ({ savedAt }) => set({ saving: get().draft !== draft, savedAt, problem: undefined }),
        (thrown: unknown) => set({ saving: false, problem: problemOf(thrown) }),
      );
    }, saveDelay);
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
    window.clearTimeout(timer);
    set({ draft: undefined, understood: undefined, savedAt: undefined, saving: false, problem: undefined });
    await call('draft.clear', {});
  },

  startFrom: async (runId, step = 'review') => get().fillFrom(await call('runs.policy', { id: runId }), step),

  fillFrom: (policy, step) => {
    const { identifiers, contact, resolvers, preferredChain, profile, minimumWait, maximumWait } = policy;
    set({ understood: undefined });
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
}));
