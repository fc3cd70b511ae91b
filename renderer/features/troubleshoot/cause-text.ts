/** A diagnosis as text to be handed on. Pure. */
import type { Language } from '../../../shared/domain/app.ts';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { distinctLines } from './evidence-lines.ts';

/** `evidence` replaces the lines of the cause where more is known. */
export const causeText = (
  cause: DiagnosedCause,
  language: Language,
  evidence: readonly string[] = distinctLines(cause.evidence),
): string =>
  [
    `${cause.title[language]} (${cause.id})`,
    cause.explanation[language],
    ...cause.fixes.map((fix, index) => `${index + 1}. ${fix[language]}`),
    ...evidence.map((line) => `> ${line}`),
  ].join('\n');
