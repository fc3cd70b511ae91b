import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/** The secret as it is, and in the spellings it could hide in. */
const spellings = (secret: string): readonly Buffer[] => [
  Buffer.from(secret),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
  Buffer.from(Buffer.from(secret).toString('hex')),
  Buffer.from(encodeURIComponent(secret)),
  Buffer.from(secret, 'base64'),
  Buffer.from(secret, 'utf16le'),
];

describeWith(worldNeeds, 'a planted secret', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('turns up nowhere: not in the profile, not in what is printed, whether the run succeeds or fails', async () => {
    const wrong = Buffer.from('planted-wrong-key-0123456789').toString('base64');
    const passphrase = 'planted passphrase 0123456789';
    const wrongFile = join(world.folder, 'planted.json');
    const passphraseFile = join(world.folder, 'passphrase');
    writeFileSync(wrongFile, JSON.stringify({ ...world.credential, keySecret: wrong }));
    writeFileSync(passphraseFile, passphrase);
    const profile = world.newProfile();
    const args = ['issue', '--json', '--name', 'nas.example.test', ...world.dnsArgs];
    const vault = ['--vault', 'passphrase', '--passphrase-file', passphraseFile];
    const failed = await runCli(profile, [...args, '--credential', wrongFile, ...vault]);
    const issued = await runCli(profile, [...args, ...vault]);
    expect([failed.code, issued.code]).toEqual([3, 0]);

    const printed = [failed, issued].flatMap(({ stdout, stderr }) => [Buffer.from(stdout), Buffer.from(stderr)]);
    const places = [
      ...filesBelow(profile).map((path) => [path, readFileSync(path)] as const),
      ...printed.map((text) => ['printed', text] as const),
    ];
    const found = places.flatMap(([where, content]) =>
      [wrong, updateKey.secret, passphrase]
        .filter((secret) => spellings(secret).some((spelling) => content.includes(spelling)))
        .map((secret) => `${secret} in ${where}`),
    );
    expect(found).toEqual([]);
    // The search itself works: the public name is there.
    expect(places.some(([, content]) => content.includes('nas.example.test'))).toBe(true);
    // Private keys lie in the open only where the certificate is published, for its owner alone.
    const keys = places.filter(([, content]) => content.includes('PRIVATE KEY')).map(([where]) => where);
    expect(keys).toEqual([join(profile, 'live/nas.example.test/privkey.pem')]);
    expect(
      filesBelow(profile).filter((path) => (statSync(path).mode & 0o077) !== 0 && /privkey|\.db|vault/.test(path)),
    ).toEqual([]);
  });
});
