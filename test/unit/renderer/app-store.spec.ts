import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Settings, settingsSchema } from '../../../shared/domain/app.ts';

/** Each call waits until the test answers it. */
const calls: { readonly answer: (settings: Settings) => void; readonly refuse: (thrown: Error) => void }[] = [];
vi.mock('../../../renderer/ipc/client.ts', () => ({
  call: () => new Promise<Settings>((answer, refuse) => calls.push({ answer, refuse })),
  problemOf: (thrown: unknown) => thrown,
}));
const { useApp } = await import('../../../renderer/stores/app-store.ts');

const plain = settingsSchema.parse({});
const now = () => useApp.getState().settings;

describe('settings that change', () => {
  beforeEach(() => useApp.setState({ settings: plain }));
  afterEach(() => void calls.splice(0));

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
    calls[0]?.refuse(new Error('no room'));
    await expect(changing).rejects.toThrow('no room');
    expect(now()).toEqual(plain);
    const again = useApp.getState().changeSettings({ theme: 'dark' });
    useApp.getState().settingsChanged({ ...plain, language: 'zh' });
    calls[1]?.refuse(new Error('no room'));
    await expect(again).rejects.toThrow('no room');
    expect(now()).toMatchObject({ language: 'zh', theme: plain.theme });
  });
});
