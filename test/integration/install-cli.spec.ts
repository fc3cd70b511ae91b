/** Steps from the command line: set up, tried, run by renewals, and gone on with after the process was killed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InstallReport, InstallStep } from '../../shared/domain/install.ts';
import { builtMain } from '../support/built-main.ts';
import { runCli } from '../support/cli.ts';
import { makeDue } from '../support/made-due.ts';
import { type Sshd, sshdNeeds, startSshd } from '../support/sshd.ts';
import { describeWith } from '../support/tools.ts';
import { hasVsftpd, startVsftpd } from '../support/upload-servers.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const name = 'nas.example.test';
const planted = 'planted-step-password';

describeWith([...worldNeeds, ...sshdNeeds], 'install', () => {
  let world: World;
  let profile: string;
  let server: Sshd;
  let target: string;
  const cli = (...args: readonly string[]) => runCli(profile, args);
  const install = (...args: readonly string[]) => cli('install', name, ...args, '--json');
  const add = async (step: object): Promise<InstallStep> => {
    const added = await runCli(profile, ['install', name, 'add', '--from-file', '-', '--json'], {
      input: JSON.stringify(step),
    });
    if (added.code !== 0) throw new Error(added.stdout + added.stderr);
    return added.json<{ readonly step: InstallStep }>().step;
  };
  const steps = async () => (await install()).json<{ readonly steps: readonly InstallStep[] }>().steps;
  const outcomes = (report: InstallReport) => report.steps.map(({ outcome, problem }) => problem?.code ?? outcome);
  const reports = async () =>
    (await install('log', '--limit', '5')).json<{ readonly reports: readonly InstallReport[] }>().reports;

  beforeAll(async () => {
    builtMain();
    world = await startWorld();
    server = await startSshd();
    profile = world.newProfile();
    target = join(world.folder, 'target');
    mkdirSync(target);
    const issued = await cli('issue', '--name', name, ...world.dnsArgs, '--vault', 'key-file');
    if (issued.code !== 0) throw new Error(issued.stderr);
  });
  afterAll(async () => {
    await server?.stop();
    await world?.stop();
  });

  it('sets steps up, in an order, and shows no secret', async () => {
    const wrong = await runCli(profile, ['install', name, 'add', '--from-file', '-', '--json'], {
      input: JSON.stringify({ kind: 'copy', fields: { folder: 'here', extra: planted } }),
    });
    expect([wrong.code, wrong.json()]).toMatchObject([3, { error: { code: 'credential.invalid' } }]);
    const copy = await add({ kind: 'copy', label: 'to nginx', fields: { folder: target, keyMode: '0640' } });
    const upload = await add({
      ...{ kind: 'ssh', label: 'web', seconds: 20 },
      fields: {
        ...{ host: '127.0.0.1', port: server.port, user: server.user, folder: server.folder },
        ...{ privateKey: server.key, password: planted, remoteCommand: 'echo reloaded' },
      },
    });
    expect(upload.fields.filter(({ key }) => key === 'password' || key === 'privateKey')).toEqual([
      { key: 'privateKey', set: true },
      { key: 'password', set: true },
    ]);
    expect((await install('order', upload.id, copy.id)).code).toBe(0);
    expect((await steps()).map(({ label, installed }) => [label, installed])).toEqual([
      ['web', false],
      ['to nginx', false],
    ]);
    expect((await install('order', copy.id)).json()).toMatchObject({ error: { code: 'install.order-incomplete' } });
    const listed = await cli('install', name);
    expect(listed.stdout).toMatch(/^1\. · \S+ {2}ssh {2}web\n2\. · \S+ {2}copy {2}to nginx\n$/);
    expect((await install('test', 'none')).code).toBe(2);
    expect((await cli('install', name, 'jump')).code).toBe(2);
    const database = readFileSync(join(profile, 'certwright.db')).toString('latin1');
    expect(wrong.stdout + wrong.stderr + listed.stdout + database).not.toContain(planted);
  });

  it('tests and runs them by hand, each with its own exit code', async () => {
    const tested = await install('test');
    expect([tested.code, outcomes(tested.json<{ report: InstallReport }>().report)]).toEqual([0, ['done', 'done']]);
    expect(existsSync(join(target, 'privkey.pem'))).toBe(false);
    const [web] = await steps();
    expect(web?.fields.find(({ key }) => key === 'fingerprint')?.value).toBe(server.fingerprint());
    const ran = await cli('install', name, 'run');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/✓ web {2}Done\n[\s\S]*It printed: reloaded[\s\S]*✓ to nginx {2}Done/);
    const key = (folder: string) => readFileSync(join(folder, 'privkey.pem'), 'utf8');
    expect(key(target)).toBe(key(join(profile, 'live', name)));
    expect(key(server.folder)).toBe(key(target));
    expect((await steps()).map(({ installed }) => installed)).toEqual([true, true]);
    const changed = await runCli(profile, ['install', name, 'change', web?.id ?? '', '--from-file', '-', '--json'], {
      input: JSON.stringify({ fields: { privateKey: server.strangeKey } }),
    });
    expect(changed.code).toBe(0);
    const refused = await install('run', web?.id ?? '');
    expect([refused.code, outcomes(refused.json<{ report: InstallReport }>().report)]).toEqual([
      3,
      ['install.wrong-credentials'],
    ]);
    expect(refused.stdout + refused.stderr).not.toContain(planted);
    expect((await cli('install', name, 'remove', web?.id ?? '')).stdout).toContain('web is removed');
  });

  const suite = hasVsftpd ? it : it.skip;
  suite('uploads by FTPS from the built program as well', async () => {
    const ftp = await startVsftpd();
    try {
      const { port, user, password, root } = ftp;
      const fields = { host: 'localhost', port, user, password, root: root.trim().split('\n'), folder: '/tls' };
      const step = await add({ kind: 'ftps', fields });
      const ran = await install('run', step.id);
      expect([ran.code, existsSync(join(ftp.folder, 'privkey.pem'))]).toEqual([0, true]);
      expect((await install('remove', step.id)).code).toBe(0);
    } finally {
      await ftp.stop();
    }
  });

  it('goes on at the step at which the process was killed, with the next renewal run', {
    timeout: 40_000,
  }, async () => {
    const marker = join(world.folder, 'killed');
    const script = `echo step >> ${marker}; test "$(wc -l < ${marker})" -gt 1 || kill -9 $PPID`;
    await add({ kind: 'command', label: 'kills', fields: { command: ['/bin/sh', '-c', script] } });
    await add({ kind: 'command', label: 'last', fields: { command: '/bin/true' } });
    makeDue(profile, name);
    expect((await cli('renew', '--due')).code).toBe(null);
    expect((await steps()).map(({ label, installed }) => [label, installed])).toEqual([
      ['to nginx', true],
      ['kills', false],
      ['last', false],
    ]);
    const scheduled = await cli('renew', '--due', '--scheduled');
    expect([scheduled.code, scheduled.stderr]).toEqual([0, '']);
    expect((await steps()).map(({ installed }) => installed)).toEqual([true, true, true]);
    const [last, broken] = await reports();
    expect([last?.trigger, last === undefined ? [] : outcomes(last), broken?.endedAt]).toEqual([
      'retry',
      ['done', 'done'],
      undefined,
    ]);
    expect(readFileSync(marker, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('lets a renewal succeed whose step failed, and says so', { timeout: 40_000 }, async () => {
    writeFileSync(
      join(world.folder, 'broken.json'),
      JSON.stringify({ kind: 'command', label: 'broken', fields: { command: '/bin/false' } }),
    );
    expect((await install('add', '--from-file', join(world.folder, 'broken.json'))).code).toBe(0);
    makeDue(profile, name);
    const renewed = await cli('renew', '--due');
    expect(renewed.code).toBe(0);
    expect(renewed.stderr).toMatch(/✓ nas\.example\.test.*\/bin\/false failed/);
    expect((await cli('notify', 'list', '--open')).stdout).toContain(`new certificate for ${name} is not in use`);
    const again = await cli('issue', '--name', name, ...world.dnsArgs);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining(`certwright install ${name}`)]);
  });
});
