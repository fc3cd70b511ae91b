/** Windows and their contents. */
import type { Page } from '@playwright/test';
import type { BrowserWindowConstructorOptions, IpcMainInvokeEvent, WindowOpenHandlerResponse } from 'electron';
import { appDouble } from './app.ts';
import { record } from './control.ts';
import { mainIpc } from './ipc.ts';
import { type AttachedPage, attachPage, type PageOwner } from './page.ts';
import { fromBrowserUrl, protocolDouble, toBrowserUrl } from './protocol.ts';
import { type SessionDouble, sessionDouble } from './session.ts';
import { emitPreventable, StrictEmitter, strict } from './strict.ts';

type OpenHandler = (details: { url: string }) => WindowOpenHandlerResponse;

const contentsEvents = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-finish-load',
  'did-fail-load',
  'preload-error',
  'destroyed',
];

let lastId = 0;

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

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

const pageOwner = (contents: WebContentsDouble): PageOwner => ({
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

const windows = new Set<BrowserWindowDouble>();

export class BrowserWindowDouble extends StrictEmitter {
  static getAllWindows(): BrowserWindowDouble[] {
    return [...windows];
  }

  readonly id: number;
  readonly webContents: WebContentsDouble;
  readonly #opened: Promise<Page>;
  #minimized = false;
  #visible: boolean;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', ['ready-to-show', 'close', 'closed', 'show', 'hide', 'focus', 'blur']);
    if (!appDouble.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.#visible = options.show !== false;
    const contents = new WebContentsDouble(this.id, strict('session', sessionDouble));
    this.webContents = strict('webContents', contents);
    record('BrowserWindow.new', options);
    this.#opened = this.#open(contents, options);
    // Whoever loads a page hears of it.
    this.#opened.catch(() => undefined);
    windows.add(this);
    appDouble.windows.add(this);
    appDouble.emit('web-contents-created', {}, this.webContents);
  }

  async #open(contents: WebContentsDouble, { webPreferences, width, height }: BrowserWindowConstructorOptions) {
    const page = await (await appDouble.browser()).newPage();
    contents.page = page;
    page.once('close', () => this.#gone());
    contents.attached = await attachPage(page, webPreferences?.preload, pageOwner(contents));
    await page.setViewportSize({ width: width ?? 800, height: height ?? 600 });
    return page;
  }

  #gone(): void {
    if (this.webContents.destroyed) return;
    this.webContents.destroyed = true;
    windows.delete(this);
    this.webContents.emit('destroyed');
    this.emit('closed');
    appDouble.windowClosed(this);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    this.webContents.url = url;
    const target = toBrowserUrl(url);
    const answers = await sessionDouble.permissionsOf(this.webContents, url);
    await this.webContents.attached?.setPermissions(new URL(target).origin, answers);
    page.once('domcontentloaded', () => this.emit('ready-to-show'));
    await page.goto(target, { waitUntil: 'load' });
    record('BrowserWindow.loaded', url);
    this.webContents.emit('did-finish-load');
  }

  show(): void {
    this.#visible = true;
    record('BrowserWindow.show');
    this.emit('show');
  }

  focus(): void {
    record('BrowserWindow.focus');
  }

  restore(): void {
    this.#minimized = false;
    record('BrowserWindow.restore');
  }

  minimize(): void {
    this.#minimized = true;
    record('BrowserWindow.minimize');
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }

  setTitle(title: string): void {
    record('BrowserWindow.setTitle', title);
  }

  setMenu(menu: unknown): void {
    record('BrowserWindow.setMenu', menu);
  }

  removeMenu(): void {
    record('BrowserWindow.removeMenu');
  }

  /** False if a listener of `close` refused. */
  close(): boolean {
    if (emitPreventable(this, 'close', {})) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    const page = this.webContents.page;
    this.#gone();
    page?.close().catch(() => undefined);
  }
}

/** As Electron exports it; unknown static members throw. */
export const BrowserWindow: typeof BrowserWindowDouble = new Proxy(BrowserWindowDouble, {
  construct: (target, args: [BrowserWindowConstructorOptions?]) => strict('BrowserWindow', new target(...args)),
  get: (target, key) => {
    if (typeof key === 'string' && !(key in target)) throw new Error(`The Electron double has no BrowserWindow.${key}`);
    return Reflect.get(target, key);
  },
});
