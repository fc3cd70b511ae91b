/** Exports of a profile: what is told before, what is proven after, and what is left when something is in the way. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ExportRequest, ExportShape } from '../../shared/domain/export.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Chains, makeChains } from '../support/chains.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { exportPassword as password } from '../support/made-export.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { describeWithVolumes, type SmallVolume, smallVolume } from '../support/small-volume.ts';
import { isRoot } from '../support/starttls-servers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

const name = 'shop.example.org';
const pfx: ExportShape = { format: 'pfx', rounds: 1000 };

describeWith(['openssl', 'setpriv'], 'exporting from a profile', () => {
  let chains: Chains;
  let opened: OpenedWorkspace;
  let target: ReturnType<typeof tempFolder>;
  beforeAll(async () => {
    chains = makeChains(['ec256', 'rsa2048']);
    opened = await openedWorkspace();
    await keepChain(opened.workspace, chains.of('rsa2048', 1), { name, createdAt: '2026-10-01T00:00:00.000Z' });
    await keepChain(opened.workspace, chains.of('ec256', 2), { name });
    await keepChain(opened.workspace, chains.of('ec256', 1), { name: 'elsewhere.example.org', keyless: true });
    await keepChain(opened.workspace, chains.of('ec256', 1), { name: '*.wild.example.org' });
  }, 30_000);
  afterAll(async () => {
    await opened.remove();
    chains.remove();
  });
  beforeEach(() => {
    target = tempFolder();
  });
  afterEach(() => target.remove());

  const { write, preview } = {
    write: (given: Partial<ExportRequest> & Pick<ExportRequest, 'shape'>) =>
      opened.workspace.exporting.write({
        ...{ certificateId: name, folder: target.path, replaceExisting: false, makeFolder: false },
        ...given,
      }),
    preview: (shape: ExportShape, certificateId = name, folder?: string) =>
      opened.workspace.exporting.preview({ certificateId, shape, ...(folder === undefined ? {} : { folder }) }),
  };
  const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
    const { code, details } = toProblem(
      await work.then(
        () => new Error('done'),
        (thrown: unknown) => thrown,
      ),
    );
    return [code, details];
  };

  it('is told before it is done: files, modes, what is there, the chain, whether a password is needed', async () => {
    writeFileSync(join(target.path, 'SHOP.pfx'), 'mine');
    expect(await preview({ ...pfx, namePattern: 'SHOP' }, name, target.path)).toEqual({
      certificateId: `certificate-${name}`,
      name,
      versionId: `version-${name}-2`,
      alias: name,
      folder: { path: target.path, exists: true },
      files: [{ name: 'SHOP.pfx', holds: ['key', 'fullchain'], mode: 0o600, exists: true }],
      chain: [
        { name, role: 'leaf', included: true },
        { name: 'Test Intermediate 2', role: 'between', included: true },
        { name: 'Test Intermediate 1', role: 'between', included: true },
        { name: 'Test Root', role: 'root', included: false },
      ],
      needsPassword: true,
      warnings: [],
    });
    const wild = await preview({ format: 'jks', withRoot: true }, '*.wild.example.org', join(target.path, 'no'));
    expect(wild).toMatchObject({
      alias: '_wildcard.wild.example.org',
      folder: { exists: false },
      files: [{ name: '_wildcard.wild.example.org.jks', exists: false }],
      warnings: ['weak-keystore'],
    });
    expect(wild.chain.at(-1)).toEqual({ name: 'Test Root', role: 'root', included: true });
  });

  it('is written, and what was proven is told; the password is kept nowhere', async () => {
    const report = await write({ shape: { ...pfx, withRoot: true }, password, limits: { longestChain: 4 } });
    const path = join(target.path, `${name}.pfx`);
    expect(report).toMatchObject({
      versionId: `version-${name}-2`,
      folder: target.path,
      files: [{ name: `${name}.pfx`, bytes: statSync(path).size, mode: 0o600, holds: ['key', 'fullchain'] }],
      warnings: [],
    });
    expect(report.checks).toEqual([
      ...['bytes', 'format', 'password', 'key'].map((check) => ({ check, ok: true, detail: {} })),
      { check: 'chain-order', ok: true, detail: { count: 4 } },
      { check: 'chain-root', ok: true, detail: { root: 'Test Root' } },
      { check: 'validity', ok: true, detail: { until: expect.any(String) } },
      { check: 'mode', ok: true, detail: { mode: '600' } },
      { check: 'limits', ok: true, detail: {} },
    ]);
    const files = readdirSync(opened.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const holding = files.filter((one) => readFileSync(join(one.parentPath, one.name)).includes(password));
    expect(holding.map((one) => one.name)).toEqual([]);
    expect(opened.workspace.exporting.folders()[0]).toBe(target.path);
  });

  it('has an earlier version, where its key is kept', async () => {
    const report = await write({ shape: { format: 'pem' }, versionId: `version-${name}-1` });
    expect(report.versionId).toBe(`version-${name}-1`);
    expect(report.checks.find(({ check }) => check === 'chain-order')?.detail).toEqual({ count: 2 });
    const others = ['no-such', 'version-elsewhere.example.org-1'];
    for (const id of others)
      expect(await problemOf(write({ shape: { format: 'pem' }, versionId: id }))).toEqual([
        'export.version-unknown',
        { id },
      ]);
  });

  it('without its key says so; of a private authority without its root says that', async () => {
    const certificateId = 'elsewhere.example.org';
    const report = await write({ certificateId, shape: { format: 'pem' } });
    expect([report.warnings, report.files.map((file) => file.name)]).toEqual([
      ['no-key'],
      ['fullchain.pem', 'chain.pem', 'cert.pem'],
    ]);
    expect(await problemOf(write({ certificateId, shape: pfx, password }))).toEqual([
      'export.key-missing',
      { name: certificateId },
    ]);
    await keepChain(opened.workspace, chains.of('ec256', 1), {
      name: 'foreign.example.org',
      authority: { id: 'letsencrypt' },
    });
    const foreign = await write({ certificateId: 'foreign.example.org', shape: { format: 'p7b', withRoot: true } });
    expect(foreign.warnings).toEqual(['root-not-known', 'root-private']);
    expect(foreign.checks.find(({ check }) => check === 'chain-root')).toEqual({
      check: 'chain-root',
      ok: false,
      detail: {},
    });
    expect(foreign.checks.find(({ check }) => check === 'chain-order')?.detail).toEqual({ count: 2 });
  });

  it('asks before it replaces, and before it makes a folder', async () => {
    await write({ shape: { format: 'pem' } });
    const before = readFileSync(join(target.path, 'cert.pem'), 'utf8');
    writeFileSync(join(target.path, 'privkey.pem'), 'mine');
    const again = { shape: { format: 'pem' }, versionId: `version-${name}-1` } as const;
    expect(await problemOf(write(again))).toEqual([
      'export.exists',
      { path: target.path, files: ['fullchain.pem', 'chain.pem', 'cert.pem', 'privkey.pem'] },
    ]);
    expect(readFileSync(join(target.path, 'cert.pem'), 'utf8')).toBe(before);
    expect(readFileSync(join(target.path, 'privkey.pem'), 'utf8')).toBe('mine');
    await write({ ...again, replaceExisting: true });
    expect(readFileSync(join(target.path, 'cert.pem'), 'utf8')).not.toBe(before);
    expect(readdirSync(target.path)).toHaveLength(4);
    const folder = join(target.path, 'new', 'folder');
    expect(await problemOf(write({ shape: pfx, password, folder }))).toEqual([
      'export.folder-missing',
      { path: folder },
    ]);
    expect(readdirSync(target.path)).toHaveLength(4);
    await write({ shape: pfx, password, folder, makeFolder: true });
    expect(readdirSync(folder)).toEqual([`${name}.pfx`]);
  });

  it('leaves nothing behind for a name, a path, a password or an owner that cannot be', async () => {
    const file = join(target.path, 'file');
    writeFileSync(file, 'mine');
    const codes = await Promise.all(
      [
        write({ shape: { ...pfx, namePattern: '../{name}' }, password }),
        write({
          shape: { ...pfx, namePattern: 'x'.repeat(150), extension: 'abcdefghij' },
          password,
          folder: 'relative',
        }),
        write({ shape: { format: 'pem', files: [{ name: 'a/../b', holds: ['key'] }] } }),
        write({ shape: { format: 'pem', files: [{ name: 'AUX.pem', holds: ['key'] }] } }),
        write({ shape: pfx, password: 'pässword' }),
        write({ shape: pfx, password, folder: file }),
        write({ shape: { format: 'pem', owner: 'nobody-of-that-name' } }),
      ].map(problemOf),
    );
    expect(codes).toMatchObject([
      ['export.name-refused', { reason: 'folder' }],
      ['input.invalid', {}],
      ['export.name-refused', { reason: 'folder' }],
      ['export.name-refused', { reason: 'reserved' }],
      ['export.password-refused', { reason: 'characters' }],
      ['export.not-a-folder', { path: file }],
      ['export.owner-refused', { reason: 'unknown' }],
    ]);
    expect(readdirSync(target.path)).toEqual(['file']);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.runIf(isRoot)('gives the files to whom they are for, before they have their names', async () => {
    await write({ shape: { format: 'pem', owner: 'nobody:daemon', keyMode: 0o640 } });
    const { uid, gid, mode } = statSync(join(target.path, 'privkey.pem'));
    expect([uid, gid, mode & 0o777]).toEqual([65534, 1, 0o640]);
  });

  it('is refused by rights, and what was there stays', () => {
    writeFileSync(join(target.path, 'old.pem'), 'mine');
    chmodSync(target.path, 0o555);
    // Root without the power over rights that make it root.
    const without = isRoot ? ['--bounding-set', '-dac_override,-dac_read_search'] : [];
    const worker = join(import.meta.dirname, '../support/export-worker.ts');
    const run = (entry: string): unknown =>
      JSON.parse(
        execFileSync(tool('setpriv'), [...without, process.execPath, worker, target.path, entry], { encoding: 'utf8' }),
      );
    expect([run('old.pem'), run('new.pem')]).toMatchObject([
      { code: 'export.unwritable', details: { path: target.path, reason: 'EACCES' } },
      { code: 'export.unwritable', details: { reason: 'EACCES' } },
    ]);
    expect(readdirSync(target.path)).toEqual(['old.pem']);
    expect(readFileSync(join(target.path, 'old.pem'), 'utf8')).toBe('mine');
    chmodSync(target.path, 0o755);
  });
});

describeWithVolumes('exporting onto a volume that', () => {
  let volume: SmallVolume;
  let opened: OpenedWorkspace;
  let chains: Chains;
  beforeAll(async () => {
    chains = makeChains(['rsa2048']);
    opened = await openedWorkspace();
    await keepChain(opened.workspace, chains.of('rsa2048', 2), { name });
  }, 30_000);
  afterAll(async () => {
    await opened.remove();
    chains.remove();
  });
  beforeEach(() => {
    const made = smallVolume(64);
    if (made === undefined) throw new Error('this user could mount a moment ago');
    volume = made;
  });
  afterEach(() => volume.remove());

  const write = (folder: string, shape: ExportShape) =>
    opened.workspace.exporting.write({
      ...{ certificateId: name, folder, shape, replaceExisting: true, makeFolder: true },
      ...(shape.format === 'pfx' ? { password } : {}),
    });
  const contents = (folder: string) =>
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString('hex')]);

  it.each([pfx, { format: 'pem' }] as const)(
    'fills up in the middle leaves the old files, whole: %o',
    async (shape) => {
      const folder = join(volume.path, 'export');
      mkdirSync(folder);
      await write(folder, shape);
      const before = contents(folder);
      // Room for one file of four more, or for none.
      const block = new Uint8Array(4096);
      const room = shape.format === 'pem' ? 2 : 0;
      for (let at = 0; ; at += 1) {
        try {
          writeFileSync(join(volume.path, `ballast-${at}`), block);
        } catch {
          for (let back = 1; back <= room; back += 1) writeFileSync(join(volume.path, `ballast-${at - back}`), '');
          break;
        }
      }
      const failed = toProblem(
        await write(folder, shape).then(
          () => new Error('done'),
          (thrown: unknown) => thrown,
        ),
      );
      expect([failed.code, failed.details]).toEqual(['export.unwritable', { path: folder, reason: 'ENOSPC' }]);
      expect(contents(folder)).toEqual(before);
    },
  );
});
