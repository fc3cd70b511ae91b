/** A text that is the name of a cause and nothing else: somebody looks it up. */
import { type CauseId, causes, isCauseId } from '../../../shared/domain/causes.ts';
import { knownLanguages } from '../../../shared/i18n/packs.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import type { Scored } from './score.ts';

/** Never sure: nothing was seen of it. Where its name is also what programs say of it, their words count for more. */
const likely = 0.75;

const fold = (text: string): string => text.trim().toLowerCase();

const byName: ReadonlyMap<string, CauseId> = new Map(
  Object.keys(causes)
    .filter(isCauseId)
    .flatMap((cause) =>
      [cause, ...knownLanguages().map((language) => topicsOf(language).causes[cause].title)].map(
        (name) => [fold(name), cause] as const,
      ),
    ),
);

/** The cause that was named comes first, before what the words resemble. */
export const withNamed = (text: string, found: readonly Scored[]): readonly Scored[] => {
  const cause = byName.get(fold(text));
  if (cause === undefined) return found;
  const own = found.find((one) => one.cause === cause);
  const others = found.filter((one) => one.cause !== cause);
  const confidence = Math.max(likely, own?.confidence ?? 0);
  return [
    { cause, confidence, evidence: own?.evidence ?? [text.trim()] },
    ...others.map((one) => ({ ...one, confidence: Math.min(one.confidence, likely / 2) })),
  ];
};
