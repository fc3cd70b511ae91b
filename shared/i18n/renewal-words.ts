/** An entry of the renewal plan in words. */
import type { Language } from '../domain/app.ts';
import type { PlanEntry } from '../domain/renewal.ts';
import type { HistoryEntry } from '../domain/renewal-run.ts';
import { sentence } from './index.ts';
import { packOf } from './packs.ts';

export interface PlanWords {
  readonly when: string;
  readonly why: string;
  readonly notes: readonly string[];
  readonly alert?: string;
}

/** `moment` writes a time as the reader's language does. */
export const planWords = (entry: PlanEntry, language: Language, moment: (iso: string) => string): PlanWords => {
  const { due, at, why, detail, notes, alert } = entry;
  const values = Object.entries(detail).map(([key, value]) => [key, readable(key, value, language, moment)]);
  return {
    when: due
      ? sentence(language, 'renewal.when.due')
      : at === undefined
        ? sentence(language, 'renewal.when.none')
        : moment(at),
    why: sentence(language, `renewal.why.${why}`, Object.fromEntries(values)),
    notes: notes.map((note) => sentence(language, `renewal.note.${note}`)),
    ...(alert === undefined ? {} : { alert: sentence(language, `renewal.alert.${alert.code}`) }),
  };
};

export const historyKey = ({ outcome, resting }: Pick<HistoryEntry, 'outcome' | 'resting'>) =>
  `renewal.history.${resting === true ? 'resting' : outcome}` as const;

const readable = (key: string, value: string, language: Language, moment: (iso: string) => string): string => {
  if (key === 'reason') return packOf(language).sentences[`reason.${value}`] ?? value;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(value) : value;
};
