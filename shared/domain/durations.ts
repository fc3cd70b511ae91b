/** Lengths of time as people write them, in either language. */

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sec|secs|second|seconds|秒|秒钟)$/, 1],
  [/^(?:m|min|mins|minute|minutes|分|分钟)$/, 60],
  [/^(?:h|hr|hrs|hour|hours|时|小时)$/, 3_600],
  [/^(?:d|day|days|天|日)$/, 86_400],
];

/** `90`, `10 min`, `1h30m`, `2 小时` → whole seconds; `undefined` for anything else. A bare number is seconds. */
export const readDuration = (text: string): number | undefined => {
  const plain = text.trim().toLowerCase();
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  const parts = [...plain.matchAll(/(\d{1,9}(?:\.\d{1,3})?)\s*([a-z\u4e00-\u9fff]+)\s*/gy)];
  const covered = parts.reduce((length, [whole]) => length + whole.length, 0);
  if (parts.length === 0 || covered !== plain.length) return undefined;
  let seconds = 0;
  for (const [, count, unit] of parts) {
    const size = units.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
    if (size === undefined) return undefined;
    seconds += Number(count) * size;
  }
  return Math.round(seconds);
};

/** The same the other way round, short and read back alike: `90 s`, `10 min`, `2 h`. */
export const writeDuration = (seconds: number): string => {
  if (seconds > 0 && seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
};
