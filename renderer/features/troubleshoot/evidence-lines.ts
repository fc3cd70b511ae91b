/** What speaks for a cause, every line said once. Pure. */
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { type Evidence, evidenceOf } from '../../components/evidence.ts';

const folded = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** The type of an authority's problem (RFC 8555 §6.7) before its words is no second thing that was said. */
const words = (line: string): string => folded(line).replace(/^urn:ietf:params:acme:error:\w+: /, '');

/** Without lines that `said` or another of them holds, whatever the white space between the words. */
export const distinctLines = (lines: readonly string[], said: readonly string[] = []): readonly string[] => {
  const above = said.map(folded);
  const all = lines.map(folded);
  return lines.filter((_, at) => {
    const line = all[at] ?? '';
    const own = words(line);
    if (own === '' || above.some((text) => text.includes(own))) return false;
    return !all.some((other, index) => {
      if (index === at || !other.includes(own)) return false;
      // Of two that hold each other the longer stays, and of two alike the first.
      return !line.includes(words(other)) || other.length > line.length || (other.length === line.length && index < at);
    });
  });
};

export interface RunEvidence {
  /** The failure in a sentence, where it gives words of the other side. */
  readonly quoted: string | undefined;
  /** What else speaks for the cause. */
  readonly lines: readonly string[];
  /** Details that stand in neither. */
  readonly facts: readonly Evidence[];
}

/** `explanation`: of the problem, in the reader's language. */
export const runEvidence = ({ details }: Problem, explanation: string, { evidence }: DiagnosedCause): RunEvidence => {
  const known = evidenceOf(details);
  const said = folded(explanation);
  const quoted = known.some(({ value }) => isWording(value) && said.includes(folded(value))) ? explanation : undefined;
  const lines = distinctLines(evidence, quoted === undefined ? [] : [quoted]);
  const shown = [...(quoted === undefined ? [] : [said]), ...lines.map(folded)];
  const facts = known.filter(({ value }) => !isWording(value) || !shown.some((line) => line.includes(folded(value))));
  return { quoted, lines, facts };
};

/** Words rather than a name, a number or a code, which mean nothing without their place. */
const isWording = (value: string): boolean => /\S\s+\S/.test(value) || /\p{Script=Han}{2}/u.test(value);
