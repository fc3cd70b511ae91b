/** What RFC 1034, RFC 5890 and public authorities ask of the labels of a name. */
import type { NameProblem, NameProblemCode } from '../identifiers.ts';

/** Octets without the final dot (RFC 1035 §2.3.4). */
export const longestName = 253;
const longestLabel = 63;
/** Boulder's limit; the wildcard label is not counted. */
const mostLabels = 10;

export const refusal = (code: NameProblemCode, values: Readonly<Record<string, string>> = {}): NameProblem => ({
  code,
  severity: 'refusal',
  values: { ...values },
});

const problemOf = (label: string): NameProblem | undefined => {
  if (label === '') return refusal('empty-label');
  const shown = label.length > 80 ? `${label.slice(0, 80)}…` : label;
  const strange = /[^a-z0-9_-]/u.exec(label);
  if (strange !== null) return refusal('invalid-character', { label: shown, character: strange[0] });
  if (label.includes('_')) return refusal('underscore', { label: shown });
  if (label.length > longestLabel) return refusal('label-too-long', { label: shown, length: String(label.length) });
  if (label.startsWith('-') || label.endsWith('-')) return refusal('hyphen-position', { label: shown });
  // R-LDH labels (RFC 5890 §2.3.1); A-labels were proven before.
  if (label.slice(2, 4) === '--' && !label.startsWith('xn--')) return refusal('hyphen-reserved', { label: shown });
  return undefined;
};

/** `name` in A-labels, lower case, without a wildcard label. Each kind of problem is named once. */
export const labelProblems = (name: string, publicTrust: boolean): readonly NameProblem[] => {
  const labels = name.split('.');
  const found = new Map<NameProblemCode, NameProblem>();
  for (const label of labels) {
    const problem = problemOf(label);
    if (problem !== undefined && !found.has(problem.code)) found.set(problem.code, problem);
  }
  if (name.length > longestName) found.set('name-too-long', refusal('name-too-long', { length: String(name.length) }));
  if (publicTrust && labels.length > mostLabels) {
    const values = { count: String(labels.length), limit: String(mostLabels) };
    found.set('too-many-labels', refusal('too-many-labels', values));
  }
  return [...found.values()];
};

/**
 * A block of labels that comes twice in a row, such as `example.org.example.org`: a zone pasted into a field that
 * adds it again. Blocks under three characters are left alone; `a.a.example.org` may be meant.
 */
export const repeatedBlock = (name: string): { readonly block: string; readonly once: string } | undefined => {
  const labels = name.split('.');
  for (let size = Math.min(Math.floor(labels.length / 2), mostLabels); size >= 1; size -= 1) {
    for (let at = 0; at + 2 * size <= labels.length; at += 1) {
      const block = labels.slice(at, at + size).join('.');
      if (block.length < 3 || block !== labels.slice(at + size, at + 2 * size).join('.')) continue;
      return { block, once: [...labels.slice(0, at), ...labels.slice(at + size)].join('.') };
    }
  }
  return undefined;
};
