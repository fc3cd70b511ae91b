/** Text as the words by which it can be compared. Pure. */

/** Words that a complaint and an explanation share without meaning the same. */
const common: ReadonlySet<string> = new Set(
  'my me you your we our use one it is the and or not no do on in at to of for from with without can may be has have this that thi all any new old get set only here there when then than but by as an if so work want need say know time like will would other own year make give take'.split(
    ' ',
  ),
);

/** Written as one word, as two, or with a hyphen. */
const oneWord =
  /\b(name|sub|host|user|wild|time|key|log|look|fire|roll|web|down|e|re)[ -](server|domain|name|card|out|chain|ring|in|up|wall|back|root|site|load|mail|new)(?=s?\b)/g;

/** Words without their endings; Chinese has no blanks, so pairs of characters. */
export const wordsOf = (text: string): readonly string[] => {
  const words = (
    text
      .toLowerCase()
      .replace(oneWord, '$1$2')
      .match(/[a-z][a-z0-9-]{1,30}|\d{2,5}/g) ?? []
  ).map((word) => word.replace(/(?:ing|ed|es|s|ly)$/, '').replace(/(.)\1$/, '$1'));
  const pairs = (text.match(/[\u4e00-\u9fff]{2,40}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...words.filter((word) => !common.has(word)), ...pairs];
};

export const countsOf = (words: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
