/** Which pages outside may be opened from the page: https, at an origin that was known when the program was built. */

import { fail } from '../shared/errors/problem.ts';
import { type KnownPages, knownOrigins, knownPage } from './engine/fixes/known-pages.ts';

export interface LinkPolicy {
  /** The address in its canonical form. Throws `input.invalid` for any other page. */
  check(url: string): string;
}

export const createLinkPolicy = (known: KnownPages): LinkPolicy => {
  const origins = knownOrigins(known);
  return {
    check: (url) => {
      const page = knownPage(url, origins);
      if (page === undefined)
        throw fail('input.invalid', { issues: [{ path: 'url', message: 'not on the list of known pages' }] });
      return page;
    },
  };
};
