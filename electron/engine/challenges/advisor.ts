/** Which ways of proof fit these names, and which one we would take. Pure. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { Identifier, SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { canProve } from './scope.ts';

/** Keys of sentences. */
export type ProofReason =
  | 'recommended-wildcard'
  | 'recommended-no-open-port'
  | 'recommended-address'
  | 'recommended-offered'
  | 'needs-dns-access'
  | 'has-dns-access'
  | 'needs-by-hand-each-time'
  | 'needs-by-hand-once'
  | 'needs-port-80'
  | 'needs-port-443'
  | 'port-80-not-free'
  | 'port-443-not-free'
  | 'own-name-per-account'
  | 'few-authorities'
  | 'not-offered'
  | 'not-for-wildcards'
  | 'not-for-addresses'
  | 'mixed-wildcard-and-address';

export interface ProofOption {
  readonly method: ChallengeType;
  readonly byHand: boolean;
  readonly available: boolean;
  /** True for one option at most. */
  readonly recommended: boolean;
  /** Why it is recommended and what it needs, or why it cannot be had. */
  readonly reasons: readonly ProofReason[];
}

/** What is known of this machine and this authority; what is left out is not known, which is not the same as no. */
export interface ProofFacts {
  /** Whether we could listen there at this moment. */
  readonly portFree80?: boolean | undefined;
  readonly portFree443?: boolean | undefined;
  /** Ids of the providers whose stored credentials could write a record. */
  readonly credentials?: readonly string[] | undefined;
  /** Challenge types that the authority is known to offer. */
  readonly directoryChallenges?: readonly string[] | undefined;
}

export interface ProofRequest {
  readonly identifiers: readonly Identifier[];
  readonly authority: Pick<SigningPolicy, 'wildcards' | 'addresses'>;
  readonly facts?: ProofFacts | undefined;
}

/**
 * DNS-01 by an API is recommended wherever it works: it needs no open port and renews without anybody. Ways that few
 * authorities offer are recommended only where this one is known to.
 */
export const proofOptions = (request: ProofRequest): readonly ProofOption[] => {
  const { identifiers, facts = {} } = request;
  const options = ways.map((way) => {
    const against = reasonsAgainst(way, request);
    return { ...way, available: against.length === 0, against };
  });
  const wanted = preferredOrder(facts).find((key) => options.some((one) => one.available && keyOf(one) === key));
  return options.map(({ method, byHand, available, against }) => {
    const recommended = available && keyOf({ method, byHand }) === wanted;
    const praise = recommended ? [praiseOf(method, identifiers)] : [];
    const reasons = available ? [...praise, ...needsOf({ method, byHand }, facts)] : against;
    return { method, byHand, available, recommended, reasons };
  });
};

interface Way {
  readonly method: ChallengeType;
  readonly byHand: boolean;
}

const ways: readonly Way[] = [
  { method: 'dns-01', byHand: false },
  { method: 'dns-01', byHand: true },
  { method: 'http-01', byHand: false },
  { method: 'tls-alpn-01', byHand: false },
  { method: 'dns-account-01', byHand: false },
  { method: 'dns-account-01', byHand: true },
  { method: 'dns-persist-01', byHand: true },
];

/** Drafts, which an authority may or may not have taken up. */
const drafts: ReadonlySet<ChallengeType> = new Set(['dns-account-01', 'dns-persist-01']);

const keyOf = ({ method, byHand }: Way): string => (byHand ? `${method} by hand` : method);

const reasonsAgainst = ({ method }: Way, { identifiers, authority, facts }: ProofRequest): readonly ProofReason[] => {
  const wildcards = identifiers.filter(({ type, value }) => type === 'dns' && value.startsWith('*.'));
  const addresses = identifiers.filter(({ type }) => type === 'ip');
  // What proves the one never proves the other, and one order is proven in one way.
  if (wildcards.length > 0 && addresses.length > 0) return ['mixed-wildcard-and-address'];
  const against: ProofReason[] = [];
  const proves = (identifier: Identifier) => canProve(method, identifier);
  if (wildcards.length > 0 && !(authority.wildcards && wildcards.every(proves))) against.push('not-for-wildcards');
  if (addresses.length > 0 && !(authority.addresses !== 'no' && addresses.every(proves)))
    against.push('not-for-addresses');
  if (facts?.directoryChallenges?.includes(method) === false) against.push('not-offered');
  return against;
};

const preferredOrder = ({ portFree80, portFree443, directoryChallenges }: ProofFacts): readonly string[] => {
  // A taken port 80 is still good for a web server's folder, so only a port 443 known to be free is better.
  const tlsFirst = portFree80 === false && portFree443 === true;
  const known = (method: ChallengeType): boolean => directoryChallenges?.includes(method) === true;
  return [
    'dns-01',
    ...(known('dns-account-01') ? ['dns-account-01'] : []),
    ...(known('dns-persist-01') ? ['dns-persist-01 by hand'] : []),
    ...(tlsFirst ? ['tls-alpn-01', 'http-01'] : ['http-01', 'tls-alpn-01']),
  ];
};

const praiseOf = (method: ChallengeType, identifiers: readonly Identifier[]): ProofReason => {
  if (identifiers.some(({ type }) => type === 'ip')) return 'recommended-address';
  if (!method.startsWith('dns-')) return 'recommended-offered';
  return identifiers.some(({ value }) => value.startsWith('*.')) ? 'recommended-wildcard' : 'recommended-no-open-port';
};

const needsOf = ({ method, byHand }: Way, facts: ProofFacts): readonly ProofReason[] => {
  const unsure: readonly ProofReason[] =
    drafts.has(method) && facts.directoryChallenges === undefined ? ['few-authorities'] : [];
  const stored = !byHand && (facts.credentials ?? []).length > 0;
  const access: readonly ProofReason[] = [
    stored ? 'has-dns-access' : 'needs-dns-access',
    ...(byHand ? (['needs-by-hand-each-time'] as const) : []),
  ];
  switch (method) {
    case 'dns-01':
      return access;
    case 'dns-account-01':
      return [...access, 'own-name-per-account', ...unsure];
    case 'dns-persist-01':
      return ['needs-by-hand-once', ...unsure];
    case 'http-01':
      return facts.portFree80 === false ? ['needs-port-80', 'port-80-not-free'] : ['needs-port-80'];
    case 'tls-alpn-01':
      return facts.portFree443 === false ? ['needs-port-443', 'port-443-not-free'] : ['needs-port-443'];
  }
};
