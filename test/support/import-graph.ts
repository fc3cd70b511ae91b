/** Who imports whom, read from the sources: static, type-only and dynamic imports of our own files and of packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** Path from the root of the tree. */
  readonly from: string;
  /** Path from the root for files of ours, the bare name for everything else. */
  readonly to: string;
  readonly kind: 'static' | 'dynamic' | 'type';
  readonly ours: boolean;
}

export const root = join(import.meta.dirname, '../..');

/** Every `.ts` and `.tsx` below the folders, as paths from the root. */
export const sourceFiles = (...folders: readonly string[]): readonly string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

export const importsOf = (file: string): readonly Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const edge = (source: string, kind: Import['kind']): Import => {
    const ours = source.startsWith('.');
    return { from: file, to: ours ? relative(root, join(root, dirname(file), source)) : source, kind, ours };
  };
  const kindOf = (entries: readonly { readonly isType: boolean }[]): 'static' | 'type' =>
    entries.length > 0 && entries.every((entry) => entry.isType) ? 'type' : 'static';
  return [
    ...module.staticImports.map((found) => edge(found.moduleRequest.value, kindOf(found.entries))),
    ...module.staticExports.flatMap((found) => {
      const source = found.entries[0]?.moduleRequest?.value;
      return source === undefined ? [] : [edge(source, kindOf(found.entries))];
    }),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const literal = /^['"](.+)['"]$/.exec(text.slice(start, end))?.[1];
      return literal === undefined ? [] : [edge(literal, 'dynamic')];
    }),
  ];
};

/** All that is reached from the entries along imports of the given kinds, files and packages. */
export const reachable = (
  imports: ReadonlyMap<string, readonly Import[]>,
  entries: readonly string[],
  kinds: readonly Import['kind'][],
): ReadonlySet<string> => {
  const seen = new Set<string>(entries);
  for (const file of seen) {
    for (const { to, kind } of imports.get(file) ?? []) {
      if (kinds.includes(kind)) seen.add(to);
    }
  }
  return seen;
};
