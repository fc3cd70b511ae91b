/** Which authorities a mode offers, and which one a draft means. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';

export const offeredAuthorities = (authorities: readonly Authority[], practice: boolean): readonly Authority[] => {
  const fitting = authorities.filter((authority) => authority.practice === practice);
  return fitting.length > 0 ? fitting : authorities;
};

/** The given one if this mode offers it, else the usual one: the first that is not for tests. */
export const fittingAuthority = (
  wanted: AuthorityRef,
  authorities: readonly Authority[],
  practice: boolean,
): AuthorityRef | undefined => {
  const offered = offeredAuthorities(authorities, practice);
  if ('url' in wanted ? !practice : offered.some(({ id }) => id === wanted.id)) return wanted;
  const usual = offered.find(({ test }) => !test || practice) ?? offered[0];
  return usual === undefined ? undefined : { id: usual.id };
};

export const authorityNamed = (wanted: AuthorityRef, authorities: readonly Authority[]): Authority | undefined =>
  'id' in wanted ? authorities.find(({ id }) => id === wanted.id) : undefined;

/** What to call it: its name, or the host of its address. */
export const authorityName = (wanted: AuthorityRef, authorities: readonly Authority[]): string => {
  if ('id' in wanted) return authorityNamed(wanted, authorities)?.name ?? wanted.id;
  return /^https:\/\/([^/]+)/.exec(wanted.url)?.[1] ?? wanted.url;
};
