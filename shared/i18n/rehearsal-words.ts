/** What a rehearsal found, in words. Pure. */
import type { Language } from '../domain/app.ts';
import type { PreflightFinding } from '../domain/preflight.ts';
import type { RehearsalReport, RehearsalVerdict } from '../domain/rehearsals.ts';
import { findingTitle } from './finding-title.ts';
import { type SentenceKey, sentence } from './index.ts';

export interface RehearsalWords {
  /** A few words, such as "Will fail". */
  readonly verdict: string;
  /** What decides it first, in a line, and how much more there is; empty where nothing does. */
  readonly why: string;
  /** A whole sentence. */
  readonly line: string;
}

const sentenceOf: Readonly<Record<RehearsalVerdict, SentenceKey>> = {
  'will-renew': 'rehearsal.will-renew',
  'will-renew-by-fallback': 'rehearsal.by-fallback',
  'at-risk': 'rehearsal.at-risk',
  'will-fail': 'rehearsal.will-fail',
};

const methodOf = {
  'dns-01': 'list.dns-proof',
  'dns-account-01': 'list.dns-proof',
  'dns-persist-01': 'list.persist-proof',
  'http-01': 'list.http-proof',
  'tls-alpn-01': 'list.tls-proof',
} as const satisfies Readonly<Record<string, SentenceKey>>;

/** `titleOf` puts a finding into words where its reader knows more, such as the names of providers. */
export const rehearsalWords = (
  { verdict, because, way }: Pick<RehearsalReport, 'verdict' | 'because' | 'way'>,
  language: Language,
  titleOf: (finding: PreflightFinding) => string = (finding) => findingTitle(finding, language),
): RehearsalWords => {
  const [first = '', ...others] = new Set(because.map(titleOf));
  // The others are for the list of findings.
  const why = others.length === 0 ? first : sentence(language, 'rehearsal.and-more', { first, count: others.length });
  const method = way === undefined ? '' : sentence(language, methodOf[way.method]);
  return {
    verdict: sentence(language, `rehearsal.verdict.${verdict}`),
    why,
    line: sentence(language, sentenceOf[verdict], { why, method, authority: way?.authority ?? '' }),
  };
};
