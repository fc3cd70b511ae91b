/** A finding and a verdict in the reader's words. */
import type { PreflightFinding, PreflightOutcome, Verdict } from '../../../shared/domain/preflight.ts';
import { type PreflightWords, preflightWords } from '../../../shared/i18n/preflight-words.ts';
import type { Shape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useNamesIn } from './finding-title.ts';
import { usePreflight } from './preflight-store.ts';

export const verdictShapes = {
  ok: 'fine',
  note: 'note',
  warning: 'attention',
  blocks: 'failed',
} as const satisfies Record<Verdict, Shape>;

/** What is wrong with a check, counted once however many names it found it for. */
export const countOf = (outcomes: readonly PreflightOutcome[], verdict: Verdict): number =>
  outcomes.filter((outcome) => outcome.verdict === verdict).length;

export const useFindingWords = (): ((finding: PreflightFinding) => PreflightWords) => {
  const language = useLanguage();
  const namesIn = useNamesIn();
  return (finding) => preflightWords(finding, language, namesIn(finding));
};

/** For the rail: how it came out, in few words. */
export const usePreflightSum = (): string => {
  const t = useSentence();
  const formats = useFormats();
  const { phase, outcomes, report } = usePreflight();
  if (phase !== 'ended' || report === undefined) return t('check.sum-none');
  const parts = [
    ['check.sum-blocks', countOf(outcomes, 'blocks')],
    ['check.sum-warning', countOf(outcomes, 'warning')],
    ['check.sum-fine', countOf(outcomes, 'ok') + countOf(outcomes, 'note')],
  ] as const;
  return formats.list(parts.flatMap(([key, count]) => (count === 0 ? [] : [t(key, { count })])));
};
