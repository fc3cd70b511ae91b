/** When renewals are rehearsed, and what a rehearsal means for the renewal. Pure. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import {
  type FindingCode,
  type PreflightFinding,
  type PreflightOutcome,
  type Verdict,
  verdicts,
  worst,
} from '../../../shared/domain/preflight.ts';
import type { RehearsalReport, RehearsalVerdict } from '../../../shared/domain/rehearsals.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { proofsOf } from '../preflight/inputs.ts';
import { day, fraction, hour } from './facts.ts';

/** Of a certificate in use. */
export interface RehearsalFacts {
  readonly notBefore: string;
  readonly notAfter: string;
  readonly last?: { readonly at: string; readonly verdict: RehearsalVerdict } | undefined;
}

const week = 7 * day;
/** For one that lives shorter, days before it is due are no measure. */
const shortLife = 20 * day;
const shortShare = 1 / 4;

/**
 * Ids of the certificates whose next renewal is to be rehearsed now, in the order of the plan. Each is rehearsed once
 * a week and once `daysBefore` it is due (a quarter of the time to it where a life is under twenty days), at moments
 * spread by its id; daily while something is wrong. One that is about to be renewed, or never was issued, is not.
 */
export const rehearsalDue = (
  plan: readonly PlanEntry[],
  facts: ReadonlyMap<string, RehearsalFacts>,
  now: Date,
  daysBefore = 7,
): readonly string[] =>
  plan.flatMap((entry) => {
    const one = facts.get(entry.certificateId);
    if (one === undefined || entry.due || untouched.has(entry.why)) return [];
    return isDue(entry, one, now.getTime(), daysBefore) ? [entry.certificateId] : [];
  });

const untouched: ReadonlySet<PlanEntry['why']> = new Set(['retired', 'order-open', 'never-issued']);

const isDue = (entry: PlanEntry, facts: RehearsalFacts, now: number, daysBefore: number): boolean => {
  const { last } = facts;
  const at = Date.parse(last?.at ?? '');
  // Rehearsed in days to come: the clock was set back since, and it says nothing.
  const known = Number.isNaN(at) || at > now + day ? undefined : at;
  if (known !== undefined && (last?.verdict === 'will-fail' || last?.verdict === 'at-risk') && now - known >= day)
    return true;
  const begins = Date.parse(facts.notBefore);
  const since = Math.max(known ?? begins, begins);
  return momentsOf(entry, facts, now, daysBefore).some((moment) => since < moment && moment <= now);
};

/** The last weekly one, and the one before it is due. */
const momentsOf = (
  { certificateId, at }: PlanEntry,
  { notBefore, notAfter }: RehearsalFacts,
  now: number,
  daysBefore: number,
): readonly number[] => {
  const spread = fraction(certificateId);
  const weekly = now - ((now - spread * week) % week);
  if (at === undefined) return [weekly];
  const [from, due] = [Date.parse(notBefore), Date.parse(at)];
  const short = Date.parse(notAfter) - from < shortLife;
  const lead = short ? Math.max(0, due - from) * shortShare : daysBefore * day;
  return [weekly, due - lead - (spread * lead) / 7];
};

export interface Conclusion extends Pick<RehearsalReport, 'verdict' | 'way' | 'because'> {}

export interface RehearsalFindings {
  readonly outcomes: readonly PreflightOutcome[];
  readonly policy: Policy;
  /** Ids, the policy's own first. */
  readonly authorities: readonly string[];
  readonly now: Date;
  /** When the renewal is planned for. */
  readonly dueAt?: string | undefined;
  /** The rehearsal before. */
  readonly before?: Pick<RehearsalReport, 'at' | 'because'> | undefined;
}

interface Way {
  readonly method: Policy['proof']['method'];
  readonly provider: string | undefined;
  readonly authority: string;
}

/** What the findings mean for a renewal that begins when it is due, with nobody there, and takes over where it may. */
export const concludeRehearsal = (facts: RehearsalFindings): Conclusion => {
  const findings = facts.outcomes.flatMap((outcome) => outcome.findings).map((finding) => weighed(finding, facts));
  const ways = waysOf(facts).map((way) => {
    const about = sorted(findings.filter((finding) => isGrave(finding) && concerns(finding, way)));
    return { way, about, grade: worst(about.map(({ verdict }) => verdict)) };
  });
  const [first] = ways;
  if (first === undefined || isFine(first.grade)) return { verdict: 'will-renew', because: [] };
  const { method, authority } = ways.find(({ grade }) => isFine(grade))?.way ?? {};
  if (method !== undefined && authority !== undefined)
    return { verdict: 'will-renew-by-fallback', way: { method, authority }, because: first.about };
  const open = ways.find(({ grade }) => grade !== 'blocks');
  const all = once(ways.flatMap(({ about }) => about));
  if (open === undefined)
    return { verdict: 'will-fail', because: sorted(all.filter(({ verdict }) => verdict === 'blocks')) };
  return { verdict: 'at-risk', because: sorted(once([...first.about, ...open.about])) };
};

/** Every way of proof at every authority, those of the policy first. */
const waysOf = ({ policy, authorities }: RehearsalFindings): readonly Way[] =>
  authorities.flatMap((authority) =>
    proofsOf(policy).map((proof) => ({
      method: proof.method,
      provider: 'provider' in proof ? proof.provider : undefined,
      authority,
    })),
  );

const isGrave = ({ verdict }: PreflightFinding): boolean => verdict === 'warning' || verdict === 'blocks';
const isFine = (verdict: Verdict): boolean => verdict === 'ok' || verdict === 'note';

/** Two ways may share a method; what is found about a key names its provider. */
const concerns = ({ method, authority, detail }: PreflightFinding, way: Way): boolean =>
  (method === undefined ||
    (method === way.method && (detail.provider === undefined || detail.provider === way.provider))) &&
  (authority === undefined || authority === way.authority);

const once = (findings: readonly PreflightFinding[]): readonly PreflightFinding[] => [...new Set(findings)];

const sorted = (findings: readonly PreflightFinding[]): PreflightFinding[] =>
  findings.toSorted((one, other) => verdicts.indexOf(other.verdict) - verdicts.indexOf(one.verdict));

/**
 * Outages that pass by themselves. Until the renewal is due there is time for that, so they count in full only once
 * two rehearsals an hour or more apart have met them.
 */
const passing: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'no-network',
  'authority-not-resolved',
  'authority-unreachable',
  'authority-down',
  'provider-unreachable',
  'nobody-serves-zone',
  'caa-unanswered',
]);

/** The longest span over which an authority counts. */
const longestSpan = week;

const weighed = (finding: PreflightFinding, facts: RehearsalFindings): PreflightFinding => {
  const { check, code, authority, detail } = finding;
  const now = facts.now.getTime();
  const due = facts.dueAt === undefined ? now : Date.parse(facts.dueAt);
  const as = (verdict: Verdict): PreflightFinding => ({ ...finding, verdict });
  if (check === 'limits' && Date.parse(detail.until ?? '') < due) return as('note');
  if (check === 'limits' && detail.until === undefined && now + longestSpan < due) return as('note');
  // Nobody is there to type it when the renewal begins.
  if (code === 'passphrase-asked') return as('warning');
  // It was told to the authority long ago.
  if (code === 'contact-unlikely' && authority === facts.authorities[0]) return as('note');
  if (finding.verdict === 'blocks' && passing.has(code) && due - now > day && !wasMetBefore(code, facts))
    return as('warning');
  return finding;
};

const wasMetBefore = (code: FindingCode, { before, now }: RehearsalFindings): boolean =>
  before !== undefined &&
  now.getTime() - Date.parse(before.at) >= hour &&
  before.because.some((finding) => finding.code === code);
