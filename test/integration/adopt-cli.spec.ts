/** From certbot to here and back on the command line, beside a real table of cron. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AdoptionPlan, AdoptionReport, AdoptionResult } from '../../shared/domain/adoption.ts';
import { runCli } from '../support/cli.ts';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { runCertbot } from '../support/old-clients.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { treeHash } from '../support/tree-hash.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

describeWith([...worldNeeds, 'certbot'], 'taking over on the command line', () => {
  let world: World;
  let folder: ReturnType<typeof tempFolder>;
  let cron: CrontabStandIn;
  const home = () => join(folder.path, 'letsencrypt');
  beforeAll(async () => {
    world = await startWorld();
    folder = tempFolder();
    cron = crontabStandIn(folder.path);
    await runCertbot({ pebble: world.pebble, home: home(), names: ['nas.example.test'], email: 'me@example.org' });
    cron.edit(() => `17 3 * * * certbot renew --config-dir ${home()}\n`);
  });
  afterAll(async () => {
    folder?.remove();
    await world?.stop();
  });

  it('shows, asks, takes over and gives back', async () => {
    const profile = world.newProfile();
    // Somebody's home without other clients in it.
    const env = { ...cron.env, HOME: folder.path };
    const run = (...args: string[]) => runCli(profile, ['adopt', ...args, '--json'], { env });
    const before = { tree: treeHash(home()), table: cron.table() };
    const report = (await run('find', '--client', 'certbot')).json<AdoptionReport>();
    const found = report.found.find((one) => one.home === home());
    expect(found).toMatchObject({ name: 'nas.example.test', jobs: [{ kind: 'cron', serves: ['nas.example.test'] }] });
    const asked = [found?.id ?? '', '--root', world.pebble.rootFile];
    expect((await run('plan', ...asked)).json<AdoptionPlan>()).toMatchObject({
      ...{ possible: true, replaces: true },
      // Nothing would start our renewals in its place.
      notes: [{ code: 'schedule-missing' }],
    });
    expect({ tree: treeHash(home()), table: cron.table() }).toEqual(before);

    expect((await run('take-over', ...asked)).code).toBe(2);
    expect((await run('take-over', found?.id ?? '', '--yes')).json()).toMatchObject({
      error: { code: 'adopt.not-possible', details: { reason: 'private-root-needed' } },
    });
    const taken = await run('take-over', ...asked, '--yes');
    expect({ code: taken.code, stderr: taken.code === 0 ? '' : taken.stderr }).toEqual({ code: 0, stderr: '' });
    const { adoption, left } = taken.json<AdoptionResult>();
    expect(left).toEqual([]);
    expect(cron.table()).toMatch(/^# Certwright: 17 3 \* \* \* certbot/);
    const again = (await run('find', '--client', 'certbot')).json<AdoptionReport>();
    expect(again.found.find((one) => one.home === home())?.adopted).toBe(adoption.id);
    const { stdout } = await runCli(profile, ['adopt', 'find', '--from', home(), '--lang', 'zh'], { env });
    expect(stdout).toContain(`已接管，编号${adoption.id}`);

    expect((await run('undo', adoption.id)).json()).toEqual({ undone: adoption.id });
    expect({ tree: treeHash(home()), table: cron.table() }).toEqual(before);
    expect((await run('undo', adoption.id)).json()).toMatchObject({ error: { code: 'adopt.not-found' } });
    expect((await run('find', '--from', profile)).json()).toMatchObject({ error: { code: 'adopt.folder-unknown' } });
  });
});
