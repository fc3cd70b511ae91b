import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../renderer/stores/app-store.ts';
import { type Settings, settingsSchema } from '../../../shared/domain/app.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { servePage } from '../../support/page-host.ts';

/** Each call waits until the test answers it. */
const calls: { readonly answer: (settings: Settings) => void; readonly refuse: (thrown: Error) => void }[] = [];
const full = fail('storage.full', { path: '/profile' });
let leave = (): void => undefined;

const plain = settingsSchema.parse({});
const now = () => useApp.getState().settings;

describe('settings that change', () => {
  beforeEach(() => {
    leave = servePage(() => new Promise<Settings>((answer, refuse) => calls.push({ answer, refuse })));
    useApp.setState({ settings: plain });
  });
  afterEach(() => {
    leave();
    calls.splice(0);
    useApp.setState({ settings: undefined });
  });

  it('look as chosen at once, and are as answered', async () => {
    const changing = useApp.getState().changeSettings({ theme: 'dark' });
    expect(now()?.theme).toBe('dark');
    calls[0]?.answer({ ...plain, theme: 'dark', practice: !plain.practice });
    await changing;
    expect(now()?.practice).toBe(!plain.practice);
  });

  it('are not undone by an older answer', async () => {
    const changing = useApp.getState().changeSettings({ theme: 'dark' });
    useApp.getState().settingsChanged({ ...plain, theme: 'dark', language: 'zh' });
    calls[0]?.answer({ ...plain, theme: 'dark' });
    await changing;
    expect(now()).toMatchObject({ theme: 'dark', language: 'zh' });
  });

  it('go back where they were refused, unless others came meanwhile', async () => {
    const changing = useApp.getState().changeSettings({ theme: 'dark' });
    calls[0]?.refuse(full);
    await expect(changing).rejects.toThrow('storage.full');
    expect(now()).toEqual(plain);
    const again = useApp.getState().changeSettings({ theme: 'dark' });
    useApp.getState().settingsChanged({ ...plain, language: 'zh' });
    calls[1]?.refuse(full);
    await expect(again).rejects.toThrow('storage.full');
    expect(now()).toMatchObject({ language: 'zh', theme: plain.theme });
  });
});
