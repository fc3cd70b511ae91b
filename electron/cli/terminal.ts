/** Where the command line prints: one JSON document or plain lines on stdout, everything else on stderr. */
import type { Language } from '../../shared/domain/app.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import {
  languageOf as languageOfTags,
  messageOf,
  type SentenceKey,
  sentence,
  type Values,
} from '../../shared/i18n/index.ts';
import { dateWords, shortMomentWords } from '../../shared/i18n/moments.ts';

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

export interface Terminal {
  readonly language: Language;
  readonly json: boolean;
  /** The answer of the command: `document` with --json, else the lines. */
  answer(document: Readonly<Record<string, unknown>>, lines: readonly string[]): void;
  /** Progress and remarks; silent with --quiet. */
  note(line: string): void;
  /** What must be said even with --quiet. */
  warn(line: string): void;
  failure(failed: Problem): void;
  sentence(key: SentenceKey, values: Values): string;
  /** A date for people, in the reader's language. */
  date(iso: string): string;
  /** Date and time of day. */
  moment(iso: string): string;
  /** stderr is a terminal and may be drawn on. */
  readonly live: boolean;
}

export const createTerminal = (
  streams: Streams,
  options: { readonly language: Language; readonly json: boolean; readonly quiet: boolean },
): Terminal => ({
  language: options.language,
  json: options.json,
  live: streams.err.isTTY === true && !options.quiet,
  sentence: (key, values) => sentence(options.language, key, values),
  date: (iso) => dateWords(iso, options.language),
  moment: (iso) => shortMomentWords(iso, options.language),
  answer: (document, lines) => {
    if (options.json) streams.out.write(`${JSON.stringify(document, null, 2)}\n`);
    else if (lines.length > 0) streams.out.write(`${lines.join('\n')}\n`);
  },
  note: (line) => {
    if (!options.quiet) streams.err.write(`${line}\n`);
  },
  warn: (line) => void streams.err.write(`${line}\n`),
  failure: (failed) => {
    const { title, explanation, action } = messageOf(failed, options.language);
    if (options.json)
      streams.out.write(`${JSON.stringify({ error: { ...failed, title, explanation, action } }, null, 2)}\n`);
    streams.err.write(`${[title, explanation, action].filter((line) => line !== '').join('\n')}\n`);
  },
});

/** `--lang`, then the environment as POSIX orders it. */
export const languageOf = (asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language =>
  languageOfTags([asked ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '']);
