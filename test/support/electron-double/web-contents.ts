/** What is inside a window: its page, and what it asks of its owner. */
import type { Page } from '@playwright/test';
import type { IpcMainInvokeEvent, WindowOpenHandlerResponse } from 'electron';
import { record } from './control.ts';
import { mainIpc } from './ipc.ts';
import type { AttachedPage, PageOwner } from './page.ts';
import { fromBrowserUrl, protocolDouble, toBrowserUrl } from './protocol.ts';
import { type SessionDouble, sessionDouble } from './session.ts';
import { emitPreventable, StrictEmitter, strict } from './strict.ts';

type OpenHandler = (details: { url: string }) => WindowOpenHandlerResponse;

const contentsEvents = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'did-finish-load',
  'did-fail-load',
  'preload-error',
  'destroyed',
];

/** `net::ERR_BLOCKED_BY_CLIENT`, for any failure that leaves a page of the browser's own. */
const blocked = -20;
export class WebContentsDouble extends StrictEmitter {
  readonly id: number;
  readonly session: SessionDouble;
  /** Known from the moment a page is asked for, as in Electron. */
  url = '';
  page: Page | undefined;
  attached: AttachedPage | undefined;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  destroyed = false;

  constructor(id: number, session: SessionDouble) {
    super('webContents', contentsEvents);
    this.id = id;
    this.session = session;
  }

  get mainFrame(): object {
    const url = this.getURL();
    return strict('webFrameMain', {
      url,
      origin: url,
      parent: null,
      top: null,
      processId: 1,
      routingId: this.id,
      frameTreeNodeId: this.id,
    });
  }

  getURL(): string {
    const shown = this.page === undefined || this.page.isClosed() ? '' : fromBrowserUrl(this.page.url());
    return shown === '' || shown === 'about:blank' ? this.url : shown;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.attached?.send(channel, args);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
    await this.page?.goto(toBrowserUrl(url), { waitUntil: 'load' });
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    record('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

export const pageOwner = (contents: WebContentsDouble): PageOwner => ({
  protocol: protocolDouble,
  invoke: (channel, args) => {
    const frame = contents.mainFrame;
    const event = {
      type: 'frame',
      processId: 1,
      frameId: contents.id,
      sender: strict('webContents', contents),
      senderFrame: frame,
    };
    return mainIpc.answer(channel, strict('event', event) as unknown as IpcMainInvokeEvent, args);
  },
  refusesNavigation: (url, isMainFrame) => {
    const fields = { url, isMainFrame, isSameDocument: false };
    const refusedFrame = emitPreventable(contents, 'will-frame-navigate', fields);
    const refused = (isMainFrame && emitPreventable(contents, 'will-navigate', fields, url)) || refusedFrame;
    record(isMainFrame ? 'will-navigate' : 'will-frame-navigate', url, refused ? 'refused' : 'allowed');
    return refused;
  },
  refusesRequest: async (details) => sessionDouble.isCancelled(details),
  refusesDownload: (url) => {
    const refused = sessionDouble.refusesDownload(contents);
    record('will-download', url, refused ? 'refused' : 'allowed');
    return refused;
  },
  navigationFailed: (url) => {
    record('did-fail-load', url);
    contents.emit('did-fail-load', {}, blocked, '', url, true);
  },
  mayBeUnloaded: () => emitPreventable(contents, 'will-prevent-unload', {}),
  windowOpened: (url) => {
    const { action } = contents.openHandler({ url });
    record('window.open', url, action);
    if (action === 'allow') throw new Error('The Electron double opens no windows for pages');
  },
  preloadFailed: (message) => {
    process.stderr.write(`Preload: ${message}\n`);
    record('preload-error', message);
    contents.emit('preload-error', {}, '', new Error(message));
  },
});
