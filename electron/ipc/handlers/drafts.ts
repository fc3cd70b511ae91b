import type { DraftPlace } from '../../../shared/domain/app.ts';
import type { Services } from '../../compose.ts';
import { clearDraft, readDraft, saveDraft } from '../../engine/workspace/drafts.ts';
import type { Handlers } from '../application.ts';

type Names = 'draft.read' | 'draft.save' | 'draft.clear';

export const draftHandlers = (services: Services): Pick<Handlers, Names> => {
  const { real, practice } = services;
  const storageOf = async (place: DraftPlace) => (place === 'real' ? real : (await practice()).workspace).storage;
  const read = async (place: DraftPlace) => readDraft(await storageOf(place), place);
  return {
    'draft.read': async () => {
      const settings = services.settings();
      if (!settings.practice)
        return { draft: (await read('real')) ?? null, place: 'real', resolvers: settings.resolvers ?? [] };
      const filled = await read('situation');
      const draft = filled ?? (await read('practice')) ?? null;
      // Practice mode asks its own name server.
      return { draft, place: filled === undefined ? 'practice' : 'situation', resolvers: [] };
    },
    'draft.save': async ({ draft, place }) => {
      const savedAt = services.clock.now().toISOString();
      // What was typed while the situation ended is over with it.
      const isOver = place === 'situation' && (await practice()).opened()?.stage.state().situation === undefined;
      if (!isOver) saveDraft(await storageOf(place), place, { ...draft, savedAt });
      return { savedAt };
    },
    'draft.clear': async ({ place }) => {
      clearDraft(await storageOf(place), place);
      return { done: true };
    },
  };
};
