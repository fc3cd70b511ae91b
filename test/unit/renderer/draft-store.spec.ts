/** The draft that the wizard shows: where it belongs, what takes its place for a while, and what is never mixed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usePractice } from '../../../renderer/features/practice/practice-store.ts';
import { emptyDraft, useDraft } from '../../../renderer/features/wizard/draft-store.ts';
import { useApp } from '../../../renderer/stores/app-store.ts';
import { type Draft, type DraftPlace, settingsSchema } from '../../../shared/domain/app.ts';
import { policySchema } from '../../../shared/domain/certificates.ts';
import { servePage } from '../../support/page-host.ts';

/** What the host keeps, and what of it a read answers. */
const kept = new Map<DraftPlace, Draft>();
let shownPlace: DraftPlace = 'practice';
const calls = {
  'draft.read': () => ({ draft: kept.get(shownPlace) ?? null, place: shownPlace, resolvers: [] }),
  'draft.save': ({ draft, place }: { draft: Draft; place: DraftPlace }) => {
    kept.set(place, draft);
    return { savedAt: '2026-11-28T12:00:00.000Z' };
  },
  'draft.clear': ({ place }: { place: DraftPlace }) => {
    kept.delete(place);
    return { done: true };
  },
};
let leave = (): void => undefined;

const draft = (text: string): Draft => ({ ...emptyDraft({ id: 'usual' }), text });
const shown = () => [useDraft.getState().place, useDraft.getState().draft?.text];
const policy = policySchema.parse({
  identifiers: [{ type: 'dns', value: 'caa.example.org' }],
  authority: { id: 'practice' },
  proof: { method: 'dns-01', provider: 'practice' },
  keyType: 'ec256',
  keyPolicy: 'new',
  contact: [],
  termsAgreed: true,
});

beforeEach(() => {
  leave = servePage((name, input) => calls[name as keyof typeof calls](input as never));
  vi.useFakeTimers();
  kept.clear();
  shownPlace = 'practice';
  useApp.setState({ settings: settingsSchema.parse({ practice: true }) });
  usePractice.setState({ state: { mended: false } });
  useDraft.setState({ draft: undefined, place: undefined });
});
afterEach(() => {
  vi.useRealTimers();
  leave();
  useApp.setState({ settings: undefined });
  usePractice.setState({ state: { mended: false } });
  useDraft.setState({ draft: undefined, place: undefined, saving: false, savedAt: undefined });
});

describe('a practised failure', () => {
  beforeEach(async () => {
    kept.set('practice', draft('nas.example.org'));
    await useDraft.getState().load();
    usePractice.setState({ state: { situation: 'caa-forbids', mended: false } });
  });

  it('fills a draft of its own, and the reader’s is saved as it was typed', async () => {
    useDraft.getState().change({ text: 'nas.example.org, www.example.org', minimumWait: '10 min' });
    useDraft.getState().fillFrom(policy, 'check', 'situation');
    expect(shown()).toEqual(['situation', 'caa.example.org']);
    expect(useDraft.getState().draft).not.toHaveProperty('minimumWait');
    await vi.runAllTimersAsync();
    expect(kept.get('practice')).toMatchObject({ text: 'nas.example.org, www.example.org', minimumWait: '10 min' });
    expect(kept.get('situation')?.text).toBe('caa.example.org');
  });

  it('gives the reader’s draft back when it ends, and keeps nothing that was changed last', async () => {
    useDraft.getState().fillFrom(policy, 'check', 'situation');
    useDraft.getState().situationOver();
    await vi.runAllTimersAsync();
    expect(shown()).toEqual(['practice', 'nas.example.org']);
    expect(kept.has('situation')).toBe(false);
  });

  it('leaves the reader’s draft when a failed order is changed once more after its own draft was ordered', async () => {
    useDraft.getState().fillFrom(policy, 'check', 'situation');
    await useDraft.getState().clear();
    await useDraft.getState().load();
    expect(shown()).toEqual(['practice', 'nas.example.org']);
    useDraft.getState().fillFrom(policy, 'review');
    await vi.runAllTimersAsync();
    expect(shown()).toEqual(['situation', 'caa.example.org']);
    expect(kept.get('practice')?.text).toBe('nas.example.org');
  });
});

describe('another mode', () => {
  it('shows its own draft, and what was typed last stays in the mode it was typed in', async () => {
    kept.set('real', draft('www.example.com'));
    useDraft.getState().change({ text: 'nas.example.org' });
    shownPlace = 'real';
    useApp.setState({ settings: settingsSchema.parse({ practice: false }) });
    useDraft.getState().modeChanged();
    await vi.runAllTimersAsync();
    expect(shown()).toEqual(['real', 'www.example.com']);
    expect([kept.get('practice')?.text, kept.get('real')?.text]).toEqual(['nas.example.org', 'www.example.com']);
  });

  it('is not given an answer that was on its way for the one before', async () => {
    kept.set('practice', draft('nas.example.org'));
    const late = useDraft.getState().load();
    shownPlace = 'real';
    useDraft.getState().modeChanged();
    await late;
    await vi.runAllTimersAsync();
    expect(shown()).toEqual(['real', '']);
  });
});
