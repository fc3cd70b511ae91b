/** What was found out about a zone, as sentences with their values. Pure. */
import type { DnssecState } from '../domain/dns-dnssec.ts';
import type { ZoneFinding } from '../domain/dns-inspection.ts';
import type { SentenceKey } from './index.ts';

/** How the reader's language writes things that stand inside a sentence. */
export interface ZoneWriting {
  sentence(key: SentenceKey, values?: Readonly<Record<string, string>>): string;
  list(items: readonly string[]): string;
  date(iso: string): string;
}

export interface FindingWords {
  readonly title: string;
  readonly means: string;
}

export const findingWords = (finding: ZoneFinding, dnssec: DnssecState, writing: ZoneWriting): FindingWords => {
  const values = valuesOf(finding, dnssec, writing);
  return {
    title: writing.sentence(`zone.${finding.code}`, values),
    means: writing.sentence(`zone.${finding.code}.means`, values),
  };
};

export const dnssecWords = (state: DnssecState, writing: ZoneWriting): string => {
  switch (state.state) {
    case 'signed':
      return writing.sentence('dnssec.signed', { until: writing.date(state.until) });
    case 'unsigned':
      return writing.sentence(state.keys ? 'dnssec.unsigned-keys' : 'dnssec.unsigned');
    case 'broken':
      return writing.sentence('dnssec.broken', { why: whyOf(state, writing) });
    case 'unknown':
      return writing.sentence('dnssec.unknown');
  }
};

const whyOf = (state: DnssecState, writing: ZoneWriting): string =>
  state.state === 'broken'
    ? writing.sentence(`dnssec.why.${state.why}`, { at: state.at === undefined ? '' : writing.date(state.at) })
    : '';

const valuesOf = (
  finding: ZoneFinding,
  dnssec: DnssecState,
  writing: ZoneWriting,
): Readonly<Record<string, string>> => {
  const list = (items: readonly string[]): string =>
    items.length === 0 ? writing.sentence('zone.none') : writing.list(items);
  switch (finding.code) {
    case 'delegation-differs':
      return { aboveOnly: list(finding.aboveOnly), ownOnly: list(finding.ownOnly) };
    case 'serials-differ':
      return { servers: list(finding.servers.map(({ server, serial }) => `${server} ${serial}`)) };
    case 'wildcard-txt':
      return { wildcard: finding.wildcard, values: list(finding.values) };
    case 'port-53-caught':
      return { servers: list(finding.servers) };
    case 'dnssec-broken':
      return { why: whyOf(dnssec, writing) };
    case 'port-53-blocked':
      return {};
    case 'server-unreachable':
    case 'server-not-serving':
    case 'server-unresolvable':
    case 'wildcard-cname': {
      const { code: _code, ...values } = finding;
      return values;
    }
  }
};
