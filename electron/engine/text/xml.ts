/**
 * The part of XML 1.0 (https://www.w3.org/TR/xml/) that APIs answer with: elements, attributes, text, CDATA, the five
 * entities and character references. A document type is refused: no API needs one, and its entities are a trap.
 */
export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  /** Its own character data, blanks as they are, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** The first child of this name. */
  child(name: string): XmlElement | undefined;
  /** All children of this name, not theirs. */
  all(name: string): readonly XmlElement[];
  /** `undefined` where there is none of this name. */
  attribute(name: string): string | undefined;
}

/** The root element; `undefined` for everything that is not well-formed. */
export const readXml = (text: string): XmlElement | undefined => {
  const document = openNode('', new Map());
  const open: Node[] = [document];
  const marked = text.replace(/^\uFEFF/, '');
  let ended = 0;
  for (const match of marked.matchAll(token)) {
    ended += match[0].length;
    if (!take(open, match)) return undefined;
  }
  const [root] = document.children;
  const whole = ended === marked.length && open.length === 1 && document.children.length === 1;
  return whole && document.text.trim() === '' ? root : undefined;
};

/** For text and for attributes in either quotes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${escaped.find(([, plain]) => plain === sign)?.[0] ?? ''};`);

const escaped = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
] as const;

/**
 * One after the other: comment, CDATA, instruction, end tag, start tag, text. Sticky, so that reading ends where the
 * first thing is none of these instead of looking for the next that is.
 */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/(?<end>[^\s<>/]+)\s*>|<(?<start>[^\s<>/!?=]+)(?<attributes>(?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?>|(?<text>[^<]+)/gy;

interface Node {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const openNode = (tag: string, attributes: ReadonlyMap<string, string>): Node => ({
  tag,
  attributes,
  children: [],
  text: '',
});

/** Answers whether the token may stand here. */
const take = (open: Node[], { groups = {} }: RegExpMatchArray): boolean => {
  const { data, end, start, attributes = '', empty, text } = groups;
  const within = open.at(-1);
  if (within === undefined) return false;
  // Outside the root even an empty section is one too many.
  if (data !== undefined) within.text += open.length === 1 ? '<' : data;
  if (text !== undefined) {
    const plain = decode(text);
    if (plain === undefined) return false;
    within.text += plain;
  }
  if (start !== undefined) {
    const read = attributesIn(attributes);
    if (read === undefined) return false;
    open.push(openNode(start, read));
  }
  return end === undefined && empty === undefined ? true : close(open, end ?? start ?? '');
};

const close = (open: Node[], tag: string): boolean => {
  const closed = open.pop();
  if (closed?.tag !== tag || tag === '') return false;
  open.at(-1)?.children.push(element(closed));
  return true;
};

const element = ({ tag, attributes, children, text }: Node): XmlElement => ({
  name: tag.slice(tag.indexOf(':') + 1),
  text,
  children,
  child: (name) => children.find((one) => one.name === name),
  all: (name) => children.filter((one) => one.name === name),
  attribute: (name) => attributes.get(name),
});

const attributesIn = (text: string): ReadonlyMap<string, string> | undefined => {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = decode(double ?? single ?? '');
    if (value === undefined || found.has(name)) return undefined;
    found.set(name, value);
  }
  return found;
};

/** `undefined` where a reference means nothing. */
const decode = (text: string): string | undefined => {
  let known = true;
  const plain = text.replace(/\r\n?/g, '\n').replace(/&([^;&\s]*);?/g, (reference, name: string) => {
    const meant = reference.endsWith(';') ? referred(name) : undefined;
    known &&= meant !== undefined;
    return meant ?? '';
  });
  return known ? plain : undefined;
};

const referred = (name: string): string | undefined => {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return escaped.find(([entity]) => entity === name)?.[1];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const allowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code) : undefined;
};
