/** Signs by resemblance alone: what is left to go by where rules know nothing of the wording, or too many things. */
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
const leastOfMessage = 0.2;
const mostByMessage = 0.45;
const mostBesideRules = 0.25;

/** Complaints: the least likeness, by how surely they are about certificates and about trouble. */
const leastOfComplaint = 0.08;
const leastUnplaced = 0.13;
const leastWithoutTrouble = 0.25;
const mostByComplaint = 0.6;
/** How much less a rule counts whose cause the text does not resemble at all. */
const unlike = 0.6;

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
    .flatMap(({ cause, likeness }) => signsOf({ [cause]: surest * (likeness / best) ** 1.5 }, voice, shown));
};

/** Of a failed order that is told in few lines, the causes whose messages are made of the same words. */
export const guessesOfMessage = ({ lines, shortened }: Excerpt, explained: boolean): readonly Sign[] => {
  const text = lines.join(' ');
  if (shortened || text.length > longestMessage || !isFailedOrder(text)) return [];
  const nearest = resemblances(text);
  const best = nearest[0]?.likeness ?? 0;
  if (best < leastOfMessage) return [];
  return nearby(nearest, explained ? mostBesideRules : Math.min(mostByMessage, 2.2 * best), 'hint', lines.at(-1) ?? '');
};

/** Own words: what rules found counts for less where the rest of the text tells of something else. */
export const weighed = (found: readonly Sign[], lines: readonly string[], spoken: number): readonly Sign[] => {
  const text = lines.join(' ');
  const nearest = resemblances(text);
  const best = nearest[0]?.likeness ?? 0;
  if (best === 0) return found;
  const fit = new Map(nearest.map(({ cause, likeness }) => [cause, likeness / best]));
  const signs = found.map((sign) =>
    sign.voice === 'people' ? { ...sign, weight: sign.weight * (1 - unlike * (1 - (fit.get(sign.cause) ?? 0))) } : sign,
  );
  const guessed = spoken >= unvoiced && best >= leastFor(text, spoken);
  return guessed ? [...signs, ...nearby(nearest, Math.min(mostByComplaint, 2.5 * best + 0.22), 'people', text)] : signs;
};

const leastFor = (text: string, spoken: number): number => {
  const placed = isOfOurField(text);
  if (placed && (spoken === 1 || isComplaint(text))) return leastOfComplaint;
  return spoken === 1 && isComplaint(text) ? leastUnplaced : leastWithoutTrouble;
};
