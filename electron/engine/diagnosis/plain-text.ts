/**
 * Text as people paste it, in one form: without colours and escapes, with straight quotes and single blanks. Error
 * messages travel inside JSON inside logs, so escapes are taken off wherever they stand.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with ESC
const colours = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)?)|\u241b\[[0-9;]*m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: other control characters are noise
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;
const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** `text` without what does not matter to its meaning. Line breaks stay. */
export const plainText = (text: string): string =>
  text
    .replace(colours, '')
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\{1,3}(["'/])/g, '$1')
    // A path such as C:\new keeps its letters: a break is followed by something that does not go on in lower case.
    .replace(/\\{1,2}[nr](?![a-z])/g, '\n')
    .replace(/\\{1,2}t(?![a-z])/g, ' ')
    .replace(/&(?:quot|apos|lt|gt|nbsp|amp|#34|#39|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(control, '')
    .replace(/[\u2018\u2019\u201b\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u201e\u300c\u300d\u300e\u300f]/g, '"')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\t\u00a0\u3000\u2002-\u200a]/g, ' ')
    .replace(/\r\n?/g, '\n');

/** Lines without their margins and without empty ones. */
export const plainLines = (text: string): readonly string[] =>
  plainText(text)
    .split('\n')
    .flatMap((line) => {
      const tidy = line.replace(/ {2,}/g, ' ').trim();
      return tidy === '' ? [] : [tidy];
    });
