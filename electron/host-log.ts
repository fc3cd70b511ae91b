/** The log of a host: one JSON object a line, on the error stream, so that standard output stays for people. */
import type { Logger } from './engine/ports/index.ts';

/** For a report. */
const keptLines = 2_000;

export interface HostLogger extends Logger {
  /** From here on, and with what was said before. */
  alsoTo(write: (line: string) => void): void;
}

export const hostLogger = (write: (line: string) => void = (line) => process.stderr.write(line)): HostLogger => {
  const others: ((line: string) => void)[] = [];
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    write(line);
    for (const other of others) other(line);
  };
  const log = (level: string, event: string, facts: Readonly<Record<string, unknown>> = {}): void =>
    keep(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
  return {
    info: (event, facts) => log('info', event, facts),
    warn: (event, facts) => log('warn', event, facts),
    recent: () => lines,
    alsoTo: (other) => {
      for (const line of lines) other(line);
      others.push(other);
    },
  };
};
