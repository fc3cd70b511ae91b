/** Lists that come in pages: numbered, counted on, or each with a mark of the next. */
import type { HttpAnswer } from '../http-call.ts';

/** Runs through numbered pages, from 1, until `page` answers that it was the last; `seen` counts the items before it. */
export const allPages = async <T>(
  page: (number: number, seen: number) => Promise<{ readonly items: readonly T[]; readonly more: boolean }>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let number = 1; ; number += 1) {
    const { items, more } = await page(number, all.length);
    all.push(...items);
    // A service that promises more and sends nothing would be asked for ever.
    if (!more || items.length === 0) return all;
  }
};

/** Runs through pages that each tell the mark of the next; the first is asked for with an empty one. */
export const allMarked = async <T>(
  page: (mark: string) => Promise<{ readonly items: readonly T[]; readonly next: string | null | undefined }>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  const seen = new Set<string>();
  // A service that sends back to where it was asked before would be asked for ever.
  for (let mark = ''; !seen.has(mark); ) {
    seen.add(mark);
    const { items, next } = await page(mark);
    all.push(...items);
    mark = next ?? '';
  }
  return all;
};

/** The parameter that holds a mark; none for the first page. */
export const markedBy = (name: string, mark: string): Readonly<Record<string, string>> =>
  mark === '' ? {} : { [name]: mark };

/**
 * A parameter of the next page's address in the Link header (RFC 8288), if there is a next page. Nothing else is taken
 * from there: keys go to no address out of an answer.
 */
export const nextInLink = (answer: HttpAnswer, parameter: string): string | undefined => {
  const [, address] = /<([^>]*)>\s*;\s*rel="?next\b/.exec(answer.header('link') ?? '') ?? [];
  if (address === undefined) return undefined;
  return URL.parse(address, 'https://relative.invalid')?.searchParams.get(parameter) ?? undefined;
};
