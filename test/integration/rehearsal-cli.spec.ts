/** The rehearsal on the command line: what it answers, in words and JSON, and its exit codes. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rehearsalReportSchema } from '../../shared/domain/rehearsals.ts';
import { runCli } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

interface Answer {
  readonly rehearsals: readonly {
    readonly verdict: string;
    readonly line: string;
    readonly because: readonly { code: string }[];
  }[];
}

describeWith([...worldNeeds, 'nsupdate'], 'rehearse', () => {
  let world: World;
  let profile: string;
  const empty = tempFolder();
  beforeAll(async () => {
    world = await startWorld();
    profile = world.newProfile();
    for (const names of [['nas.example.test', 'mail.example.test'], ['xn--bcher-kva.test']]) {
      const asked = names.flatMap((name) => ['--name', name]);
      expect((await runCli(profile, ['issue', ...asked, ...world.dnsArgs, '--vault', 'key-file'])).code).toBe(0);
    }
  });
  afterEach(() => world.update('delete example.test CAA'));
  afterAll(async () => {
    await world?.stop();
    empty.remove();
  });

  it('tries all certificates, and is content when all will renew', async () => {
    const { code, json } = await runCli(profile, ['rehearse', '--json']);
    const { rehearsals } = json<Answer>();
    expect([code, rehearsals.map(({ verdict, because }) => [verdict, because])]).toEqual([
      0,
      [
        ['will-renew', []],
        ['will-renew', []],
      ],
    ]);
    for (const report of rehearsals) expect(rehearsalReportSchema.safeParse(report).error).toBeUndefined();
  });

  it('ends with the class of what is in the way, and says what it is and what to do', async () => {
    world.update('add example.test 60 CAA 0 issue "another-authority.example"');
    const { code, stdout } = await runCli(profile, ['rehearse']);
    expect(code).toBe(6);
    expect(stdout).toMatch(
      /^✗ nas\.example\.test {2}Will fail: CAA records at example\.test do not allow \S+ to sign \S+, and 1 more\.$/m,
    );
    // The other name is told, and what to do about both is said once.
    expect(stdout.match(/^ {4}CAA records at .+ to sign \S+$/gm)).toHaveLength(1);
    expect(stdout.match(/^ {4}Add the authority’s value/gm)).toHaveLength(1);
    expect(stdout).toMatch(/^✓ xn--bcher-kva\.test {2}Will renew: everything it needs is there\.$/m);
    const one = await runCli(profile, ['rehearse', 'xn--bcher-kva.test', '--lang', 'zh']);
    expect([one.code, one.stdout]).toEqual([0, '✓ xn--bcher-kva.test  能续期：需要的都已就绪。\n']);
  });

  it('says so when nothing is to be tried, and when the question makes no sense', async () => {
    const nothing = await runCli(empty.path, ['rehearse']);
    expect([nothing.code, nothing.stdout]).toEqual([0, 'There is no certificate whose renewal could be tried.\n']);
    const due = await runCli(profile, ['rehearse', '--due']);
    expect([due.code, due.stdout]).toEqual([0, 'No renewal is due to be tried now.\n']);
    expect((await runCli(profile, ['rehearse', '--due', 'nas.example.test'])).code).toBe(2);
    expect((await runCli(profile, ['rehearse', 'nobody.example.test'])).code).not.toBe(0);
  });
});
