/** Release notes as text. GitHub's feed has them as HTML; what the page shows has no markup in it, so it does nothing. */

/** Characters. */
const longest = 4000;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

const characterOf = (whole: string, name: string): string => {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
  const decimal = /^#([0-9]{1,7})$/.exec(name)?.[1];
  const point = code === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(code, 16);
  if (Number.isNaN(point)) return entities[name] ?? whole;
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};

/** Empty when there is nothing to read. */
export const plainNotes = (notes: string): string => {
  const text = notes
    .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, '')
    .replace(/<li\b[^>]*>\s*/gi, '\n• ')
    .replace(/<(?:br|hr|\/?(?:p|div|h[1-6]|ul|ol|pre|blockquote|table|tr))\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^>]*>/gi, '')
    // Once and last, so that what was written as text stays text.
    .replace(/&(#?\w{2,8});/g, characterOf)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nor may anything else steer what shows it
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replace(/[\t ]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
};
