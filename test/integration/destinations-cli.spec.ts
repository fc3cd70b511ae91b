/** The command line on destinations: the list, what to do at one of them, and an export that it prescribes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { runCli } from '../support/cli.ts';
import { leafFor, policyFor, saveIssued } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder();
const profile = join(temp.path, 'profile');
const day = 86_400_000;
const after = (time: number): string => new Date(Date.now() + time).toISOString();

beforeAll(async () => {
  const storage = openStorage(profile);
  const life = { notBefore: after(-day), notAfter: after(80 * day) };
  const chainPem = await leafFor(['*.example.org', 'example.org']);
  saveIssued(storage, { id: 'c1', policy: policyFor('*.example.org', 'example.org'), chainPem, ...life });
  storage.close();
});
afterAll(() => temp.remove());

interface Listed {
  readonly destinations: readonly { readonly id: string; readonly shape: { readonly format: string } }[];
}

describe('certwright destinations', () => {
  it('lists them with the form each wants, without a profile', async () => {
    const { code, json } = await runCli(join(temp.path, 'none'), ['destinations', '--json']);
    const formats = new Map(json<Listed>().destinations.map(({ id, shape }) => [id, shape.format]));
    expect([code, formats.get('nginx'), formats.get('iis:2016'), formats.get('iis:2019')]).toEqual([
      ...[0, 'pem', 'pfx-legacy', 'pfx'],
    ]);
    expect(readdirSync(temp.path)).not.toContain('none');
  });

  it('says what to do there with the files of a certificate, in the language asked for', async () => {
    const english = await runCli(profile, ['destinations', 'nginx', '*.example.org']);
    expect(english.stdout).toContain('1. Copy ');
    expect(english.stdout).toMatch(/server_name \*\.example\.org example\.org;/);
    const { code, json } = await runCli(profile, [
      'destinations',
      'synology',
      '*.example.org',
      '--json',
      '--lang',
      'zh',
    ]);
    const { fields } = json<{ readonly fields: readonly { readonly label: string }[] }>();
    expect([code, ...fields.map(({ label }) => label)]).toEqual([0, '私钥', '证书', '中间证书']);
  });

  it('knows no others, and no version that there is not', async () => {
    const unknown = await runCli(profile, ['destinations', 'iis:95', '*.example.org']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('iis:95')]);
    expect((await runCli(profile, ['destinations', 'nginx'])).code).toBe(2);
    const none = await runCli(profile, ['destinations', 'nginx', 'other.example.org', '--json']);
    expect(none.code).not.toBe(0);
  });
});
