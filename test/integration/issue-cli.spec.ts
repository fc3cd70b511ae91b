import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { describeWith, tool } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const openssl = (...args: readonly string[]): string => execFileSync(tool('openssl'), [...args]).toString();

describeWith(worldNeeds, 'issue on the command line, against Pebble and BIND', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('signs apex, wildcard and an international name together, and openssl agrees', async () => {
    const profile = world.newProfile();
    const out = join(world.folder, 'out');
    const names = ['example.test', '*.example.test', 'bücher.test'].flatMap((name) => ['--name', name]);
    const issued = await runCli(profile, ['issue', ...names, ...world.dnsArgs, '--out', out, '--json']);
    expect(issued.stderr + issued.stdout).toContain('Certificate issued');
    expect(issued.code).toBe(0);
    const document = issued.json<{ certificate: { identifiers: { value: string }[]; status: string } }>();
    expect(document.certificate.identifiers.map(({ value }) => value)).toEqual([
      'example.test',
      '*.example.test',
      'xn--bcher-kva.test',
    ]);

    const root = join(world.folder, 'issuing-roots.pem');
    writeFileSync(root, await world.pebble.issuingRoots());
    expect(openssl('verify', '-CAfile', root, '-untrusted', join(out, 'chain.pem'), join(out, 'cert.pem'))).toContain(
      'OK',
    );
    const names2 = openssl('x509', '-in', join(out, 'cert.pem'), '-noout', '-ext', 'subjectAltName');
    expect(names2.match(/DNS:[^,\s]+/g)?.sort()).toEqual([
      'DNS:*.example.test',
      'DNS:example.test',
      'DNS:xn--bcher-kva.test',
    ]);
    const ofCertificate = openssl('x509', '-in', join(out, 'cert.pem'), '-noout', '-pubkey');
    expect(openssl('pkey', '-in', join(out, 'privkey.pem'), '-pubout')).toBe(ofCertificate);
    expect(statSync(join(out, 'privkey.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(out, 'fullchain.pem'), 'utf8')).toBe(
      readFileSync(join(out, 'cert.pem'), 'utf8') + readFileSync(join(out, 'chain.pem'), 'utf8'),
    );
    expect([...world.txt('_acme-challenge.example.test'), ...world.txt('_acme-challenge.xn--bcher-kva.test')]).toEqual(
      [],
    );
  });

  it('lists, shows and exports what it has issued', async () => {
    const profile = world.newProfile();
    await runCli(profile, ['issue', '--name', 'nas.example.test', ...world.dnsArgs]);
    const list = await runCli(profile, ['list', '--json']);
    expect(list.json<{ certificates: { name: string }[] }>().certificates.map(({ name }) => name)).toEqual([
      'nas.example.test',
    ]);
    const shown = await runCli(profile, ['show', 'nas.example.test', '--json']);
    expect(shown.json<{ certificate: { status: string } }>().certificate.status).toBe('fine');
    const out = join(world.folder, 'exported');
    const exported = await runCli(profile, ['export', 'nas.example.test', '--format', 'pem', '--out', out]);
    expect({ code: exported.code, key: openssl('pkey', '-in', join(out, 'privkey.pem'), '-noout', '-text') }).toEqual({
      code: 0,
      key: expect.stringContaining('256 bit'),
    });
    const unknown = await runCli(profile, ['show', 'other.example.test', '--json']);
    expect({ code: unknown.code, error: unknown.json<{ error: { code: string } }>().error.code }).toEqual({
      code: 2,
      error: 'certificate.not-found',
    });
  });

  it('takes every key type', async () => {
    const profile = world.newProfile();
    for (const type of ['ec384', 'rsa2048', 'rsa3072', 'rsa4096']) {
      const out = join(world.folder, type);
      const args = ['issue', '--name', 'nas.example.test', '--key-type', type, ...world.dnsArgs, '--out', out];
      const issued = await runCli(profile, args);
      expect(issued.stderr).toContain('Certificate issued');
      const text = openssl('pkey', '-in', join(out, 'privkey.pem'), '-noout', '-text');
      expect(text).toContain(`${type.replace(/\D/g, '')} bit`);
    }
  });

  it('proves by HTTP with its own listener', async () => {
    const args = ['--directory', world.pebble.directoryUrl, '--root', world.pebble.rootFile];
    const issued = await runCli(world.newProfile(), [
      ...['issue', '--name', 'nas.example.test', '--challenge', 'http-01', ...args],
      ...['--http-port', String(world.pebble.httpPort), '--http-address', '127.0.0.1'],
    ]);
    expect({ code: issued.code, said: issued.stderr }).toEqual({
      code: 0,
      said: expect.stringContaining('Certificate issued'),
    });
  });

  it('answers in Chinese when asked', async () => {
    const { stderr, code } = await runCli(world.newProfile(), [
      'issue',
      '--lang',
      'zh',
      '--name',
      'http://192.168.2.192:7351/',
    ]);
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(/[\u4e00-\u9fff]{6}/), code: 2 });
  });
});
