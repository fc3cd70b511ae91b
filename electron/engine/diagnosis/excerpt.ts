/**
 * The lines of a log that can say something about a failure. A renewal log repeats itself for months: each line is
 * taken once, whatever its times and numbers, and of very long logs only those that speak of trouble, the last first.
 */
export interface Excerpt {
  readonly lines: readonly string[];
  /** Something was left out, so nobody's own words are expected in it. */
  readonly shortened: boolean;
}

/** Characters that are looked at with all rules. */
export const excerptLimit = 160_000;
const longestLine = 4_000;

const trouble =
  /error|erro\]|fail|fatal|emerg|denied|refus|reject|invalid|incorrect|wrong|time[d ]? ?out|not found|notfound|unable|could ?n[o']t|cannot|can't|did ?n[o']t|does ?n[o']t|unauthori|forbidden|exception|expired|missing|mismatch|too many|rate ?limit|urn:|servfail|nxdomain|warn|locked|already|unknown|unsupported|problem|\b[45]\d\d\b|错误|失败|无法|不能|超时|异常|拒绝|无效|不存在|未|过期|报错|受限/i;

export const excerptOf = (lines: readonly string[]): Excerpt => {
  const pieces = lines.flatMap((line) => (line.length <= longestLine ? [line] : slices(line)));
  const distinct = once(pieces);
  const length = distinct.reduce((sum, line) => sum + line.length + 1, 0);
  if (length <= excerptLimit) return { lines: distinct, shortened: distinct.length < lines.length };
  const telling = distinct.filter((_, index) => near(distinct, index));
  return { lines: lastOf(telling), shortened: true };
};

/** A line that speaks of trouble, or stands beside one: details often follow on the next. */
const near = (lines: readonly string[], index: number): boolean =>
  [lines[index], lines[index - 1]].some((line) => line !== undefined && trouble.test(line));

const slices = (line: string): readonly string[] => {
  const found: string[] = [];
  // Slices overlap, so that a message on the cut is whole in one of them.
  for (let at = 0; at < line.length; at += longestLine - 400) found.push(line.slice(at, at + longestLine));
  return found;
};

const once = (lines: readonly string[]): readonly string[] => {
  const shapes = new Set<string>();
  return lines.filter((line) => {
    const shape = shapeOf(line);
    if (shapes.has(shape)) return false;
    shapes.add(shape);
    return true;
  });
};

/** Times, ids and counters in front make no new message; numbers behind may be the error code. */
const shapeOf = (line: string): string => {
  const head = line.slice(0, 60).replace(/[0-9a-f]*\d[0-9a-f]*/gi, '#');
  return `${head}${line.slice(60, 400)}`;
};

const lastOf = (lines: readonly string[]): readonly string[] => {
  let room = excerptLimit;
  let from = lines.length;
  while (from > 0 && room > 0) {
    from -= 1;
    room -= (lines[from]?.length ?? 0) + 1;
  }
  return lines.slice(from);
};
