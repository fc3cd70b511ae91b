import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { runCli } from '../support/cli.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const killer = join(import.meta.dirname, '../support/kill-at-rename.ts');
const name = 'nas.example.test';

describeWith(worldNeeds, 'starting over on the command line', () => {
  let world: World;
  let folder: ReturnType<typeof tempFolder>;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    world = await startWorld();
    folder = tempFolder();
    env = crontabStandIn(folder.path).env;
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
