/** Which rules a text fulfils, and the lines that they found. */
import { literalsOf } from './literal.ts';
import type { Rule } from './rule.ts';

export interface Haystack {
  /** Lines as they are shown. */
  readonly lines: readonly string[];
  /** All of them in lower case, joined by blanks. */
  readonly text: string;
  /** Where each line begins in `text`. */
  readonly starts: readonly number[];
}

export interface Match {
  readonly rule: Rule;
  /** Numbers of the lines that the patterns begin in. */
  readonly lines: readonly number[];
  /** 1, or less where own words lack one of three or more signs. */
  readonly share: number;
}

export const haystackOf = (lines: readonly string[]): Haystack => {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  // Few letters change their length in lower case; those would move the starts of lines.
  const lower = lines.map((line) => {
    const low = line.toLowerCase();
    return low.length === line.length ? low : low.slice(0, line.length).padEnd(line.length);
  });
  return { lines, text: lower.join(' '), starts };
};

const needles = new WeakMap<RegExp, readonly string[] | 'any'>();

const needlesOf = (pattern: RegExp): readonly string[] | 'any' => {
  const known = needles.get(pattern) ?? literalsOf(pattern) ?? 'any';
  needles.set(pattern, known);
  return known;
};

const found = (pattern: RegExp, text: string): number => {
  const words = needlesOf(pattern);
  if (words !== 'any' && !words.some((word) => text.includes(word))) return -1;
  return text.search(pattern);
};

/** What own words count for that leave one sign out: people say less than they mean. */
const oneMissing = 0.56;

export const matchesOf = (haystack: Haystack, rules: readonly Rule[]): readonly Match[] =>
  rules.flatMap((rule) => {
    const mayMiss = rule.voice === 'people' && rule.all.length >= 3 ? 1 : 0;
    const places: number[] = [];
    let missed = 0;
    for (const pattern of rule.all) {
      const at = found(pattern, haystack.text);
      if (at >= 0) places.push(lineAt(haystack.starts, at));
      else missed += 1;
      // The first sign names the subject.
      if (missed > mayMiss || places.length === 0) return [];
    }
    if (rule.unless !== undefined && found(rule.unless, haystack.text) >= 0) return [];
    return [{ rule, lines: [...new Set(places)], share: missed === 0 ? 1 : oneMissing }];
  });

/** The last line that begins at or before the place. */
export const lineAt = (starts: readonly number[], place: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
};
