/** Windows and their contents. */
import type { Page } from '@playwright/test';
import type {
  BrowserWindowConstructorOptions,
  IpcMainInvokeEvent,
  Rectangle,
  WindowOpenHandlerResponse,
} from 'electron';
import { appDouble } from './app.ts';
import { onCommand, record } from './control.ts';
import { mainIpc } from './ipc.ts';
import { type AttachedPage, attachPage, type PageOwner } from './page.ts';
import { fromBrowserUrl, protocolDouble, toBrowserUrl } from './protocol.ts';
import { screenDouble } from './screen.ts';
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

const windowEvents = [
  'ready-to-show',
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'resize',
  'move',
  'session-end',
];

/** What a person does to a window from outside its page. */
const hearPerson = (window: BrowserWindowDouble): void => {
  onCommand('window.close', () => void window.close());
  onCommand('window.place', (bounds) => window.setBounds(bounds as Rectangle));
  onCommand('window.maximize', () => window.maximize());
  onCommand('window.session-end', () => window.emit('session-end', { reasons: ['shutdown'] }));
};

/** `net::ERR_BLOCKED_BY_CLIENT`, for any failure that leaves a page of the browser's own. */
const blocked = -20;
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

const windows = new Set<BrowserWindowDouble>();

export class BrowserWindowDouble extends StrictEmitter {
  static getAllWindows(): BrowserWindowDouble[] {
    return [...windows];
  }

  readonly id: number;
  readonly webContents: WebContentsDouble;
  readonly #opened: Promise<Page>;
  #minimized = false;
  #maximized = false;
  #visible: boolean;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', windowEvents);
    if (!appDouble.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.#visible = options.show !== false;
    // Centred, as a system does with a window that names no place.
    const { width = 800, height = 600 } = options;
    const { workArea } = screenDouble.getPrimaryDisplay();
    this.#bounds = {
      x: options.x ?? Math.round((workArea.width - width) / 2),
      y: options.y ?? Math.round((workArea.height - height) / 2),
      width,
      height,
    };
    hearPerson(this);
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
    this.emit('focus');
  }

  /** The browser has no focus of its own under test: a window that asks for a look always flashes. */
  isFocused(): boolean {
    return false;
  }

  flashFrame(flag: boolean): void {
    record('BrowserWindow.flashFrame', flag);
  }

  restore(): void {
    this.#minimized = false;
    record('BrowserWindow.restore');
  }

  getBounds(): Rectangle {
    return this.#maximized ? screenDouble.getPrimaryDisplay().workArea : { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('move');
    this.emit('resize');
  }

  maximize(): void {
    this.#maximized = true;
    record('BrowserWindow.maximize');
    this.emit('resize');
  }

  isMaximized(): boolean {
    return this.#maximized;
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
