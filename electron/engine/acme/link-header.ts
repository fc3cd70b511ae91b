/**
 * Targets of a Link header with the given relation (RFC 8288 §3), as absolute URLs, in the order sent.
 * Several header lines arrive joined by commas; commas inside `<…>` and inside quotes do not end a link.
 */
export const linksOf = (header: string | undefined, relation: string, base: string): readonly string[] => {
  const found: string[] = [];
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(link)) {
    const url = URL.parse(target, base);
    if (url !== null && relationsOf(parameters).includes(relation)) found.push(url.href);
  }
  return found;
};

const value = '(?:"(?:[^"\\\\]|\\\\.)*"|[^\\s;,"]+)';
const name = '[^\\s=;,"]+';
const link = new RegExp(`<([^>]*)>((?:\\s*;\\s*${name}\\s*(?:=\\s*${value})?)*)`, 'g');
const parameter = new RegExp(`;\\s*(${name})\\s*(?:=\\s*(${value}))?`, 'g');

/** Only the first `rel` counts (RFC 8288 §3.3); relation types are not case-sensitive. */
const relationsOf = (parameters: string): readonly string[] => {
  for (const [, key = '', given = ''] of parameters.matchAll(parameter)) {
    if (key.toLowerCase() === 'rel') return given.replaceAll('"', '').toLowerCase().split(/\s+/);
  }
  return [];
};
