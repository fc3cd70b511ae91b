/** Every situation that can be rehearsed: the app finds what was arranged, its way out works, and the order succeeds. */
import { describe, expect, it } from 'vitest';
import { diagnosisOf } from '../../electron/engine/diagnosis/report.ts';
import { failureOfRun } from '../../electron/engine/diagnosis/run-failure.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { openPractice, type PracticeServers } from '../../electron/practice.ts';
import type { FixAction } from '../../shared/domain/causes.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { FixSubject } from '../../shared/domain/fixes.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { type SituationId, situationFacts, situationIds } from '../../shared/domain/situations.ts';
import { ended, story } from '../support/attempts.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Rehearsed {
  readonly practice: PracticeServers;
  readonly workspace: Workspace;
  readonly clock: MovedClock;
}

const inPractice = async (work: (here: Rehearsed) => Promise<void>): Promise<void> => {
  const { path: profileFolder, remove } = tempFolder();
  const clock = movedClock({ skipSleeps: true });
  const practice = await openPractice({
    profileFolder,
    logger: silentLogger,
    userAgent: 'certwright-test',
    clock,
  });
  try {
    await work({ practice: await practice.servers(), workspace: practice.workspace, clock });
  } finally {
    await practice.close();
    remove();
  }
};

const begin = async ({ practice }: Rehearsed, id: SituationId): Promise<Policy> => {
  const begun = await practice.stage.begin(id);
  if (begun.kind === 'certificate') throw new Error('nothing is to be ordered');
  return { ...begun.policy, termsAgreed: true };
};
const order = async ({ workspace }: Rehearsed, policy: Policy): Promise<RunView> =>
  ended(workspace, await workspace.issue(policy));
const foundBefore = async ({ workspace }: Rehearsed, policy: Policy): Promise<readonly unknown[]> =>
  (await workspace.preflight(policy)).checks.flatMap(({ findings }) => findings.map(({ cause }) => cause));
const diagnosed = (run: RunView): readonly string[] =>
  diagnosisOf(failureOfRun(run) ?? {}, () => false)
    .causes.slice(0, 2)
    .map(({ id }) => id);

/** The button of the fix, with what it recommends where it asks; the run that follows, if one does. */
const press = async (
  { workspace }: Rehearsed,
  id: SituationId,
  action: FixAction,
  subject: FixSubject,
): Promise<RunView | undefined> => {
  const { signal } = new AbortController();
  const asked = { action, cause: situationFacts[id].cause, subject, detail: {} };
  const first = await workspace.fixes.plan(asked, signal);
  const choice = first.kind === 'choose' ? first.options.find(({ recommended }) => recommended)?.id : undefined;
  const plan = choice === undefined ? first : await workspace.fixes.plan({ ...asked, choice }, signal);
  if (plan.kind !== 'do') throw new Error(`nothing to apply: ${JSON.stringify(plan)}`);
  const { runId } = await workspace.fixes.apply(plan.id, signal);
  if (runId === undefined) return undefined;
  const live = workspace.liveRun(runId);
  return live === undefined ? workspace.run(runId) : ended(workspace, live);
};
const retry = (here: Rehearsed, id: SituationId, run: RunView) => press(here, id, 'retry', { kind: 'run', id: run.id });

type WayOut = (here: Rehearsed, run: RunView) => Promise<RunView | undefined>;

const byRecords =
  (id: SituationId): WayOut =>
  async (here, run) => {
    await press(here, id, 'edit-records', { kind: 'run', id: run.id });
    return retry(here, id, run);
  };
const byHand =
  (id: SituationId): WayOut =>
  async (here, run) => {
    await here.practice.stage.mend();
    return retry(here, id, run);
  };

/** Those in which an order fails, with the way out of each. */
const failing: { readonly [I in SituationId]?: WayOut } = {
  'caa-forbids': byRecords('caa-forbids'),
  'dead-ipv6': byRecords('dead-ipv6'),
  'port-closed': (here, run) => press(here, 'port-closed', 'open-port', { kind: 'run', id: run.id }),
  'wrong-key': async (here, run) => {
    const { workspace, practice } = here;
    const [{ id, provider, label } = { id: '', provider: '', label: '' }] = workspace.credentials.list();
    await workspace.credentials.save({ id, provider, label, fields: { key: practice.stage.state().key ?? '' } });
    return retry(here, 'wrong-key', run);
  },
  'rate-limit': async (here, run) => {
    const { workspace, clock } = here;
    await press(here, 'rate-limit', 'wait', { kind: 'run', id: run.id });
    clock.advanceTo(workspace.fixes.nextMoment()?.toISOString() ?? '');
    await workspace.fixes.tend();
    const [live] = workspace.runs();
    const going = workspace.liveRun(live?.id ?? '');
    return going === undefined ? live : ended(workspace, going);
  },
  'key-without-rights': byHand('key-without-rights'),
  'wrong-server': byHand('wrong-server'),
  redirect: byHand('redirect'),
};

describe.concurrent('a situation in which the order fails', () => {
  it.each(Object.keys(failing) as SituationId[])(
    'is found and mended: %s',
    (id) =>
      inPractice(async (here) => {
        const policy = await begin(here, id);
        const before = await foundBefore(here, policy);
        if (id !== 'rate-limit') expect(before).toContain(situationFacts[id].cause);
        const run = await order(here, policy);
        expect(run.status).toBe('failed');
        expect(diagnosed(run)).toContain(situationFacts[id].cause);
        expect(await failing[id]?.(here, run)).toMatchObject({ status: 'succeeded' });
      }),
    30_000,
  );
});

describe.concurrent('a situation that is found before the order', () => {
  const found = async (id: SituationId, mend: (here: Rehearsed, policy: Policy) => Promise<Policy>): Promise<void> =>
    inPractice(async (here) => {
      const policy = await begin(here, id);
      expect(await foundBefore(here, policy)).toContain(situationFacts[id].cause);
      const mended = await mend(here, policy);
      expect(await foundBefore(here, mended)).not.toContain(situationFacts[id].cause);
      expect(await order(here, mended)).toMatchObject({ status: 'succeeded' });
    });

  it(
    'the old values at the place of proof are taken away by the button',
    () =>
      found('stale-record', async (here, policy) => {
        await press(here, 'stale-record', 'remove-records', { kind: 'policy', policy });
        expect(here.practice.sandbox.records()).toEqual([]);
        return policy;
      }),
    30_000,
  );

  it(
    'the zone is with another provider, and the proof goes there',
    () =>
      found('moved-dns', async ({ workspace }, policy) => {
        const asked = { action: 'edit-credential', cause: 'domain-uses-other-nameservers', detail: {} } as const;
        const plan = await workspace.fixes.plan(
          { ...asked, subject: { kind: 'policy', policy } },
          AbortSignal.timeout(9000),
        );
        expect(plan).toMatchObject({ kind: 'go', place: 'provider' });
        return {
          ...policy,
          proof: { method: 'dns-01', provider: 'practice-elsewhere' },
        };
      }),
    30_000,
  );

  it.each(['wrong-clock', 'silent-server'] as const)(
    'somebody sets right what is not in the app: %s',
    (id) =>
      found(id, async ({ practice }, policy) => {
        await practice.stage.mend();
        expect(practice.stage.state()).toMatchObject({ situation: id, mended: true });
        return policy;
      }),
    30_000,
  );
});

describe.concurrent('a situation that the app gets over by itself', () => {
  it(
    'the name servers publish one after another, and the order waits for the last',
    () =>
      inPractice(async (here) => {
        const having = new Set<number>();
        here.workspace.onRun(({ records }) => {
          for (const { servers } of records) having.add(servers.filter(({ state }) => state === 'has').length);
        });
        expect(await order(here, await begin(here, 'slow-dns'))).toMatchObject({ status: 'succeeded' });
        expect([...having]).toEqual([0, 1, 2, 3]);
      }),
    30_000,
  );

  it(
    'the authority is down for hours, and the second one signs',
    () =>
      inPractice(async (here) => {
        const policy = await begin(here, 'authority-down');
        expect(await foundBefore(here, policy)).toContain('ca-service-unavailable');
        await order(here, policy);
        expect(story(here.workspace)).toMatchObject([
          ['Certwright Practice', 'failed', 'directory.unavailable', expect.any(String)],
          ['Certwright Practice Two', 'succeeded', undefined, undefined],
        ]);
      }),
    30_000,
  );
});

describe.concurrent('a situation of a certificate that is there', () => {
  it(
    'the rehearsal warns of the renewal, the button adds the record, and all is well',
    () =>
      inPractice(async (here) => {
        const { workspace, practice } = here;
        const begun = await practice.stage.begin('renewal-blocked');
        if (begun.kind === 'order') throw new Error('a certificate is meant');
        const { reports, policy } = workspace.rehearsals.of(begun.certificateId);
        expect(reports[0]).toMatchObject({ verdict: 'will-fail', because: [{ cause: 'caa-forbids' }] });
        await press(here, 'renewal-blocked', 'edit-records', { kind: 'policy', policy });
        expect(await workspace.rehearsals.rehearse(begun.certificateId)).toMatchObject({ verdict: 'will-renew' });
      }),
    30_000,
  );

  it(
    'the server goes on with the old one until it is loaded anew',
    () =>
      inPractice(async ({ workspace, practice }) => {
        await practice.stage.begin('not-installed');
        const seen = () =>
          workspace.watch.state().endpoints.map(({ verdict, report }) => [verdict, report?.findings[0]?.code]);
        const before = seen();
        await practice.stage.mend();
        expect([before, seen()]).toEqual([[['warning', 'old-certificate']], [['fine', undefined]]]);
        await practice.stage.end();
        expect(workspace.watch.state().endpoints).toEqual([]);
      }),
    30_000,
  );
});

describe.concurrent('the practice world', () => {
  it(
    'is as it was when a situation has ended, and the same one can be begun again',
    () =>
      inPractice(async (here) => {
        const { practice } = here;
        const told: unknown[] = [];
        practice.stage.onChange(() => told.push(practice.stage.state().situation));
        practice.sandbox.setTxt('_mine.example.org', 'stays');
        const policy = await begin(here, 'caa-forbids');
        expect((await order(here, policy)).status).toBe('failed');
        await practice.stage.end();
        expect(practice.stage.state()).toEqual({ mended: false });
        expect(practice.sandbox.records()).toMatchObject([{ value: 'stays' }]);
        expect(await foundBefore(here, policy)).not.toContain('caa-forbids');
        expect((await order(here, await begin(here, 'caa-forbids'))).status).toBe('failed');
        expect(here.workspace.runs()).toHaveLength(1);
        // Only of its end is a page told that nothing is arranged: it gives up then what it shows of it.
        expect(told.map((one) => one !== undefined)).toEqual([true, true, false, true, true]);
      }),
    30_000,
  );

  it('has facts about every situation', () => {
    expect(situationIds.filter((id) => situationFacts[id].minutes < 1)).toEqual([]);
  });
});
