/** How the names of an order or of a message are written. Pure. */
import type { ProbeResult } from '../../../../shared/domain/diagnosis-probes.ts';
import type { NameProblemCode, NameReport } from '../../../../shared/domain/identifiers.ts';
import type { Measured } from '../probe-results.ts';

type Result = ProbeResult<'name-form'>;

/** What is left out is of no harm to an order. */
const results: Readonly<Partial<Record<NameProblemCode, Result>>> = {
  'scheme-removed': 'port-or-url',
  'port-ignored': 'port-or-url',
  'path-removed': 'port-or-url',
  'user-removed': 'port-or-url',
  'email-address': 'port-or-url',
  'invalid-character': 'invalid-character',
  underscore: 'invalid-character',
  'hyphen-position': 'invalid-character',
  'hyphen-reserved': 'invalid-character',
  'empty-label': 'invalid-character',
  'wildcard-position': 'invalid-character',
  'several-wildcards': 'invalid-character',
  'idn-converted': 'not-ascii',
  'fullwidth-converted': 'not-ascii',
  'invalid-idn': 'not-ascii',
  'invalid-punycode': 'not-ascii',
  'private-address': 'not-public',
  'special-address': 'not-public',
  'special-use-name': 'not-public',
  'single-label': 'not-public',
  'unknown-suffix': 'not-public',
  'all-numeric-suffix': 'not-public',
  'public-suffix': 'not-public',
  'ip-short-lived': 'ip-address',
  'ip-unsupported': 'other-type',
  'lent-name': 'provider-host',
  'label-too-long': 'too-long',
  'name-too-long': 'too-long',
};

/** What keeps a name out of an order comes before what is only remarkable. */
export const judgeNameForm = ({ names }: NameReport): Measured => {
  const told = names.flatMap(({ typed, problems }) =>
    problems.flatMap(({ code, severity }) => {
      const result = results[code];
      return result === undefined ? [] : [{ result, severity, line: `${typed}: ${code}` }];
    }),
  );
  const [first = undefined] = [...told.filter(({ severity }) => severity === 'refusal'), ...told];
  const evidence = names.map(({ typed }) => typed).slice(0, 8);
  if (first === undefined) return { outcome: names.length > 0 ? 'nothing-wrong' : 'unmeasured', evidence };
  return { outcome: 'result', result: first.result, evidence: [first.line] };
};
