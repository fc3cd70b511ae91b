/** The Linux packages: what is in them, and what deb and rpm tell the system. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFuses } from '../../build/hooks/fuses.ts';
import { fpmStandIn, type Recorded, recordedBy } from '../support/fpm-stand-in.ts';
import { runTool } from '../support/run-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { expectedFuses, expectedPackage, filesIn, largestAsar, readPacked } from './packed.ts';
import { type PackProject, packProject, root } from './project.ts';

const kinds = ['deb', 'rpm'] as const;

describeWith(['desktop-file-validate'], 'the Linux packages', () => {
  const folder = tempFolder();
  const tools = join(folder.path, 'tools');
  let project: PackProject;
  let program: string;

  beforeAll(async () => {
    mkdirSync(tools);
    project = packProject(join(folder.path, 'project'), 'linux');
    program = join(project.out, 'linux-unpacked');
    const env = { CUSTOM_FPM_PATH: fpmStandIn(tools), GITHUB_REPOSITORY: 'example/certwright' };
    const { code, output } = await project.pack([...kinds], { env });
    expect(code, output).toBe(0);
  }, 240_000);
  afterAll(() => folder.remove());

  const recorded = (kind: (typeof kinds)[number]): Recorded => {
    const found = recordedBy(tools, kind);
    if (found === undefined) throw new Error(`No ${kind} was made`);
    return found;
  };
  const valuesOf = ({ args }: Recorded, option: string): readonly string[] =>
    args.filter((_, index) => args[index - 1] === option);
  const targets = ({ args }: Recorded): readonly string[] =>
    args.filter((arg) => /=\/(?:usr|opt)\//.test(arg)).map((arg) => arg.replace(/^.*=(?=\/)/, ''));

  it('hold the bundle, the keychain library and nothing else', () => {
    const { asarBytes, ...packed } = readPacked(program, join(program, 'resources'));
    expect(packed).toEqual(expectedPackage);
    expect(asarBytes).toBeLessThan(largestAsar);
    expect(readFileSync(join(program, 'resources/LICENSE.txt'), 'utf8')).toContain('MIT License');
    expect(readFileSync(join(program, 'resources/LICENSES.packages.txt'), 'utf8')).toContain('acme-client');
    const others = filesIn(program).map((file) => file.slice(program.length + 1));
    expect(others).toEqual(expect.arrayContaining(['LICENSES.chromium.html', 'locales/zh-CN.pak']));
    expect(others.filter((file) => /^locales\/(?!en-US|zh-)/.test(file))).toEqual([]);
  });

  it('hold a program with its fuses set', async () => {
    expect(await readFuses(join(program, 'certwright'))).toEqual(expectedFuses);
  });

  it('know where updates come from when a repository makes them', () => {
    expect(readFileSync(join(program, 'resources/app-update.yml'), 'utf8')).toMatch(
      /owner: example\nrepo: certwright\nprovider: github/,
    );
    expect(existsSync(join(project.out, 'latest-linux.yml'))).toBe(true);
  });

  it.each(kinds)('install a program, a menu entry and icons as %s', (kind) => {
    const told = recorded(kind);
    expect([valuesOf(told, '--name'), valuesOf(told, '--version'), valuesOf(told, '--license')]).toEqual([
      ['certwright'],
      ['0.1.0'],
      ['MIT'],
    ]);
    expect(targets(told)).toEqual([
      '/opt/Certwright',
      ...[16, 24, 32, 48, 64, 128, 256, 512, 1024].map(
        (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/certwright.png`,
      ),
      '/usr/share/applications/dev.certwright.Certwright.desktop',
    ]);
    expect(valuesOf(told, '-d')).toContain(kind === 'deb' ? 'libsecret-1-0' : 'libnotify');
  });

  it.each(kinds)('have a menu entry in both languages that opens our links, as %s', (kind) => {
    const [, entry = ''] = Object.entries(recorded(kind).files).find(([name]) => name.endsWith('.desktop')) ?? [];
    const file = join(folder.path, `dev.certwright.Certwright-${kind}.desktop`);
    writeFileSync(file, entry);
    expect(runTool('desktop-file-validate', ['--warn-kde', file])).toBe('');
    const lines = entry.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Name=Certwright',
        'Name[zh_CN]=证书匠',
        'Exec=/opt/Certwright/certwright %U',
        'Icon=certwright',
        'StartupWMClass=dev.certwright.Certwright',
        'MimeType=x-scheme-handler/certwright;',
      ]),
    );
    expect(lines.filter((line) => line.includes('no-sandbox'))).toEqual([]);
  });

  it.each(kinds)('leave everybody their certificates, and say so, as %s', (kind) => {
    const { args, files } = recorded(kind);
    const script = files[args[args.indexOf('--after-remove') + 1] ?? ''] ?? '';
    expect(script).toBe(readFileSync(join(root, 'build/installer/linux/after-remove.sh'), 'utf8'));
    expect(script).toContain('Certificates, keys and settings stay in ~/.local/share/certwright');
    expect(script).not.toMatch(/rm -r/);
  });

  it.each(['upgrade', '1'])('leave the links of the next version alone when it comes (%s)', (argument) => {
    const script = join(root, 'build/installer/linux/after-remove.sh');
    // No program in reach: whatever it tried would be an error.
    expect(execFileSync('/bin/bash', ['-eu', script, argument], { env: { PATH: '/nowhere' }, encoding: 'utf8' })).toBe(
      '',
    );
  });

  it('let the system confine the program where it would forbid its sandbox', () => {
    const profile = readFileSync(join(program, 'resources/apparmor-profile'), 'utf8');
    expect(profile).toMatch(/profile "certwright" "\/opt\/Certwright\/certwright"[^}]*userns,/);
  });
});
