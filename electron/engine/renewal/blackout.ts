/** Windows of the week in which nothing is renewed: local time, whatever daylight saving does to it. */
import type { Blackout } from '../../../shared/domain/renewal.ts';
import { day, minute } from './facts.ts';

export interface BlackoutCalendar {
  /** When the windows around that moment are over; `undefined` when none covers it. Milliseconds. */
  endOf(at: number): number | undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Windows without a gap between them are followed no further: by then the little life left has overruled them. */
const horizon = 8 * day;

export const blackoutCalendar = (blackouts: readonly Blackout[]): BlackoutCalendar => {
  const offsets = new Map<string, OffsetAt>();
  const offsetOf = (zone: string): OffsetAt => {
    const known = offsets.get(zone) ?? offsetAt(zone);
    offsets.set(zone, known);
    return known;
  };
  const known = new Map<number, readonly Span[]>();
  /** Windows that begin on that local date, counted in days since 1970-01-01. */
  const beginningOn = (date: number): readonly Span[] => {
    const before = known.get(date);
    if (before !== undefined) return before;
    const spans = blackouts
      .filter(({ days }) => days.includes(isoWeekday(date)))
      .map(({ from, to, zone }): Span => {
        const offset = offsetOf(zone);
        const [begin, end] = [minutesOf(from), minutesOf(to)];
        const [first, last] = [date * day, (end <= begin ? date + 1 : date) * day];
        return {
          start: Math.min(...instants(first + begin * minute, offset)),
          end: Math.max(...instants(last + end * minute, offset)),
        };
      });
    known.set(date, spans);
    return spans;
  };
  const coverOf = (at: number): Span | undefined => {
    const today = Math.floor(at / day);
    // Local dates run up to 14 hours ahead and 12 behind, and a window may end a day later.
    for (let date = today - 3; date <= today + 1; date++)
      for (const span of beginningOn(date)) if (span.start <= at && at < span.end) return span;
    return undefined;
  };
  return {
    endOf: (at) => {
      if (blackouts.length === 0) return undefined;
      let end = at;
      for (let cover = coverOf(end); cover !== undefined && end - at < horizon; cover = coverOf(end)) end = cover.end;
      return end === at ? undefined : end;
    },
  };
};

type OffsetAt = (instant: number) => number;

const offsetAt = (zone: string): OffsetAt => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wall - Math.floor(instant / 1000) * 1000;
  };
};

/**
 * The instants at which clocks there show the wall time: two where the hour comes twice; one that does not exist counts
 * with the offset before the gap (RFC 5545 §3.3.5).
 */
const instants = (wall: number, offset: OffsetAt): readonly number[] => {
  const [before, after] = [offset(wall - day), offset(wall + day)];
  const shown = [before, after].filter((one) => offset(wall - one) === one);
  return (shown.length === 0 ? [before] : shown).map((one) => wall - one);
};

const isoWeekday = (date: number): number => ((((date + 3) % 7) + 7) % 7) + 1;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
