/** What a page can ask for: a backup handed out and taken in again in pieces, its progress, and an end of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { Application } from '../../electron/ipc/application.ts';
import type { BackupProgress } from '../../shared/domain/backup.ts';
import { failureOf } from '../support/failure-of.ts';
import { tempFolder } from '../support/temp-folder.ts';

const passphrase = 'meadow violin harbour';

let folder: ReturnType<typeof tempFolder>;
let application: Application;
let phases: BackupProgress['phase'][];
const at = (name: string): string => join(folder.path, name);
const open = async (profile: string): Promise<Application> => {
  const opened = await openApplication({
    profileFolder: at(profile),
    logger: silentLogger,
    version: '1.2.3',
    host: {
      kind: 'web',
      deliver: async () => ({ kind: 'cancelled' }),
      // As a dialog would have said.
      deliverFile: async (fileName, write) => {
        await write(at('made'));
        return { kind: 'written', folder: folder.path, files: [fileName] };
      },
      openLink: async () => undefined,
    },
  });
  opened.onEvent((event) => {
    if (event.name === 'backup.changed') phases.push(event.payload.phase);
  });
  return opened;
};
beforeEach(async () => {
  folder = tempFolder();
  phases = [];
  application = await open('old');
  await application.handlers['settings.change']({ practice: false });
  await application.handlers['vault.set-up']({ kind: 'key-file' });
  await application.handlers['credentials.save']({
    ...{ provider: 'cloudflare', label: 'mine', fields: { apiToken: 'planted-token' } },
  });
});
afterEach(async () => {
  await application.close();
  folder.remove();
});

/** Hands the file over as a page does. */
const handOver = async (bytes: Buffer): Promise<string> => {
  let id: string | undefined;
  for (let from = 0; from < bytes.length; from += 50_000) {
    const piece = bytes.subarray(from, from + 50_000).toString('base64');
    ({ id } = await application.handlers['backup.receive']({ piece, ...(id === undefined ? {} : { id }) }));
  }
  return id ?? '';
};
const make = async (): Promise<Buffer> => {
  await application.handlers['backup.create']({ passphrase });
  return readFileSync(at('made'));
};
const leftIn = (profile: string) => readdirSync(at(profile)).filter((name) => name.startsWith('.'));

describe('a backup through the application', { timeout: 60_000 }, () => {
  it('is made, told of, and restored elsewhere with its passphrase as that of the vault', async () => {
    const bytes = await make();
    expect((await application.handlers['backup.state']({})).lastAt).toBeDefined();
    expect([...new Set(phases)]).toEqual(['collecting', 'writing', 'reading']);
    await application.close();
    application = await open('new');
    const id = await handOver(bytes);
    const { manifest, present } = await application.handlers['backup.preview']({ id, passphrase });
    expect([manifest.appVersion, manifest.credentials, present]).toEqual([
      '1.2.3',
      [{ label: 'mine', provider: 'cloudflare' }],
      [],
    ]);
    const { removed } = await application.handlers['backup.restore']({
      ...{ id, passphrase, replace: false, vault: 'passphrase' },
    });
    expect(removed).toBeUndefined();
    // The settings of the backup hold, and the vault waits for its passphrase.
    expect(application.settings().practice).toBe(false);
    expect((await application.handlers['app.bootstrap']({})).vault).toMatchObject({
      ...{ state: 'closed', kind: 'passphrase', problem: { code: 'vault.passphrase-needed' } },
    });
    expect((await application.handlers['vault.unlock']({ passphrase })).state).toBe('open');
    expect((await application.handlers['credentials.list']({})).credentials.map(({ label }) => label)).toEqual([
      'mine',
    ]);
    expect(existsSync(at('new/vault.key'))).toBe(false);
    expect(leftIn('new')).toEqual([]);
    // What was handed over is forgotten with the profile that it came to.
    expect((await failureOf(application.handlers['backup.preview']({ id, passphrase }))).code).toBe(
      'backup.not-received',
    );
  });

  it('is ended when that is asked for, and the profile goes on as it was', async () => {
    const bytes = await make();
    const id = await handOver(bytes);
    const restoring = application.handlers['backup.restore']({ id, passphrase, replace: true, vault: 'key-file' });
    await application.handlers['backup.cancel']({});
    expect((await failureOf(restoring)).code).toBe('run.cancelled');
    expect((await application.handlers['credentials.list']({})).credentials).toHaveLength(1);
    expect(leftIn('old').filter((name) => name.startsWith('.backup'))).toEqual([]);
    expect(readdirSync(at('old')).filter((name) => name.startsWith('removed-'))).toEqual([]);
    // It can be asked for again at once.
    expect((await application.handlers['backup.preview']({ id, passphrase })).present).toHaveLength(1);
  });

  it('over a profile in which something is needs that to be said, and keeps one file of the page at a time', async () => {
    const bytes = await make();
    const first = await handOver(bytes);
    const second = await handOver(bytes.subarray(0, 1000));
    const asked = { passphrase, replace: false, vault: 'key-file' } as const;
    expect((await failureOf(application.handlers['backup.restore']({ ...asked, id: first }))).code).toBe(
      'backup.not-received',
    );
    expect((await failureOf(application.handlers['backup.restore']({ ...asked, id: second }))).code).toBe(
      'backup.profile-not-empty',
    );
    const cut = application.handlers['backup.restore']({ ...asked, id: second, replace: true });
    expect((await failureOf(cut)).code).toBe('backup.truncated');
    expect(leftIn('old')).toHaveLength(1);
    await application.close();
    expect(leftIn('old')).toEqual([]);
    application = await open('old');
  });
});
