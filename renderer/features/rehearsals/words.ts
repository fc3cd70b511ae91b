/** A rehearsal in the reader's words and shape. */
import type { RehearsalReport, RehearsalVerdict } from '../../../shared/domain/rehearsals.ts';
import { type RehearsalWords, rehearsalWords } from '../../../shared/i18n/rehearsal-words.ts';
import type { Shape } from '../../components/StatusShape.tsx';
import { useLanguage } from '../../i18n/i18n.ts';
import { useFindingTitle } from '../preflight/finding-title.ts';

export const rehearsalShapes = {
  'will-renew': 'fine',
  'will-renew-by-fallback': 'note',
  'at-risk': 'attention',
  'will-fail': 'failed',
} as const satisfies Record<RehearsalVerdict, Shape>;

export const useRehearsalWords = (): ((report: RehearsalReport) => RehearsalWords) => {
  const language = useLanguage();
  const titleOf = useFindingTitle();
  return (report) => rehearsalWords(report, language, titleOf);
};
