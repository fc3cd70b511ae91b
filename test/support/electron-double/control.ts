/** What a test and the double tell each other: files in a folder that the test owns. */
import { appendFileSync, existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';

/** The folder is handed over in this variable; without it calls are only printed. */
export const controlVariable = 'ELECTRON_DOUBLE_CONTROL';
/** Another program of Chromium than the headless shell, which needs half the time and says nothing of downloads it refuses. */
export const browserVariable = 'ELECTRON_DOUBLE_BROWSER';
export const callsFile = 'calls.jsonl';
export const answersFile = 'answers.json';
/** What the test does to the desktop: one JSON object a line, `name` and `details`. */
export const commandsFile = 'commands.jsonl';

export interface RecordedCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** `null` or absence cancels the dialog. */
export interface DialogAnswers {
  /** Paths that showOpenDialog gives. */
  readonly open?: readonly string[] | null;
  /** The path that showSaveDialog gives. */
  readonly save?: string | null;
  /** Index of the button that showMessageBox gives; the one that cancels unless told. */
  readonly button?: number;
  /** Messages of the system: shown unless told. */
  readonly notifications?: 'unsupported' | 'failing';
}

export interface Command {
  readonly name: string;
  readonly details: unknown;
}

const folder = process.env[controlVariable];

export const record = (name: string, ...args: readonly unknown[]): void => {
  const line = JSON.stringify({ name, args } satisfies RecordedCall);
  if (folder === undefined) process.stderr.write(`${line}\n`);
  else appendFileSync(join(folder, callsFile), `${line}\n`);
};

export const dialogAnswers = (): DialogAnswers => {
  if (folder === undefined) return {};
  const path = join(folder, answersFile);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DialogAnswers) : {};
};

const handlers = new Map<string, (details: unknown) => void>();
const waiting: Command[] = [];
let read = 0;

/** Hears of what the test does; of what it did before, at once. A later handler takes the place of an earlier one. */
export const onCommand = (name: string, handler: (details: unknown) => void): void => {
  handlers.set(name, handler);
  for (const command of waiting.splice(0)) hand(command);
};

const hand = (command: Command): void => {
  const handler = handlers.get(command.name);
  if (handler === undefined) waiting.push(command);
  else handler(command.details);
};

const readCommands = (path: string): void => {
  if (!existsSync(path)) return;
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const fresh = lines.slice(read);
  read = lines.length;
  for (const line of fresh) hand(JSON.parse(line) as Command);
};

if (folder !== undefined) {
  const path = join(folder, commandsFile);
  watch(folder, { persistent: false }, () => readCommands(path));
  readCommands(path);
}
