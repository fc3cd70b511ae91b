/** The desktop program as a test drives it: in Electron where its binary is installed, else in the double. */

import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  _electron,
  type Browser,
  type BrowserContext,
  chromium,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import {
  answersFile,
  type Command,
  callsFile,
  commandsFile,
  controlVariable,
  type DialogAnswers,
  type RecordedCall,
} from './electron-double/control.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const register = fileURLToPath(new URL('./electron-double/register.ts', import.meta.url));

export interface DesktopOptions {
  /** Profile folder of the program. */
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The built entry; `dist/main/main.js` unless a test brings its own. */
  readonly main?: string;
  /** The program opens no window by itself, so `page` is that of one opened later. In the double alone. */
  readonly hidden?: boolean;
  /** What dialogs answer from the start. In the double alone. */
  readonly answers?: DialogAnswers;
}

export interface Desktop {
  readonly realElectron: boolean;
  readonly page: Page;
  /** What the main process asked of the desktop so far: `shell.openExternal` and `dialog.*` always, more in the double. */
  calls(): Promise<readonly RecordedCall[]>;
  /** What later file dialogs answer; they are cancelled before. */
  answerDialogs(answers: DialogAnswers): Promise<void>;
  /**
   * Does something to the desktop from outside the page, in the double alone. Each part of it says what it hears
   * (`onCommand` in `electron-double`): `app.quit`, `app.activate`, `app.open-url`, `window.close`, `window.place`,
   * `window.session-end`, `power.resume`, `power.unlock-screen`, `power.shutdown`, `net.online`; messages and tray have
   * their own. It answers at once; what follows is seen in `calls()` or on the page.
   */
  fire(name: string, details?: unknown): void;
  /** The page of the window that is open, or opens next. */
  windowPage(): Promise<Page>;
  /** Waits for the end of the program; throws if it takes more than fifteen seconds. */
  ended(): Promise<void>;
  /** The effective `webPreferences` of the first window, or what was asked for in the double. */
  windowPreferences(): Promise<Readonly<Record<string, unknown>>>;
  /** Everything the program printed. */
  output(): string;
  /** What pages said to the console as errors and warnings, or threw. */
  complaints(): readonly string[];
  /** Quits as a person does, and waits for the end; throws if it takes more than fifteen seconds. */
  close(): Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
}

const electronBinary = (): string | undefined => {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
};

const entryOf = ({ main }: DesktopOptions): string => {
  const entry = main ?? join(root, 'dist/main/main.js');
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run "npm run build" first`);
  return entry;
};

/** How the program is started on the double; for tests that start it beside another or expect it to end by itself. */
export const doubleCommand = (
  options: DesktopOptions,
  controlFolder: string,
): { readonly command: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } => ({
  command: process.execPath,
  args: ['--import', register, entryOf(options), '--profile', options.profile, ...(options.args ?? [])],
  env: { ...options.env, [controlVariable]: controlFolder },
});

export const launchDesktop = async (options: DesktopOptions): Promise<Desktop> => {
  const binary = electronBinary();
  return binary === undefined ? launchDouble(options) : launchElectron(binary, options);
};

const readCalls = (folder: string): readonly RecordedCall[] => {
  const file = join(folder, callsFile);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as RecordedCall);
};

const connect = async (calls: readonly RecordedCall[]): Promise<Browser> => {
  const folder = String(calls.find(({ name }) => name === 'browser.started')?.args[0]);
  const [port = ''] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
};

/** The browser has an empty page before there is a window. */
const shownPage = async (browser: Browser): Promise<Page> => {
  const isShown = (page: Page): boolean => !page.isClosed() && page.url() !== 'about:blank';
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const page = browser.contexts()[0]?.pages().find(isShown);
    if (page !== undefined) return page;
    await wait(20);
  }
  throw new Error('The double has no window');
};

/** Said of the `sandbox` in the page's own policy, which takes away windows and downloads and means to leave it its scripts. */
const expected = /^An iframe which has both allow-scripts and allow-same-origin/;

const listen = (context: BrowserContext, complaints: string[]): void => {
  context.on('console', (message) => {
    const said = message.text();
    if (['error', 'warning'].includes(message.type()) && !expected.test(said)) complaints.push(said);
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
};

const launchDouble = async (options: DesktopOptions): Promise<Desktop> => {
  const control = tempFolder('electron-double-');
  mkdirSync(options.profile, { recursive: true });
  if (options.answers !== undefined) writeFileSync(join(control.path, answersFile), JSON.stringify(options.answers));
  const awaited = options.hidden === true ? 'browser.started' : 'BrowserWindow.loaded';
  const program = await startProgram({
    ...doubleCommand(options, control.path),
    within: 60_000,
    ready: () => readCalls(control.path).some(({ name }) => name === awaited),
  });
  let atEnd: readonly RecordedCall[] | undefined;
  // One that starts hidden may have ended before anybody could connect.
  let browser: Browser | undefined;
  const complaints: string[] = [];
  const connected = async (): Promise<Browser> => {
    if (browser === undefined) {
      browser = await connect(readCalls(control.path));
      for (const context of browser.contexts()) listen(context, complaints);
    }
    return browser;
  };
  let page = options.hidden === true ? undefined : await shownPage(await connected());
  const child = program.process;
  const ended = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      await once(child, 'exit', { signal: AbortSignal.timeout(15_000) }).catch(async () => {
        await program.stop();
        throw new Error(`The program did not quit in time\n${program.output()}`);
      });
    }
    await browser?.close();
    atEnd = readCalls(control.path);
    control.remove();
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    await browser?.close();
    child.kill(signal);
    await ended();
  };
  return {
    realElectron: false,
    get page() {
      if (page === undefined) throw new Error('No window has been opened: ask for windowPage()');
      return page;
    },
    calls: async () => atEnd ?? readCalls(control.path),
    answerDialogs: async (answers) => writeFileSync(join(control.path, answersFile), JSON.stringify(answers)),
    fire: (name, details = null) =>
      appendFileSync(join(control.path, commandsFile), `${JSON.stringify({ name, details } satisfies Command)}\n`),
    windowPage: async () => {
      page = await shownPage(await connected());
      return page;
    },
    ended,
    windowPreferences: async () => {
      const created = readCalls(control.path).find(({ name }) => name === 'BrowserWindow.new');
      return (created?.args[0] as { webPreferences?: Readonly<Record<string, unknown>> })?.webPreferences ?? {};
    },
    output: program.output,
    complaints: () => complaints,
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

/** Puts recorders in the place of what would leave the program. Runs in the main process. */
const recordCalls = async (application: ElectronApplication): Promise<void> => {
  await application.evaluate(({ dialog, shell }) => {
    const scope = globalThis as unknown as { recordedCalls: RecordedCall[]; dialogAnswers: DialogAnswers };
    scope.recordedCalls = [];
    scope.dialogAnswers = {};
    const record = (name: string, ...args: readonly unknown[]) => scope.recordedCalls.push({ name, args });
    shell.openExternal = async (url: string) => {
      record('shell.openExternal', url);
    };
    dialog.showOpenDialog = async (...args: readonly unknown[]) => {
      record('dialog.showOpenDialog', args.at(-1));
      const paths = scope.dialogAnswers.open ?? null;
      return { canceled: paths === null, filePaths: [...(paths ?? [])] };
    };
    dialog.showSaveDialog = async (...args: readonly unknown[]) => {
      record('dialog.showSaveDialog', args.at(-1));
      const path = scope.dialogAnswers.save ?? null;
      return { canceled: path === null, filePath: path ?? '' };
    };
    dialog.showErrorBox = (title, content) => {
      record('dialog.showErrorBox', title, content);
    };
  });
};

const launchElectron = async (binary: string, options: DesktopOptions): Promise<Desktop> => {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const application = await _electron.launch({
    executablePath: binary,
    // Chromium's sandbox refuses the superuser.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[entryOf(options), '--profile', options.profile],
      ...(options.args ?? []),
    ],
    env: { ...Object.fromEntries(inherited), ...options.env },
  });
  let printed = '';
  const child = application.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const complaints: string[] = [];
  listen(application.context(), complaints);
  await recordCalls(application);
  const page = await application.firstWindow();
  await page.waitForLoadState('load');
  return {
    realElectron: true,
    page,
    calls: () => application.evaluate(() => (globalThis as unknown as { recordedCalls: RecordedCall[] }).recordedCalls),
    answerDialogs: (answers) =>
      application.evaluate((_electron, given) => {
        (globalThis as unknown as { dialogAnswers: DialogAnswers }).dialogAnswers = given;
      }, answers),
    fire: (name) => {
      throw new Error(`Only the double can be told '${name}'`);
    },
    windowPage: () => application.firstWindow(),
    ended: async () => {
      if (child.exitCode === null) await once(child, 'exit', { signal: AbortSignal.timeout(15_000) });
    },
    windowPreferences: () =>
      application.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>;
        };
        return contents.getLastWebPreferences();
      }),
    output: () => printed,
    complaints: () => complaints,
    close: () => application.close(),
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
