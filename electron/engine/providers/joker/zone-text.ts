/** The lines of a zone as DMAPI writes them: label, type, priority, target, TTL and more. No network. */

interface TxtValue {
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
}

/** The lines with something in them, ready to be written back. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => mended(line.trimEnd()))
    .filter((line) => line !== '');

/** TXT values come back with a blank that was not sent, and would keep it. */
const mended = (line: string): string => line.replace(/^(\S+\s+TXT\s+\S+\s+"(?:[^"\\]|\\.)*?) "(?=\s+\d)/, '$1"');

/** The value of a line, if it is a TXT value of this label. */
export const txtOf = (line: string, label: string): TxtValue | undefined => {
  const parts = /^(\S+)\s+TXT\s+\S+\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))\s+(\d+)/.exec(line);
  if (parts === null || parts[1]?.toLowerCase() !== label) return undefined;
  const value = parts[2] === undefined ? (parts[3] ?? '') : parts[2].replace(/\\(.)/g, '$1');
  return { value, ttl: Number(parts[4]) };
};

export const txtLine = (label: string, value: string, ttl: number): string =>
  `${label} TXT 0 "${value.replace(/["\\]/g, '\\$&')}" ${ttl}`;
