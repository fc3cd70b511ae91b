/** What in a text speaks for which causes. */
import { causes } from '../../../shared/domain/causes.ts';
import { excerptOf } from './excerpt.ts';
import { isElsewhere, isOfOurField } from './field.ts';
import { guessesOfComplaint, guessesOfMessage, nearestTo, weighed } from './guesses.ts';
import { type Haystack, haystackOf, type Match, matchesOf } from './match.ts';
import { plainLines } from './plain-text.ts';
import { isInquiry, isProse, isWrittenOut } from './prose.ts';
import { codesIn } from './provider-codes.ts';
import { redact } from './redact.ts';
import { rules } from './rules/index.ts';
import { type Sign, signsOf } from './score.ts';
import { isSourceCode } from './source-code.ts';
import { spokenShare, unvoiced } from './spoken.ts';

const longestEvidence = 400;
/** An error code of a provider that is named beside it, of whichever has such a code, and where a rule knows the words. */
const codeOfNamed = 0.82;
const codeOfAny = 0.7;
const codeBesideRules = 0.4;
/** From here on a rule knows what it found. */
const plainRule = 0.5;
/** What people cut out of a message is no longer, and has no room to say what it is about. */
const longestFragment = 60;

export interface Signs {
  readonly signs: readonly Sign[];
  /** ACME problem types that are named. */
  readonly types: readonly string[];
}

export const signsIn = (text: string): Signs => {
  const excerpt = excerptOf(plainLines(text));
  const whole = excerpt.lines.join('\n');
  if (isSourceCode(excerpt.lines) || isProse(whole) || isInquiry(whole) || isElsewhere(whole))
    return { signs: [], types: [] };
  const haystack = haystackOf(excerpt.lines);
  const spoken = excerpt.shortened || isWrittenOut(whole) ? 0 : spokenShare(excerpt.lines);
  const found = signsByRules(haystack, spoken);
  const nearest = nearestTo(excerpt);
  const guessed =
    spoken < unvoiced
      ? guessesOfMessage(excerpt.lines, nearest, found.length > 0)
      : guessesOfComplaint(excerpt.lines, nearest, spoken);
  return {
    signs: [...signsByCodes(haystack, found), ...guessed, ...weighed(found, nearest)],
    types: typesIn(haystack.text),
  };
};

const shownLines = (haystack: Haystack, lines: readonly number[]): readonly string[] =>
  lines.map((line) => redact((haystack.lines[line] ?? '').slice(0, 4 * longestEvidence)).slice(0, longestEvidence));

const signsByRules = (haystack: Haystack, spoken: number): readonly Sign[] => {
  const usable = spoken > 0 ? rules : rules.filter(({ voice }) => voice !== 'people');
  const placed = isOfOurField(haystack.text);
  return matchesOf(haystack, usable).flatMap((match) => {
    const { causes: weights, voice } = match.rule;
    if (!placed && isVague(match, spoken, haystack.text.length)) return [];
    const share = voice === 'people' ? spoken * shareOf(match.share, spoken) : 1;
    return signsOf(weights, voice, shownLines(haystack, match.lines)).map((sign) => ({
      ...sign,
      weight: sign.weight * share,
    }));
  });
};

const signsByCodes = (haystack: Haystack, found: readonly Sign[]): readonly Sign[] => {
  const explained = found.some(({ voice, weight }) => voice !== 'people' && weight >= plainRule);
  return codesIn(haystack).flatMap(({ cause, line, named }) => {
    const weight = explained ? codeBesideRules : named ? codeOfNamed : codeOfAny;
    return signsOf({ [cause]: weight }, 'machine', shownLines(haystack, [line]));
  });
};

/** Half of what a complaint has to say, or words that many programs print: nothing where nothing places them. */
const isVague = ({ share, rule }: Match, spoken: number, length: number): boolean =>
  rule.voice === 'people' ? share < 1 || spoken < unvoiced : length > longestFragment && surestOf(rule) < 0.6;

const surestOf = ({ causes: weights }: Match['rule']): number => Math.max(...Object.values(weights));

/** A sign left out weighs more where nobody seems to speak. */
const shareOf = (share: number, spoken: number): number => (share < 1 && spoken <= unvoiced ? share * 0.85 : share);

/** As RFC 8555 writes them but for upper and lower case. */
const typesIn = (text: string): readonly string[] => {
  const named = new Set([...text.matchAll(/acme:error:([a-z]{2,30})/g)].map((match) => match[1] ?? ''));
  const known = new Set(Object.values(causes).flatMap(({ acmeTypes }) => acmeTypes));
  return [...known].filter((type) => named.has(type.toLowerCase()));
};
