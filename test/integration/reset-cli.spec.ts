import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseFileName, openStorage } from '../../electron/engine/storage/open-storage.ts';
import { runCli } from '../support/cli.ts';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const killer = join(import.meta.dirname, '../support/kill-at-rename.ts');
const name = 'nas.example.test';

describeWith(worldNeeds, 'starting over on the command line', () => {
  let world: World;
  let folder: ReturnType<typeof tempFolder>;
  let cron: CrontabStandIn;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    world = await startWorld();
    folder = tempFolder();
    cron = crontabStandIn(folder.path);
    env = cron.env;
  });
  afterAll(async () => {
    folder?.remove();
    await world?.stop();
  });
  const run = (profile: string, ...args: string[]) => runCli(profile, [...args, '--json'], { env });
  const issued = async (): Promise<string> => {
    const profile = world.newProfile();
    const { code, stderr } = await runCli(profile, ['issue', '--json', '--name', name, ...world.dnsArgs], { env });
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    return profile;
  };
  const listed = async (profile: string): Promise<readonly string[]> =>
    (await run(profile, 'list')).json<{ certificates: { name: string }[] }>().certificates.map((one) => one.name);
  const key = (profile: string): string => readFileSync(join(profile, 'live', name, 'privkey.pem'), 'utf8');
  const exported = async (profile: string): Promise<string> => {
    const out = join(folder.path, `out-${readdirSync(folder.path).length}`);
    expect((await run(profile, 'export', name, '--format', 'pem', '--out', out)).code).toBe(0);
    return readFileSync(join(out, 'privkey.pem'), 'utf8');
  };

  it('asks for --yes, says what goes and what stays, and takes a certificate off the list and back', async () => {
    const profile = await issued();
    const before = key(profile);
    expect((await run(profile, 'reset', '--certificate', name)).code).toBe(2);
    expect((await run(profile, 'reset', '--certificate', name, '--everything')).code).toBe(2);
    expect((await run(profile, 'reset', '--certificate', 'other.example.test', '--yes')).code).toBe(2);

    const afresh = await run(profile, 'reset', '--certificate', name, '--yes');
    expect(afresh.code).toBe(0);
    expect(afresh.json()).toMatchObject({ level: 'afresh', recordsLeft: 0 });
    expect(await listed(profile)).toEqual([name]);

    const forgotten = await run(profile, 'reset', '--certificate', name, '--forget', '--with-files', '--yes');
    const answer = forgotten.json<{ certificate: { id: string }; removed: unknown[]; kept: { what: string }[] }>();
    expect(answer.removed).toContainEqual({ what: 'private-keys', count: 1 });
    expect(answer.kept.map(({ what }) => what)).toContain('valid');
    expect(await listed(profile)).toEqual([]);
    expect(existsSync(join(profile, 'live', name))).toBe(false);

    expect((await run(profile, 'reset', '--put-back', answer.certificate.id)).code).toBe(0);
    expect(await listed(profile)).toEqual([name]);
    expect([key(profile), await exported(profile)]).toEqual([before, before]);
    expect((await run(profile, 'reset', '--put-back', answer.certificate.id)).code).toBe(2);
  });

  it('does not put a certificate back beside one of the same name', async () => {
    const profile = await issued();
    const forgotten = await run(profile, 'reset', '--certificate', name, '--forget', '--yes');
    const { certificate } = forgotten.json<{ certificate: { id: string } }>();
    expect(key(profile)).toContain('PRIVATE KEY');
    expect((await runCli(profile, ['issue', '--json', '--name', name, ...world.dnsArgs], { env })).code).toBe(0);
    const refused = await run(profile, 'reset', '--put-back', certificate.id);
    expect(refused.json<{ error: { code: string } }>().error.code).toBe('reset.name-taken');
    expect((await run(profile, 'reset', '--delete', certificate.id, '--yes')).code).toBe(0);
    expect((await run(profile, 'reset', '--list')).json()).toEqual({ removed: [] });
  });

  it('refuses while another process has the profile open, and changes nothing', async () => {
    const profile = await issued();
    const other = openStorage(profile);
    const refused = await run(profile, 'reset', '--everything', '--yes');
    other.close();
    expect([refused.code, refused.json<{ error: { code: string } }>().error.code]).toEqual([9, 'reset.in-use']);
    expect(readdirSync(profile).filter((entry) => entry.startsWith('re'))).toEqual([]);
    expect(await listed(profile)).toEqual([name]);
  });

  it('removes everything but what servers read, puts it all back, and deletes what is not wanted', async () => {
    const profile = await issued();
    const before = key(profile);
    const removed = await run(profile, 'reset', '--everything', '--yes');
    const { id } = removed.json<{ id: string }>();
    expect([removed.code, readdirSync(profile).sort()]).toEqual([0, ['live', id].sort()]);
    expect(key(profile)).toBe(before);
    expect(await listed(profile)).toEqual([]);

    expect((await run(profile, 'reset', '--put-back', id)).code).toBe(0);
    expect(await listed(profile)).toEqual([name]);
    expect(await exported(profile)).toBe(before);
    const left = (await run(profile, 'reset', '--list')).json<{ removed: { id: string; certificates: number }[] }>();
    expect(left.removed.map(({ certificates }) => certificates)).toEqual([0]);
    expect((await run(profile, 'reset', '--delete', left.removed[0]?.id ?? '', '--yes')).code).toBe(0);
    expect(readdirSync(profile).filter((entry) => entry.startsWith('removed-'))).toEqual([]);
  });

  it('takes the line out of the crontab with the profile, and puts the same one back with it', async () => {
    const profile = await issued();
    const foreign = '17 3 * * * /usr/local/bin/backup\n';
    cron.edit(() => foreign);
    // Whether a cron is there to read it is another question.
    await run(profile, 'schedule', 'install');
    const installed = cron.table();
    expect(installed).toContain('renew --due --scheduled');
    const { id } = (await run(profile, 'reset', '--everything', '--yes')).json<{ id: string }>();
    expect(cron.table()).toBe(foreign);
    const back = await run(profile, 'reset', '--put-back', id);
    expect([back.code, back.json()]).toEqual([0, { id }]);
    expect(cron.table()).toBe(installed);
    await run(profile, 'schedule', 'remove');
    expect(cron.table()).toBe(foreign);
    cron.edit(() => '');
  });

  it('moves a profile aside whose database is damaged, says what its files tell, and begins anew', async () => {
    const profile = await issued();
    const before = key(profile);
    await run(profile, 'schedule', 'install');
    expect(cron.table()).toContain(profile);
    const database = join(profile, databaseFileName);
    writeFileSync(database, Buffer.from(readFileSync(database)).fill(0x58, 0, 4096));
    const refused = await run(profile, 'list');
    expect(refused.json<{ error: { code: string } }>().error.code).toBe('storage.corrupt');
    expect((await run(profile, 'reset', '--list')).json()).toEqual({ removed: [] });

    const removed = await run(profile, 'reset', '--everything', '--yes');
    const answer = removed.json<{ id: string; removed: unknown[]; kept: unknown[]; recordsLeft: number }>();
    expect(removed.code).toBe(0);
    expect(removed.stderr).toContain('The database cannot be read');
    expect(answer.removed).toEqual([
      { what: 'certificates', count: 1 },
      { what: 'vault-key-file', count: 1 },
      { what: 'schedule', count: 1 },
      { what: 'settings', count: 1 },
    ]);
    expect(answer.kept).toContainEqual({ what: 'valid', count: 1 });
    expect([key(profile), cron.table()]).toEqual([before, '']);
    expect(await listed(profile)).toEqual([]);

    // It would not open, so it is not put back, and what is there stays.
    const back = await run(profile, 'reset', '--put-back', answer.id);
    expect(back.json<{ error: { code: string } }>().error.code).toBe('storage.corrupt');
    expect(await listed(profile)).toEqual([]);
    const left = (await run(profile, 'reset', '--list')).json<{ removed: unknown[] }>();
    expect(left.removed).toMatchObject([{ kind: 'profile', id: answer.id, certificates: 1 }]);
  });

  it('comes back from damage to what was removed before', async () => {
    const profile = await issued();
    const { id } = (await run(profile, 'reset', '--everything', '--yes')).json<{ id: string }>();
    expect(await listed(profile)).toEqual([]);
    writeFileSync(join(profile, databaseFileName), 'no database at all, but long enough to be one');
    expect((await run(profile, 'reset', '--put-back', id)).code).toBe(0);
    expect(await listed(profile)).toEqual([name]);
  });

  it('killed at any point of removing and of putting back, the next start finishes it', {
    timeout: 240_000,
  }, async () => {
    const profile = await issued();
    const before = key(profile);
    const killedAt = (nth: number, ...args: string[]) =>
      runCli(profile, [...args, '--json'], { env: { ...env, CERTWRIGHT_TEST_KILL: String(nth) }, preload: [killer] });
    let kills = 0;
    for (let nth = 1; ; nth += 1) {
      const removed = await killedAt(nth, 'reset', '--everything', '--with-files', '--yes');
      if (removed.code === null) kills += 1;
      expect(await listed(profile)).toEqual([]);
      const [full] = (await run(profile, 'reset', '--list'))
        .json<{ removed: { id: string; certificates: number }[] }>()
        .removed.filter(({ certificates }) => certificates === 1);
      const back = await killedAt(nth, 'reset', '--put-back', full?.id ?? '');
      if (back.code === null) kills += 1;
      expect(await listed(profile)).toEqual([name]);
      expect(key(profile)).toBe(before);
      if (removed.code === 0 && back.code === 0) break;
    }
    expect(kills).toBeGreaterThan(5);
    expect(await exported(profile)).toBe(before);
    expect(existsSync(join(profile, 'reset.json'))).toBe(false);
  });
});
