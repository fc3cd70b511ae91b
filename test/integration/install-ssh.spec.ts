/** Uploads over SSH to OpenSSH's own server. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Material } from '../../electron/engine/install/step.ts';
import { freshMaterial, runStep } from '../support/one-step.ts';
import { type Sshd, sshdNeeds, startSshd } from '../support/sshd.ts';
import { describeWith } from '../support/tools.ts';

describeWith(sshdNeeds, 'a step over SSH', () => {
  let server: Sshd;
  let material: Material;
  let fields: Readonly<Record<string, string>>;
  const at = (name: string): string => join(server.folder, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');

  beforeAll(async () => {
    server = await startSshd();
    material = await freshMaterial();
    fields = {
      ...{ host: '127.0.0.1', port: String(server.port), user: server.user, folder: server.folder },
      ...{ privateKey: server.key, keyMode: '0640', chainFile: 'chain.pem' },
    };
  });
  afterAll(() => server?.stop());

  it('keeps the key of a host that it sees for the first time, and changes nothing while it tests', async () => {
    const tested = await runStep('ssh', fields, material, { mode: 'test' });
    expect([tested.outcome, tested.codes]).toEqual([
      'done',
      ['host-key-kept', 'signed-in', 'would-write', 'would-write', 'would-write'],
    ]);
    expect(tested.kept).toEqual({ fingerprint: server.fingerprint() });
    expect(readdirSync(server.folder)).toEqual([]);
    fields = { ...fields, ...tested.kept };
  });

  it('uploads as a whole, with modes and a backup, then runs its command', async () => {
    writeFileSync(at('fullchain.pem'), 'the one before');
    const remoteCommand = `printf done > ${at('marker')}; echo reloaded`;
    const run = await runStep('ssh', { ...fields, remoteCommand }, material);
    expect([run.outcome, run.codes, run.problem]).toEqual([
      'done',
      ['signed-in', 'kept-backup', 'wrote', 'wrote', 'wrote', 'started', 'printed', 'ran'],
      undefined,
    ]);
    expect([read('fullchain.pem'), read('privkey.pem'), read('chain.pem')]).toEqual([
      material.files['fullchain.pem'],
      material.files['privkey.pem'],
      material.files['chain.pem'],
    ]);
    expect([statSync(at('privkey.pem')).mode & 0o777, statSync(at('fullchain.pem')).mode & 0o777]).toEqual([
      0o640, 0o644,
    ]);
    expect([read('fullchain.pem.previous'), read('marker')]).toEqual(['the one before', 'done']);
    const again = await runStep('ssh', fields, material);
    expect(again.codes).toEqual(['signed-in', 'same-already', 'same-already', 'same-already']);
  });

  it('puts everything back when the command fails, and says what it printed', async () => {
    const names = readdirSync(server.folder).toSorted();
    const before = names.map(read);
    const next = await freshMaterial();
    const remoteCommand = `cat ${at('privkey.pem')}; echo nginx: broken >&2; exit 4`;
    const run = await runStep('ssh', { ...fields, remoteCommand, combinedFile: 'all.pem' }, next);
    expect(run.problem).toMatchObject({
      code: 'install.command-failed',
      details: { detail: expect.stringContaining('4') },
    });
    expect(run.codes.filter((code) => /restored|removed|undone/.test(code)).toSorted()).toEqual(
      ['removed', 'restored', 'restored', 'restored', 'restored', 'removed', 'removed', 'undone'].toSorted(),
    );
    expect([readdirSync(server.folder).toSorted(), names.map(read)]).toEqual([names, before]);
    // What the command printed was the key.
    const line = next.files['privkey.pem']?.split('\n')[1] ?? '';
    expect(JSON.stringify(run)).not.toContain(line);
  });

  it('opens a key with its passphrase, and tells a wrong key from a missing folder', async () => {
    const { lockedKey, passphrase, strangeKey } = server;
    const test = (more: Readonly<Record<string, string>>) =>
      runStep('ssh', { ...fields, ...more }, material, { mode: 'test' });
    expect((await test({ privateKey: lockedKey, passphrase })).outcome).toBe('done');
    expect((await test({ privateKey: lockedKey, passphrase: 'wrong' })).problem?.code).toBe(
      'install.wrong-credentials',
    );
    expect((await test({ privateKey: strangeKey })).problem?.code).toBe('install.wrong-credentials');
    expect((await test({ privateKey: '', password: 'planted-ssh-password' })).problem?.code).toBe(
      'install.wrong-credentials',
    );
    expect((await test({ folder: at('none') })).problem).toMatchObject({ code: 'install.target-missing' });
    expect((await test({ port: '1' })).problem?.code).toBe('install.unreachable');
  });

  it('sends nothing to a host that shows another key', async () => {
    const known = server.fingerprint();
    await server.replaceHostKey();
    const next = await freshMaterial();
    const run = await runStep('ssh', { ...fields, remoteCommand: `touch ${at('never')}` }, next);
    expect(run.problem).toMatchObject({
      code: 'install.host-key-changed',
      details: { expected: known, found: server.fingerprint() },
    });
    expect([existsSync(at('never')), read('fullchain.pem')]).toEqual([false, material.files['fullchain.pem']]);
  });
});
