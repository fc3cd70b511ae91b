/** Files into a folder of this machine, judged by what OpenSSL and the system see there. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshMaterial, runStep } from '../support/one-step.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

describeWith(['openssl', 'id', 'getent'], 'a step that copies', () => {
  let home: ReturnType<typeof tempFolder>;
  let folder: string;
  beforeEach(() => {
    home = tempFolder('certwright-copy-');
    folder = join(home.path, 'tls');
    mkdirSync(folder);
  });
  afterEach(() => home.remove());
  const openssl = (...args: readonly string[]): string => execFileSync(tool('openssl'), [...args]).toString();

  it('writes every form a server may want, and OpenSSL reads them', async () => {
    const material = await freshMaterial();
    const store = { storeFile: 'store.p12', storePassword: 'planted-store-password' };
    const fields = { folder, chainFile: 'chain.pem', leafFile: 'cert.pem', combinedFile: 'all.pem', ...store };
    const run = await runStep('copy', fields, material);
    expect([run.problem, run.codes]).toEqual([undefined, Array.from({ length: 6 }, () => 'wrote')]);
    const path = (name: string): string => join(folder, name);
    const serial = openssl('x509', '-in', path('cert.pem'), '-noout', '-serial');
    for (const name of ['fullchain.pem', 'all.pem'])
      expect(openssl('x509', '-in', path(name), '-noout', '-serial')).toBe(serial);
    const key = openssl('pkey', '-in', path('privkey.pem'), '-pubout');
    const pass = ['-passin', `pass:${store.storePassword}`];
    const fromStore = openssl('pkcs12', '-in', path('store.p12'), '-nodes', ...pass);
    expect(execFileSync(tool('openssl'), ['pkey', '-pubout'], { input: fromStore }).toString()).toBe(key);
    const modes = readdirSync(folder).map((name) => [name, (statSync(path(name)).mode & 0o777).toString(8)]);
    expect(Object.fromEntries(modes)).toEqual({
      ...{ 'cert.pem': '644', 'chain.pem': '644', 'fullchain.pem': '644' },
      ...{ 'all.pem': '600', 'privkey.pem': '600', 'store.p12': '600' },
    });
    const without = await runStep('copy', { folder, storeFile: 'store.p12' }, material);
    expect(without.problem?.code).toBe('export.password-needed');
  });

  it('gives them to whom the step says, and knows a user that is none', async () => {
    const { username, uid } = userInfo();
    const run = await runStep('copy', { folder, owner: username }, await freshMaterial());
    expect([run.problem, statSync(join(folder, 'privkey.pem')).uid]).toEqual([undefined, uid]);
    expect(run.codes).toContain('owner-set');
    const before = readdirSync(folder);
    const stranger = await runStep('copy', { folder, owner: 'nobody-of-this-name' }, await freshMaterial());
    expect(stranger.problem).toMatchObject({ code: 'export.owner-refused', details: { reason: 'unknown' } });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('puts back the first file when a later one cannot be written, modes and backups too', async () => {
    const old = join(folder, 'fullchain.pem');
    writeFileSync(old, 'the one before');
    chmodSync(old, 0o640);
    writeFileSync(`${old}.previous`, 'the one before that');
    // Where a file is to be there is a folder.
    mkdirSync(join(folder, 'privkey.pem'));
    const run = await runStep('copy', { folder }, await freshMaterial());
    expect(run.problem).toMatchObject({
      code: 'install.unwritable',
      details: { path: join(folder, 'privkey.pem'), reason: 'EISDIR' },
    });
    expect(run.codes).toEqual(['kept-backup', 'wrote', 'restored', 'undone']);
    expect([readFileSync(old, 'utf8'), statSync(old).mode & 0o777, readFileSync(`${old}.previous`, 'utf8')]).toEqual([
      ...['the one before', 0o640, 'the one before that'],
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(['fullchain.pem', 'fullchain.pem.previous', 'privkey.pem']);
  });

  it('says what is wrong with the folder before anything is done', async () => {
    writeFileSync(join(home.path, 'file'), '');
    const test = async (where: string) =>
      (await runStep('copy', { folder: join(home.path, where) }, await freshMaterial(), { mode: 'test' })).problem;
    expect(await test('none')).toMatchObject({ code: 'install.unwritable', details: { reason: 'ENOENT' } });
    expect(await test('file')).toMatchObject({ code: 'install.unwritable', details: { reason: 'ENOTDIR' } });
    expect([await test('tls'), readdirSync(folder)]).toEqual([undefined, []]);
  });
});
