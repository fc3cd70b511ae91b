import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { liveFolderName, publishLive } from '../../../electron/engine/export/live-folder.ts';
import { type PemFiles, pemFiles } from '../../../electron/engine/export/pem-files.ts';
import { pemZip } from '../../../electron/engine/export/pem-zip.ts';
import { writeFiles } from '../../../electron/engine/export/write-files.ts';
import { createCsr } from '../../../electron/engine/keys/csr.ts';
import { createPrivateKey } from '../../../electron/engine/keys/private-key.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { createOpensslAuthority, openssl } from '../../support/openssl-authority.ts';
import { runTool } from '../../support/run-tool.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';

describeWith(['openssl', 'python3'], 'the PEM files of a certificate', () => {
  const authorityFolder = tempFolder();
  let folder: ReturnType<typeof tempFolder>;
  let rootPem: string;
  let files: PemFiles;
  let renewed: PemFiles;
  const issue = async (sign: (csr: Uint8Array) => string, above: string): Promise<PemFiles> => {
    const privateKeyPem = await createPrivateKey('ec256');
    const csr = await createCsr({ identifiers: [{ type: 'dns', value: 'example.org' }], privateKeyPem });
    return pemFiles({ chainPem: sign(csr) + above, privateKeyPem });
  };
  beforeAll(async () => {
    const authority = createOpensslAuthority(authorityFolder.path);
    const above = authority.issuerPem + authority.intermediatePem;
    rootPem = join(authorityFolder.path, 'root.pem');
    files = await issue(authority.sign, above);
    renewed = await issue(authority.sign, above);
  });
  afterAll(() => authorityFolder.remove());
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(() => folder.remove());

  const refusal = (work: Promise<unknown>): Promise<Problem | 'written'> =>
    work.then(
      () => 'written' as const,
      (thrown: unknown) => toProblem(thrown),
    );
  const contents = (path: string): Record<string, string> =>
    Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));

  it('verify with openssl: chain up to the root, key and leaf belong together', async () => {
    const to = join(folder.path, 'new', 'folder');
    expect(await writeFiles(to, files)).toEqual(Object.keys(files).map((name) => join(to, name)));
    const at = (name: string) => join(to, name);
    const verified = openssl(['verify', '-CAfile', rootPem, '-untrusted', at('chain.pem'), at('cert.pem')]);
    expect(verified).toContain('cert.pem: OK');
    expect(openssl(['pkey', '-in', at('privkey.pem'), '-pubout'])).toBe(
      openssl(['x509', '-in', at('fullchain.pem'), '-noout', '-pubkey']),
    );
    expect(files['fullchain.pem']).toBe(files['cert.pem'] + files['chain.pem']);
    expect(files['chain.pem'].match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(['privkey.pem', 'fullchain.pem'].map((name) => statSync(at(name)).mode & 0o777)).toEqual([0o600, 0o644]);
  });

  it('replace the old ones and leave nothing else behind, also what a killed writer left', async () => {
    await writeFiles(folder.path, files);
    writeFileSync(join(folder.path, '.certwright-999999999-0123456789ab.tmp'), 'half a file');
    writeFileSync(join(folder.path, 'notes.txt'), 'mine');
    await writeFiles(folder.path, renewed, { modes: { 'privkey.pem': 0o640 } });
    expect(contents(folder.path)).toEqual({ ...renewed, 'notes.txt': 'mine' });
    expect(statSync(join(folder.path, 'privkey.pem')).mode & 0o777).toBe(0o640);
  });

  it('stay as they were when one of them cannot be replaced', async () => {
    const { 'privkey.pem': _, ...others } = files;
    await writeFiles(folder.path, others);
    mkdirSync(join(folder.path, 'privkey.pem'));
    writeFileSync(join(folder.path, 'privkey.pem', 'something'), 'in the way');
    expect(await refusal(writeFiles(folder.path, renewed))).toMatchObject({
      code: 'export.unwritable',
      details: { path: folder.path },
    });
    expect(readdirSync(folder.path).sort()).toEqual(Object.keys(files).sort());
    expect(readFileSync(join(folder.path, 'fullchain.pem'), 'utf8')).toBe(files['fullchain.pem']);
  });

  it('that do not belong together are taken back, old files return', async () => {
    await writeFiles(folder.path, files);
    const mixed = { ...renewed, 'privkey.pem': files['privkey.pem'] };
    expect(await refusal(writeFiles(folder.path, mixed))).toMatchObject({ code: 'export.read-back-failed' });
    expect(contents(folder.path)).toEqual(files);
    const fresh = join(folder.path, 'fresh');
    expect(await refusal(writeFiles(fresh, mixed))).toMatchObject({ code: 'export.read-back-failed' });
    expect(readdirSync(fresh)).toEqual([]);
  });

  it('are not written where a file lies, nor outside the folder', async () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, 'mine');
    expect(await refusal(writeFiles(path, files))).toEqual({
      code: 'export.not-a-folder',
      details: { path },
      retryable: false,
    });
    expect(await refusal(writeFiles(join(path, 'inside'), files))).toMatchObject({ code: 'export.not-a-folder' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(await refusal(writeFiles(join(folder.path, 'sub'), { '../escaped.pem': 'x' }))).toMatchObject({
      code: 'internal',
    });
    expect(existsSync(join(folder.path, 'escaped.pem'))).toBe(false);
  });

  it('replace a link instead of writing through it', async () => {
    const elsewhere = join(folder.path, 'elsewhere');
    writeFileSync(elsewhere, 'mine', { mode: 0o644 });
    const target = join(folder.path, 'live');
    mkdirSync(target);
    symlinkSync(elsewhere, join(target, 'privkey.pem'));
    chmodSync(elsewhere, 0o644);
    await writeFiles(target, files);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(contents(target)).toEqual(files);
  });

  it('are published under a name that is safe', async () => {
    expect(await publishLive(join(folder.path, 'live'), '*.example.org', files)).toBe(
      join(folder.path, 'live', '_wildcard.example.org'),
    );
    expect(contents(join(folder.path, 'live', '_wildcard.example.org'))).toEqual(files);
  });

  it('come as one zip that others can read, the key for its owner only', async () => {
    const path = join(folder.path, 'files.zip');
    writeFileSync(path, pemZip(files, new Date('2026-01-02T03:04:06Z')));
    const script = [
      'import sys, zipfile, json',
      'z = zipfile.ZipFile(sys.argv[1])',
      'assert z.testzip() is None',
      'print(json.dumps({i.filename: [oct(i.external_attr >> 16), z.read(i).decode()] for i in z.infolist()}))',
    ].join('\n');
    const read: unknown = JSON.parse(runTool('python3', ['-c', script, path]));
    expect(read).toEqual(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, [name === 'privkey.pem' ? '0o100600' : '0o100644', text]]),
      ),
    );
  });
});

it('a folder name for every certificate name, on every system', () => {
  expect({
    plain: liveFolderName('nas.Example.org'),
    wildcard: liveFolderName('*.example.org'),
    ipv4: liveFolderName('192.0.2.7'),
    ipv6: liveFolderName('2001:db8::7'),
  }).toEqual({
    plain: 'nas.example.org',
    wildcard: '_wildcard.example.org',
    ipv4: '192.0.2.7',
    ipv6: '2001-db8--7',
  });
  const odd = [
    '../../etc/cron.d',
    '..',
    '.',
    '',
    'con',
    'nul.example.org',
    'COM1',
    'a/b',
    'a\\b',
    'a:b',
    'ends.',
    'ü',
    'a\0b',
    'x'.repeat(300),
  ];
  const names = odd.map(liveFolderName);
  for (const name of names) {
    expect(name).toMatch(/^[a-z0-9_-][a-z0-9._-]{0,109}$/);
    expect(name).not.toMatch(/^(con|nul|com1)(\.|$)|\.$/);
  }
  expect(new Set([...names, liveFolderName('a_b'), liveFolderName('_con')]).size).toBe(odd.length + 2);
});
