/** The life of the program: ready, one instance, quitting in Electron's order. */
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App, LoginItemSettings, Settings } from 'electron';
import { type Browser, startBrowser } from './browser.ts';
import { onCommand, record } from './control.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { protocolDouble } from './protocol.ts';
import { emitPreventable, StrictEmitter } from './strict.ts';

type Implemented = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getVersion'
  | 'getName'
  | 'getAppPath'
  | 'getLocale'
  | 'isPackaged'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
>;

const events = [
  'ready',
  'second-instance',
  'window-all-closed',
  'activate',
  'web-contents-created',
  'before-quit',
  'will-quit',
  'quit',
  'open-url',
];

/** The nearest package.json above the entry, as Electron finds it. */
const readPackage = (): { readonly name: string; readonly version: string; readonly folder: string } => {
  let folder = dirname(process.argv[1] ?? process.cwd());
  for (;;) {
    try {
      const { name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { name: String(productName ?? name), version: String(version), folder };
    } catch {
      if (folder === dirname(folder)) return { name: 'Electron', version: '0.0.0', folder };
      folder = dirname(folder);
    }
  }
};

interface OpenWindow {
  /** False if the page's owner refused. */
  close(): boolean;
}

export class AppDouble extends StrictEmitter implements Implemented {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => record('app.commandLine.appendSwitch', name, value),
  };
  readonly windows = new Set<OpenWindow>();
  readonly #package = readPackage();
  readonly #paths = new Map<string, string>();
  #browser: Promise<Browser> | undefined;
  #ready = false;
  #quitting = false;
  #openAtLogin = false;
  #lock: InstanceLock | undefined;

  constructor() {
    super('app', events);
    // Electron quits by itself only where the program has taken the signal over.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) this.quit();
      });
    }
    onCommand('app.quit', () => this.quit());
    onCommand('app.activate', () => this.emit('activate', {}, this.windows.size > 0));
    onCommand('app.open-url', (url) => emitPreventable(this, 'open-url', {}, url));
  }

  /** Starts Chromium on the user data folder; the windows are its pages. */
  browser(): Promise<Browser> {
    this.#browser ??= startBrowser(join(this.getPath('userData'), 'chromium'));
    return this.#browser;
  }

  async whenReady(): Promise<void> {
    await this.browser();
    if (this.#ready) return;
    this.#ready = true;
    protocolDouble.ready = true;
    this.emit('ready', {}, {});
  }

  isReady(): boolean {
    return this.#ready;
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#lock ??= takeInstanceLock(this.getPath('userData'), additionalData, (start) => {
      record('app.second-instance', start.argv, start.additionalData);
      this.emit('second-instance', {}, [...start.argv], start.workingDirectory, start.additionalData);
    });
    record('app.requestSingleInstanceLock', this.#lock.held);
    return this.#lock.held;
  }

  releaseSingleInstanceLock(): void {
    record('app.releaseSingleInstanceLock');
    // One that is given up cannot be given up again by the end of the process: by then it may be another's.
    if (this.#lock?.held !== true) return;
    this.#lock.release();
    this.#lock = undefined;
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    record('app.setAsDefaultProtocolClient', protocol);
    return true;
  }

  /** Windows and macOS have these, and the double is none of the two: the system takes what it is told. */
  setLoginItemSettings(settings: Settings): void {
    record('app.setLoginItemSettings', settings);
    this.#openAtLogin = settings.openAtLogin === true;
  }

  getLoginItemSettings(): LoginItemSettings {
    const openAtLogin = this.#openAtLogin;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    if (name === 'home') return homedir();
    if (name === 'temp') return tmpdir();
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    if (name === 'appData') return config;
    if (name === 'userData' || name === 'sessionData') return join(config, this.#package.name);
    throw new Error(`The Electron double knows no path '${name}'`);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getVersion(): string {
    return this.#package.version;
  }

  getName(): string {
    return this.#package.name;
  }

  getAppPath(): string {
    return this.#package.folder;
  }

  getLocale(): string {
    return new Intl.DateTimeFormat().resolvedOptions().locale;
  }

  /** Electron's order: before-quit, windows, will-quit, quit. Each of the first three may be refused. */
  quit(): void {
    record('app.quit');
    if (emitPreventable(this, 'before-quit', {})) return;
    this.#quitting = true;
    for (const window of [...this.windows]) {
      if (window.close()) continue;
      this.#quitting = false;
      return;
    }
    if (emitPreventable(this, 'will-quit', {})) {
      this.#quitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    record('app.exit', code);
    // Electron closes the windows of an exit in silence: no window-all-closed, no second quit.
    this.#quitting = true;
    this.emit('quit', {}, code);
    const end = async (): Promise<void> => {
      await this.#lock?.handedOver;
      this.#lock?.release();
      await this.#browser?.then((browser) => browser.close());
    };
    end().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  }

  /** Called by a window that is gone. */
  windowClosed(window: OpenWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }
}

export const appDouble = new AppDouble();
