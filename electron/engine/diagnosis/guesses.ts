/**
 * Signs by resemblance: what is left to go by where rules know nothing of the wording, and what speaks for or against
 * a rule by the rest of the text.
 */
import type { Excerpt } from './excerpt.ts';
import { isFailedOrder, isOfOurField } from './field.ts';
import { redact } from './redact.ts';
import { type Resemblance, resemblances } from './resemblance.ts';
import { type Sign, signsOf } from './score.ts';
import { isComplaint, unvoiced } from './spoken.ts';

const mostGuesses = 6;
const longestEvidence = 400;

/** Messages. Longer texts resemble everything a little. */
const longestMessage = 4_000;
const leastOfMessage = 0.1;
const mostByMessage = 0.66;
const mostBesideRules = 0.6;
/** From a likeness of a quarter on the nearest cause is mostly the right one, below an eighth every other time. */
const byLikeness = 2.2;
const byLikenessBesideRules = 1.6;

/** Complaints: the least likeness, by how surely they are about certificates and about trouble. */
const leastOfComplaint = 0.08;
const leastUnplaced = 0.13;
const leastWithoutTrouble = 0.25;
const mostByComplaint = 0.6;
/** How much less a rule counts whose cause the text does not resemble at all: for own words, shared lines and clear ones. */
const unlikeOwnWords = 0.45;
const unlikeShared = 0.4;
const unlikeClear = 0.5;
const clear = 0.8;

/** The causes that a text resembles, nearest first; none where it is too long to tell. */
export const nearestTo = ({ lines, shortened }: Excerpt): readonly Resemblance[] => {
  const text = lines.join(' ');
  return shortened || text.length > longestMessage ? [] : resemblances(text);
};

/** The nearest causes, the first with `surest`, the others by how close they come to it. */
const nearby = (
  nearest: readonly Resemblance[],
  surest: number,
  voice: Sign['voice'],
  evidence: string,
): readonly Sign[] => {
  const best = nearest[0]?.likeness ?? 1;
  const shown = [redact(evidence.slice(0, 4 * longestEvidence)).slice(0, longestEvidence)];
  return nearest
    .slice(0, mostGuesses)
    .flatMap(({ cause, likeness }) => signsOf({ [cause]: surest * (likeness / best) ** 2 }, voice, shown));
};

/** What a program reports on the way is no trouble, though it may say that it could not find this or that. */
const report = /\[info\]|\binfo\b[: \]|]|level"?[=:]"?info/i;

/** Of a failed order that is told in few lines, the causes whose messages are made of the same words. */
export const guessesOfMessage = (
  lines: readonly string[],
  nearest: readonly Resemblance[],
  explained: boolean,
): readonly Sign[] => {
  const best = nearest[0]?.likeness ?? 0;
  if (best < leastOfMessage || !isFailedOrder(lines.filter((line) => !report.test(line)).join(' '))) return [];
  const surest = explained
    ? Math.min(mostBesideRules, byLikenessBesideRules * best)
    : Math.min(mostByMessage, byLikeness * best);
  return nearby(nearest, surest, 'hint', lines.at(-1) ?? '');
};

/** What rules found counts for less where the rest of the text tells of something else. */
export const weighed = (found: readonly Sign[], nearest: readonly Resemblance[]): readonly Sign[] => {
  const best = nearest[0]?.likeness ?? 0;
  if (best < leastOfComplaint) return found;
  const fit = new Map(nearest.map(({ cause, likeness }) => [cause, likeness / best]));
  return found.map((sign) => ({
    ...sign,
    weight: sign.weight * (1 - unlikenessCounts(sign) * (1 - (fit.get(sign.cause) ?? 0))),
  }));
};

const unlikenessCounts = ({ voice, weight }: Sign): number =>
  voice === 'people' ? unlikeOwnWords : weight < clear ? unlikeShared : unlikeClear;

/** Of own words, the causes that are told in the same ones. */
export const guessesOfComplaint = (
  lines: readonly string[],
  nearest: readonly Resemblance[],
  spoken: number,
): readonly Sign[] => {
  const text = lines.join(' ');
  const best = nearest[0]?.likeness ?? 0;
  if (spoken < unvoiced || best < leastFor(text, spoken)) return [];
  return nearby(nearest, Math.min(mostByComplaint, 2.5 * best + 0.22), 'people', text);
};

const leastFor = (text: string, spoken: number): number => {
  const placed = isOfOurField(text);
  if (placed && (spoken === 1 || isComplaint(text))) return leastOfComplaint;
  return spoken === 1 && isComplaint(text) ? leastUnplaced : leastWithoutTrouble;
};
