/** Drafts of the wizard: one of the profile, and in practice one more, which a situation fills in and takes away again. */
import { type Draft, type DraftPlace, draftSchema } from '../../../shared/domain/app.ts';
import type { Storage } from '../storage/open-storage.ts';

type Parts = Pick<Storage, 'settings'>;

const keys: Readonly<Record<DraftPlace, string>> = {
  real: 'draft',
  practice: 'draft',
  situation: 'draft-of-situation',
};

/** `storage.*`. */
export const readDraft = ({ settings }: Parts, place: DraftPlace): Draft | undefined =>
  settings.read(keys[place], draftSchema);

export const saveDraft = ({ settings }: Parts, place: DraftPlace, draft: Draft): void =>
  settings.write(keys[place], draft);

export const clearDraft = ({ settings }: Parts, place: DraftPlace): void => settings.remove(keys[place]);
