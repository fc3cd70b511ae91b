/** Words of the pseudo-locale. Pure, because the page loads this file as well. */
const accented: Readonly<Record<string, string>> = {
  a: 'ää',
  e: 'ëë',
  i: 'ïï',
  o: 'öö',
  u: 'üü',
  A: 'ÄÄ',
  E: 'ËË',
  I: 'ÏÏ',
  O: 'ÖÖ',
  U: 'ÜÜ',
};

const inPseudo = (text: string): string => {
  if (text === '') return '';
  const parts = text.split(/(\{\{[\w.-]+\}\})/);
  const longer = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[aeiou]/gi, (letter) => accented[letter] ?? letter),
  );
  return `[${longer.join('')}]`;
};

/** The same with every text in it written in the pseudo-locale. */
export const lengthen = <T>(value: T): T => {
  if (typeof value === 'string') return inPseudo(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => lengthen(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lengthen(inner)])) as T;
};

/** In answers of the host: wherever a text stands in both languages, the Chinese one becomes pseudo. */
export const lengthenBoth = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lengthenBoth);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, lengthenBoth(one)] as const);
  const both = value as { readonly en?: unknown; readonly zh?: unknown };
  return Object.fromEntries([
    ...inner,
    ...(both.en === undefined || both.zh === undefined ? [] : [['zh', lengthen(both.en)] as const]),
  ]);
};
