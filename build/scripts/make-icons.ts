/**
 * Draws every icon of the product from the drawings in `build/icons/source`, in Chromium, and writes down what was made
 * from what: `node build/scripts/run.mjs make-icons`. A test holds drawings and icons together.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { root } from './build-targets.ts';
import { icnsOf, icoOf, type Picture } from './icon-files.ts';
import { type Drawing, type Icon, icons } from './icon-list.ts';

export const iconFolder = join(root, 'build/icons');
/** SHA-256 of the list of icons, and of every file by its name in the folder. */
export const madeFile = join(iconFolder, 'made.json');

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
export const hashOfFile = (file: string): string => hashOf(readFileSync(join(iconFolder, file)));
export const hashOfList = (): string => hashOf(JSON.stringify(icons));

export const sourceFile = ({ source }: Drawing): string => `source/${source}.svg`;

/** On one transparent page after the other, as wide as the picture. */
const draw = async (page: Page, drawing: Drawing): Promise<Picture> => {
  const { size, colours = {}, margin = 0 } = drawing;
  const style = Object.entries(colours).map(([name, value]) => `${name}:${value}`);
  const inside = size * (1 - 2 * margin);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<!doctype html><style>html{${style.join(';')}}body{margin:${size * margin}px}svg{display:block;width:${inside}px}</style>${readFileSync(join(iconFolder, sourceFile(drawing)), 'utf8')}`,
  );
  return { size, png: await page.screenshot({ omitBackground: true }) };
};

const contentOf = (kind: Icon['kind'], pictures: readonly Picture[]): Buffer => {
  switch (kind) {
    case 'ico':
      return icoOf(pictures);
    case 'icns':
      return icnsOf(pictures);
    case 'png':
      return Buffer.concat(pictures.map(({ png }) => png));
  }
};

export const makeIcons = async (executablePath: string): Promise<void> => {
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage();
    for (const { file, kind, drawings } of icons) {
      const pictures: Picture[] = [];
      for (const drawing of drawings) pictures.push(await draw(page, drawing));
      mkdirSync(dirname(join(iconFolder, file)), { recursive: true });
      writeFileSync(join(iconFolder, file), contentOf(kind, pictures));
    }
  } finally {
    await browser.close();
  }
  const sources = new Set(icons.flatMap(({ drawings }) => drawings.map(sourceFile)));
  const files = [...sources, ...icons.map(({ file }) => file)].toSorted();
  const made = { list: hashOfList(), files: Object.fromEntries(files.map((file) => [file, hashOfFile(file)])) };
  writeFileSync(madeFile, `${JSON.stringify(made, undefined, 2)}\n`);
};

if (process.argv[1]?.endsWith('run.mjs') === true) await makeIcons(process.env.CHROMIUM ?? '/usr/bin/chromium');
