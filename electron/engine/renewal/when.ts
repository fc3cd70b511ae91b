/** When a certificate is to be renewed, from its life and its authority's window alone. */
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import type { PlanNote, RenewalCause } from '../../../shared/domain/renewal.ts';
import { day, fraction, hour, iso, type Life, minute, type VersionFacts } from './facts.ts';

export interface RenewalMoment {
  readonly at: number;
  readonly cause: RenewalCause;
  readonly detail: Readonly<Record<string, string>>;
  readonly notes: readonly PlanNote[];
  /** The latest, whatever the authority says. */
  readonly backstop: number;
}

export interface WhenFacts {
  readonly version: Pick<VersionFacts, 'id' | 'createdAt'>;
  readonly life: Life;
  readonly info?: RenewalInfoView | undefined;
  /** Share of its life that a person chose. */
  readonly share?: number | undefined;
  /** Milliseconds over which those that are due together are spread. */
  readonly spread: number;
  /** Versions of this certificate in the past week. */
  readonly recent: number;
}

/** A third of a short life is less than an outage of a week-end: those are renewed at half of it. */
const shortLife = 10 * day;
/** Share of a life over which moments are spread at most. */
const mostSpread = 1 / 48;
/**
 * How long the second, third and any further version of a week is left in use although its authority wants it replaced
 * at once: one that says so of everything it signs would be obeyed in a circle.
 */
const rests = [0, 6 * hour, 12 * hour, day] as const;

/** Shared by thousands of certificates. */
const noDetail: RenewalMoment['detail'] = {};
const noNotes: RenewalMoment['notes'] = [];

/** Without a window the backstop; with one the moment drawn from it, but never after the backstop. */
export const renewalMoment = (facts: WhenFacts): RenewalMoment => {
  const { version, life, info, share } = facts;
  const half = life.span < shortLife;
  const usual = share ?? (half ? 1 / 2 : 2 / 3);
  const spread = Math.min(facts.spread, life.span * mostSpread) * fraction(version.id);
  const backstop = offTheHour(life.from + life.span * usual + spread, version.id);
  const usualCause = share !== undefined ? 'chosen-share' : half ? 'half-life' : 'two-thirds';
  const plain: RenewalMoment = { at: backstop, cause: usualCause, detail: noDetail, notes: noNotes, backstop };
  if (info?.window === undefined) return plain;
  const window = { start: Date.parse(info.window.start), end: Date.parse(info.window.end) };
  if (!isPlausible(window, life)) return { ...plain, notes: ['ari-implausible'] };
  const detail = { start: info.window.start, end: info.window.end };
  const drawn = drawnMoment(window, info.chosen, version.id);
  const rest = rests[Math.min(Math.max(facts.recent - 1, 0), rests.length - 1)] ?? 0;
  const rested = Date.parse(version.createdAt) + rest;
  const insists = rest > 0 && drawn < rested;
  const asked = insists ? rested : drawn;
  const notes = insists ? (['ari-insists'] as const) : noNotes;
  return asked <= backstop
    ? { at: asked, cause: 'ari-window', detail, notes, backstop }
    : { ...plain, cause: share === undefined ? 'backstop' : 'chosen-share', detail, notes };
};

/** A window that is over is meant: renew now. One that ended before the certificate began is not about it. */
const isPlausible = (window: { readonly start: number; readonly end: number }, life: Life): boolean =>
  window.start < window.end && window.end > life.from && window.end <= life.to;

/** RFC 9773 §4.2: uniform over the window. The moment that was drawn is kept; one that is lost is drawn the same way. */
const drawnMoment = (
  { start, end }: { readonly start: number; readonly end: number },
  chosen: string | undefined,
  seed: string,
): number => {
  const kept = Date.parse(chosen ?? '');
  // Drawn from a window that was over already, it is the time of asking and lies behind that window.
  return kept >= start ? kept : start + (end - start) * fraction(seed);
};

/** Schedules crowd around the full hour; authorities ask not to. */
const offTheHour = (at: number, seed: string): number => {
  const past = at % hour;
  return past < 5 * minute || past > 55 * minute ? at + 10 * minute + 40 * minute * fraction(`${seed} minute`) : at;
};

/**
 * When the authority is to be asked about the version: RFC 9773 §4.3 caps the pause at a day, and ends the asking with
 * the certificate's life. `undefined` when not at all.
 */
export const questionAt = ({ to }: Life, info: RenewalInfoView | undefined, now: number): string | undefined => {
  if (to <= now) return undefined;
  const again = info === undefined ? now : Date.parse(info.askAgainAt);
  const asked = Date.parse(info?.askedAt ?? '');
  // Asked days ahead: the clock was set back since, and the pause means nothing.
  const at = asked > now + day || Number.isNaN(again) ? now : Math.min(Math.max(again, now), now + day);
  return at < to ? iso(at) : undefined;
};
