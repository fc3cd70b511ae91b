import { describe, expect, it } from 'vitest';
import type { Logger } from '../../../electron/engine/ports/index.ts';
import type { Handlers } from '../../../electron/ipc/application.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import { scriptedApplication } from '../../support/scripted-application.ts';

const start = (answers: Partial<Handlers> = {}) => {
  const lines: string[] = [];
  const record = (event: string, facts: unknown) => void lines.push(`${event} ${JSON.stringify(facts)}`);
  const logger: Logger = { info: record, warn: record };
  const application = scriptedApplication(answers);
  return { application, router: createRouter(application, logger), lines };
};

const settings = {
  language: 'en',
  theme: 'dark',
  practice: true,
  welcomed: true,
  keepInTray: true,
  toldOfTray: false,
} as const;

describe('the one door between page and engine', () => {
  it('hands a call to its handler and answers with what the contract names, without anything else', async () => {
    const { router } = start({
      'settings.change': async (input) => ({ ...settings, ...input, privateKey: 'never' }) as typeof settings,
    });
    expect(await router.route({ name: 'settings.change', input: { theme: 'light' } })).toEqual({
      ok: true,
      value: { ...settings, theme: 'light' },
    });
  });

  it('changes only the settings it is told to change', async () => {
    const seen: unknown[] = [];
    const { router } = start({
      'settings.change': async (input) => {
        seen.push(input);
        return settings;
      },
    });
    await router.route({ name: 'settings.change', input: { language: 'zh' } });
    expect(seen).toEqual([{ language: 'zh' }]);
  });

  it.each([
    ['a name that is not in the contract', { name: 'shell.run', input: {} }, 'name'],
    ['a name every object has', { name: 'constructor', input: {} }, 'name'],
    ['a name from the prototype', { name: '__proto__', input: {} }, 'name'],
    ['no name', { input: {} }, 'name'],
    ['a list', [], ''],
    ['nothing', null, ''],
    ['text', 'app.bootstrap', ''],
    ['a missing input', { name: 'vault.unlock' }, ''],
    ['an input of the wrong type', { name: 'vault.unlock', input: { passphrase: 7 } }, 'passphrase'],
  ])('refuses %s', async (_, message, path) => {
    const { router } = start();
    const envelope = await router.route(message);
    expect(envelope).toMatchObject({ ok: false, problem: { code: 'input.invalid', retryable: false } });
    expect(envelope.ok ? [] : Object(envelope.problem.details).issues[0].path).toBe(path);
  });

  it('never repeats a secret that did not fit', async () => {
    const { router, lines } = start();
    const answers = await Promise.all([
      router.route({ name: 'vault.unlock', input: { passphrase: ['hunter2-hunter2'] } }),
      router.route({ name: 'vault.set-up', input: { kind: 'passphrase', passphrase: 'hunter2' } }),
      router.route({ name: 'credentials.save', input: { provider: 'x', label: 'x', fields: { token: 12345678 } } }),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, false]);
    expect(JSON.stringify([answers, lines])).not.toMatch(/hunter2|12345678/);
  });

  it('passes a foreseen failure on as it is', async () => {
    const { router } = start();
    const failing = start({
      'runs.get': async () => {
        throw fail('run.not-found', { id: 'r1' });
      },
    });
    expect(await failing.router.route({ name: 'runs.get', input: { id: 'r1' } })).toEqual({
      ok: false,
      problem: { code: 'run.not-found', details: { id: 'r1' }, retryable: false },
    });
    expect((await router.route({ name: 'runs.get', input: { id: 'r1' } })).ok).toBe(false);
  });

  it('gives the page a reference for an unforeseen failure, and the log the whole of it', async () => {
    const { router, lines } = start({
      'runs.list': async () => {
        throw new TypeError('cannot read /home/ana/.secret');
      },
    });
    const envelope = await router.route({ name: 'runs.list', input: {} });
    const problem = envelope.ok ? undefined : envelope.problem;
    expect(problem?.code).toBe('internal');
    const reference = problem?.code === 'internal' ? problem.details.message : '';
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(reference);
    expect(lines[0]).toContain('cannot read /home/ana/.secret');
  });

  it('treats an answer that breaks the contract as a failure of ours', async () => {
    const { router } = start({ 'runs.list': async () => ({ runs: 'none' }) as never });
    expect(await router.route({ name: 'runs.list', input: {} })).toMatchObject({
      ok: false,
      problem: { code: 'internal' },
    });
  });

  it('strips events like answers, drops broken ones, and stops when told', () => {
    const { application, router, lines } = start();
    const seen: EventEnvelope[] = [];
    const stop = router.onEvent((event) => seen.push(event));
    application.emit({ name: 'settings.changed', payload: { ...settings, secret: 'x' } as typeof settings });
    application.emit({ name: 'vault.changed', payload: 'open' as never });
    stop();
    application.emit({ name: 'settings.changed', payload: settings });
    expect(seen[0]).toEqual({ name: 'settings.changed', payload: settings });
    expect(seen.filter((event) => event.name === 'vault.changed')).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(application.listeners()).toBe(0);
  });
});
