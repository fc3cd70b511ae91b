/** TXT values at a name that are not ours: a mistake of the person who typed them, or what somebody else left there. */
import type { TxtSighting } from './eye.ts';

/** One server as somebody who waits for one value sees it. */
export type WatchedSighting = Omit<TxtSighting, 'state'> & {
  /** `other`: a TXT record is there, and it is not ours. It decides no more than `not-yet` does. */
  readonly state: TxtSighting['state'] | 'other';
  /** With `other`: what is there instead, in the form in which it may be shown. */
  readonly found?: readonly string[];
  /** When it was last asked, ISO 8601; absent where silence was heard for another name. */
  readonly askedAt?: string;
};

/** So many are enough to compare; a name may carry hundreds. */
const mostValues = 4;
/** Characters. Values of ACME are shorter: 43 for dns-01 (RFC 8555 §8.4), an address and a date for dns-persist-01. */
const mostCharacters = 255;

/**
 * Those of `values` that are none of `ours`, at most four of at most 255 characters. Anybody can publish anything under a
 * name that is delegated elsewhere, so what would steer a terminal or turn the direction of writing is replaced.
 */
export const othersAmong = (values: readonly string[], ours: readonly string[]): readonly string[] =>
  values
    .filter((value) => !ours.includes(value))
    .slice(0, mostValues)
    .map((value) => {
      const shown = value.replaceAll(/\p{C}/gu, '\u{fffd}');
      return shown.length > mostCharacters ? `${shown.slice(0, mostCharacters - 1)}…` : shown;
    });
