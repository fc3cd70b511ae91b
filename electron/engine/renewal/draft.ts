/** One certificate by itself: the cause to renew it, and what that has to wait for. */
import type {
  ChangeCode,
  PlanNote,
  PlanReason,
  RenewalCause,
  RenewalSettings,
} from '../../../shared/domain/renewal.ts';
import { littleLife, runningOut } from './alerts.ts';
import type { BlackoutCalendar } from './blackout.ts';
import type { ClockDoubt } from './clock-doubt.ts';
import {
  type AuthorityFacts,
  type CertificateFacts,
  day,
  type Life,
  leftAt,
  lifeOf,
  type VersionFacts,
} from './facts.ts';
import { attemptWait, type FailedProofs } from './waits.ts';
import { renewalMoment } from './when.ts';

export interface DraftWorld {
  readonly now: number;
  readonly settings: RenewalSettings;
  readonly calendar: BlackoutCalendar;
  readonly failed: FailedProofs;
  /** Versions of the certificate in the past week. */
  recent(certificateId: string): number;
  readonly clock: ClockDoubt | undefined;
}

/** Times in milliseconds. */
export interface Draft {
  readonly certificate: CertificateFacts;
  /** The one that is asked next. */
  readonly authority: AuthorityFacts;
  readonly life?: Life | undefined;
  readonly lifeLeft?: number | undefined;
  readonly due: boolean;
  readonly at?: number | undefined;
  readonly why: PlanReason;
  readonly cause?: RenewalCause | undefined;
  /** Its cause holds by now. */
  readonly called: boolean;
  readonly givenUp: boolean;
  readonly detail: Readonly<Record<string, string>>;
  readonly notes: readonly PlanNote[];
  readonly changes: readonly { readonly code: ChangeCode; readonly at?: number | undefined }[];
}

/** A person who cancelled a renewal is not overruled on the same day. */
const restAfterCancel = day;

export const draftOf = (certificate: CertificateFacts, world: DraftWorld): Draft => {
  const first = begun(certificate, world);
  const stopped = unlessStopped(first, world);
  if (stopped !== undefined) return stopped;
  const waited = [afterAttempts, afterPerson, afterBlackout].reduce((draft, next) => next(draft, world), first);
  const due = (waited.at ?? Number.POSITIVE_INFINITY) <= world.now;
  return due ? { ...waited, due } : waited;
};

/** The cause alone. */
const begun = (certificate: CertificateFacts, world: DraftWorld): Draft => {
  const { now } = world;
  const { current } = certificate;
  const life = current === undefined ? undefined : lifeOf(current);
  const cause = current === undefined || life === undefined ? neverIssued : causeOf(certificate, current, life, world);
  const left = life === undefined ? undefined : (life.to - now) / life.span;
  return {
    certificate,
    authority: certificate.authorities[0],
    life,
    lifeLeft: current?.revoked === undefined ? left : 0,
    due: false,
    at: cause.at,
    why: cause.cause,
    cause: cause.cause,
    called: cause.at <= now,
    givenUp: false,
    detail: cause.detail,
    notes: cause.notes,
    changes: cause.backstop === undefined || cause.backstop <= now ? [] : [{ code: 'backstop', at: cause.backstop }],
  };
};

interface Cause {
  /** Milliseconds; 0 when it has held all along. */
  readonly at: number;
  readonly cause: RenewalCause;
  readonly detail: Readonly<Record<string, string>>;
  readonly notes: readonly PlanNote[];
  readonly backstop?: number;
}
const holds = (cause: RenewalCause, detail: Readonly<Record<string, string>> = {}): Cause => ({
  at: 0,
  cause,
  detail,
  notes: [],
});
const neverIssued = holds('never-issued');

const causeOf = (
  certificate: CertificateFacts,
  current: VersionFacts,
  life: Life,
  { now, settings, recent }: DraftWorld,
): Cause => {
  if (life.to <= now) return holds('expired', { since: current.notAfter });
  if (current.revoked !== undefined) return holds('revoked', { since: current.revoked.at });
  if (!sameNames(certificate.names, current.names)) return holds('names-changed');
  if (certificate.keyType !== undefined && certificate.keyType !== current.keyType)
    return holds('key-changed', { from: current.keyType, to: certificate.keyType });
  return renewalMoment({
    version: current,
    life,
    info: certificate.renewalInfo,
    share: settings.certificates[certificate.id]?.renewAt,
    spread: settings.rollOutSpread * 1000,
    recent: recent(certificate.id),
  });
};

const sameNames = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.length === 1 && other.length === 1) return one[0] === other[0];
  const names = new Set(one);
  return names.size === new Set(other).size && other.every((name) => names.has(name));
};

/** RFC 5280 §5.3.1, cessationOfOperation: nobody needs it any more. */
const cessation = 5;

/** What no time ends, and an order that is open. */
const unlessStopped = (draft: Draft, { now, settings }: DraftWorld): Draft | undefined => {
  const { certificate } = draft;
  const { current, lastRun, authorities } = certificate;
  if (current?.revoked?.reason === cessation)
    return { ...draft, at: undefined, why: 'retired', cause: undefined, called: false, changes: [] };
  if (settings.paused || settings.certificates[certificate.id]?.paused === true)
    return { ...draft, at: undefined, why: 'paused-by-person', changes: [{ code: 'person' }] };
  if (lastRun?.status === 'working') {
    const until = pauseEnd(settings);
    if (until > now) return waitingForPerson(draft, until);
    return { ...draft, due: !lastRun.live, at: now, why: 'order-open' };
  }
  if (current !== undefined) return undefined;
  if (lastRun?.status === 'cancelled')
    return { ...draft, at: undefined, why: 'paused-by-person', changes: [{ code: 'person' }] };
  // A first order that cannot work as it is: whoever set it up has to look at it.
  if (!authorities.every(({ planned }) => planned?.kind === 'give-up' || planned === undefined)) return undefined;
  if (certificate.failures === undefined) return undefined;
  return { ...draft, at: undefined, why: 'needs-person', givenUp: true, changes: [{ code: 'person' }] };
};

const afterAttempts = (draft: Draft, { now, failed }: DraftWorld): Draft => {
  const { certificate, lifeLeft, at = 0 } = draft;
  const wait = attemptWait(certificate, failed, lifeLeft, now);
  const { authority, givenUp } = wait;
  if (wait.until <= now || wait.until <= at)
    return authority === draft.authority && !givenUp ? draft : { ...draft, authority, givenUp };
  return {
    ...draft,
    authority,
    givenUp,
    at: wait.until,
    why: wait.limit ? 'waiting-limit' : 'retry',
    detail: { ...draft.detail, reason: wait.reason },
    changes: [...draft.changes, { code: wait.limit ? 'limit-ends' : 'retry', at: wait.until }],
  };
};

const afterPerson = (draft: Draft, { now, settings }: DraftWorld): Draft => {
  const { certificate, lifeLeft = 0, at = 0 } = draft;
  const told = Date.parse(settings.certificates[certificate.id]?.waitUntil ?? '') || 0;
  const paused = pauseEnd(settings);
  const { lastRun } = certificate;
  const endedAt = lastRun?.status === 'cancelled' ? Date.parse(lastRun.endedAt ?? '') || 0 : 0;
  const rested = lifeLeft > runningOut && endedAt <= now ? endedAt + restAfterCancel : 0;
  const until = Math.max(told, paused, rested);
  return until <= Math.max(at, now) ? draft : waitingForPerson(draft, until);
};

/** 0 where no end is set. */
const pauseEnd = ({ pausedUntil }: RenewalSettings): number => Date.parse(pausedUntil ?? '') || 0;

const waitingForPerson = (draft: Draft, until: number): Draft => ({
  ...draft,
  at: until,
  why: 'paused-by-person',
  changes: [...draft.changes, { code: 'wait-ends', at: until }],
});

const afterBlackout = (draft: Draft, { now, calendar }: DraftWorld): Draft => {
  const { life, lifeLeft } = draft;
  const at = Math.max(draft.at ?? 0, now);
  const end = calendar.endOf(at);
  if (end === undefined) return draft;
  const notes: readonly PlanNote[] = [...draft.notes, 'blackout-overruled'];
  // A revoked one has no life left whatever its dates say; before the first there is nothing to lose.
  const latest = life === undefined ? end : lifeLeft === 0 ? at : Math.max(leftAt(life, littleLife), at);
  if (end <= latest) return waitingUntil(draft, end, draft.notes);
  return latest <= at ? { ...draft, notes } : waitingUntil(draft, latest, notes);
};

const waitingUntil = (draft: Draft, until: number, notes: readonly PlanNote[]): Draft => ({
  ...draft,
  at: until,
  why: 'blackout',
  notes,
  changes: [...draft.changes, { code: 'blackout-ends', at: until }],
});
