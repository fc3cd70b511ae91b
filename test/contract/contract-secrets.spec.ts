/** No answer and no event has a field that could carry a secret: every schema of what comes out is walked. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calls, events } from '../../shared/ipc/contract.ts';

interface Node {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node | false;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, Node>>;
}

interface Field {
  /** `[]` stands for any item, `{}` for any key of a map. */
  readonly path: string;
  /** Anything at all may stand here, or under any name. */
  readonly open: boolean;
  /** It can hold text. */
  readonly text: boolean;
}

const walk = (root: Node, node: Node, path: string, above: readonly string[]): readonly Field[] => {
  if (node.$ref !== undefined) {
    if (above.includes(node.$ref)) return [];
    const target = node.$ref === '#' ? root : root.$defs?.[node.$ref.replace('#/$defs/', '')];
    return target === undefined ? [] : walk(root, target, path, [...above, node.$ref]);
  }
  const into = (child: Node, name: string): readonly Field[] => walk(root, child, `${path}${name}`, above);
  const { properties = {}, additionalProperties, items, prefixItems = [] } = node;
  const shapes = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  const map = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const anything =
    node.type === undefined && shapes.length === 0 && node.const === undefined && node.enum === undefined;
  return [
    { path, open: map !== undefined || anything, text: node.type === 'string' && node.enum === undefined },
    ...Object.entries(properties).flatMap(([name, child]) => into(child, `.${name}`)),
    ...(map === undefined ? [] : into(map, '.{}')),
    ...(typeof items === 'object' ? into(items, '[]') : []),
    ...prefixItems.flatMap((child) => into(child, '[]')),
    ...shapes.flatMap((child) => into(child, '')),
  ];
};

const fieldsOf = (name: string, schema: z.ZodType): readonly Field[] => {
  const root = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Node;
  const fields = walk(root, root, name, []);
  return [...new Map(fields.map((field) => [`${field.path} ${field.open} ${field.text}`, field])).values()];
};

const outgoing: readonly (readonly [string, z.ZodType])[] = [
  ...Object.entries(calls).map(([name, { output }]) => [name, output] as const),
  ...Object.entries(events),
];

const telltale =
  /secret|passw|passphrase|private|hmac|token|api-?key|credential(?!Id)|fields|bearer|cookie|seed|pem|key/i;

/** Called like a secret and none, with the reason. */
const harmless: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/\.externalKeyId$/, 'the public half of a binding: which key, not the key'],
  [/\.fields\[\]\.key$/, 'the name of a field in a form'],
  [/\.rootPem$/, 'a root certificate, public by nature'],
  [/\.csrPem$/, 'a signing request, public by nature'],
  [/\.createKeyUrl$/, 'a page where people make a key'],
  [/^practice\.(state|changed)\.key$/, 'what the made-up provider of a practised failure takes, to be typed in'],
];

/**
 * Maps and problems, with the reason. What stands in them is told by findings and failures, whose makers take secrets
 * out: the specs of planted secrets look through all of them.
 */
const openOnPurpose: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/(^|\.)problem$/, 'a failure: its details are a closed union of types, by its code'],
  [/\.warnings\[\]$/, 'failures that did not end a run'],
  [/\.detail$/, 'what a sentence about a finding is filled in with'],
  [/\.values$/, 'what a sentence about a name is filled in with'],
  [/\.facts$/, 'results of probes'],
  [/\.cause$/, 'which cause a finding points to, one of a closed list'],
  [/\.report\.vault$/, 'why the vault was closed: a failure'],
  [/\.certificates\[\]\.install$/, 'why a certificate is not installed everywhere: a failure'],
  [/\.remark$/, 'what could not be done on the way: a failure'],
  [/\.profiles$/, 'names and descriptions that an authority gives its profiles'],
  [/\.maxNamesOfProfile$/, 'how many names each profile takes'],
];

/** The last name of a path: what the field is called. */
const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

const suspicious = (fields: readonly Field[]): readonly string[] =>
  fields.filter(({ path, text }) => text && telltale.test(lastOf(path).replace(/\[\]/g, ''))).map(({ path }) => path);

describe('what comes out of calls and events', () => {
  const all = outgoing.flatMap(([name, schema]) => fieldsOf(name, schema));

  it('is walked to its ends', () => {
    expect(all.length).toBeGreaterThan(800);
    const planted = z.object({
      a: z.array(z.object({ hmacKey: z.string() })),
      b: z.union([z.null(), z.object({ token: z.string() })]),
    });
    expect(suspicious(fieldsOf('planted', planted))).toEqual(['planted.a[].hmacKey', 'planted.b.token']);
    expect(fieldsOf('planted', z.object({ any: z.unknown() })).filter(({ open }) => open)).toHaveLength(1);
    expect(fieldsOf('planted', z.record(z.string(), z.string())).filter(({ open }) => open)).toHaveLength(1);
  });

  it('has no field that is called like a secret, but these', () => {
    const found = suspicious(all).filter((path) => !harmless.some(([pattern]) => pattern.test(path)));
    expect(found).toEqual([]);
    expect(harmless.filter(([pattern]) => !suspicious(all).some((path) => pattern.test(path)))).toEqual([]);
  });

  it('leaves nothing open to whatever comes, but these', () => {
    const open = [...new Set(all.filter((field) => field.open).map(({ path }) => path))];
    expect(open.filter((path) => !openOnPurpose.some(([pattern]) => pattern.test(path)))).toEqual([]);
    expect(openOnPurpose.filter(([pattern]) => !open.some((path) => pattern.test(path)))).toEqual([]);
  });

  it('shows of a stored credential, channel or step only whether a secret is there', () => {
    const shown = all.filter(({ path }) =>
      /^(credentials|channels|installing)\.list\.(credentials|channels|steps)\[\]\.fields\[\]\./.test(path),
    );
    expect([...new Set(shown.map(({ path }) => lastOf(path)))].toSorted()).toEqual(['key', 'set', 'value']);
  });
});
