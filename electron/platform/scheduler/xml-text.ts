/** The little XML that task files and property lists are made of. No attributes are read, no entities but XML's own. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });

/** What stands inside each element of this name; elements of one name are not nested in these files. */
export const insides = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(
    ([, inside]) => inside ?? '',
  );

/** The text at a path of elements, such as `Settings/Enabled`. */
export const textAt = (xml: string, path: string): string | undefined => {
  const inside = path
    .split('/')
    .reduce<string | undefined>((outer, name) => (outer === undefined ? undefined : insides(outer, name)[0]), xml);
  return inside === undefined ? undefined : unescaped(inside.trim());
};
