/** What a test and the double tell each other: files in a folder that the test owns. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder is handed over in this variable; without it calls are only printed. */
export const controlVariable = 'ELECTRON_DOUBLE_CONTROL';
export const callsFile = 'calls.jsonl';
export const answersFile = 'answers.json';

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
