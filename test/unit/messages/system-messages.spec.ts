import { EventEmitter } from 'node:events';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { claimIdentity } from '../../../electron/app/messages/identity.ts';
import { openSystemMessages } from '../../../electron/app/messages/system-messages.ts';
import type { Application } from '../../../electron/ipc/application.ts';
import type { Platform } from '../../../electron/platform/current.ts';
import type { Notice } from '../../../shared/domain/notifications.ts';
import type { Screen } from '../../../shared/domain/screens.ts';

const notice: Notice = {
  id: 'n-1',
  code: 'renewal-failed',
  severity: 'warning',
  subject: { certificateId: 'c-1', name: 'nas.example.org', runId: 'r-1' },
  detail: {},
  at: '2026-11-28T00:00:00.000Z',
  updatedAt: '2026-11-28T00:00:00.000Z',
  deliveries: [],
};
const words = { language: 'en', title: 'It failed', text: 'It is tried again.' } as const;

/** A system with the events of Electron's messages, as its types have them. */
const systemOf = (
  behaviour: 'shows' | 'refuses' | 'silent' | 'none',
  platform: Platform,
  stored: Notice[] = [notice],
) => {
  const shown: (EventEmitter & { readonly options: NotificationConstructorOptions; closed: boolean })[] = [];
  let activation: ((details: ActivationArguments) => void) | undefined;
  class Message extends EventEmitter {
    readonly options: NotificationConstructorOptions;
    closed = false;
    static isSupported = () => behaviour !== 'none';
    static handleActivation = (callback: (details: ActivationArguments) => void) => {
      activation = callback;
    };
    static getHistory = async () => history;
    constructor(options: NotificationConstructorOptions) {
      super();
      this.options = options;
    }
    get id() {
      return this.options.id ?? '';
    }
    show() {
      shown.push(this);
      if (behaviour === 'shows') queueMicrotask(() => this.emit('show', {}));
      if (behaviour === 'refuses') queueMicrotask(() => this.emit('failed', {}, 'not allowed'));
    }
    close() {
      this.closed = true;
      this.emit('close', {});
    }
  }
  const history: Message[] = [];
  const screens: Screen[] = [];
  const calls: (readonly [string, unknown])[] = [];
  let attention = 0;
  const answers: Readonly<Record<string, unknown>> = { 'notices.list': { notices: stored, unseen: 0 } };
  const handlers = new Proxy(
    {},
    {
      get: (_target, name) => async (input: unknown) => {
        if (name === 'then') return undefined;
        calls.push([String(name), input]);
        return answers[String(name)] ?? { done: true };
      },
    },
  );
  const application = Promise.resolve({ handlers } as unknown as Application);
  const messages = openSystemMessages({
    notifications: Message as unknown as typeof Notification,
    platform,
    logger: { warn: () => undefined },
    desktop: () => ({ application, openScreen: (screen) => void screens.push(screen) }),
    askForAttention: () => {
      attention += 1;
    },
  });
  return {
    messages,
    shown,
    screens,
    calls,
    history,
    Message,
    attention: () => attention,
    activate: (details: ActivationArguments) => activation?.(details),
  };
};

afterEach(() => vi.useRealTimers());

describe('a message of the system', () => {
  it('is delivered once it is shown, and its click opens the run that it tells of', async () => {
    const system = systemOf('shows', 'linux');
    await system.messages.present({ notice, ...words });
    expect(system.shown[0]?.options).toMatchObject({
      title: 'It failed',
      body: 'It is tried again.',
      actions: [{ text: 'Show what happened' }, { text: 'Renew now' }, { text: 'Remind me tomorrow' }],
    });
    system.shown[0]?.emit('click', {});
    await vi.waitFor(() => expect(system.calls).toEqual([['notices.seen', { ids: ['n-1'] }]]));
    expect([system.screens, system.attention()]).toEqual([[{ screen: 'run', id: 'r-1' }], 0]);
  });

  it('renews by the same call as the page', async () => {
    const system = systemOf('shows', 'macos');
    await system.messages.present({ notice, ...words });
    system.shown[0]?.emit('action', { actionIndex: 1, selectionIndex: -1 });
    await vi.waitFor(() => expect(system.calls).toEqual([['renewal.run', { id: 'c-1' }]]));
    expect(system.screens).toEqual([{ screen: 'renewals' }]);
  });

  it('is put off by a day without opening anything', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-28T10:00:00Z'), toFake: ['Date'] });
    const system = systemOf('shows', 'linux');
    await system.messages.present({ notice, ...words });
    system.shown[0]?.emit('action', { actionIndex: 2, selectionIndex: -1 });
    await vi.waitFor(() => expect(system.calls).toHaveLength(1));
    expect([system.calls[0], system.screens]).toEqual([
      ['notices.snooze', { id: 'n-1', until: expect.stringMatching(/^2026-11-29T10:00:00/) }],
      [],
    ]);
  });

  it('told anew takes the place of the one before', async () => {
    const system = systemOf('shows', 'linux');
    await system.messages.present({ notice, ...words });
    await system.messages.present({ notice: { ...notice, code: 'needs-you' }, ...words });
    expect(system.shown.map(({ closed }) => closed)).toEqual([true, false]);
    system.shown[1]?.emit('action', { actionIndex: 1, selectionIndex: -1 });
    await vi.waitFor(() => expect(system.calls.map(([name]) => name)).toEqual(['notices.snooze']));
  });

  it.each([
    ['none', 'notify.no-desktop'],
    ['refuses', 'notify.not-shown'],
  ] as const)('a system with %s: the channel fails, and the window asks for a look', async (behaviour, code) => {
    const system = systemOf(behaviour, 'macos');
    await expect(system.messages.present({ notice, ...words })).rejects.toMatchObject({ problem: { code } });
    expect(system.attention()).toBe(1);
  });

  it('a system that says nothing has not shown it', async () => {
    vi.useFakeTimers();
    const system = systemOf('silent', 'linux');
    const told = expect(system.messages.present({ notice, ...words })).rejects.toMatchObject({
      problem: { code: 'notify.not-shown' },
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await told;
    expect([system.attention(), system.shown[0]?.closed]).toEqual([1, true]);
  });
});

describe('a click after the program has ended', () => {
  const id = 'n-1.0.1.2';

  it('on Windows starts it, and shows the run once, although the message is still held', async () => {
    const system = systemOf('shows', 'windows');
    await system.messages.listen({});
    await system.messages.present({ notice, ...words });
    system.shown[0]?.emit('click', {});
    system.activate({ type: 'click', arguments: `type=click&tag=${id}` });
    await vi.waitFor(() => expect(system.calls.map(([name]) => name)).toEqual(['notices.seen']));
    expect(system.screens).toEqual([{ screen: 'run', id: 'r-1' }]);
  });

  it('on Windows does what its button said then', async () => {
    const system = systemOf('shows', 'windows', [{ ...notice, code: 'needs-you' }]);
    await system.messages.listen({});
    system.activate({ type: 'action', actionIndex: 2, arguments: `type=action&action=2&tag=${id}` });
    await vi.waitFor(() => expect(system.calls.map(([name]) => name)).toEqual(['notices.list', 'notices.snooze']));
  });

  it('that nobody can place any more opens the list', async () => {
    const system = systemOf('shows', 'windows', []);
    await system.messages.listen({});
    system.activate({ type: 'click', arguments: `type=click&tag=${id}` });
    system.activate({ type: 'click', arguments: 'type=click&tag=17888037027795083491' });
    await vi.waitFor(() => expect(system.screens).toEqual([{ screen: 'notices' }, { screen: 'notices' }]));
  });

  it('on macOS is told with the start, and what still lies there tells its clicks again', async () => {
    const system = systemOf('shows', 'macos');
    system.history.push(new system.Message({ id }));
    await system.messages.listen({
      identifier: id,
      actionIdentifier: 'com.apple.UNNotificationDefaultActionIdentifier',
    });
    expect(system.screens).toEqual([{ screen: 'run', id: 'r-1' }]);
    system.history[0]?.emit('action', { actionIndex: 1, selectionIndex: -1 });
    await vi.waitFor(() => expect(system.calls.at(-1)).toEqual(['renewal.run', { id: 'c-1' }]));
  });
});

describe('the identity of the program', () => {
  const claimed = (isPackaged: boolean, platform: Platform) => {
    const calls: string[] = [];
    const setAppUserModelId = (id: string) => void calls.push(id);
    const setToastActivatorCLSID = (id: string) => void calls.push(id);
    claimIdentity({ isPackaged, setAppUserModelId, setToastActivatorCLSID }, platform);
    return calls;
  };

  it('Windows may start it for a click only where it is installed', () => {
    expect(claimed(true, 'windows')).toEqual([
      'dev.certwright.Certwright',
      expect.stringMatching(/^\{[0-9A-F-]{36}\}$/),
    ]);
    expect([claimed(false, 'windows'), claimed(true, 'linux')]).toEqual([
      ['dev.certwright.Certwright'],
      ['dev.certwright.Certwright'],
    ]);
  });
});
