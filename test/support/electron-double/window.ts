/** Windows; what is inside them: web-contents.ts. */
import type { Page } from '@playwright/test';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { appDouble } from './app.ts';
import { onCommand, record } from './control.ts';
import { attachPage } from './page.ts';
import { toBrowserUrl } from './protocol.ts';
import { screenDouble } from './screen.ts';
import { sessionDouble } from './session.ts';
import { emitPreventable, StrictEmitter, strict } from './strict.ts';
import { pageOwner, WebContentsDouble } from './web-contents.ts';

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

let lastId = 0;
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
