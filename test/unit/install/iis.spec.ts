/** What PowerShell is given, and what its answers mean; the answers are as Windows PowerShell 5.1 writes them. */
import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { iisStep, type RunPowerShell } from '../../../electron/engine/install/iis/iis-step.ts';
import { iisScript } from '../../../electron/engine/install/iis/script.ts';
import type { StepContext } from '../../../electron/engine/install/step.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import { freshMaterial } from '../../support/one-step.ts';

const fine = {
  ok: true,
  thumbprint: 'AB12',
  before: '',
  beforeStore: '',
  missing: '',
  had: false,
  denied: false,
  message: '',
};

interface Call {
  readonly script: string;
  readonly given: Readonly<Record<string, unknown>>;
}

const setUp = async (fields: Readonly<Record<string, string>>, answers: readonly (object | string)[]) => {
  const calls: Call[] = [];
  const run: RunPowerShell = async (script, input) => {
    calls.push({ script, given: JSON.parse(input) as Call['given'] });
    const answer = answers[calls.length - 1] ?? fine;
    const output =
      typeof answer === 'string' ? answer : `WARNING: a module\r\n${JSON.stringify({ ...fine, ...answer })}\r\n`;
    return { kind: 'ended', code: 0, output };
  };
  const undos: Parameters<StepContext['undo']>[0][] = [];
  const log: string[] = [];
  const material = await freshMaterial();
  const signal = new AbortController().signal;
  const context: StepContext = {
    ...{ material, signal, clock: systemClock, keep: () => undefined },
    log: (code) => void log.push(code),
    undo: (work) => void undos.push(work),
  };
  return { step: iisStep(fields, run), calls, undos, log, context, material, signal };
};
const site = { store: 'WebHosting', site: "O'Brien; Remove-Item", port: '8443', hostName: 'nas.example.test' };

describe('the step for Windows', () => {
  it('gives everything that differs as data, to the same script each time', async () => {
    const { step, calls, context, log, material } = await setUp({ ...site, exportable: 'yes' }, []);
    await step.test(context);
    await step.apply(context);
    expect(calls.map(({ script }) => script)).toEqual([iisScript, iisScript]);
    expect(iisScript).not.toMatch(/Brien|nas\.example|8443/);
    expect(calls[0]?.given).toEqual({ action: 'test', ...site, port: 8443 });
    const { pfx, password, ...rest } = calls[1]?.given ?? {};
    expect(rest).toEqual({ action: 'install', ...site, port: 8443, exportable: true, removeOld: false });
    expect(log).toEqual(['would-bind', 'imported', 'bound']);
    // What OpenSSL reads out of it is the key of the certificate.
    const key = execFileSync(
      'openssl',
      ['pkcs12', '-nocerts', '-nodes', '-legacy', '-passin', `pass:${String(password)}`],
      {
        input: Buffer.from(String(pfx), 'base64'),
      },
    );
    expect(new X509Certificate(material.files['cert.pem']).checkPrivateKey(createPrivateKey(key))).toBe(true);
  });

  it('binds the one before again, and removes what was not there before', async () => {
    const bound = { before: 'CD34', beforeStore: 'My' };
    const { step, calls, context, undos, signal, material } = await setUp(site, [
      { ...bound, ok: false, message: 'A specified logon session does not exist.' },
    ]);
    await expect(step.apply(context)).rejects.toThrow('install.command-failed');
    for (const undo of undos) await undo(signal);
    const thumbprint = new X509Certificate(material.files['cert.pem']).fingerprint.replaceAll(':', '');
    expect(calls[1]?.given).toEqual({ action: 'undo', ...site, port: 8443, thumbprint, ...bound, had: false });
  });

  it.each([
    [{ ok: false, missing: 'Shop', message: 'no site Shop' }, 'install.target-missing'],
    [{ ok: false, denied: true, message: 'Access is denied.' }, 'install.no-permission'],
    [{ ok: false, message: "The specified module 'WebAdministration' was not loaded" }, 'install.command-failed'],
    ['#< CLIXML', 'install.command-failed'],
  ])('tells %j', async (answer, code) => {
    const { step, context } = await setUp(site, [answer]);
    const thrown: unknown = await step.test(context).catch((one: unknown) => one);
    expect(thrown instanceof CertwrightError ? thrown.problem.code : thrown).toBe(code);
  });

  it('says so where there is no PowerShell', async () => {
    const { context } = await setUp(site, []);
    const step = iisStep(site, async () => ({ kind: 'not-started', reason: 'ENOENT' }));
    await expect(step.test(context)).rejects.toMatchObject({ problem: { details: { detail: 'ENOENT' } } });
  });
});
