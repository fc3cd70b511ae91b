/** How the Chinese is set: gaps beside Latin letters come from the page, not from typed blanks; readers are 你. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, sourceFiles } from '../../support/import-graph.ts';

/** Said in terminals, menus and trays, which put no gap there by themselves. */
const outsideThePage = new Set(['cli.ts', 'tray.ts', 'host.ts', 'desktop.ts', 'menu.ts']);
const files = sourceFiles('shared').filter((file) => file.startsWith('shared/i18n/zh/'));
const lines = files.flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .map((line) => ({ file, line: line.trim() })),
);

it('types no blank between Chinese and Latin letters, digits or values', () => {
  const han = '[\\u3400-\\u9fff]';
  const typed = new RegExp(`${han} (?:[A-Za-z0-9]|\\{\\{)|(?:[A-Za-z0-9]|\\}\\}) ${han}`);
  const inThePage = lines.filter(({ file }) => !outsideThePage.has(file.split('/').at(-1) ?? ''));
  expect(inThePage.length).toBeGreaterThan(2000);
  expect(inThePage.filter(({ line }) => typed.test(line))).toEqual([]);
});

it('speaks to the reader in one way', () => {
  expect(lines.filter(({ line }) => line.includes('您'))).toEqual([]);
});
