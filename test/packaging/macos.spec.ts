/** The macOS program folder: what is in it and what the system reads of it. Signing and disk images need macOS. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFuses } from '../../build/hooks/fuses.ts';
import { runTool } from '../support/run-tool.ts';
import { nativeModuleOf } from '../support/stand-in-electron.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { expectedFuses, expectedPackage, filesIn, largestAsar, readPacked } from './packed.ts';
import { type PackProject, packProject, root } from './project.ts';

/** A simple value of a property list by its keys; `*` is the first of a list. */
const valueIn = (plist: string, keys: readonly string[]): string => {
  const xml = runTool('plistutil', ['-i', plist, '-f', 'xml']);
  const query = keys.map((key) => (key === '*' ? '*[1]' : `key[.="${key}"]/following-sibling::*[1]`)).join('/');
  return runTool('xmllint', ['--nonet', '--xpath', `string(/plist/dict/${query})`, '-'], xml).trim();
};

describeWith(['plistutil', 'xmllint'], 'the macOS program', () => {
  const folder = tempFolder();
  let project: PackProject;
  let contents: string;

  beforeAll(async () => {
    project = packProject(join(folder.path, 'project'), 'darwin');
    contents = join(project.out, 'mac-arm64/Certwright.app/Contents');
    const { code, output } = await project.pack(['dir']);
    expect(code, output).toBe(0);
  }, 240_000);
  afterAll(() => folder.remove());

  it('holds the bundle, the keychain library and nothing else', () => {
    const { asarBytes, ...packed } = readPacked(contents, join(contents, 'Resources'));
    expect(packed).toEqual(expectedPackage);
    expect(asarBytes).toBeLessThan(largestAsar);
    expect(readFileSync(join(contents, 'Resources/LICENSE.txt'), 'utf8')).toContain('MIT License');
    expect(readFileSync(join(contents, 'Resources/LICENSES.packages.txt'), 'utf8')).toContain('acme-client');
    const locales = filesIn(join(contents, 'Frameworks')).filter((file) => /Versions\/A\/.*locale\.pak$/.test(file));
    expect(locales.map((file) => /(\w+)\.lproj/.exec(file)?.[1])).toEqual(['en_US', 'zh_CN', 'zh_TW']);
  });

  it('has its fuses set', async () => {
    expect(await readFuses(join(contents, '..'))).toEqual(expectedFuses);
  });

  it('tells the system its name, its links, its languages, and the hash of its archive', () => {
    const plist = join(contents, 'Info.plist');
    const values = [
      ['CFBundleIdentifier'],
      ['CFBundleExecutable'],
      ['LSMinimumSystemVersion'],
      ['LSApplicationCategoryType'],
      ['CFBundleURLTypes', '*', 'CFBundleURLSchemes', '*'],
      ['CFBundleLocalizations'],
      ['ElectronAsarIntegrity', 'Resources/app.asar', 'algorithm'],
    ].map((keys) => valueIn(plist, keys).replace(/\s+/g, ' '));
    expect(values).toEqual([
      'dev.certwright.Certwright',
      'Certwright',
      '13.0',
      'public.app-category.developer-tools',
      'certwright',
      'en zh-Hans zh-Hant',
      'SHA256',
    ]);
  });

  it.each(['entitlements', 'entitlements-inherit'])('asks for nothing but compiling in %s', (name) => {
    const file = join(root, 'build/installer/macos', `${name}.plist`);
    const xml = runTool('plistutil', ['-i', file, '-f', 'xml']);
    expect(xml.match(/<key>.*<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  it('cannot be made with the keychain library of another system', { timeout: 180_000 }, async () => {
    writeFileSync(join(project.folder, 'node_modules/keytar/build/Release/keytar.node'), nativeModuleOf('linux'));
    const { code, output } = await project.pack(['dir']);
    const said = 'The keychain library is for linux x64, and the package for darwin arm64.';
    expect([code, output]).toEqual([1, expect.stringContaining(said)]);
  });
});
