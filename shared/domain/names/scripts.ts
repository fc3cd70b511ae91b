/** What is suspicious about the letters of an internationalized label: signs, mixed scripts, look-alikes. */

/** Scripts that share letters of one shape, and those that are written together; all others count as one. */
const scripts = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  armenian: /\p{Script=Armenian}/u,
  han: /\p{Script=Han}/u,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  bopomofo: /\p{Script=Bopomofo}/u,
  hangul: /\p{Script=Hangul}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  devanagari: /\p{Script=Devanagari}/u,
  thai: /\p{Script=Thai}/u,
} as const;
type Script = keyof typeof scripts | 'other';

/** UTS #39 §5.2, “highly restrictive”. */
const together: readonly ReadonlySet<Script>[] = [
  new Set(['latin', 'han', 'kana']),
  new Set(['latin', 'han', 'bopomofo']),
  new Set(['latin', 'han', 'hangul']),
];

const scriptOf = (letter: string): Script | undefined => {
  if (!/\p{L}/u.test(letter) || /[\p{Script=Common}\p{Script=Inherited}]/u.test(letter)) return undefined;
  const names = Object.keys(scripts) as (keyof typeof scripts)[];
  return names.find((name) => scripts[name].test(letter)) ?? 'other';
};

/** The letters of the rarer scripts of a label in which scripts are mixed that are not written together. */
export const strangers = (label: string): string | undefined => {
  const byScript = new Map<Script, Set<string>>();
  for (const letter of label) {
    const script = scriptOf(letter);
    if (script !== undefined) byScript.set(script, (byScript.get(script) ?? new Set()).add(letter));
  }
  const used = [...byScript.keys()];
  if (used.length < 2 || together.some((set) => used.every((script) => set.has(script)))) return undefined;
  const main = used.reduce((most, script) => {
    const more = (byScript.get(script)?.size ?? 0) - (byScript.get(most)?.size ?? 0);
    return more > 0 || (more === 0 && script === 'latin') ? script : most;
  });
  const others = used.filter((script) => script !== main).flatMap((script) => [...(byScript.get(script) ?? [])]);
  return others.slice(0, 12).join(' ');
};

/** Letters that look like one of a to z in common type faces; the rest of their scripts does not. */
const shapes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['асԁеһіјӏорԛѕԝхуѵѡпгьъҽ', 'acdehijlopqswxyvwnrbbe'],
    ['αικνρυωηοτ', 'aikvpuwnot'],
    ['օոսհցզք', 'onuhgqp'],
    ['ɑɡɩ', 'agi'],
    ['‐‑‒–—―−∗✱✲', '-------***'],
  ].flatMap(([letters = '', alike = '']) => [...letters].map((letter, index) => [letter, alike.charAt(index)])),
);

/** Endings of countries whose own letters these are: a word in them is what it seems to be. */
const atHome: Readonly<Partial<Record<Script, string>>> = {
  cyrillic: 'bg by kg kz md me mk mn rs ru su tj ua uz',
  greek: 'cy gr',
  armenian: 'am',
};

const belongs = (letter: string, suffix: string): boolean => {
  const script = scriptOf(letter);
  if (script === undefined || script === 'latin') return false;
  return (
    (atHome[script]?.split(' ').includes(suffix) ?? false) || [...suffix].some((each) => scriptOf(each) === script)
  );
};

const disguised = (label: string, suffix: string): string | undefined => {
  const letters = [...label].filter((sign) => sign > '~');
  if (letters.length === 0 || !letters.every((letter) => Object.hasOwn(shapes, letter))) return undefined;
  if (letters.some((letter) => belongs(letter, suffix))) return undefined;
  return [...label].map((sign) => shapes[sign] ?? sign).join('');
};

/** The ASCII name that `name`, in its form for people, can be mistaken for (UTS #39 §4, whole-script confusables). */
export const lookAlike = (name: string): string | undefined => {
  const labels = name.split('.');
  const suffix = labels.at(-1) ?? '';
  const seen = labels.map((label) => disguised(label, suffix) ?? label);
  return seen.every((label, index) => label === labels[index]) ? undefined : seen.join('.');
};

/** IDNA 2008 allows letters, marks and digits, and these few signs; UTS #46 and public authorities allow more. */
const usual = /^(?:[\p{L}\p{Mn}\p{Mc}\p{N}\u00b7\u0375\u05f3\u05f4\u30fb-]|\u200c|\u200d)*$/u;

export const hasSigns = (label: string): boolean => !usual.test(label);
