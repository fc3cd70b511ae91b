import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../build/scripts/build-targets.ts';
import { gather, licenceOf, notePackages } from '../../build/scripts/licences.ts';
import { mainConfig } from '../../build/vite/main.config.ts';
import rendererConfig from '../../build/vite/renderer.config.ts';
import { withoutForge } from '../../build/vite/without-forge.ts';
import { withoutMachineCode } from '../../build/vite/without-machine-code.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** The packages of what a chunk is made of, found by going up to the nearest package.json that names one. */
const packagesIn = (seen: Set<string>): Plugin => ({
  name: 'test:packages-in-chunks',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const modules = chunk.type === 'chunk' ? chunk.moduleIds : [];
      for (const id of modules) {
        const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
        if (!file.includes('node_modules') || !existsSync(file)) continue;
        seen.add(nameAbove(dirname(realpathSync(file))));
      }
    }
  },
});

const nameAbove = (folder: string): string => {
  const path = join(folder, 'package.json');
  const { name, version } = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly name?: string; readonly version?: string })
    : {};
  // Folders of a package that are of another kind of module have a package.json without a name.
  return name === undefined || version === undefined ? nameAbove(dirname(folder)) : `${name} ${version}`;
};

describe('the list of licences', () => {
  const folder = tempFolder();
  const seen = new Set<string>();
  const noted = (target: string): readonly ReturnType<typeof licenceOf>[] =>
    JSON.parse(readFileSync(join(folder.path, 'dist/.built/packages', `${target}.json`), 'utf8'));
  beforeAll(async () => {
    mkdirSync(join(folder.path, 'out'));
    const outDir = join(folder.path, 'out');
    const main = mainConfig(root, '0.0.0');
    const plugins = (target: string): Plugin[] => [notePackages(folder.path, target), packagesIn(seen)];
    const without = [withoutForge(), withoutMachineCode()];
    await build({ ...main, plugins: [...without, ...plugins('main')], build: { ...main.build, outDir } });
    const page: InlineConfig = { ...rendererConfig, configFile: false, logLevel: 'warn' };
    await build({ ...page, plugins: [react(), ...plugins('renderer')], build: { ...page.build, outDir } });
  }, 120_000);
  afterAll(() => folder.remove());

  it('has every package whose code is in the bundles, each with its licence and its text', () => {
    const { packages, texts } = gather([...noted('main'), ...noted('renderer')]);
    const listed = new Set(packages.map(({ name, version }) => `${name} ${version}`));
    expect(seen.size).toBeGreaterThan(30);
    expect([...seen].filter((one) => !listed.has(one))).toEqual([]);
    for (const { name, licence, texts: places } of packages) {
      const text = places.map((place) => texts[place] ?? '').join('\n');
      expect([name, /permission|licen[cs]e|copyright/i.test(text), licence.length > 2]).toEqual([name, true, true]);
      // A heading alone is no licence.
      expect(text.length, name).toBeGreaterThan(200);
    }
  });

  it('has no text twice', () => {
    const { texts } = gather([...noted('main'), ...noted('renderer'), ...noted('main')]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('knows no licence that would oblige whoever passes the program on to more than naming it', () => {
    const licences = new Set([...noted('main'), ...noted('renderer')].map(({ licence }) => licence));
    expect([...licences].filter((one) => /GPL|SSPL|BUSL|CC-BY-NC|UNLICENSED/.test(one))).toEqual([]);
  });

  it('a package without any licence stops the build', () => {
    const empty = join(folder.path, 'node_modules/nameless');
    mkdirSync(empty, { recursive: true });
    expect(() => licenceOf(empty)).toThrow();
  });
});
