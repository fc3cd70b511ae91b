/** Whatever is secret or somebody's own is planted everywhere, and turns up in no report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import { pemZip } from '../../electron/engine/export/pem-zip.ts';
import { hostLogger } from '../../electron/host-log.ts';
import type { Application } from '../../electron/ipc/application.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli } from '../support/cli.ts';
import { plantedMachine } from '../support/planted-machine.ts';
import { credentials, names, pastedText, plantProfile, txtValue } from '../support/planted-profile.ts';
import { openProfile } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** As it is, and in the spellings it could hide in; of base64 what is the same whatever stands around it. */
const spellings = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].flatMap((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const [from, to] = [Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6)];
    return [padded.toString('base64').slice(from, to), padded.toString('base64url').slice(from, to)];
  });
  const hex = bytes.toString('hex');
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), hex, hex.toUpperCase(), ...inside];
};

type Report = Readonly<Record<string, string>>;
const unpacked = (zip: Uint8Array): Report =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, data]) => [name, strFromU8(data)]));

describe('a report of a profile full of secrets', () => {
  const folder = tempFolder();
  const profile = join(folder.path, 'profile');
  const textFile = join(folder.path, 'pasted.log');
  const preload = [pathToFileURL(join(import.meta.dirname, '../support/planted-machine.ts')).href];
  let secrets: readonly string[];
  let runId: string;
  beforeAll(async () => {
    const workspace = await openProfile(profile);
    ({ runId, secrets } = await plantProfile(workspace));
    await workspace.close();
    writeFileSync(textFile, pastedText);
  });
  afterAll(() => folder.remove());

  const found = (report: Report): readonly string[] =>
    Object.entries(report).flatMap(([name, text]) =>
      secrets.filter((secret) => spellings(secret).some((one) => text.includes(one))).map((one) => `${one} in ${name}`),
    );
  const report = (...options: readonly string[]): Promise<CliResult> =>
    runCli(profile, ['report', ...options], { preload });
  const saved = async (...options: readonly string[]): Promise<Report> => {
    const file = join(folder.path, 'report.zip');
    const { code, stderr } = await report('--out', file, ...options);
    expect([code, stderr]).toEqual([0, '']);
    return unpacked(readFileSync(file));
  };

  it('is searched in a way that finds what is there', () => {
    const planted = { 'pasted.log': pastedText };
    expect(found(planted).length).toBeGreaterThan(18);
    const hidden = { a: Buffer.from(`x${plantedMachine.hostName}y`).toString('base64') };
    expect(found(hidden)).toEqual([`${plantedMachine.hostName} in a`]);
  });

  it('tells none of them: command line, about a run and a text', async () => {
    const files = await saved('--run', runId, '--text', textFile);
    expect(Object.keys(files)).toEqual([
      'README.txt',
      'about.json',
      'causes.json',
      'policy.json',
      'authorities.json',
      'credentials.json',
      'dns.json',
      'run-1.json',
      'text.txt',
    ]);
    expect(found(files)).toEqual([]);
    expect(Object.values(files).join('')).not.toMatch(/PRIVATE KEY|@planted-mail|eyJ[A-Za-z0-9]/);
    // What helps is there.
    expect(files['run-1.json']).toContain(names.nas);
    expect(files['run-1.json']).toContain(txtValue);
    expect(files['text.txt']).toContain(txtValue);
    expect(files['causes.json']).toContain('CAA record prevents issuance');
    expect(JSON.parse(files['credentials.json'] ?? '')).toMatchObject({
      credentials: Object.keys(credentials).map((provider, index) => ({ name: `credential-${index + 1}`, provider })),
    });
    expect(JSON.parse(files['authorities.json'] ?? '')).toMatchObject({
      accounts: [{ account: expect.stringMatching(/\/acct\/#[0-9a-f]{8}$/), bound: true, contacts: 1 }],
    });
    expect(files['README.txt']).toContain('Every secret stored in the app was looked for');
  });

  it('takes the newest run where nothing is asked for, and hides names where that is', async () => {
    const files = await saved('--hide-names');
    expect(found(files)).toEqual([]);
    expect(Object.values(files).join('')).not.toContain('planted-example');
    expect(files['run-1.json']).toContain('_acme-challenge.host-1.name-1.example');
  });

  it('is shown without writing anything', async () => {
    const { code, stdout, json } = await report('--list', '--json', '--text', textFile);
    const { files } = json<{ files: readonly { name: string; bytes: number; text: string }[] }>();
    expect(code).toBe(0);
    expect(found({ stdout, ...Object.fromEntries(files.map(({ name, text }) => [name, text])) })).toEqual([]);
    expect(files.every(({ bytes, text }) => Buffer.byteLength(text) === bytes)).toBe(true);
    const lines = (await report('--list')).stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^README\.txt +\d+ bytes$/);
  });

  it('says when stored secrets were locked, and finds them once it is given the passphrase', async () => {
    const locked = join(folder.path, 'locked');
    const passphraseFile = join(folder.path, 'passphrase');
    writeFileSync(passphraseFile, 'planted passphrase 0123');
    const vault = ['--vault', 'passphrase', '--passphrase-file', passphraseFile];
    const added = await runCli(locked, ['credential', 'add', 'cloudflare', '--credential', '-', ...vault], {
      input: JSON.stringify(credentials.cloudflare),
    });
    expect(added.code).toBe(0);
    const of = async (...options: readonly string[]): Promise<Report> => {
      const { json } = await runCli(locked, ['report', '--list', '--json', '--text', textFile, ...options]);
      return Object.fromEntries(
        json<{ files: { name: string; text: string }[] }>().files.map((file) => [file.name, file.text]),
      );
    };
    const token = credentials.cloudflare?.apiToken ?? '';
    const before = await of();
    expect(before['README.txt']).toContain('The stored secrets were locked');
    expect(before['text.txt']).toContain(token);
    const after = await of('--passphrase-file', passphraseFile);
    expect(after['README.txt']).toContain('Every secret stored in the app was looked for');
    expect(after['text.txt']).not.toContain(token);
  });

  it('names a run that is not there', async () => {
    const { code, json } = await report('--json', '--run', 'nobody');
    expect([code, json()]).toEqual([2, { error: expect.objectContaining({ code: 'run.not-found' }) }]);
  });

  describe('from the application', () => {
    let application: Application;
    let delivered: Report = {};
    beforeAll(async () => {
      const logger = hostLogger(() => undefined);
      application = await openApplication({
        profileFolder: profile,
        host: {
          kind: 'web',
          deliver: async (files, name) => {
            delivered = unpacked(pemZip(files, new Date()));
            return { kind: 'written', folder: name, files: Object.keys(files) };
          },
          openLink: async () => undefined,
        },
        logger,
        version: '1.2.3',
      });
      await application.handlers['settings.change']({ practice: false, language: 'zh' });
      // What neither a pattern nor the profile knows stands behind a name in the text, not by itself.
      const stored = secrets.filter((secret) => secret !== 'swordfish-of-nobody');
      for (const line of pastedText.split('\n'))
        logger.warn('planted', { line, stored, path: `${plantedMachine.homeFolder}/x` });
      logger.warn('whole', { pastedText });
    });
    afterAll(() => application.close());

    it.each([false, true])('tells none of them, its log included; names hidden: %s', async (hideNames) => {
      const asked = { runId, text: pastedText, hideNames };
      const { files } = await application.handlers['bundle.preview'](asked);
      const answer = await application.handlers['bundle.save'](asked);
      expect(answer).toMatchObject({ folder: expect.stringMatching(/^certwright-report-\d{4}-\d\d-\d\d$/) });
      const shown = Object.fromEntries(files.map(({ name, text }) => [name, text]));
      expect(found(shown)).toEqual([]);
      expect(found(delivered)).toEqual([]);
      expect(Object.keys(delivered)).toEqual(Object.keys(shown));
      expect(delivered['log.txt']).toContain('"event":"planted"');
      expect(delivered['README.txt']).toContain('证书匠求助报告');
      expect(Object.values(delivered).join('').includes('planted-example')).toBe(!hideNames);
    });
  });
});
