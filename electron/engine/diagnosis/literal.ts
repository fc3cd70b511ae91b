/**
 * The words that a pattern cannot match without, so that most rules are passed over by a plain search. Only what
 * surely has to be there counts: nothing optional, nothing inside groups.
 */

/** One of these must be in the text; none where the pattern gives nothing away. */
export const literalsOf = (pattern: RegExp): readonly string[] | undefined => {
  const found = branchesOf(pattern.source).map(longestRun);
  const known = found.filter((run) => run.length >= 3);
  return known.length === found.length ? known : undefined;
};

/** Alternatives on the outermost level. */
const branchesOf = (source: string): readonly string[] => {
  const branches: string[] = [];
  let start = 0;
  for (const { at, char, depth } of tokens(source)) {
    if (char !== '|' || depth !== 0) continue;
    branches.push(source.slice(start, at));
    start = at + 1;
  }
  return [...branches, source.slice(start)];
};

const longestRun = (branch: string): string => {
  let best = '';
  let run = '';
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (const { char, depth } of tokens(branch)) {
    if (depth === 0 && /^[a-z0-9 _'",:;=@<>~&%!#/-]$|^[\u0080-\uffff]$/.test(char)) run += char;
    else if (depth === 0 && /^\\[./()[\]?+*${}|^-]$/.test(char)) run += char.slice(1);
    else if (/^[?*{]/.test(char) && depth === 0) {
      // The character before may be missing.
      run = run.slice(0, -1);
      end();
    } else end();
  }
  end();
  return best;
};

interface Token {
  readonly at: number;
  /** A character, an escape, a class, a bracket, or a whole `{…}`. */
  readonly char: string;
  /** Groups around it; a bracket itself belongs to its group. */
  readonly depth: number;
}

const tokens = (source: string): readonly Token[] => {
  const found: Token[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; ) {
    const char = tokenAt(source, at);
    if (char === '(') depth += 1;
    found.push({ at, char, depth });
    if (char === ')') depth -= 1;
    at += char.length;
  }
  return found;
};

const tokenAt = (source: string, at: number): string => {
  const char = source.charAt(at);
  if (char === '\\') return source.slice(at, at + 2);
  if (char === '[') return source.slice(at, classEnd(source, at));
  if (char === '{') return source.slice(at, source.indexOf('}', at) + 1 || at + 1);
  return char;
};

const classEnd = (source: string, from: number): number => {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === ']') return at + 1;
  }
  return source.length;
};
