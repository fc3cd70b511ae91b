/** What the button says that does in the practice world what a person would do elsewhere. */
import type { SituationId } from '../../../shared/domain/situations.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';

const words: Partial<Readonly<Record<SituationId, SentenceKey>>> = {
  'silent-server': 'situation.silent-server.hand',
  'key-without-rights': 'situation.key-without-rights.hand',
  'wrong-server': 'situation.wrong-server.hand',
  redirect: 'situation.redirect.hand',
  'wrong-clock': 'situation.wrong-clock.hand',
  'not-installed': 'situation.not-installed.hand',
};

export const handKey = (situation: SituationId): SentenceKey | undefined => words[situation];
