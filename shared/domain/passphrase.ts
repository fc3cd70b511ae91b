/** How good a passphrase is that somebody else may try as often as they like. */

/** Characters. */
export const shortestPassphrase = 10;

export const strengths = ['short', 'weak', 'fair', 'strong'] as const;
export type Strength = (typeof strengths)[number];

/** Kinds of letters, and how many there are to choose from; of the rest only the usual ones count. */
const kinds = [
  { letters: /[a-z]/, many: 26 },
  { letters: /[A-Z]/, many: 26 },
  { letters: /\d/, many: 10 },
  { letters: /[ -/:-@[-`{-~]/, many: 33 },
  { letters: /[^ -~]/, many: 256 },
] as const;

/**
 * A rough word, for the eye. People choose words and not letters, so a letter counts for six tenths of a random one;
 * repeating counts little, a row next to nothing. Three or four words are `strong`.
 */
export const strengthOf = (passphrase: string): Strength => {
  const letters = [...passphrase];
  if (letters.length < shortestPassphrase) return 'short';
  const pool = kinds.filter((kind) => kind.letters.test(passphrase)).reduce((sum, { many }) => sum + many, 0);
  const counted = Math.min(letters.length, new Set(letters).size * 2);
  const bits = counted * Math.log2(pool) * (isRow(letters) ? 0.15 : 0.6);
  if (bits < 38) return 'weak';
  return bits < 62 ? 'fair' : 'strong';
};

/** Along the alphabet or the digits for most of it. */
const isRow = (letters: readonly string[]): boolean => {
  const steps = letters.slice(1).filter((letter, at) => {
    const step = (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0);
    return Math.abs(step) <= 1;
  });
  return steps.length * 2 > letters.length;
};
