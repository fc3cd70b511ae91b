/** The Windows package: what is in it, and an installer whose every line is compiled, in both languages. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFuses } from '../../build/hooks/fuses.ts';
import { nsisStandIn } from '../support/nsis-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { expectedFuses, expectedPackage, largestAsar, readPacked } from './packed.ts';
import { type PackProject, packProject } from './project.ts';

const needs = ['i686-w64-mingw32-gcc', 'i686-w64-mingw32-windres', 'makensis', '7za'];

describeWith(needs, 'the Windows package', () => {
  const folder = tempFolder();
  let project: PackProject;
  let program: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    project = packProject(join(folder.path, 'project'), 'win32');
    program = join(project.out, 'win-unpacked');
    env = nsisStandIn(join(folder.path, 'tools'));
    const { code, output } = await project.pack(['nsis', 'portable'], { env });
    expect(code, output).toBe(0);
    expect(output).toContain('target=portable');
  }, 240_000);
  afterAll(() => folder.remove());

  it('holds the bundle, the keychain library and nothing else', () => {
    const { asarBytes, ...packed } = readPacked(program, join(program, 'resources'));
    expect(packed).toEqual(expectedPackage);
    expect(asarBytes).toBeLessThan(largestAsar);
    expect(existsSync(join(program, 'LICENSES.chromium.html'))).toBe(true);
    expect(readFileSync(join(program, 'resources/LICENSE.txt'), 'utf8')).toContain('MIT License');
    expect(readFileSync(join(program, 'resources/LICENSES.packages.txt'), 'utf8')).toContain('acme-client');
  });

  it('is a program whose fuses are set and that knows the hash of its archive', async () => {
    const executable = join(program, 'Certwright.exe');
    expect(await readFuses(executable)).toEqual(expectedFuses);
    expect(readFileSync(executable).includes(Buffer.from('ELECTRONASAR', 'utf16le'))).toBe(true);
  });

  it('comes as an installer and as a portable program, and is not offered for updates unless a repository is known', () => {
    const made = ['Certwright-Setup-0.1.0-x64.exe', 'Certwright-Portable-0.1.0-x64.exe'].map((name) =>
      existsSync(join(project.out, name)),
    );
    expect(made).toEqual([true, true]);
    expect(existsSync(join(program, 'resources/app-update.yml'))).toBe(false);
  });

  // The uninstaller is compiled first, so each of the two passes has its own.
  it.each([
    [
      'the uninstaller calls what no plugin has',
      /(Function un\.dataPage\n.*?)nsDialogs::Create/s,
      '$1nsDialogs::Creat',
    ],
    ['the installer has no Chinese sentence', /LangString setUpTitle 2052.*\n/, ''],
  ])('cannot be made when a page of %s', { timeout: 180_000 }, async (_what, planted, by) => {
    const include = join(project.folder, 'build/installer/windows/installer.nsh');
    const before = readFileSync(include, 'utf8');
    const wrong = before.replace(planted, by);
    expect(wrong).not.toBe(before);
    try {
      writeFileSync(include, wrong);
      const { code, output } = await project.pack(['nsis'], { env, prepackaged: program });
      expect([code, output]).toEqual([1, expect.stringMatching(/nsDialogs::Creat\b|"setUpTitle" is not set/)]);
    } finally {
      writeFileSync(include, before);
    }
  });
});
