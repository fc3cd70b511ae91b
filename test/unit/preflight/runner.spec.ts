import { describe, expect, it } from 'vitest';
import { type Check, fine, found } from '../../../electron/engine/preflight/check.ts';
import { concludeVerdict, failureClassOf } from '../../../electron/engine/preflight/conclude.ts';
import { runPreflight } from '../../../electron/engine/preflight/runner.ts';
import type { PreflightEvent } from '../../../shared/domain/preflight.ts';
import { inputsOf, policyOf } from './scripted-inputs.ts';

const check = (id: Check['id'], run: Check['run'], more: Partial<Check> = {}): Check => ({
  id,
  applies: () => true,
  run,
  ...more,
});
const never: Check['run'] = () => new Promise(() => undefined);
const policy = policyOf();
const run = (checks: readonly Check[], more: { signal?: AbortSignal; onEvent?(event: PreflightEvent): void } = {}) =>
  runPreflight({ inputs: inputsOf(policy), checks, signal: more.signal ?? new AbortController().signal, ...more });

const nameOf = (event: PreflightEvent): string =>
  event.kind === 'started' ? `> ${event.check}` : event.kind === 'finished' ? `< ${event.outcome.id}` : event.kind;

describe('the runner', () => {
  it('ends a check that hangs and holds up no other, and tells of each as it ends', async () => {
    const events: string[] = [];
    const report = await run(
      [
        check('network', never, { deadline: 30 }),
        check('clock', async () => [fine('0 s')]),
        check('zone', async () => [found('zone-missing', { name: 'a' })]),
      ],
      { onEvent: (event) => events.push(nameOf(event)) },
    );
    expect(report.checks.map(({ id, verdict, findings }) => [id, verdict, findings.map(({ code }) => code)])).toEqual([
      ['network', 'note', ['check-late']],
      ['clock', 'ok', []],
      ['zone', 'blocks', ['zone-missing']],
    ]);
    expect(report.verdict).toBe('blocks');
    expect(events).toEqual(['> network', '> clock', '> zone', '< clock', '< zone', '< network']);
  });

  it('tells a check its time is up', async () => {
    let told = false;
    await run([
      check(
        'caa',
        (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              told = true;
              reject(signal.reason);
            });
          }),
        { deadline: 10 },
      ),
    ]);
    expect(told).toBe(true);
  });

  it('makes a fault of one check a remark', async () => {
    const { verdict, checks } = await run([
      check('caa', async () => {
        throw new Error('a bug');
      }),
    ]);
    expect({ verdict, codes: checks[0]?.findings.map(({ code }) => code) }).toEqual({
      verdict: 'note',
      codes: ['check-failed'],
    });
  });

  it('asks nothing that does not apply', async () => {
    const { checks } = await run([
      check('port', never, { applies: () => false }),
      check('names', async () => [fine()]),
    ]);
    expect(checks.map(({ id }) => id)).toEqual(['names']);
  });

  it('ends at once when it is cancelled', async () => {
    const control = new AbortController();
    const ended = run([check('network', never)], { signal: control.signal });
    control.abort();
    await expect(ended).rejects.toMatchObject({ problem: { code: 'run.cancelled' } });
    await expect(run([], { signal: control.signal })).rejects.toMatchObject({ problem: { code: 'run.cancelled' } });
  });

  it('puts the gravest finding first', async () => {
    const { checks } = await run([
      check('zone', async () => [found('port-53-blocked'), found('zone-missing', { name: 'a' }), found('server-lame')]),
    ]);
    expect(checks[0]?.findings.map(({ code }) => code)).toEqual(['zone-missing', 'server-lame', 'port-53-blocked']);
  });
});

describe('the verdict on all of it', () => {
  const outcomesOf = async (...given: Parameters<typeof found>[]) =>
    (await run([check('zone', async () => given.map((one) => found(...one)))])).checks;
  const both = policyOf({ fallbackProofs: [{ method: 'dns-01', provider: 'manual' }] });

  it('blocks where the only way of proof is blocked', async () => {
    const outcomes = await outcomesOf(['port-taken', {}, [], { method: 'http-01' }]);
    expect(concludeVerdict(outcomes, policy, ['letsencrypt'])).toBe('blocks');
    expect(failureClassOf(outcomes)).toBe('local');
  });

  it('warns where another way is left', async () => {
    const outcomes = await outcomesOf(['port-taken', {}, [], { method: 'http-01' }]);
    expect(concludeVerdict(outcomes, both, ['letsencrypt'])).toBe('warning');
  });

  it('blocks where each way fails for a reason of its own', async () => {
    const outcomes = await outcomesOf(
      ['port-taken', {}, [], { method: 'http-01' }],
      ['credential-refused', {}, [], { method: 'dns-01' }],
    );
    expect(concludeVerdict(outcomes, both, ['letsencrypt'])).toBe('blocks');
  });

  it('warns where another authority takes over, and blocks where none is left', async () => {
    const one = await outcomesOf(['caa-forbids', {}, [], { authority: 'letsencrypt' }]);
    expect(concludeVerdict(one, policy, ['letsencrypt', 'zerossl'])).toBe('warning');
    expect(concludeVerdict(one, policy, ['letsencrypt'])).toBe('blocks');
  });

  it('blocks where what fails concerns everything', async () => {
    const outcomes = await outcomesOf(['zone-missing', {}], ['port-taken', {}, [], { method: 'http-01' }]);
    expect(concludeVerdict(outcomes, both, ['letsencrypt', 'zerossl'])).toBe('blocks');
  });
});
