/** What the page loads before it shows anything; everything else is loaded when it is asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Language, languages } from '../../shared/domain/languages.ts';
import { builtRenderer } from '../support/built-main.ts';

/** Bytes, compressed. */
const limit = 250_000;

it.each(languages)(
  'the first paint in %s needs little, and no screen that was not asked for',
  { timeout: 120_000 },
  (language) => {
    const folder = builtRenderer();
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const wanted = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
    wanted.push(packIn(folder, language));
    const loaded = new Map<string, number>();
    for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
      if (loaded.has(path)) continue;
      const content = readFileSync(join(folder, path));
      loaded.set(path, gzipSync(content).length);
      // Imports that are not asked for by a call, as the bundler writes them.
      if (path.endsWith('.js'))
        for (const [, name = ''] of content.toString().matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
          wanted.push(`assets/${name}`);
    }
    const names = [...loaded.keys()].map((path) => basename(path).replace(/-[\w-]{8}\.\w+$/, ''));
    expect(names).toContain('index');
    expect(
      names.filter((name) => /Screen$/.test(name) || languages.some((one) => one === name && one !== language)),
    ).toEqual([]);
    const bytes = [...loaded.values()].reduce((sum, each) => sum + each, gzipSync(page).length);
    expect(bytes).toBeLessThan(limit);
    expect(bytes).toBeGreaterThan(limit / 10);
  },
);

/** All that is said in one language. */
const packIn = (folder: string, language: Language): string => {
  const found = readdirSync(join(folder, 'assets')).filter(
    (name) => name.startsWith(`${language}-`) && name.endsWith('.js'),
  );
  expect(found).toHaveLength(1);
  return `assets/${found[0]}`;
};
