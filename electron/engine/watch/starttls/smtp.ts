/** STARTTLS of SMTP (RFC 3207), and AUTH TLS of FTP (RFC 4217 §4), whose replies have the same form. */
import { garbled, missing, type StartTls, type Wire } from './wire.ts';

const mostLines = 100;

/** RFC 5321 §4.2.1, RFC 959 §4.2: `250-…` goes on, `250 …` ends. */
const replyOf = async (wire: Wire): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  let first: string | undefined;
  while (lines.length < mostLines) {
    const line = await wire.line();
    lines.push(line);
    const [, code, mark] = /^(\d{3})([ -]|$)/.exec(line) ?? [];
    // Between the first and the last line of a reply, FTP allows any text.
    if (first === undefined && code === undefined) throw garbled(line);
    first ??= code;
    if (code === first && mark !== '-') return { code: Number(code), lines };
  }
  throw garbled(lines[0] ?? '');
};

export const smtp: StartTls = async ({ wire }) => {
  const greeting = await replyOf(wire);
  if (greeting.code !== 220) throw garbled(greeting.lines[0] ?? '');
  wire.send('EHLO certwright.invalid\r\n');
  const offered = await replyOf(wire);
  if (!offered.lines.some((line) => /^250[ -]STARTTLS\s*$/i.test(line))) throw missing(offered.lines.at(-1) ?? '');
  wire.send('STARTTLS\r\n');
  const answer = await replyOf(wire);
  if (answer.code !== 220) throw missing(answer.lines[0] ?? '');
};

export const ftp: StartTls = async ({ wire }) => {
  const greeting = await replyOf(wire);
  if (greeting.code !== 220) throw garbled(greeting.lines[0] ?? '');
  wire.send('AUTH TLS\r\n');
  const answer = await replyOf(wire);
  if (answer.code !== 234) throw missing(answer.lines[0] ?? '');
};
