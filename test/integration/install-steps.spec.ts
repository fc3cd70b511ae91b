/** From a renewal to the server that uses it: Pebble signs, files are copied, nginx is told, and is looked at. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renewalExitCode } from '../../electron/renewal-exit-code.ts';
import type { InstallReport, StepResult } from '../../shared/domain/install.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { type Ordering, orderingNeeds, startOrdering } from '../support/ordering.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { describeWith, tool } from '../support/tools.ts';

const name = 'nas.example.test';
const shown = (steps: readonly StepResult[]) =>
  steps.map(({ kind, outcome, problem, log }) => [kind, outcome, problem?.code, log.map(({ code }) => code)]);

describeWith([...orderingNeeds, 'nginx'], 'steps after a renewal', () => {
  let world: Ordering;
  let server: Nginx;
  let target: string;
  let script: string;
  const file = (which: string): string => readFileSync(join(target, which), 'utf8');
  const installing = () => world.workspace.installing;
  const save = (step: Parameters<Ordering['workspace']['installing']['save']>[1]) => installing().save(name, step);
  const last = (): InstallReport => {
    const [report] = installing().reports(name);
    if (report === undefined) throw new Error('no report');
    return report;
  };
  const renew = async () => {
    const id = world.workspace.certificate(name).id;
    return world.workspace.renewing.run({ trigger: 'command', named: [id], stop: new AbortController().signal });
  };
  const notices = () =>
    world.workspace.notifications
      .list({ open: true })
      .filter(({ code }) => code === 'install-failed')
      .map(({ problem }) => problem?.code);

  beforeAll(async () => {
    world = await startOrdering();
    expect((await world.issue(world.overHttp(name))).status).toBe('succeeded');
    target = join(world.folder, 'target');
    mkdirSync(target);
    const before = await makeTlsIdentity();
    writeFileSync(join(target, 'fullchain.pem'), before.certificatePem);
    writeFileSync(join(target, 'privkey.pem'), before.keyPem);
    server = await startNginx({ chain: join(target, 'fullchain.pem'), key: join(target, 'privkey.pem') });
    script = join(world.folder, 'after.sh');
    writeFileSync(script, '#!/bin/sh\nenv | grep ^CERTWRIGHT_ | sort >> "$1"\ncat "$CERTWRIGHT_KEY"\nkill -HUP "$2"\n');
    chmodSync(script, 0o755);
  });
  afterAll(async () => {
    await server?.stop();
    await world?.stop();
  });

  it('refuses what makes no step, and what is set up waits for the next renewal', async () => {
    await expect(save({ kind: 'copy', fields: { folder: 'relative', keyFile: '../up', extra: 'x' } })).rejects.toThrow(
      'credential.invalid',
    );
    await expect(
      installing().test({ certificate: name, stepId: 'none', signal: AbortSignal.timeout(1) }),
    ).rejects.toThrow('install.step-not-found');
    await save({ kind: 'copy', fields: { folder: target, combinedFile: 'all.pem', keyMode: '0640' } });
    const args = [script, join(world.folder, 'seen'), String(server.pid)].join('\n');
    await save({ kind: 'command', label: 'reload', fields: { command: args, testCommand: `${tool('nginx')}\n-v` } });
    expect(
      await installing().installDue(world.workspace.certificate(name).id, 'retry', new AbortController().signal),
    ).toBe(undefined);
  });

  it('tries them without a change', async () => {
    const before = readdirSync(target);
    const report = await installing().test({ certificate: name, signal: new AbortController().signal });
    expect(shown(report.steps)).toEqual([
      ['copy', 'done', undefined, ['would-write', 'would-write', 'would-write']],
      ['command', 'done', undefined, ['started', 'printed', 'ran', 'not-run']],
    ]);
    expect([readdirSync(target), existsSync(join(world.folder, 'seen'))]).toEqual([before, false]);
    expect(
      installing()
        .list(name)
        .map(({ installed }) => installed),
    ).toEqual([false, false]);
  });

  it('run after each renewal, in their order, and the watch sees the server use it', { timeout: 30_000 }, async () => {
    const { watch } = world.workspace;
    const { id } = world.workspace.certificate(name);
    for (const { id: proposed } of watch.state().endpoints) watch.remove(proposed);
    watch.save({ host: '127.0.0.1', serverName: name, port: server.port, protocol: 'tls', certificateId: id });
    watch.switchCertificate(id, true);
    const renewed = await renew();
    expect(renewed.certificates.map(({ outcome, install }) => [outcome, install])).toEqual([['renewed', undefined]]);
    expect(shown(last().steps)).toEqual([
      ['copy', 'done', undefined, ['kept-backup', 'wrote', 'kept-backup', 'wrote', 'wrote']],
      ['command', 'done', undefined, ['started', 'printed', 'ran', 'started', 'printed', 'ran']],
    ]);
    expect(last()).toMatchObject({
      trigger: 'renewal',
      served: [{ host: '127.0.0.1', port: server.port, verdict: 'fine' }],
    });
    const files = await world.workspace.pemFiles(name);
    expect([file('fullchain.pem'), file('privkey.pem')]).toEqual([files['fullchain.pem'], files['privkey.pem']]);
    expect(file('all.pem')).toBe(`${files['fullchain.pem']?.trimEnd()}\n${files['privkey.pem']}`);
    expect([
      statSync(join(target, 'privkey.pem')).mode & 0o777,
      statSync(join(target, 'all.pem')).mode & 0o777,
    ]).toEqual([0o640, 0o640]);
    const folder = join(world.folder, 'profile', 'live', name);
    expect(readFileSync(join(world.folder, 'seen'), 'utf8').split('\n').filter(Boolean)).toEqual([
      `CERTWRIGHT_CERT=${folder}/cert.pem`,
      `CERTWRIGHT_CHAIN=${folder}/chain.pem`,
      expect.stringMatching(/^CERTWRIGHT_EXPIRES=\d{4}-/),
      expect.stringMatching(/^CERTWRIGHT_FINGERPRINT=[0-9A-F:]{95}$/),
      `CERTWRIGHT_FOLDER=${folder}`,
      `CERTWRIGHT_FULLCHAIN=${folder}/fullchain.pem`,
      `CERTWRIGHT_KEY=${folder}/privkey.pem`,
      `CERTWRIGHT_NAME=${name}`,
      `CERTWRIGHT_NAMES=${name}`,
      expect.stringMatching(/^CERTWRIGHT_SERIAL=/),
      'CERTWRIGHT_STEP=install',
    ]);
    // The script printed the private key: whoever reads the log sees none of it.
    const keyLine = files['privkey.pem']?.split('\n')[1] ?? '';
    expect(JSON.stringify(installing().reports(name))).not.toContain(keyLine);
    expect(
      installing()
        .list(name)
        .map(({ installed }) => installed),
    ).toEqual([true, true]);
  });

  it('take back what failed, tell people, and let the certificate count as renewed', { timeout: 30_000 }, async () => {
    const [copy, reload] = installing().list(name);
    const files = ['fullchain.pem', 'privkey.pem', 'all.pem', 'fullchain.pem.previous'];
    const before = files.map(file);
    await save({ id: copy?.id, kind: 'copy', undoLater: true });
    await save({
      id: reload?.id,
      kind: 'command',
      fields: { command: '/bin/sh\n-c\necho no such server >&2; exit 3' },
    });
    await save({ kind: 'command', label: 'never', fields: { command: '/bin/true' } });
    const report = await renew();
    expect(report.certificates.map(({ outcome, install }) => [outcome, install?.code])).toEqual([
      ['renewed', 'install.command-failed'],
    ]);
    expect(renewalExitCode(report)).toBe(0);
    expect(shown(last().steps)).toEqual([
      ['copy', 'undone', undefined, expect.arrayContaining(['wrote', 'restored', 'undone'])],
      ['command', 'failed', 'install.command-failed', expect.arrayContaining(['printed', 'nothing-to-undo'])],
      ['command', 'skipped', undefined, []],
    ]);
    expect(last().steps[1]?.problem?.details).toMatchObject({ detail: '3 no such server' });
    expect(files.map(file)).toEqual(before);
    expect(readdirSync(target).filter((one) => one.endsWith('.tmp'))).toEqual([]);
    expect(notices()).toEqual(['install.command-failed']);
    expect(world.workspace.certificate(name).status).toBe('needs-you');

    await save({ id: reload?.id, kind: 'command', fields: { command: '/bin/true' } });
    const again = await installing().run({ certificate: name, signal: new AbortController().signal });
    expect(again.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect([notices(), world.workspace.certificate(name).status]).toEqual([[], 'fine']);
    expect(file('fullchain.pem')).toBe((await world.workspace.pemFiles(name))['fullchain.pem']);
  });

  it('are broken off after their time with everything they started', async () => {
    const slow = await save({
      kind: 'command',
      label: 'slow',
      seconds: 1,
      fields: { command: 'sleep 60 & sleep 60', shell: 'yes' },
    });
    const begun = performance.now();
    const report = await installing().run({ certificate: name, stepId: slow.id, signal: new AbortController().signal });
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(shown(report.steps)).toEqual([['command', 'failed', 'install.timeout', ['started', 'nothing-to-undo']]]);
    await installing().remove(slow.id);
  });
});
