import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagnosisSchema, probeReportSchema } from '../../shared/domain/diagnosis.ts';
import { causeOfResult } from '../../shared/domain/diagnosis-probes.ts';
import { tempFolder } from '../support/temp-folder.ts';

const probedSchema = diagnosisSchema.extend({
  probes: z.array(
    probeReportSchema.pick({ outcome: true, result: true, evidence: true }).extend({ probe: z.string() }),
  ),
});
const cli = join(import.meta.dirname, '../../electron/cli.ts');
const folder = tempFolder();
afterAll(() => folder.remove());

const run = (args: readonly string[], input: string | Buffer = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'diagnose', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, CERTWRIGHT_HOME: join(folder.path, 'no-profile') },
  });
  return { status, stdout, stderr };
};
const limit = 'urn:ietf:params:acme:error:rateLimited :: too many new orders (300) from this account';

describe('diagnose', () => {
  it('reads standard input and answers with causes in both languages', () => {
    const { status, stdout } = run(['--json'], limit);
    const { causes } = diagnosisSchema.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect(causes[0]).toMatchObject({ id: 'rate-limit-new-orders', evidence: [limit] });
  });

  it('reads a file, also one that Windows wrote in UTF-16', () => {
    const path = join(folder.path, 'log.txt');
    writeFileSync(path, Buffer.from(`\ufeff${limit}`, 'utf16le'));
    expect(run([path]).stdout).toContain('Too many orders from this account (rate-limit-new-orders)');
  });

  it('speaks Chinese to those who ask for it', () => {
    expect(run(['--lang', 'zh'], '磁盘空间不足').stdout).toContain('很可能：磁盘空间不足');
  });

  it('claims nothing of a text that tells of no failure, and that is no failure either', () => {
    const { status, stdout } = run(['--json', '-'], 'Once upon a time there was a fox.');
    expect({ status, answer: JSON.parse(stdout) }).toEqual({ status: 0, answer: { causes: [] } });
    expect(run([], '').stdout).toContain('Nothing in this text points to a cause we know.');
  });

  it('says which probes can be run for a text, and runs none by itself', () => {
    const text = 'NXDOMAIN looking up TXT for _acme-challenge.nas.example.org';
    const offered = (input: string) =>
      diagnosisSchema.parse(JSON.parse(run(['--json'], input).stdout)).causes.map(({ confirm }) => confirm);
    expect(offered(text)).toContainEqual(expect.objectContaining({ probe: 'challenge-record', runnable: true }));
    expect(offered(text.replace('.nas.example.org', ''))).not.toContainEqual(
      expect.objectContaining({ probe: 'challenge-record', runnable: true }),
    );
  });

  it('measures what is asked for, and ranks again', () => {
    const args = ['--json', 'keychain-look', '--probe', '--profile', join(folder.path, 'profile')];
    const text = 'org.freedesktop.secrets was not provided by any .service files';
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
    const { status, stdout } = spawnSync(process.execPath, [cli, 'diagnose', '-', ...args], {
      input: text,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    expect(status).toBe(0);
    const { causes, probes } = probedSchema.parse(JSON.parse(stdout));
    expect(probes).toMatchObject([{ probe: 'keychain-look', outcome: 'result' }]);
    expect(causes[0]?.id).toBe(causeOfResult('keychain-look', probes[0]?.result ?? ''));
  });

  it('says so when the file is not there', () => {
    expect(run([join(folder.path, 'missing.log')]).status).toBe(2);
  });
});
