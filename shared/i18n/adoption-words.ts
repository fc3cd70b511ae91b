/** What was found of another client's certificate, and what taking it over changes, in words. */
import type { AdoptionPlan, FoundCertificate, JobChange } from '../domain/adoption.ts';
import type { Language } from '../domain/app.ts';
import { sentence } from './index.ts';

type Finding = FoundCertificate['findings'][number];

export const findingWords = ({ code, detail }: Finding, language: Language): string =>
  sentence(language, `adopt.finding.${code}`, detail);

/** `told` are the codes of findings that have been said already. */
export const partWords = (
  { part, taken, why }: AdoptionPlan['parts'][number],
  { findings }: FoundCertificate,
  language: Language,
  told: ReadonlySet<string> = new Set(),
): string => {
  const finding = findings.find(({ code }) => code === why);
  const state = (): string => {
    if (taken || finding === undefined) return sentence(language, 'adopt.is-taken');
    if (told.has(finding.code)) return sentence(language, 'adopt.not-taken-told');
    return sentence(language, 'adopt.not-taken', { why: findingWords(finding, language) });
  };
  return sentence(language, 'adopt.part-line', { part: sentence(language, `adopt.part.${part}`), state: state() });
};

/** All parts of a plan, below what stands in its way: each reason is said once. */
export const partsWords = (
  { parts, obstacles, possible, certificate }: AdoptionPlan,
  language: Language,
): readonly string[] => {
  const told = new Set<string>(possible ? [] : obstacles.map(({ code }) => code));
  return parts.map((part) => {
    const words = partWords(part, certificate, language, told);
    if (part.why !== undefined) told.add(part.why);
    return words;
  });
};

/** One line, and below it what an administrator has to run where we may not. */
export const adoptionChangeWords = ({ kind, place, command }: JobChange, language: Language): readonly string[] => [
  sentence(language, `adopt.change.${kind}`, { place }),
  ...(command === undefined ? [] : [sentence(language, 'adopt.by-hand', { command })]),
];
