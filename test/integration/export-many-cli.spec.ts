/** `certwright export` of several: a folder each, what is left out, what is there already, and one password for all. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Chains, makeChains } from '../support/chains.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { openssl } from '../support/openssl-authority.ts';
import { openProfile } from '../support/profile.ts';
import { policyFor } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const [shop, nas, wild] = ['shop.example.org', 'nas.example.org', '*.wild.example.org'];
const [keyless, unissued] = ['a.example.org', 'new.example.org'];

interface Answer {
  readonly folder: string;
  readonly certificates: readonly {
    readonly certificate: { readonly name: string };
    readonly folder?: string;
    readonly files?: readonly string[];
    readonly checks?: readonly { readonly check: string; readonly ok: boolean }[];
    readonly error?: { readonly code: string; readonly title: string };
    readonly next?: { readonly steps: readonly string[] };
  }[];
  readonly leftOut: readonly { readonly name: string; readonly problem: { readonly code: string } }[];
  readonly notBegun: readonly unknown[];
  readonly password?: string;
  readonly passwordFile?: string;
}

describeWith(['openssl'], 'certwright export of several', () => {
  const profile = tempFolder();
  let target: ReturnType<typeof tempFolder>;
  let chains: Chains;
  beforeAll(async () => {
    chains = makeChains(['ec256']);
    const workspace = await openProfile(profile.path);
    await keepChain(workspace, chains.of('ec256', 2), { name: shop });
    for (const name of [nas, wild]) await keepChain(workspace, chains.of('ec256', 1), { name });
    await keepChain(workspace, chains.of('ec256', 1), { name: keyless, keyless: true });
    const { certificates } = workspace.storage;
    certificates.save({
      id: 'new',
      name: unissued,
      policy: policyFor(unissued),
      createdAt: '2026-11-01T00:00:00.000Z',
    });
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
    runCli(profile.path, ['export', ...args, '--out', target.path]);
  const at = (...path: readonly string[]) => join(target.path, ...path);
  const failure = ({ code, json }: CliResult): unknown => [
    code,
    json<{ readonly error: { readonly code: string } }>().error.code,
  ];
  const came = ({ certificates }: Answer) =>
    Object.fromEntries(certificates.map(({ certificate, files, error }) => [certificate.name, error?.code ?? files]));

  it('writes all that was issued, each into its own folder, and proves each', async () => {
    const ran = await run('--all', '--json');
    const answer = ran.json<Answer>();
    const pem = ['fullchain.pem', 'chain.pem', 'cert.pem'];
    expect([ran.code, came(answer)]).toEqual([
      0,
      { ...Object.fromEntries([shop, nas, wild].map((name) => [name, [...pem, 'privkey.pem']])), [keyless]: pem },
    ]);
    expect(answer.leftOut).toMatchObject([{ name: unissued, problem: { code: 'export.nothing-issued' } }]);
    expect(answer.certificates.flatMap(({ checks = [] }) => checks.filter(({ ok }) => !ok))).toEqual([]);
    expect(readdirSync(target.path).toSorted()).toEqual(['_wildcard.wild.example.org', keyless, nas, shop]);
    expect(openssl(['x509', '-in', at(shop, 'cert.pem'), '-noout', '-subject'])).toContain('shop.example.org');
    expect(openssl(['pkey', '-in', at(shop, 'privkey.pem'), '-noout', '-check'])).toContain('valid');
    expect(ran.stderr).toContain(`✓ ${shop}`);

    // Nothing is replaced by itself: not one file of one of them.
    rmSync(at(shop), { recursive: true });
    const before = readFileSync(at(keyless, 'cert.pem'));
    expect(failure(await run('--all', '--json'))).toEqual([2, 'export.exists']);
    expect([existsSync(at(shop)), readFileSync(at(keyless, 'cert.pem'))]).toEqual([false, before]);
    const told = await run('--all', '--replace', '--lang', 'zh', '--quiet');
    expect([told.code, told.stdout.split('\n')]).toEqual([
      0,
      [`已写入${target.path}，读回核对无误：4张证书`, '尚未签发，没有导出：1张证书', ''],
    ]);
    expect(existsSync(at(shop, 'privkey.pem'))).toBe(true);
  });

  it('protects those that are named with one password, and fails for those that cannot be', async () => {
    const ran = await run(shop, keyless, unissued, wild, shop, '--destination', 'iis:2019', '--json');
    const answer = ran.json<Answer>();
    expect([ran.code, came(answer)]).toEqual([
      2,
      {
        ...{ [shop]: [`${shop}.pfx`], [wild]: ['_wildcard.wild.example.org.pfx'] },
        ...{ [keyless]: 'export.key-missing', [unissued]: 'export.nothing-issued' },
      },
    ]);
    expect(answer.certificates).toHaveLength(4);
    expect(answer.certificates[0]?.next?.steps.length).toBeGreaterThan(0);
    expect(answer.leftOut).toEqual([]);
    for (const own of [shop, '_wildcard.wild.example.org']) {
      const file = at(own, `${own}.pfx`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(openssl(['pkcs12', '-in', file, '-passin', `pass:${answer.password}`, '-nodes'])).toContain('PRIVATE KEY');
    }
    expect(ran.stderr).not.toContain(answer.password);
    expect(readdirSync(target.path)).toHaveLength(2);
  });

  it('keeps no password where nothing came of it, and goes on after one that failed', async () => {
    const out = ['--format', 'pfx', '--password-out', at('password'), '--json'];
    expect((await run(keyless, unissued, ...out)).code).toBe(2);
    expect(readdirSync(target.path)).toEqual([]);
    writeFileSync(at(shop), 'in the way');
    const ran = await run(shop, wild, ...out);
    expect([ran.code, came(ran.json<Answer>())[shop]]).toEqual([8, 'export.not-a-folder']);
    expect(ran.json<Answer>().passwordFile).toBe(at('password'));
    expect(existsSync(at('_wildcard.wild.example.org'))).toBe(true);
    expect(readFileSync(at(shop), 'utf8')).toBe('in the way');
  });

  it('finishes the one under way when it is interrupted, and says what was not begun', async () => {
    let told = false;
    const args = ['export', shop, nas, wild, '--format', 'pfx', '--rounds', '200000', '--out', target.path, '--json'];
    const ran = await runCli(profile.path, args, {
      onStderr: (soFar, pid) => {
        if (!told && soFar.includes('✓')) process.kill(pid, 'SIGINT');
        told = soFar.includes('✓');
      },
    });
    const answer = ran.json<Answer>();
    expect([ran.code, came(answer)]).toEqual([130, { [shop]: [`${shop}.pfx`], [nas]: [`${nas}.pfx`] }]);
    expect(answer.notBegun).toEqual([{ certificateId: `certificate-${wild}`, name: wild }]);
    expect(readdirSync(target.path).toSorted()).toEqual([nas, shop]);
    expect(openssl(['pkcs12', '-in', at(nas, `${nas}.pfx`), '-passin', `pass:${answer.password}`, '-nodes'])).toContain(
      'PRIVATE KEY',
    );
  });

  it.each([[['--all', shop]], [[]], [[shop, wild, '--version-id', 'v']], [['--all', '--version-id', 'v']]])(
    'refuses %j',
    async (args) => {
      expect(failure(await run(...args, '--json'))).toEqual([2, 'input.usage']);
    },
  );

  it('writes nothing when one of the names is unknown', async () => {
    expect(failure(await run(shop, 'nobody.example.org', '--json'))).toEqual([2, 'certificate.not-found']);
    expect(readdirSync(target.path)).toEqual([]);
  });
});
