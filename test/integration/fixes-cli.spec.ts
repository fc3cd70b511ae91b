import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FixPlan } from '../../shared/domain/fixes.ts';
import { runCli } from '../support/cli.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

describeWith(worldNeeds, 'fixes on the command line', () => {
  let world: World;
  let gate: Gate;
  let profile: string;

  beforeAll(async () => {
    world = await startWorld();
    gate = await gateTo(Number(new URL(world.pebble.directoryUrl).port));
    profile = world.newProfile();
    const directory = ['--directory', `https://127.0.0.1:${gate.port}/dir`, ...world.dnsArgs.slice(2)];
    const issued = await runCli(profile, ['issue', '--name', 'nas.example.test', ...directory]);
    expect(issued.code).toBe(4);
  });
  afterAll(async () => {
    await gate?.close();
    await world?.stop();
  });
  const fix = (...args: readonly string[]) => runCli(profile, ['fix', ...args]);

  it('are listed with the causes of the last failure', async () => {
    const { code, stdout } = await fix();
    expect([code, stdout]).toEqual([0, expect.stringContaining('repair-network')]);
    const { causes } = (await fix('--json')).json<{ causes: { fixes: unknown[] }[] }>();
    expect(causes[0]?.fixes.length).toBeGreaterThan(0);
  });

  it('are shown in both languages and not done without consent', async () => {
    const english = await fix('--action', 'retry');
    expect(english.stdout).toBe(
      'Try again:\n  Go on with the same order from this step: order\nThis cannot be taken back.\nNothing was changed.\n',
    );
    const chinese = await fix('--action', 'ask-from-outside', '--choice', 'china', '--lang', 'zh');
    expect(chinese.stdout).toContain(`查询用的DNS服务器：${world.bind.endpoint} → 223.5.5.5, 119.29.29.29`);
    const choices = (await fix('--action', 'ask-from-outside', '--json')).json<{ plan: FixPlan }>();
    expect(choices.plan).toMatchObject({ kind: 'choose', action: 'ask-from-outside' });
  });

  it('can wait, be listed and be called off', async () => {
    const waits = await fix('--action', 'wait', '--yes', '--json');
    const { undoId } = waits.json<{ result: { undoId: string } }>().result;
    expect((await fix('list')).stdout).toContain(undoId);
    expect(await fix('undo', undoId)).toMatchObject({ code: 0, stdout: 'Taken back.\n' });
    expect((await fix('list')).stdout).toBe('Nothing is in place that could be taken back.\n');
    expect((await fix('undo', undoId)).code).toBe(2);
  });

  it('go on with the run and follow it to its end', async () => {
    expect((await fix('--action', 'retry', '--yes')).code).toBe(4);
    await gate.open();
    const done = await fix('--action', 'retry', '--yes', '--json');
    expect(done.json()).toMatchObject({ plan: { changes: [{ kind: 'resume' }] }, run: { status: 'succeeded' } });
    expect((await fix()).stdout).toBe('No run has failed.\n');
  });
});
