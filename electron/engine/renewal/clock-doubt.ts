/** Whether the clock of this machine can be right. A wrong one must not have everything issued again. */
import { day } from './facts.ts';

/** `ahead`: so long after everything known that only an authority's answer can confirm it. `behind`: cannot be. */
export type ClockDoubt = 'ahead' | 'behind';

/** Authorities' clocks and ours may differ by a day: less does no harm to any certificate. */
const tolerance = day;
/** A machine may be off for that long and nobody wonders. */
const longAbsence = 30 * day;

/**
 * Of the machine. `lastContact` is when an authority was last heard of, `begins` when the newest certificate begins
 * (told by the authority's clock); milliseconds, missing when there is none.
 */
export const clockDoubt = (
  now: number,
  lastContact: number | undefined,
  begins: number | undefined,
): ClockDoubt | undefined => {
  const known = [lastContact, begins].filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  const latest = Math.max(...known);
  if (now < latest - tolerance) return 'behind';
  return now > latest + longAbsence ? 'ahead' : undefined;
};
