/** Which ways of proof fit these names, and which one we would take. Pure. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { Identifier, SigningPolicy } from '../../../shared/domain/identifiers.ts';

/** Keys of sentences. */
export type ProofReason =
  | 'recommended-wildcard'
  | 'recommended-no-open-port'
  | 'recommended-address'
  | 'needs-dns-access'
  | 'needs-by-hand-each-time'
  | 'needs-port-80'
  | 'not-for-wildcards'
  | 'not-for-addresses';

export interface ProofOption {
  readonly method: ChallengeType;
  readonly byHand: boolean;
  readonly available: boolean;
  /** True for one option at most. */
  readonly recommended: boolean;
  /** Why it is recommended and what it needs, or why it cannot be had. */
  readonly reasons: readonly ProofReason[];
}

/**
 * RFC 8555 §8.3 and the CA/Browser Forum's rules keep HTTP-01 from wildcards; RFC 8738 §7 keeps DNS-01 from addresses.
 * DNS-01 by an API is recommended wherever it works: it needs no open port and renews without anybody.
 */
export const proofOptions = (request: {
  readonly identifiers: readonly Identifier[];
  readonly authority: Pick<SigningPolicy, 'wildcards' | 'addresses'>;
}): readonly ProofOption[] => {
  const { identifiers, authority } = request;
  const wildcard = identifiers.some(({ type, value }) => type === 'dns' && value.startsWith('*.'));
  const address = identifiers.some(({ type }) => type === 'ip');
  const againstDns = [
    ...(address ? notForAddresses : []),
    ...(wildcard && !authority.wildcards ? notForWildcards : []),
  ];
  const againstHttp = [
    ...(wildcard ? notForWildcards : []),
    ...(address && authority.addresses === 'no' ? notForAddresses : []),
  ];
  const praise: ProofReason = wildcard ? 'recommended-wildcard' : 'recommended-no-open-port';
  return [
    option({ method: 'dns-01', byHand: false }, againstDns, praise, ['needs-dns-access']),
    option({ method: 'dns-01', byHand: true }, againstDns, undefined, ['needs-dns-access', 'needs-by-hand-each-time']),
    option({ method: 'http-01', byHand: false }, againstHttp, address ? 'recommended-address' : undefined, [
      'needs-port-80',
    ]),
  ];
};

const notForWildcards: readonly ProofReason[] = ['not-for-wildcards'];
const notForAddresses: readonly ProofReason[] = ['not-for-addresses'];

const option = (
  way: Pick<ProofOption, 'method' | 'byHand'>,
  against: readonly ProofReason[],
  praise: ProofReason | undefined,
  needs: readonly ProofReason[],
): ProofOption => {
  if (against.length > 0) return { ...way, available: false, recommended: false, reasons: against };
  const recommended = praise !== undefined;
  return { ...way, available: true, recommended, reasons: [...(recommended ? [praise] : []), ...needs] };
};
