/** Everything the authority remembers. Records are replaced, never changed in place. */
import { randomBytes } from 'node:crypto';
import type { ChallengeType } from '../../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import type { AccountKey } from './keys.ts';
import type { ProblemDocument } from './problems.ts';

export interface Account {
  readonly id: string;
  readonly key: AccountKey;
  readonly status: 'valid' | 'deactivated';
  readonly contact: readonly string[];
  readonly externalAccountBinding?: unknown;
}

export interface Challenge {
  readonly id: string;
  readonly type: ChallengeType;
  /** Empty for dns-persist-01. */
  readonly token: string;
  readonly status: 'pending' | 'processing' | 'valid' | 'invalid';
  readonly validated?: Date;
  readonly error?: ProblemDocument;
}

export interface Authorization {
  readonly id: string;
  readonly accountId: string;
  /** Without `*.`; `wildcard` says that it was there (RFC 8555 §7.1.4). */
  readonly identifier: Identifier;
  readonly wildcard: boolean;
  readonly status: 'pending' | 'valid' | 'invalid' | 'deactivated' | 'expired';
  readonly expires: Date;
  readonly challenges: readonly Challenge[];
}

export interface Order {
  readonly id: string;
  readonly accountId: string;
  /** `pending` covers `ready`: which of the two it is follows from the authorizations. */
  readonly status: 'pending' | 'processing' | 'valid' | 'invalid';
  readonly identifiers: readonly Identifier[];
  readonly authorizationIds: readonly string[];
  readonly profile: string;
  /** Whether the client named the profile, and so sees it in the order. */
  readonly profileAsked: boolean;
  readonly expires: Date;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly replaces?: string;
  readonly certificateId?: string;
  readonly error?: ProblemDocument;
}

export interface IssuedCertificate {
  readonly id: string;
  readonly accountId: string;
  readonly identifiers: readonly Identifier[];
  readonly der: Uint8Array;
  /** PEM chains, leaf first; the second and later ones are alternates. */
  readonly chains: readonly string[];
  readonly renewalId: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt?: Date;
}

export interface AcmeState {
  readonly accounts: Map<string, Account>;
  readonly orders: Map<string, Order>;
  readonly authorizations: Map<string, Authorization>;
  /** Challenge id to authorization id. */
  readonly challenges: Map<string, string>;
  readonly certificates: Map<string, IssuedCertificate>;
}

export const createState = (): AcmeState => ({
  accounts: new Map(),
  orders: new Map(),
  authorizations: new Map(),
  challenges: new Map(),
  certificates: new Map(),
});

export const newId = (): string => randomBytes(12).toString('hex');
/** RFC 8555 §8.1 asks for 128 bits of entropy at least. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** RFC 8555 §7.1.6: what has run out is expired, whatever is written down. */
export const authorizationAt = (authorization: Authorization, now: Date): Authorization =>
  (authorization.status === 'pending' || authorization.status === 'valid') && authorization.expires <= now
    ? { ...authorization, status: 'expired' }
    : authorization;

export type OrderStatus = Order['status'] | 'ready';

/** RFC 8555 §7.1.6: the order follows its authorizations until it is finalized. */
export const orderStatusAt = (order: Order, state: AcmeState, now: Date): OrderStatus => {
  if (order.status !== 'pending') return order.status;
  if (order.expires <= now) return 'invalid';
  const statuses = order.authorizationIds.map((id) => {
    const found = state.authorizations.get(id);
    return found ? authorizationAt(found, now).status : 'invalid';
  });
  if (statuses.every((status) => status === 'valid')) return 'ready';
  return statuses.every((status) => status === 'valid' || status === 'pending') ? 'pending' : 'invalid';
};
