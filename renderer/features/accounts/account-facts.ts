/** Conclusions about accounts and authorities. Pure. */
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import type { SentenceKey, Values } from '../../../shared/i18n/index.ts';

/** The reader's accounts at this authority, the usual one first. */
export const accountsAt = (
  authority: AuthorityRef,
  accounts: readonly AccountView[],
  known: Authority | undefined,
): readonly AccountView[] => {
  const url = 'url' in authority ? authority.url : known?.directoryUrl;
  const ours = accounts.filter(({ authority: at }) =>
    url === undefined ? 'id' in authority && at.id === authority.id : at.directoryUrl === url,
  );
  return ours.toSorted((one, other) => Number(other.usual) - Number(one.usual));
};

/** The authority only serves people who registered at its website, and there is no account yet that says so. */
export const needsAccount = (
  authority: AuthorityRef,
  accounts: readonly AccountView[] | undefined,
  known: Authority | undefined,
  asksForOne: boolean | undefined,
): boolean =>
  accounts !== undefined &&
  (known?.externalAccountBinding === true || asksForOne === true) &&
  accountsAt(authority, accounts, known).length === 0;

/** How the values of an external account can be had. Only ZeroSSL makes them from an address or an API key. */
export type BindingWay = 'key' | 'email' | 'api';
export const bindingWays = (known: Authority | undefined): readonly BindingWay[] =>
  known?.bindingApi === undefined ? ['key'] : ['key', 'email', 'api'];

/** What an authority signs and asks for, as short words. */
export const factsOf = (authority: Authority): readonly { readonly key: SentenceKey; readonly values?: Values }[] => [
  { key: authority.externalAccountBinding ? 'facts.binding' : 'facts.free-entry' },
  { key: authority.wildcards ? 'facts.wildcards' : 'facts.no-wildcards' },
  { key: addressFacts[authority.addresses] },
  { key: 'facts.names', values: { count: authority.maxNames } },
  ...(authority.lifetimeDays === undefined
    ? []
    : [{ key: 'facts.days', values: { count: authority.lifetimeDays } } as const]),
  ...(authority.renewalInfo === true ? [{ key: 'facts.ari' } as const] : []),
];

const addressFacts = {
  no: 'facts.addresses-no',
  'short-lived': 'facts.addresses-short',
  yes: 'facts.addresses-yes',
} as const satisfies Readonly<Record<Authority['addresses'], SentenceKey>>;
