/** What can be wrong with the names themselves and with the way they are to be proven. */
import type { ChallengeType } from '../../../../shared/domain/certificates.ts';
import type { Identifier, SigningPolicy } from '../../../../shared/domain/identifiers.ts';
import { canProve } from '../../challenges/scope.ts';
import { type Found, found } from '../check.ts';

export interface NameFacts {
  readonly identifiers: readonly Identifier[];
  readonly methods: readonly ChallengeType[];
  readonly authorities: readonly { readonly id: string; readonly name: string; readonly signs: SigningPolicy }[];
}

/** Hosts that providers lend out below their own domain; authorities tend to leave them to the provider. */
const lentHosts =
  /\.(amazonaws\.com|cloudapp\.azure\.com|cloudapp\.net|azurewebsites\.net|herokuapp\.com|bc\.googleusercontent\.com|compute\.internal)$/i;

export const judgeNames = (facts: NameFacts): readonly Found[] => {
  const { identifiers, methods, authorities } = facts;
  const values = identifiers.map(({ value }) => value.toLowerCase());
  return [
    ...methods.flatMap((method) => unprovable(method, identifiers)),
    ...authorities.flatMap((authority) => unsigned(authority, identifiers)),
    ...identifiers.flatMap(({ type, value }) =>
      // Only public authorities care whose host it is.
      type === 'dns' && lentHosts.test(value) && authorities.some(({ signs }) => signs.publicTrust)
        ? [found('lent-host-name', { name: value }, [value])]
        : [],
    ),
    ...values.flatMap((value) => {
      const wildcard = `*.${value.slice(value.indexOf('.') + 1)}`;
      return !value.startsWith('*.') && values.includes(wildcard)
        ? [found('covered-by-wildcard', { name: value, wildcard }, [`${value} ⊂ ${wildcard}`])]
        : [];
    }),
  ];
};

const unprovable = (method: ChallengeType, identifiers: readonly Identifier[]): readonly Found[] =>
  identifiers
    .filter((identifier) => !canProve(method, identifier))
    .map(({ type, value }) =>
      found(type === 'ip' ? 'address-over-dns' : 'wildcard-without-dns', { name: value, method }, [value], { method }),
    );

const unsigned = (
  { id, name, signs }: NameFacts['authorities'][number],
  identifiers: readonly Identifier[],
): readonly Found[] => {
  const address = identifiers.find(({ type }) => type === 'ip');
  return [
    ...(address !== undefined && signs.addresses === 'no'
      ? [found('address-not-signed', { name: address.value, authority: name }, [address.value], { authority: id })]
      : []),
    ...(identifiers.length > signs.maxNames
      ? [
          found(
            'too-many-names',
            { count: String(identifiers.length), limit: String(signs.maxNames), authority: name },
            [],
            { authority: id },
          ),
        ]
      : []),
  ];
};
