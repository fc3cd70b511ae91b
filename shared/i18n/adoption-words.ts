/** What was found of another client's certificate, and what taking it over changes, in words. */
import type { AdoptionPlan, FoundCertificate, JobChange } from '../domain/adoption.ts';
import type { Language } from '../domain/app.ts';
import { sentence } from './index.ts';

type Finding = FoundCertificate['findings'][number];

export const findingWords = ({ code, detail }: Finding, language: Language): string =>
  sentence(language, `adopt.finding.${code}`, detail);

export const partWords = (
  { part, taken, why }: AdoptionPlan['parts'][number],
  { findings }: FoundCertificate,
  language: Language,
): string => {
  const finding = findings.find(({ code }) => code === why);
  const state =
    taken || finding === undefined
      ? sentence(language, 'adopt.is-taken')
      : sentence(language, 'adopt.not-taken', { why: findingWords(finding, language) });
  return sentence(language, 'adopt.part-line', { part: sentence(language, `adopt.part.${part}`), state });
};

/** One line, and below it what an administrator has to run where we may not. */
export const adoptionChangeWords = ({ kind, place, command }: JobChange, language: Language): readonly string[] => [
  sentence(language, `adopt.change.${kind}`, { place }),
  ...(command === undefined ? [] : [sentence(language, 'adopt.by-hand', { command })]),
];
