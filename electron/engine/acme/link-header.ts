/**
 * Targets of a Link header with the given relation (RFC 8288 §3), as absolute URLs, in the order sent.
 * Several header lines arrive joined by commas; a comma inside `<…>` does not end a link.
 */
export const linksOf = (header: string | undefined, relation: string, base: string): readonly string[] => {
  const found: string[] = [];
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;[^,"]*(?:"[^"]*"[^,"]*)*)*)/g,
  )) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters);
    const names = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
    const url = URL.parse(target, base);
    if (names.includes(relation) && url !== null) found.push(url.href);
  }
  return found;
};
