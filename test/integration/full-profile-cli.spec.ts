import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliResult, runCli } from '../support/cli.ts';
import { describeWithVolumes, type SmallVolume, smallVolume } from '../support/small-volume.ts';
import { startWorld, type World } from '../support/world.ts';

const told = (result: CliResult) => {
  const { error } = result.json<{ error: { code: string; title: string } }>();
  return { exit: result.code, code: error.code, told: error.title.length > 5 && result.stderr.includes(error.title) };
};

describeWithVolumes('a profile folder that cannot be written to', () => {
  let world: World;
  let volume: SmallVolume;
  beforeAll(async () => {
    world = await startWorld();
    const made = smallVolume(2048);
    if (made === undefined) throw new Error('volumes could be mounted a moment ago');
    volume = made;
  });
  afterAll(async () => {
    volume?.remove();
    await world?.stop();
  });
  const issue = (name: string) =>
    runCli(join(volume.path, 'profile'), ['issue', '--json', '--name', name, ...world.dnsArgs]);
  const names = async () => {
    const list = await runCli(join(volume.path, 'profile'), ['list', '--json']);
    return list.json<{ certificates: { name: string; status: string }[] }>().certificates;
  };

  it('full, then read-only: each is named with a code of its own, and what was there is kept', async () => {
    expect((await issue('nas.example.test')).code).toBe(0);
    const before = (await names()).map(({ name, status }) => [name, status]);

    const filler = join(volume.path, 'filler');
    for (let size = 1024 * 1024; size >= 512; size /= 2) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // as full as it gets with pieces of this size
      }
    }
    expect(told(await issue('example.test'))).toEqual({ exit: 8, code: 'storage.full', told: true });
    writeFileSync(filler, '');
    expect((await names()).filter(({ status }) => status === 'fine').map(({ name, status }) => [name, status])).toEqual(
      before,
    );

    volume.readOnly();
    expect(told(await issue('example.test'))).toEqual({ exit: 8, code: 'storage.read-only', told: true });
    volume.writable();
    expect((await issue('example.test')).code).toBe(0);
    expect((await names()).map(({ name }) => name).sort()).toEqual(['example.test', 'nas.example.test']);
    expect(world.txt('_acme-challenge.example.test')).toEqual([]);
  });
});
