/** `certwright export`: forms, passwords that are never arguments, and what a script is told. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Chains, makeChains } from '../support/chains.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { openssl } from '../support/openssl-authority.ts';
import { openProfile } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

const name = 'shop.example.org';
const cli = join(import.meta.dirname, '../../dist/main/cli.js');

interface Answer {
  readonly files: readonly string[];
  readonly checks: readonly { readonly check: string; readonly ok: boolean }[];
  readonly warnings: readonly string[];
  readonly password?: string;
  readonly passwordFile?: string;
}

describeWith(['openssl', 'script'], 'certwright export', () => {
  const profile = tempFolder();
  let target: ReturnType<typeof tempFolder>;
  let chains: Chains;
  beforeAll(async () => {
    chains = makeChains(['rsa2048']);
    const workspace = await openProfile(profile.path);
    await keepChain(workspace, chains.of('rsa2048', 2), { name });
    await workspace.close();
  }, 30_000);
  afterAll(() => {
    chains.remove();
    profile.remove();
  });
  beforeEach(() => {
    target = tempFolder();
  });
  afterEach(() => target.remove());

  const run = (...args: readonly string[]): Promise<CliResult> =>
    runCli(profile.path, ['export', name, '--out', target.path, ...args]);
  const at = (file: string) => join(target.path, file);
  const opens = (file: string, password: string): boolean =>
    openssl(['pkcs12', '-in', at(file), '-passin', `pass:${password}`, '-legacy', '-nodes']).includes('PRIVATE KEY');
  const failure = ({ code, json }: CliResult): unknown => {
    const { error } = json<{ readonly error: { readonly code: string; readonly action: string } }>();
    return [code, error.code];
  };

  it('writes PEM unless told, says what was proven, and replaces nothing by itself', async () => {
    const answer = (await run('--json')).json<Answer>();
    expect(answer.files).toEqual(['fullchain.pem', 'chain.pem', 'cert.pem', 'privkey.pem']);
    expect(answer.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(answer.checks.map(({ check }) => check)).toContain('key');
    expect(failure(await run('--json'))).toEqual([2, 'export.exists']);
    const told = await run('--replace', '--lang', 'zh', '--key-mode', '0640', '--key-form', 'traditional');
    expect([told.code, told.stdout.includes('密钥与证书相配')]).toEqual([0, true]);
    expect(statSync(at('privkey.pem')).mode & 0o777).toBe(0o640);
    expect(readFileSync(at('privkey.pem'), 'utf8')).toContain('BEGIN RSA PRIVATE KEY');
  });

  it('takes a password from a file or a pipe', async () => {
    const file = at('password');
    writeFileSync(file, 'from a file\r\n');
    expect((await run('--format', 'pfx', '--password-file', file)).code).toBe(0);
    expect(opens(`${name}.pfx`, 'from a file')).toBe(true);
    const piped = await runCli(
      profile.path,
      ['export', name, '--out', target.path, '--format', 'pfx-legacy', '--file-name', 'old', '--password-file', '-'],
      { input: 'from a pipe\n' },
    );
    expect([piped.code, piped.stderr.includes('old kind')]).toEqual([0, true]);
    expect(opens('old.pfx', 'from a pipe')).toBe(true);
  });

  it('makes a password that only a terminal, JSON or a file gets', async () => {
    const made = (await run('--format', 'pfx', '--file-name', 'made', '--json')).json<Answer>();
    expect(made.password).toMatch(/^[A-Za-z2-9]{24}$/);
    expect(opens('made.pfx', made.password ?? '')).toBe(true);
    const kept = await run('--format', 'jks', '--password-out', at('kept'));
    expect([kept.code, statSync(at('kept')).mode & 0o777]).toEqual([0, 0o600]);
    expect(kept.stdout).not.toContain(readFileSync(at('kept'), 'utf8').trim());
    // A terminal of its own, as a person has one.
    const line = [
      process.execPath,
      cli,
      'export',
      name,
      '--out',
      target.path,
      '--format',
      'pfx',
      '--file-name',
      'shown',
    ];
    const env = { ...process.env, CERTWRIGHT_HOME: profile.path, LC_ALL: 'C.UTF-8' };
    const screen = execFileSync(tool('script'), ['-qec', line.join(' '), '/dev/null'], { env, encoding: 'utf8' });
    const shown = /kept nowhere: ([A-Za-z2-9]{24})\r/.exec(screen)?.[1] ?? '';
    expect(opens('shown.pfx', shown)).toBe(true);
    const before = readdirSync(target.path);
    expect(failureText(await run('--format', 'pfx', '--file-name', 'nobody'))).toEqual([
      2,
      'This form needs a password',
    ]);
    expect(readdirSync(target.path)).toEqual(before);
  });

  it('keeps no password of an export that did not come about', async () => {
    const out = ['--password-out', at('password'), '--json'];
    expect(failure(await run('--format', 'pfx', '--file-name', '../x', ...out))).toEqual([2, 'export.name-refused']);
    expect(readdirSync(target.path)).toEqual([]);
    writeFileSync(at('password'), 'mine');
    expect(failure(await run('--format', 'pfx', ...out))).toEqual([2, 'export.exists']);
    expect([readdirSync(target.path), readFileSync(at('password'), 'utf8')]).toEqual([['password'], 'mine']);
    expect(failure(await run('--format', 'pem', '--password-out', at('other'), '--json'))).toEqual([
      2,
      'export.password-refused',
    ]);
  });

  it('knows the form by the place it is for', async () => {
    const nginx = (await run('--destination', 'nginx', '--json')).json<Answer>();
    expect(nginx.files).toHaveLength(2);
    const old = (await run('--destination', 'iis:2016', '--json')).json<Answer>();
    expect(old.warnings).toEqual(['legacy-encryption']);
    expect(opens(old.files[0] ?? '', old.password ?? '')).toBe(true);
  });

  it.each([
    [['--destination', 'abacus']],
    [['--destination', 'nginx', '--format', 'pem']],
    [['--format', 'doc']],
    [['--password', 'on the command line']],
    [['--key-mode', '0999']],
    [['--owner', 'a b']],
    [['--alias', '名']],
    [['--rounds', '10']],
    [['--with-root', '--without-root']],
    [['--format', 'pfx', '--password-file', '-', '--ask-password']],
  ])('refuses %j, and repeats no secret', async (args) => {
    const refused = await run('--json', ...args);
    expect(failure(refused)).toEqual([2, 'input.usage']);
    expect(refused.stdout + refused.stderr).not.toContain('on the command line');
    expect(readdirSync(target.path)).toEqual([]);
  });
});

const failureText = ({ code, stderr }: CliResult): unknown => [code, stderr.split('\n')[0]];
