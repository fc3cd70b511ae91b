/** Structured log lines. Values are facts, never secrets; the sink redacts all the same. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  /** The last lines, oldest first, where they are kept. */
  recent?(): readonly string[];
}
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined };
