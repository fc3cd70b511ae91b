/** What a page may ask of an export: on the desktop only for folders that a person chose, in the browser by download. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import type { Application, HostFacilities } from '../../electron/ipc/application.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import { problemSchema } from '../../shared/errors/problem.ts';
import { type Chains, makeChains } from '../support/chains.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { exportPassword as password } from '../support/made-export.ts';
import { openProfile } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';

const certificateId = 'shop.example.org';
const logger = { info: () => undefined, warn: () => undefined, recent: () => [] };

describe('a page that exports', () => {
  const profile = tempFolder();
  const target = tempFolder();
  let chains: Chains;
  beforeAll(async () => {
    chains = makeChains(['ec256']);
    const workspace = await openProfile(profile.path);
    await keepChain(workspace, chains.of('ec256', 1), { name: certificateId });
    workspace.storage.settings.write('settings', { practice: false });
    await workspace.close();
  }, 30_000);
  afterAll(() => {
    chains.remove();
    profile.remove();
    target.remove();
  });

  const at = (name: string): string => {
    const path = join(target.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const hostOf = (kind: 'desktop' | 'web', facilities: Partial<HostFacilities>): HostFacilities => ({
    kind,
    deliver: async () => ({ kind: 'cancelled' }),
    openLink: async () => undefined,
    ...facilities,
  });
  /** Calls as the page makes them; a failure comes back as its code. */
  const serving = async (host: HostFacilities, work: (call: Call) => Promise<void>): Promise<void> => {
    const application: Application = await openApplication({ profileFolder: profile.path, host, logger, version: '0' });
    const router = createRouter(application, logger);
    try {
      await work(async (name, input) => {
        const answer = await router.route({ name, input });
        return answer.ok ? answer.value : problemSchema.parse(answer.problem).code;
      });
    } finally {
      await application.close();
    }
  };
  type Call = (name: string, input: unknown) => Promise<unknown>;
  const pem = (folder: string) => ({ certificateId, shape: { format: 'pem' }, folder });

  it('on the desktop names no folder that the system did not give, except one of an export before', async () => {
    const [chosen, other] = [at('chosen'), at('other')];
    const answers = [chosen, undefined];
    const host = hostOf('desktop', { chooseFolder: async () => answers.shift() });
    await serving(host, async (call) => {
      expect(await call('export.write', pem(chosen))).toBe('export.folder-not-chosen');
      expect(await call('export.preview', pem(other))).toBe('export.folder-not-chosen');
      expect(await call('export.choose-folder', {})).toEqual({ kind: 'chosen', folder: chosen });
      expect(await call('export.choose-folder', {})).toEqual({ kind: 'cancelled' });
      expect(await call('export.write', pem(join(chosen, '..', 'other')))).toBe('export.folder-not-chosen');
      expect(readdirSync(other)).toEqual([]);
      expect(await call('export.preview', pem(chosen))).toMatchObject({ needsPassword: false });
      expect(await call('export.write', pem(chosen))).toMatchObject({ folder: chosen });
      expect(await call('export.folders', {})).toEqual({ way: 'chosen', recent: [chosen] });
    });
    expect(readdirSync(chosen)).toHaveLength(4);
    await serving(host, async (call) => {
      const again = { ...pem(chosen), replaceExisting: true };
      expect(await call('export.write', pem(chosen))).toBe('export.exists');
      expect(await call('export.write', again)).toMatchObject({ folder: chosen });
    });
  });

  it('in the browser types the folder, and has no dialog', async () => {
    const typed = at('typed');
    await serving(hostOf('web', {}), async (call) => {
      expect(await call('export.choose-folder', {})).toBe('desktop.not-here');
      expect(await call('export.write', pem(typed))).toMatchObject({ folder: typed });
      expect(await call('export.write', { ...pem('typed') })).toBe('input.invalid');
      expect(await call('export.folders', {})).toMatchObject({ way: 'typed', recent: [typed, expect.any(String)] });
    });
  });

  it('is handed one file as it is and several as a zip, and sees neither bytes nor password', async () => {
    const folder = at('downloads');
    const host = hostOf('web', {
      deliverFile: async (fileName, write) => {
        const path = join(folder, fileName);
        writeFileSync(path, 'before', { mode: 0o644 });
        await write(path);
        return { kind: 'download', url: '/download/x', fileName };
      },
    });
    await serving(host, async (call) => {
      const pfx = { certificateId, shape: { format: 'pfx', rounds: 1000 }, password };
      const answered = await call('export.download', pfx);
      expect(answered).toEqual({ kind: 'download', url: '/download/x', fileName: `${certificateId}.pfx` });
      expect(await call('export.download', { certificateId, shape: { format: 'pem' } })).toMatchObject({
        fileName: `${certificateId}.zip`,
      });
      expect(await call('export.download', { ...pfx, password: '' })).toBe('input.invalid');
    });
    expect(statSync(join(folder, `${certificateId}.pfx`)).mode & 0o777).toBe(0o600);
    const { readPkcs12 } = await import('../../electron/engine/export/pkcs12/read.ts');
    const opened = await readPkcs12(readFileSync(join(folder, `${certificateId}.pfx`)), password);
    expect(opened?.certificates).toHaveLength(2);
    expect(Object.keys(unzipSync(readFileSync(join(folder, `${certificateId}.zip`)))).sort()).toEqual([
      'cert.pem',
      'chain.pem',
      'fullchain.pem',
      'privkey.pem',
    ]);
  });
});
