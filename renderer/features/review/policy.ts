/** The draft as an order, but for the agreement to the terms. `undefined` while something is missing. Pure. */
import type { Draft } from '../../../shared/domain/app.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import { readDuration } from '../../../shared/domain/durations.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { resolversIn } from '../provider/resolvers.ts';

export const policyOf = (
  draft: Draft,
  identifiers: readonly Identifier[],
): Omit<Policy, 'termsAgreed' | 'csrPem' | 'notBefore' | 'notAfter'> | undefined => {
  const { proof, preferredChain, profile } = draft;
  if (proof === undefined || identifiers.length === 0) return undefined;
  if (preferredChain?.kind === 'root' && preferredChain.name.trim() === '') return undefined;
  const contact = draft.contact.trim();
  return {
    identifiers: [...identifiers],
    authority: draft.authority,
    proof,
    fallbackProofs: draft.fallbackProofs,
    fallbackAuthorities: draft.fallbackAuthorities,
    keyType: draft.keyType,
    keyPolicy: draft.keyPolicy,
    contact: contact === '' ? [] : [contact],
    resolvers: resolversIn(draft.resolvers).addresses,
    ...wait('minimumWait', draft.minimumWait),
    ...wait('maximumWait', draft.maximumWait),
    ...(profile === undefined ? {} : { profile }),
    ...(preferredChain === undefined ? {} : { preferredChain }),
  };
};

const wait = (key: 'minimumWait' | 'maximumWait', text: string | undefined) => {
  const seconds = readDuration(text ?? '');
  return seconds === undefined ? {} : { [key]: seconds };
};
