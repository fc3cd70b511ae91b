/** What the first screen says is there when it is drawn; the rest comes with the screens that are opened later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { first } from '../../../shared/i18n/en/index.ts';
import { later } from '../../../shared/i18n/en/later.ts';
import { together } from '../../../shared/i18n/pack.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { importsOf, reachable, root, sourceFiles } from '../../support/import-graph.ts';

const imports = new Map(sourceFiles('renderer', 'shared').map((file) => [file, importsOf(file)]));
const atFirst = [...reachable(imports, ['renderer/main.tsx'], ['static'])].filter(
  (file) => /\.tsx?$/.test(file) && !/^shared\/i18n\/(en|zh)\//.test(file),
);
const stem = (key: string): string => key.replace(/_(one|other)$/, '');
const laterKeys = new Set(Object.keys(together(later)).map(stem));

describe('the words of the first screen', () => {
  it('hold every sentence that it names', () => {
    const named = atFirst.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?<!call\(|<)['"`]([a-z][\w-]*\.[\w.-]+)['"`]/g)]
        .map(([, key = '']) => key)
        .filter((key) => laterKeys.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(atFirst.length).toBeGreaterThan(50);
    expect(named).toEqual([]);
  });

  it('are no part of the later ones, and both are one map in the end', () => {
    const both = Object.keys(together(first.parts)).filter((key) => Object.hasOwn(together(later), key));
    expect(both).toEqual([]);
    expect(Object.keys(packOf('en').sentences).length).toBe(
      Object.keys(together(first.parts)).length + Object.keys(together(later)).length,
    );
  });
});
