/** What a page may ask of an export of many: on the desktop only inside a chosen folder, and one zip held in memory. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import type { HostFacilities } from '../../electron/ipc/application.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import { problemSchema } from '../../shared/errors/problem.ts';
import { type Chains, makeChains } from '../support/chains.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { exportPassword as password } from '../support/made-export.ts';
import { openProfile } from '../support/profile.ts';
import { policyFor } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';

const name = 'shop.example.org';
const wild = '*.wild.example.org';
const bundle = 'b4a1f0de-0000-4000-8000-1234567890ab';
const logger = { info: () => undefined, warn: () => undefined, recent: () => [] };
const pem = { shape: { format: 'pem' } } as const;
const pfx = { shape: { format: 'pfx', rounds: 1000 }, password } as const;

type Call = (name: string, input: unknown) => Promise<unknown>;

describe('a page that exports many', () => {
  const profile = tempFolder();
  const target = tempFolder();
  let chains: Chains;
  let older = '';
  beforeAll(async () => {
    chains = makeChains(['ec256']);
    const workspace = await openProfile(profile.path);
    await keepChain(workspace, chains.of('ec256', 1), { name });
    await keepChain(workspace, chains.of('ec256', 1), { name: wild });
    await keepChain(workspace, chains.of('ec256', 1), { name: 'keyless.example.org', keyless: true });
    const { certificates, settings } = workspace.storage;
    // Called as another, and ordered before it.
    older = 'older';
    certificates.save({ id: older, name, policy: policyFor(name), createdAt: '2025-01-01T00:00:00.000Z' });
    settings.write('settings', { practice: false });
    await workspace.close();
  }, 30_000);
  afterAll(() => {
    chains.remove();
    profile.remove();
    target.remove();
  });

  const hostOf = (kind: 'desktop' | 'web', facilities: Partial<HostFacilities>): HostFacilities => ({
    ...{ kind, deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
    ...facilities,
  });
  /** Calls as the page makes them; a failure comes back as its code. */
  const serving = async (host: HostFacilities, work: (call: Call) => Promise<void>): Promise<void> => {
    const application = await openApplication({ profileFolder: profile.path, host, logger, version: '0' });
    const router = createRouter(application, logger);
    try {
      await work(async (asked, input) => {
        const answer = await router.route({ name: asked, input });
        return answer.ok ? answer.value : problemSchema.parse(answer.problem).code;
      });
    } finally {
      await application.close();
    }
  };
  const id = `certificate-${name}`;
  const own = (certificate: string) => new RegExp(`^${certificate.replaceAll('.', '\\.')}-[0-9a-f]{8}$`);

  it('is told of each its folder, its files, what is there and why it is left out; on the desktop only where it may', async () => {
    const folder = join(target.path, 'chosen');
    const host = hostOf('desktop', { chooseFolder: async () => folder });
    await serving(host, async (call) => {
      const all = { certificateIds: [id, older, 'gone'], ...pem, folder };
      expect(await call('export.preview-many', all)).toBe('export.folder-not-chosen');
      const one = { certificateId: id, ...pem, folder, makeFolder: true, ownFolder: true };
      expect(await call('export.write', one)).toBe('export.folder-not-chosen');
      await call('export.choose-folder', {});
      const files = ['fullchain.pem', 'chain.pem', 'cert.pem', 'privkey.pem'];
      const told = (exists: boolean) => ({
        certificates: [
          { certificateId: id, name, ownFolder: expect.stringMatching(own(name)), warnings: [] },
          { certificateId: older, name, ownFolder: name, files: [], problem: { code: 'export.nothing-issued' } },
          { certificateId: 'gone', files: [], problem: { code: 'certificate.not-found' } },
        ].map((each, at) => (at === 0 ? { ...each, files: files.map((file) => ({ name: file, exists })) } : each)),
      });
      expect(await call('export.preview-many', all)).toMatchObject(told(false));
      const report = await call('export.write', one);
      expect(report).toMatchObject({ files: files.map((file) => ({ name: file })) });
      expect(await call('export.preview-many', all)).toMatchObject(told(true));
      expect(await call('export.write', one)).toBe('export.exists');
      expect(await call('export.folders', {})).toEqual({ way: 'chosen', recent: [folder] });
      const many = Array.from({ length: 51 }, () => id);
      expect(await call('export.preview-many', { ...all, certificateIds: many })).toBe('input.invalid');
    });
    const [made = '', ...more] = readdirSync(folder);
    expect([made, more]).toEqual([expect.stringMatching(own(name)), []]);
    expect(statSync(join(folder, made, 'privkey.pem')).mode & 0o777).toBe(0o600);
  });

  it('is handed one zip with a folder each, that is held until it is dropped', async () => {
    const path = join(target.path, 'many.zip');
    const host = hostOf('web', {
      deliverFile: async (fileName, write) => {
        writeFileSync(path, 'before', { mode: 0o644 });
        await write(path);
        return { kind: 'download', url: '/download/x', fileName };
      },
    });
    await serving(host, async (call) => {
      const collected = await call('export.collect', { bundle, certificateId: id, ...pfx });
      expect(collected).toMatchObject({ certificateId: id, name, warnings: [] });
      expect(JSON.stringify(collected)).not.toContain(password);
      expect(await call('export.collect', { bundle, certificateId: 'keyless.example.org', ...pfx })).toBe(
        'export.key-missing',
      );
      expect(await call('export.collect', { bundle, certificateId: id, ...pfx, password: 'é' })).toBe(
        'export.password-refused',
      );
      expect(await call('export.hand-over', { bundle, count: 2 })).toBe('export.bundle-gone');
      await call('export.collect', { bundle, certificateId: wild, ...pfx });
      expect(await call('export.hand-over', { bundle, count: 2 })).toMatchObject({
        fileName: expect.stringMatching(/^certificates-\d{4}-\d\d-\d\d\.zip$/),
      });
      expect(await call('export.hand-over', { bundle, count: 2 })).toMatchObject({ kind: 'download' });
      expect(await call('export.drop', { bundle })).toEqual({ done: true });
      expect(await call('export.hand-over', { bundle, count: 2 })).toBe('export.bundle-gone');
      expect(await call('export.collect', { bundle: 'short', certificateId: id, ...pem })).toBe('input.invalid');
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const entries = unzipSync(readFileSync(path));
    const [first = '', second = '', ...more] = Object.keys(entries);
    expect(first).toMatch(/^shop\.example\.org-[0-9a-f]{8}\/shop\.example\.org\.pfx$/);
    expect([second, more]).toEqual(['_wildcard.wild.example.org/_wildcard.wild.example.org.pfx', []]);
    const { readPkcs12 } = await import('../../electron/engine/export/pkcs12/read.ts');
    for (const bytes of Object.values(entries))
      expect((await readPkcs12(Buffer.from(bytes), password))?.certificates).toHaveLength(2);
  });
});
