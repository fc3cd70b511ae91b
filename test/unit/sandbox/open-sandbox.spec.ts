import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import { freePort } from '../../support/free-port.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const opened: Sandbox[] = [];
const open = async (...options: Parameters<typeof openSandbox>) => {
  const sandbox = await openSandbox(...options);
  opened.push(sandbox);
  return sandbox;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

describe('the sandbox', () => {
  it('is ready in less than 150 milliseconds', async () => {
    await open();
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      await open();
      times.push(performance.now() - started);
    }
    expect(Math.min(...times)).toBeLessThan(150);
  });

  it('keeps its root in the folder, readable by its owner only, and makes a new one when the file is damaged', async () => {
    const folder = tempFolder();
    const file = join(folder.path, 'authority', 'practice-root.pem');
    const at = { folder: join(folder.path, 'authority') };
    const first = await open(at);
    const second = await open(at);
    const mode = statSync(file).mode & 0o777;
    const [certificate = ''] = readFileSync(file, 'utf8').split(/(?=-----BEGIN PRIVATE KEY)/);
    writeFileSync(file, certificate);
    const third = await open(at);
    const fourth = await open(at);
    folder.remove();
    expect([second.rootPem === first.rootPem, mode, third.rootPem === first.rootPem, fourth.rootPem]).toEqual([
      true,
      0o600,
      false,
      third.rootPem,
    ]);
  });

  it('is another authority each time without a folder', async () => {
    expect((await open()).rootPem).not.toBe((await open()).rootPem);
  });

  it('says which port is taken, and leaves nothing open', async () => {
    const first = await open();
    const acmePort = Number(new URL(first.directoryUrl).port);
    const dnsPort = await freePort();
    const failure = await openSandbox({ acmePort, dnsPort }).catch((thrown: unknown) => thrown);
    expect(failure instanceof CertwrightError && failure.problem).toMatchObject({
      code: 'host.port-in-use',
      details: { port: acmePort },
    });
    expect((await open({ dnsPort })).dnsEndpoint).toBe(`127.0.0.1:${dnsPort}`);
  });

  it('closes once, however often it is asked, and its ports are free again', async () => {
    const sandbox = await open();
    await Promise.all([sandbox.close(), sandbox.close()]);
    await sandbox.close();
    const acmePort = Number(new URL(sandbox.directoryUrl).port);
    expect((await open({ acmePort })).directoryUrl).toBe(sandbox.directoryUrl);
  });

  it('says that a folder cannot be used', async () => {
    const folder = tempFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const failure = await openSandbox({ folder: file }).catch((thrown: unknown) => thrown);
    folder.remove();
    expect(failure instanceof CertwrightError && failure.problem.code).toBe('storage.failed');
  });
});
