/**
 * The window over the life of the program: opened when it is wanted, brought back when it is there, and told which
 * screen to show. A screen that is asked for before the page listens waits until it does.
 */
import type { BrowserWindow, WebContents } from 'electron';
import type { Screen } from '../../../shared/domain/screens.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import { channels } from '../../../shared/ipc/names.ts';
import { bringToFront, type MainWindowOptions, openMainWindow } from './main-window.ts';

export interface KeptWindow {
  current(): BrowserWindow | undefined;
  /** In front of all others; opened where there is none. */
  show(): void;
  openScreen(screen: Screen): void;
  send(event: EventEnvelope): void;
  /**
   * The page in these contents has called. It listens before it calls, and what is sent on one channel arrives in its
   * order. A call of a window that has been closed since may still be on its way.
   */
  pageCalled(contents: Pick<WebContents, 'id'>): void;
}

export interface KeptWindowOptions extends MainWindowOptions {
  /** Once the page can be served. */
  readonly ready: Promise<void>;
  onOpened(window: BrowserWindow): void;
  onFailed(thrown: unknown): void;
}

export const keepWindow = ({ ready, onOpened, onFailed, ...options }: KeptWindowOptions): KeptWindow => {
  let window: BrowserWindow | undefined;
  let listening = false;
  let wanted: Screen | undefined;
  const send = (event: EventEnvelope): void => window?.webContents.send(channels.event, event);
  const tell = (): void => {
    if (!listening || wanted === undefined) return;
    send({ name: 'screen.requested', payload: wanted });
    wanted = undefined;
  };
  const open = async (): Promise<void> => {
    await ready;
    if (window !== undefined) return bringToFront(window);
    await openMainWindow(options, (opened) => {
      window = opened;
      opened.once('closed', () => {
        window = undefined;
        listening = false;
      });
      onOpened(opened);
    });
  };
  const show = (): void => {
    if (window === undefined) open().catch(onFailed);
    else bringToFront(window);
  };
  return {
    current: () => window,
    show,
    openScreen: (screen) => {
      wanted = screen;
      tell();
      show();
    },
    send,
    pageCalled: ({ id }) => {
      if (window?.webContents.id !== id) return;
      listening = true;
      tell();
    },
  };
};
