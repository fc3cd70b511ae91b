/** IMAP (RFC 9051 §6.2.1), POP3 (RFC 2595 §4) and ManageSieve (RFC 5804 §2.2). */
import { garbled, missing, type StartTls, type Wire } from './wire.ts';

const mostLines = 100;

/** Lines until one fits; the one that fits is the answer. */
const answerOf = async (wire: Wire, ends: RegExp): Promise<string> => {
  let line = '';
  for (let count = 0; count < mostLines; count += 1) {
    line = await wire.line();
    if (ends.test(line)) return line;
  }
  throw garbled(line);
};

export const imap: StartTls = async ({ wire }) => {
  const greeting = await wire.line();
  if (!/^\* (OK|PREAUTH)\b/i.test(greeting)) throw garbled(greeting);
  wire.send('c1 STARTTLS\r\n');
  const answer = await answerOf(wire, /^c1 /i);
  if (!/^c1 OK\b/i.test(answer)) throw missing(answer);
};

export const pop3: StartTls = async ({ wire }) => {
  const greeting = await wire.line();
  if (!greeting.startsWith('+OK')) throw garbled(greeting);
  wire.send('STLS\r\n');
  const answer = await wire.line();
  if (!answer.startsWith('+OK')) throw missing(answer);
};

export const sieve: StartTls = async ({ wire }) => {
  const status = /^(OK|NO|BYE)\b/i;
  const greeting = await answerOf(wire, status);
  if (!/^OK\b/i.test(greeting)) throw garbled(greeting);
  wire.send('STARTTLS\r\n');
  const answer = await answerOf(wire, status);
  if (!/^OK\b/i.test(answer)) throw missing(answer);
};
