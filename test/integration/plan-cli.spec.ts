import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { type PlanEntry, planEntrySchema } from '../../shared/domain/renewal.ts';
import { runCli } from '../support/cli.ts';
import { leafFor, policyFor, saveIssued } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('the plan on the command line', () => {
  const folder = tempFolder();
  const empty = tempFolder();
  beforeAll(async () => {
    const storage = openStorage(folder.path);
    for (const [id, name, notAfter] of [
      ['c1', 'nas.example.org', '2026-05-30T10:20:00.000Z'],
      ['c2', 'www.example.org', '2026-03-09T03:08:00.000Z'],
    ] as const)
      saveIssued(storage, {
        id,
        policy: policyFor(name),
        chainPem: await leafFor([name]),
        notBefore: '2026-03-01T10:20:00.000Z',
        notAfter,
      });
    storage.close();
  });
  afterAll(() => {
    folder.remove();
    empty.remove();
  });

  it('tells what is due at a moment that is asked about, and why', async () => {
    const { code, json, stderr } = await runCli(folder.path, ['plan', '--json', '--now', '2026-03-08T00:00:00Z']);
    expect([code, stderr]).toEqual([0, '']);
    const { plan } = json<{ plan: PlanEntry[] }>();
    expect(plan.map((entry) => planEntrySchema.parse(entry))).toEqual(plan);
    expect(plan.map(({ name, due, why, alert }) => [name, due, why, alert?.code])).toEqual([
      ['www.example.org', true, 'half-life', 'little-life'],
      ['nas.example.org', false, 'two-thirds', undefined],
    ]);
  });

  it('is a table that people can read, in both languages', async () => {
    const asked = ['plan', '--now', '2026-03-08T00:00:00Z'];
    const options = { env: { TZ: 'UTC' } };
    const english = await runCli(folder.path, asked, options);
    expect(english.stdout).toMatch(
      /^1 certificate may be renewed now\.\nwww\.example\.org {2}now +half of its short life is over then\n {2}! Less than a sixth of its life is left\.\nnas\.example\.org {2}(30 Apr|1 May) 2026.* two thirds of its life are over then\n$/,
    );
    const chinese = await runCli(folder.path, [...asked, '--lang', 'zh'], options);
    expect(chinese.stdout).toMatch(/^现在可以续期的证书有1张。\nwww\.example\.org {2}现在 +有效期很短/);
  });

  it('says so when there is nothing to plan for, and when the date makes no sense', async () => {
    const nothing = await runCli(empty.path, ['plan']);
    expect([nothing.code, nothing.stdout]).toEqual([0, 'There are no certificates to plan for.\n']);
    expect((await runCli(empty.path, ['plan', '--now', 'soon'])).code).toBe(2);
    expect((await runCli(empty.path, ['plan', 'nas.example.org'])).code).toBe(2);
  });
});
