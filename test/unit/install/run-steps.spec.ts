/** The order of steps, and what becomes of them when one fails, hangs, cannot be taken back or is broken off. */
import { describe, expect, it } from 'vitest';
import { type PlannedStep, runSteps } from '../../../electron/engine/install/run-steps.ts';
import type { Step, StepContext } from '../../../electron/engine/install/step.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import type { StepResult } from '../../../shared/domain/install.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { freshMaterial } from '../../support/one-step.ts';

const secret = 'planted "secret" of a step';

const set = async (mode: 'install' | 'test' = 'install', stop = new AbortController()) => {
  const did: string[] = [];
  const kept: string[] = [];
  const progress: (readonly StepResult['outcome'][])[] = [];
  const step = (id: string, apply: Step['apply'], more: Partial<PlannedStep> = {}): PlannedStep => ({
    ...{ id, kind: 'command', label: id, seconds: 5, undoLater: false },
    open: async () => ({ step: { test: async () => void did.push(`try ${id}`), apply }, secrets: [secret] }),
    ...more,
  });
  const fine = (id: string, more: Partial<PlannedStep> = {}) =>
    step(
      id,
      async (context) => {
        did.push(id);
        for (const part of [1, 2]) context.undo(async () => void did.push(`back ${id} ${part}`));
      },
      more,
    );
  const material = await freshMaterial();
  const run = (...steps: readonly PlannedStep[]) =>
    runSteps(steps, {
      ...{ mode, material, clock: systemClock, stop: stop.signal },
      onProgress: (results) => progress.push(results.map(({ outcome }) => outcome)),
      keep: (id, key, value) => void kept.push(`${id} ${key} ${value}`),
    });
  return { did, kept, progress, step, fine, run, stop, material };
};
const outcomes = (results: readonly StepResult[]) => results.map(({ outcome, problem }) => problem?.code ?? outcome);
const codes = (results: readonly StepResult[]) => results.map(({ log }) => log.map(({ code }) => code));
const refuse = async (context: StepContext): Promise<void> => {
  context.undo(async () => undefined);
  throw fail('install.refused', { host: 'h', detail: `no ${secret}` });
};

describe('steps', () => {
  it('run one after the other, and tell of it as they go', async () => {
    const { did, progress, fine, run } = await set();
    expect(outcomes(await run(fine('a'), fine('b')))).toEqual(['done', 'done']);
    expect(did).toEqual(['a', 'b']);
    expect(progress.map((one) => one.join(' '))).toEqual([
      ...['working skipped', 'done skipped', 'done working', 'done done'],
    ]);
  });

  it('that failed are taken back, those before only where they say so, those after are not begun', async () => {
    const { did, fine, step, run } = await set();
    const results = await run(fine('a', { undoLater: true }), fine('b'), step('c', refuse), fine('d'));
    expect(outcomes(results)).toEqual(['undone', 'done', 'install.refused', 'skipped']);
    expect(did).toEqual(['a', 'b', 'back a 2', 'back a 1']);
    expect(codes(results)).toEqual([['undone'], [], ['undone'], []]);
    expect(JSON.stringify(results)).not.toMatch(/planted/);
  });

  it('are all tried in a test, whatever became of those before', async () => {
    const { did, fine, step, run } = await set('test');
    const broken = step('a', refuse, { open: () => Promise.reject(fail('vault.keychain-locked', { detail: '' })) });
    expect(outcomes(await run(broken, fine('b')))).toEqual(['vault.keychain-locked', 'done']);
    expect(did).toEqual(['try b']);
  });

  it('that do not listen are left behind when their time is over', async () => {
    const { step, run, did } = await set();
    const deaf = step(
      'deaf',
      (context) => {
        context.undo(async () => void did.push('back'));
        return new Promise(() => undefined);
      },
      { seconds: 1 },
    );
    const [result] = await run(deaf);
    expect([result?.problem, did]).toEqual([
      { code: 'install.timeout', details: { seconds: 1 }, retryable: true },
      ['back'],
    ]);
  });

  it('say what could not be taken back, and take back the rest', async () => {
    const { step, run, did } = await set();
    const [result] = await run(
      step('a', async (context) => {
        context.undo(async () => void did.push('first'));
        context.undo(() => Promise.reject(fail('install.unreachable', { host: 'h', detail: secret })));
        throw new Error('then this');
      }),
    );
    expect([result?.problem?.code, did, result?.log.map(({ code, detail }) => [code, detail.detail])]).toEqual([
      'internal',
      ['first'],
      [['undo-failed', 'install.unreachable h …']],
    ]);
  });

  it('that are broken off are taken back, and nothing else is begun', async () => {
    const { step, fine, run, stop, did } = await set();
    const results = await run(
      step('a', async (context) => {
        context.undo(async () => void did.push('back'));
        stop.abort();
        await new Promise(() => undefined);
      }),
      fine('b'),
    );
    expect([outcomes(results), did]).toEqual([['run.cancelled', 'skipped'], ['back']]);
  });

  it('log neither their secrets nor the key, in whatever form, and keep what they learn', async () => {
    const { step, run, kept, material } = await set();
    const key = material.files['privkey.pem'] ?? '';
    const [result] = await run(
      step('a', async ({ log, keep }) => {
        log('printed', { text: `${key}\n${secret}\n${encodeURIComponent(secret)}\n${JSON.stringify(secret)}` });
        log('printed', { text: key.replaceAll('\n', '\r\n') });
        keep('fingerprint', 'SHA256:x');
      }),
    );
    const text = JSON.stringify(result);
    expect(text).not.toMatch(/planted/);
    for (const line of key.split('\n').filter((one) => one.length >= 16 && !one.startsWith('-')))
      expect(text).not.toContain(line);
    expect(kept).toEqual(['a fingerprint SHA256:x']);
  });
});
