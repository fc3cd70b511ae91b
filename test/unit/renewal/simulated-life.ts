/** A machine that wakes, plans and renews, and an authority that keeps its own books, for as long as one likes. */

import { failureSpan } from '../../../electron/engine/issuance/limit-times.ts';
import { decide } from '../../../electron/engine/issuance/retry-policy.ts';
import type {
  AuthorityFacts,
  CertificateFacts,
  CountedFacts,
  PlanFacts,
} from '../../../electron/engine/renewal/facts.ts';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import { type PlanEntry, renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { certificate, day, factsOf, hour, iso, start, version } from './certificates.ts';

export type Ari = 'on' | 'off' | 'malformed' | 'past';

export interface LifeOptions {
  /** Days that each certificate lives. */
  readonly lifetime: number;
  readonly ari: Ari;
  readonly authority: AuthorityFacts;
  /** Days to simulate. */
  readonly days: number;
  /** Days after the start at which the machine falls asleep, and how many it sleeps. */
  readonly asleep?: { readonly from: number; readonly days: number } | undefined;
  /** Days after the start at which its clock is set wrong, and by how many days. */
  readonly clock?: { readonly from: number; readonly off: number } | undefined;
  /** How many attempts of each renewal fail, and with what. */
  readonly failures: number;
  readonly problem: Problem;
  /** 0 up to 1. */
  random(): number;
}

/** What was seen at one waking, before anything was done. */
export interface Seen {
  /** Milliseconds, as it is in truth. */
  readonly now: number;
  /** Share of life that is left in truth. */
  readonly lifeLeft: number;
  readonly entry: PlanEntry;
}
export interface Attempt {
  readonly at: number;
  readonly succeeded: boolean;
  readonly lifeLeft: number;
}
export interface LifeStory {
  readonly seen: readonly Seen[];
  readonly attempts: readonly Attempt[];
}

interface Machine {
  certificate: CertificateFacts;
  orders: readonly CountedFacts[];
  issued: readonly CountedFacts[];
  failedValidations: PlanFacts['failedValidations'];
  lastContact: string;
  /** Failures of the renewal at hand. */
  failed: number;
}

const settings = renewalSettingsSchema.parse({});

export const liveThrough = (options: LifeOptions): LifeStory => {
  const machine: Machine = {
    certificate: certificate({ current: issue(options, start, 0), authorities: [options.authority] }),
    orders: [],
    issued: [],
    failedValidations: [],
    lastContact: iso(start),
    failed: 0,
  };
  const seen: Seen[] = [];
  const attempts: Attempt[] = [];
  for (let now = start + hour; now < start + options.days * day; now = nextWaking(now, options)) {
    const clock = clockAt(now, options);
    askWindow(machine, options, now, clock);
    const { certificate: one, failed: _failed, ...rest } = machine;
    const [entry] = planRenewals(factsOf([one], { ...rest, settings }), new Date(clock));
    if (entry === undefined) throw new Error('no plan');
    const lifeLeft = lifeLeftOf(one, now);
    seen.push({ now, lifeLeft, entry });
    if (!entry.due) continue;
    const succeeded = attempt(machine, options, now, clock);
    attempts.push({ at: now, succeeded, lifeLeft });
  }
  return { seen, attempts };
};

const nextWaking = (now: number, { asleep, random }: LifeOptions): number => {
  const next = now + (6 + 6 * random()) * hour;
  if (asleep === undefined) return next;
  const [from, to] = [start + asleep.from * day, start + (asleep.from + asleep.days) * day];
  return next >= from && next < to ? to + hour * random() : next;
};

const clockAt = (now: number, { clock }: LifeOptions): number =>
  clock !== undefined && now >= start + clock.from * day ? now + clock.off * day : now;

const lifeLeftOf = ({ current }: CertificateFacts, now: number): number => {
  if (current === undefined) return 0;
  const [from, to] = [Date.parse(current.notBefore), Date.parse(current.notAfter)];
  return (to - now) / (to - from);
};

/** The authority dates by its own clock, an hour back; what we note ourselves is by ours. */
const issue = (options: LifeOptions, now: number, count: number) =>
  version(options.lifetime, {
    id: `v${count}`,
    notBefore: iso(now - hour),
    notAfter: iso(now - hour + options.lifetime * day),
    createdAt: iso(clockAt(now, options)),
    accountId: options.authority.accountId,
  });

const askWindow = (machine: Machine, options: LifeOptions, now: number, clock: number): void => {
  const { renewalInfo: known, current } = machine.certificate;
  if (current === undefined || Date.parse(current.notAfter) <= clock) return;
  if (known !== undefined && Date.parse(known.askAgainAt) > clock && Date.parse(known.askedAt) <= clock) return;
  machine.lastContact = iso(clock);
  const window = windowOf(options, Date.parse(current.notBefore), now);
  const drawn = window === undefined ? undefined : window.start + (window.end - window.start) * options.random();
  const renewalInfo: RenewalInfoView = {
    certificateId: 'a.b',
    ...(window === undefined ? {} : { window: { start: iso(window.start), end: iso(window.end) } }),
    ...(drawn === undefined ? {} : { chosen: known?.chosen ?? iso(drawn) }),
    askedAt: iso(clock),
    askAgainAt: iso(clock + 6 * hour),
  };
  machine.certificate = { ...machine.certificate, renewalInfo };
};

const windowOf = ({ ari, lifetime }: LifeOptions, from: number, now: number) => {
  const life = lifetime * day;
  switch (ari) {
    case 'off':
      return undefined;
    case 'on':
      return { start: from + life * 0.6, end: from + life * 0.64 };
    case 'malformed':
      return { start: from + life * 1.2, end: from + life * 1.3 };
    case 'past':
      // From half of its life on it is to be replaced at once, as before a revocation.
      return now < from + life / 2
        ? { start: from + life * 0.6, end: from + life * 0.64 }
        : { start: now - 2 * hour, end: now - hour };
    default:
      return ari satisfies never;
  }
};

const attempt = (machine: Machine, options: LifeOptions, now: number, clock: number): boolean => {
  const { authority, failures, problem } = options;
  const counted: CountedFacts = { certificateId: 'c1', accountId: authority.accountId, at: iso(clock), replaces: true };
  machine.orders = [...machine.orders, counted];
  machine.lastContact = iso(clock);
  if (machine.failed < failures) {
    fail(machine, options, problem, clock);
    return false;
  }
  machine.failed = 0;
  machine.issued = [...machine.issued, counted];
  const { failures: _over, renewalInfo: _old, ...rest } = machine.certificate;
  machine.certificate = {
    ...rest,
    current: issue(options, now, machine.issued.length),
    authorities: [authority],
    lastRun: { status: 'succeeded', live: false, endedAt: iso(clock) },
  };
  return true;
};

/** What the workspace does with a failure. */
const fail = (machine: Machine, options: LifeOptions, problem: Problem, clock: number): void => {
  const { authority, random } = options;
  machine.failed++;
  const name = 'example.org';
  const accountId = authority.accountId ?? '';
  if (problem.code === 'authorization.failed')
    machine.failedValidations = [...machine.failedValidations, { accountId, name, at: iso(clock) }];
  const before = machine.certificate.failures;
  const spent = machine.failedValidations
    .map(({ at }) => new Date(at))
    .filter((at) => at.getTime() > clock - failureSpan(authority.limits));
  const planned = decide({
    problem,
    sameOrder: false,
    methodsLeft: 0,
    authoritiesLeft: 0,
    staging: false,
    history: {
      failuresInARow: machine.failed,
      since: new Date(before?.firstAt ?? clock),
      lastAttemptAt: new Date(clock - 30_000),
      failedValidations: spent,
    },
    limits: authority.limits,
    lifeLeft: lifeLeftOf(machine.certificate, clock),
    now: new Date(clock),
    random,
  });
  machine.certificate = {
    ...machine.certificate,
    authorities: [{ ...authority, planned }],
    failures: { firstAt: before?.firstAt ?? iso(clock), lastAt: iso(clock) },
    lastRun: { status: 'failed', live: false, endedAt: iso(clock) },
  };
};
