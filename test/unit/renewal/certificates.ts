/** Certificates as the planner is told of them, at a fixed moment. */
import { limitsOf } from '../../../electron/engine/authorities/limits.ts';
import type {
  AuthorityFacts,
  CertificateFacts,
  PlanFacts,
  VersionFacts,
} from '../../../electron/engine/renewal/facts.ts';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import { type PlanEntry, renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import type { Retry } from '../../../shared/domain/runs.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** A Monday. */
export const start = Date.parse('2026-03-02T10:20:00.000Z');
export const iso = (at: number): string => new Date(at).toISOString();

export const lifetimes = [398, 200, 100, 90, 64, 47, 45, 6.7] as const;

export const letsEncrypt: AuthorityFacts = {
  directoryUrl: 'https://ca.test/directory',
  accountId: 'account',
  limits: limitsOf({ id: 'letsencrypt', publicTrust: true }),
};
/** An authority whose limits count renewals as well. */
export const strict: AuthorityFacts = {
  ...letsEncrypt,
  directoryUrl: 'https://strict.test/directory',
  accountId: 'strict-account',
  limits: limitsOf({ id: 'zerossl', publicTrust: true }),
};

/** Of `days`, signed at `start`. */
export const version = (days: number, change: Partial<VersionFacts> = {}): VersionFacts => ({
  id: 'v1',
  notBefore: iso(start),
  notAfter: iso(start + days * day),
  createdAt: iso(start),
  keyType: 'ec256',
  names: ['example.org'],
  accountId: 'account',
  ...change,
});

export const certificate = (change: Partial<CertificateFacts> = {}): CertificateFacts => ({
  id: 'c1',
  name: 'example.org',
  names: ['example.org'],
  keyType: 'ec256',
  byHand: false,
  current: version(90),
  authorities: [letsEncrypt],
  lastRun: { status: 'succeeded', live: false },
  ...change,
});

/** What the authority says, asked at `start`. */
export const info = (from: number, to: number, change: Partial<RenewalInfoView> = {}): RenewalInfoView => ({
  certificateId: 'a.b',
  window: { start: iso(from), end: iso(to) },
  askedAt: iso(start),
  askAgainAt: iso(start + 6 * hour),
  ...change,
});

/** Nothing set: no spreading, so that dates can be told beforehand. */
export const plainly = renewalSettingsSchema.parse({ rollOutSpread: 0 });

const newestStart = (certificates: readonly CertificateFacts[]): string | undefined =>
  certificates
    .flatMap(({ current }) => current?.notBefore ?? [])
    .toSorted()
    .at(-1);

export const factsOf = (certificates: readonly CertificateFacts[], change: Partial<PlanFacts> = {}): PlanFacts => ({
  certificates,
  newestStart: newestStart(certificates),
  orders: [],
  issued: [],
  failedValidations: [],
  settings: plainly,
  ...change,
});

/** The plan of one certificate; an authority was heard of an hour before. */
export const planOf = (given: CertificateFacts, now: number, change: Partial<PlanFacts> = {}): PlanEntry => {
  const [entry] = planRenewals(factsOf([given], { lastContact: iso(now - hour), ...change }), new Date(now));
  if (entry === undefined) throw new Error('no plan');
  return entry;
};

/** Days after `start`, to two places. */
export const dayOf = ({ at }: PlanEntry): number => Math.round(((Date.parse(at ?? '') - start) / day) * 100) / 100;

/** Day on which one of 90 days is due, and days of little life. */
export const dueDay = start + 60.2 * day;
export const quarter = start + 67.5 * day;
export const sixth = start + 75 * day;

/** After an attempt that failed at that time, at Let's Encrypt. */
export const failedWith = (retry: Retry, lastAt: number, change: Partial<CertificateFacts> = {}) =>
  certificate({
    authorities: [{ ...letsEncrypt, planned: retry }],
    failures: { firstAt: iso(lastAt), lastAt: iso(lastAt) },
    lastRun: { status: 'failed', live: false, endedAt: iso(lastAt) },
    ...change,
  });
export const again = (at: number, change: object = {}): Retry => ({
  kind: 'at',
  at: iso(at),
  how: 'new-order',
  reason: 'network',
  ...change,
});
