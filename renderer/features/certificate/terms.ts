/** The terms of the next order as a form has them, and as the host keeps them. Pure. */
import type { Draft } from '../../../shared/domain/app.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { readDuration, writeDuration } from '../../../shared/domain/durations.ts';
import type { RenewalTerms } from '../../../shared/domain/managed.ts';
import type { OrderTerms } from '../review/AdvancedOptions.tsx';

/** Waits as typed. */
export type TypedTerms = OrderTerms & Pick<Draft, 'minimumWait' | 'maximumWait'>;

export const termsOf = (policy: Policy): RenewalTerms => {
  const { authority, fallbackAuthorities, keyType, keyPolicy, profile, preferredChain, minimumWait, maximumWait } =
    policy;
  return {
    ...{ authority, fallbackAuthorities, keyType, keyPolicy },
    ...(profile === undefined ? {} : { profile }),
    ...(preferredChain === undefined ? {} : { preferredChain }),
    ...(minimumWait === undefined ? {} : { minimumWait }),
    ...(maximumWait === undefined ? {} : { maximumWait }),
  };
};

export const typed = ({ minimumWait, maximumWait, ...terms }: RenewalTerms): TypedTerms => ({
  ...terms,
  ...(minimumWait === undefined ? {} : { minimumWait: writeDuration(minimumWait) }),
  ...(maximumWait === undefined ? {} : { maximumWait: writeDuration(maximumWait) }),
});

/** `undefined` while something is missing. */
export const untyped = ({ minimumWait, maximumWait, ...terms }: TypedTerms): RenewalTerms | undefined => {
  const { profile, preferredChain, ...rest } = terms;
  if (preferredChain?.kind === 'root' && preferredChain.name.trim() === '') return undefined;
  const [least, most] = [readDuration(minimumWait ?? ''), readDuration(maximumWait ?? '')];
  return {
    ...rest,
    ...(profile === undefined ? {} : { profile }),
    ...(preferredChain === undefined ? {} : { preferredChain }),
    ...(least === undefined ? {} : { minimumWait: least }),
    ...(most === undefined ? {} : { maximumWait: most }),
  };
};

/** The second authority comes first. Kinds of certificate are the authority's own, so the usual one is asked for. */
export const swapped = ({ authority, fallbackAuthorities, profile: _kind, ...terms }: TypedTerms): TypedTerms => {
  const [first = authority, ...rest] = fallbackAuthorities;
  const second: readonly AuthorityRef[] = first === authority ? [] : [authority];
  return { ...terms, authority: first, fallbackAuthorities: [...second, ...rest] };
};
