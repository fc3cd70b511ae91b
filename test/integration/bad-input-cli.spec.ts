import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliResult, runCli } from '../support/cli.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

interface Failure {
  readonly error: { readonly code: string; readonly title: string; readonly action: string };
}

/** What a script sees of a failure: exit code, code, and that a person is told something on both streams. */
const failureOf = (result: CliResult) => {
  const { error } = result.json<Failure>();
  return { exit: result.code, code: error.code, told: error.title.length > 5 && result.stderr.includes(error.title) };
};

describeWith(worldNeeds, 'what goes wrong on the command line is named', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  const issue = (profile: string, ...more: readonly string[]) =>
    runCli(profile, ['issue', '--json', '--name', 'nas.example.test', ...world.dnsArgs, ...more]);

  it('a private address is refused for a public authority before anything is sent, in both languages', async () => {
    for (const [lang, words] of [
      ['en', /inside your own network/],
      ['zh', /内网|局域网|自己网络/],
    ] as const) {
      const result = await runCli(world.newProfile(), [
        'names',
        'check',
        'http://192.168.2.192:7351/',
        '--json',
        '--lang',
        lang,
      ]);
      const { identifiers } = result.json<{
        identifiers: { value: string; kind: string; ok: boolean; problems: { code: string; message: string }[] }[];
      }>();
      const [found] = identifiers;
      expect({
        exit: result.code,
        count: identifiers.length,
        ...found,
        problems: found?.problems.at(-1),
      }).toMatchObject({
        exit: 2,
        count: 1,
        value: '192.168.2.192',
        kind: 'ip',
        ok: false,
        problems: { code: 'private-address', message: expect.stringMatching(words) },
      });
    }
    // No directory can be reached here, so a request would end in another code.
    const refused = await runCli(world.newProfile(), ['issue', '--json', '--name', 'http://192.168.2.192:7351/']);
    expect(failureOf(refused)).toEqual({ exit: 2, code: 'names.refused', told: true });
  });

  it('a directory with its own root may sign internal names: a note, no refusal', async () => {
    const args = ['--directory', world.pebble.directoryUrl, '--root', world.pebble.rootFile, '--json'];
    const result = await runCli(world.newProfile(), ['names', 'check', 'nas.home.arpa 192.168.2.192', ...args]);
    const { identifiers } = result.json<{ identifiers: { ok: boolean }[] }>();
    expect({ exit: result.code, ok: identifiers.map(({ ok }) => ok) }).toEqual({ exit: 0, ok: [true, true] });
  });

  it('a wrong TSIG key', async () => {
    const file = join(world.folder, 'wrong-key.json');
    writeFileSync(file, JSON.stringify({ ...world.credential, keySecret: Buffer.from('another').toString('base64') }));
    const profile = world.newProfile();
    expect(failureOf(await issue(profile, '--credential', file))).toEqual({
      exit: 3,
      code: 'provider.wrong-credentials',
      told: true,
    });
    // The failure cost nothing: with the right key the same order goes on.
    const mended = await issue(profile);
    expect({ exit: mended.code, said: mended.stderr }).toMatchObject({ exit: 0 });
  });

  it('an unreachable directory, and one whose root is not trusted', async () => {
    const port = await freePort();
    const unreachable = ['--directory', `https://127.0.0.1:${port}/dir`, '--name', 'nas.example.test'];
    const proof = ['--challenge', 'dns-01', '--provider', 'manual', '--json'];
    expect(failureOf(await runCli(world.newProfile(), ['issue', ...unreachable, ...proof]))).toEqual({
      exit: 4,
      code: 'network.refused',
      told: true,
    });
    const untrusted = ['--directory', world.pebble.directoryUrl, '--name', 'nas.example.test'];
    expect(failureOf(await runCli(world.newProfile(), ['issue', ...untrusted, ...proof]))).toEqual({
      exit: 4,
      code: 'network.tls-untrusted',
      told: true,
    });
  });

  it('a port that another program holds', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    await once(holder, 'listening');
    const args = [
      '--directory',
      world.pebble.directoryUrl,
      '--root',
      world.pebble.rootFile,
      '--name',
      'nas.example.test',
    ];
    const http = ['--challenge', 'http-01', '--http-port', String(port), '--http-address', '127.0.0.1', '--json'];
    const result = await runCli(world.newProfile(), ['issue', ...args, ...http]);
    holder.close();
    expect(failureOf(result)).toEqual({ exit: 10, code: 'challenge.port-in-use', told: true });
  });

  it('a corrupt database is named and left untouched', async () => {
    const profile = world.newProfile();
    mkdirSync(profile);
    const file = join(profile, 'certwright.db');
    writeFileSync(file, 'this is no database, but somebody may still want it back'.repeat(50));
    const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex');
    const before = hash();
    expect(failureOf(await runCli(profile, ['list', '--json']))).toEqual({
      exit: 8,
      code: 'storage.corrupt',
      told: true,
    });
    expect(hash()).toBe(before);
  });

  it('a profile that is a file', async () => {
    const profile = world.newProfile();
    writeFileSync(profile, 'x');
    expect(failureOf(await runCli(profile, ['list', '--json']))).toEqual({
      exit: 8,
      code: 'storage.not-a-folder',
      told: true,
    });
  });

  it('a wrong passphrase, after which the right one still opens everything', async () => {
    const profile = world.newProfile();
    const right = join(world.folder, 'right');
    const wrong = join(world.folder, 'wrong');
    writeFileSync(right, 'correct horse battery\n');
    writeFileSync(wrong, 'incorrect horse\n');
    const made = await issue(profile, '--vault', 'passphrase', '--passphrase-file', right);
    expect(made.code).toBe(0);
    const out = join(world.folder, 'after-passphrase');
    const exporting = ['export', 'nas.example.test', '--out', out, '--json'];
    expect(failureOf(await runCli(profile, [...exporting, '--passphrase-file', wrong]))).toEqual({
      exit: 7,
      code: 'vault.wrong-passphrase',
      told: true,
    });
    expect(failureOf(await runCli(profile, exporting))).toEqual({
      exit: 7,
      code: 'vault.passphrase-needed',
      told: true,
    });
    expect((await runCli(profile, [...exporting, '--passphrase-file', right])).code).toBe(0);
  });

  it('credential files: missing, not JSON, wrong keys', async () => {
    const notJson = join(world.folder, 'not.json');
    writeFileSync(notJson, 'keySecret=abc');
    const missing = await issue(world.newProfile(), '--credential', join(world.folder, 'nowhere.json'));
    expect(failureOf(missing)).toEqual({ exit: 2, code: 'input.file-unreadable', told: true });
    const bad = await issue(world.newProfile(), '--credential', notJson);
    expect({ ...failureOf(bad), leaked: bad.stdout.includes('keySecret=abc') }).toEqual({
      exit: 2,
      code: 'input.file-unreadable',
      told: true,
      leaked: false,
    });
    const piped = await runCli(
      world.newProfile(),
      ['issue', '--json', '--name', 'nas.example.test', ...world.dnsArgs, '--credential', '-'],
      { input: JSON.stringify({ keyNam: 'typo' }) },
    );
    expect(failureOf(piped)).toEqual({ exit: 3, code: 'credential.invalid', told: true });
  });

  it('unknown commands, options and providers', async () => {
    const profile = world.newProfile();
    expect(failureOf(await runCli(profile, ['isue', '--json']))).toEqual({ exit: 2, code: 'input.usage', told: true });
    expect(failureOf(await runCli(profile, ['list', '--jsn', '--json']))).toEqual({
      exit: 2,
      code: 'input.usage',
      told: true,
    });
    const unknown = await issue(profile, '--provider', 'nobody');
    expect(failureOf(unknown)).toEqual({ exit: 2, code: 'provider.unknown', told: true });
  });

  it('says plainly that a key file is used where there is no keychain and nobody to ask', async () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: undefined };
    const args = ['issue', '--json', '--quiet', '--name', 'nas.example.test', ...world.dnsArgs];
    const result = await runCli(world.newProfile(), args, { env });
    expect({
      exit: result.code,
      warned: /vault\.key/.test(result.stderr),
      warnings: result.json<{ warnings: { code: string }[] }>().warnings.map(({ code }) => code),
    }).toEqual({ exit: 0, warned: true, warnings: ['vault.keychain-absent'] });
  });
});
