/** Finds entries by what is typed, in either language. Pure; ten thousand entries take some milliseconds. */

export const kinds = ['screen', 'action', 'certificate', 'setting', 'term', 'cause'] as const;
export type EntryKind = (typeof kinds)[number];

export interface Findable {
  readonly id: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** Other words that find it: the other language, synonyms, codes. */
  readonly also: readonly string[];
}

export interface Prepared<E extends Findable> {
  readonly entry: E;
  readonly title: string;
  readonly all: string;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

export const prepare = <E extends Findable>(entries: readonly E[]): readonly Prepared<E>[] =>
  entries.map((entry) => ({
    entry,
    title: fold(entry.title),
    all: ` ${fold([entry.title, ...entry.also].join(' \n '))}`,
  }));

/** The smaller, the better; those used lately gain two. */
const scoreOf = <E extends Findable>({ title, all }: Prepared<E>, query: string, words: readonly string[]): number => {
  if (title === query) return 0;
  if (title.startsWith(query)) return 1;
  if (title.includes(query)) return /[\s.]/.test(title.charAt(title.indexOf(query) - 1)) ? 2 : 3;
  if (words.every((word) => title.includes(word))) return 4;
  return words.every((word) => all.includes(` ${word}`)) ? 5 : 6;
};

export interface Found<E extends Findable> {
  readonly entries: readonly E[];
  /** How many fit in all. */
  readonly count: number;
}

/** At first what was used lately, then where one can go and what one can do. */
const unasked = <E extends Findable>(all: readonly Prepared<E>[], recent: readonly string[]): readonly E[] => {
  const byId = new Map(all.map(({ entry }) => [entry.id, entry]));
  const lately = recent.flatMap((id) => byId.get(id) ?? []);
  const rest = all.flatMap(({ entry }) =>
    (entry.kind === 'screen' || entry.kind === 'action') && !recent.includes(entry.id) ? [entry] : [],
  );
  return [...lately, ...rest];
};

export const search = <E extends Findable>(
  all: readonly Prepared<E>[],
  text: string,
  recent: readonly string[],
  limit: number,
): Found<E> => {
  const query = fold(text).trim().replace(/\s+/g, ' ');
  if (query === '') {
    const entries = unasked(all, recent);
    return { entries: entries.slice(0, limit), count: entries.length };
  }
  const words = query.split(' ');
  const used = new Map(recent.map((id, place) => [id, place]));
  const byRank = new Map<number, E[]>();
  let count = 0;
  for (const one of all) {
    if (!words.every((word) => one.all.includes(word))) continue;
    count += 1;
    const rank = rankOf(one, query, words, used.get(one.entry.id));
    const same = byRank.get(rank);
    if (same === undefined) byRank.set(rank, [one.entry]);
    // Those of one rank keep their order, so no more of them can be shown.
    else if (same.length < limit) same.push(one.entry);
  }
  const ranks = [...byRank.keys()].sort((one, other) => one - other);
  return { entries: ranks.flatMap((rank) => byRank.get(rank) ?? []).slice(0, limit), count };
};

/** The smaller, the better: how it fits, then how lately it was used, then what it is. */
const rankOf = <E extends Findable>(
  one: Prepared<E>,
  query: string,
  words: readonly string[],
  lately: number | undefined,
): number => {
  const score = scoreOf(one, query, words) - (lately === undefined ? 0 : 2);
  return (score * 16 + (lately ?? 15)) * kinds.length + kinds.indexOf(one.entry.kind);
};

/** Of what was used lately, with this one first. */
export const usedLately = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((one) => one !== id)].slice(0, 8);
