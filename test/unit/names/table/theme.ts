/** What people paste and what becomes of it, as data. */

/** `limited` signs for the public, without wildcards and addresses. */
export type AuthorityKind = 'public' | 'private' | 'limited';

export type Row = readonly [
  pasted: string,
  /** What the next order would ask for. */
  identifiers: readonly string[],
  /**
   * The codes said about each name, names parted by ` / `; `fine` if there is nothing to say; after `→` what is
   * suggested.
   */
  said: string,
];

export interface Theme {
  readonly title: string;
  readonly authority: AuthorityKind;
  /** Leave out `example-domain`, which the sample names of most rows would all carry, unless this is set. */
  readonly examples?: true;
  readonly rows: readonly Row[];
}
