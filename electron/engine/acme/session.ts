/** What the rest of the engine may ask of an ACME server (RFC 8555). No acme-client type leaves this folder. */
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';

/** RFC 8555 §7.1.1, §9.7.6; `profiles` from the profiles draft, `renewalInfo` from RFC 9773. */
export interface Directory {
  readonly newNonce: string;
  readonly newAccount: string;
  readonly newOrder: string;
  readonly revokeCert?: string;
  readonly keyChange?: string;
  readonly renewalInfo?: string;
  readonly meta: {
    readonly termsOfService?: string;
    readonly website?: string;
    readonly caaIdentities?: readonly string[];
    readonly externalAccountRequired?: boolean;
    readonly profiles?: Readonly<Record<string, string>>;
  };
}

/** Keeps the last good directory, so that one request fewer is made and a short outage is survived. */
export interface DirectoryCache {
  read(url: string): Promise<{ readonly directory: Directory; readonly fetchedAt: Date } | undefined>;
  write(url: string, directory: Directory, fetchedAt: Date): Promise<void>;
}

export type OrderStatus = 'pending' | 'ready' | 'processing' | 'valid' | 'invalid';
export interface AcmeOrder {
  readonly url: string;
  readonly status: OrderStatus;
  readonly identifiers: readonly Identifier[];
  readonly authorizations: readonly string[];
  readonly finalize: string;
  readonly certificate?: string;
  readonly expires?: string;
  readonly problem?: Problem;
  /** ISO 8601, from Retry-After (RFC 8555 §7.4, §7.5.1). */
  readonly retryAt?: string;
}

export type AuthorizationStatus = 'pending' | 'valid' | 'invalid' | 'deactivated' | 'expired' | 'revoked';
export interface AcmeChallenge {
  readonly type: string;
  readonly url: string;
  readonly token: string;
  readonly status: 'pending' | 'processing' | 'valid' | 'invalid';
  readonly problem?: Problem;
  /** dns-persist-01 only: names by which the authority may be named in the record. */
  readonly issuerDomainNames?: readonly string[];
}
export interface AcmeAuthorization {
  readonly url: string;
  readonly status: AuthorizationStatus;
  readonly identifier: Identifier;
  readonly wildcard: boolean;
  readonly expires?: string;
  readonly challenges: readonly AcmeChallenge[];
  readonly retryAt?: string;
}

export interface OrderRequest {
  readonly identifiers: readonly Identifier[];
  readonly profile?: string;
  readonly replaces?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
}

export interface SessionOptions {
  readonly directoryUrl: string;
  /** PEM; the only roots trusted for this directory when given. */
  readonly rootPem?: string;
  readonly userAgent: string;
  readonly accountKeyPem: string;
  /**
   * `known`: this URL, no request. `fresh`: the key was made just now, so register at once.
   * `doubtful`: look up first (onlyReturnExisting, RFC 8555 §7.3.1), register if there is none.
   * `existing`: look up and never register; `acme.accountDoesNotExist` if there is none.
   */
  readonly account:
    | { readonly kind: 'known'; readonly url: string }
    | { readonly kind: 'fresh' }
    | { readonly kind: 'doubtful' }
    | { readonly kind: 'existing' };
  readonly contact: readonly string[];
  readonly termsAgreed: boolean;
  readonly externalAccount?: { readonly keyId: string; readonly hmacKey: string };
  readonly cache: DirectoryCache;
  readonly clock: Clock;
  /** Ends every request of the session. */
  readonly signal: AbortSignal;
  /** Milliseconds for one request; 30 s unless told. */
  readonly requestTimeout?: number;
  /** How many requests will be under way at a time, 1 unless told: so many nonces are fetched ahead, side by side. */
  readonly lanes?: number;
  /** Whether this machine has a network at all; its interfaces are looked at unless told. */
  online?(): boolean;
}

/** RFC 9773 §4.2. Times are ISO 8601. */
export interface RenewalInfo {
  readonly start: string;
  readonly end: string;
  readonly explanationUrl?: string;
  /** When to ask again: Retry-After, six hours if the authority says nothing (RFC 9773 §4.3). */
  readonly askAgainAt: string;
}

/** Every method rejects with a CertwrightError and with nothing else. */
export interface AcmeSession {
  directory(): Promise<Directory>;
  /** Registers or finds the account; the URL is to be kept. */
  account(): Promise<{ readonly url: string; readonly termsOfService?: string }>;
  createOrder(request: OrderRequest): Promise<AcmeOrder>;
  order(url: string): Promise<AcmeOrder>;
  /** RFC 8555 §7.1.2.1; empty where the server keeps no list. Used to find an order whose answer was lost. */
  orderUrls(): Promise<readonly string[]>;
  authorization(url: string): Promise<AcmeAuthorization>;
  deactivateAuthorization(url: string): Promise<void>;
  /** RFC 8555 §8.1. */
  keyAuthorization(token: string): string;
  /** RFC 8555 §8.4: the TXT value, base64url(SHA-256(keyAuthorization)). */
  dnsValue(token: string): string;
  answer(challengeUrl: string): Promise<void>;
  /** `csr` is DER. */
  finalize(order: AcmeOrder, csr: Uint8Array): Promise<AcmeOrder>;
  /** PEM chain as sent, leaf first, and the URLs of alternates (RFC 8555 §7.4.2). */
  download(certificateUrl: string): Promise<{ readonly pem: string; readonly alternates: readonly string[] }>;
  /** `certificate` is DER. RFC 8555 §7.6, signed by the account key. */
  revoke(certificate: Uint8Array, reason?: number): Promise<void>;
  /** RFC 8555 §7.6, signed by the certificate's own key: needs no account. */
  revokeByKey(certificate: Uint8Array, privateKeyPem: string, reason?: number): Promise<void>;
  /** RFC 8555 §7.3: what the authority keeps of the account. */
  accountDetails(): Promise<{
    readonly url: string;
    readonly status: 'valid' | 'deactivated' | 'revoked';
    readonly contact: readonly string[];
    readonly termsAgreed?: boolean;
  }>;
  /** RFC 8555 §7.3.2. */
  changeContact(contact: readonly string[]): Promise<void>;
  /** RFC 8555 §7.3.6; cannot be undone. */
  deactivateAccount(): Promise<void>;
  /** RFC 8555 §7.3.5. The caller has saved both keys before; afterwards the session signs with the new one. */
  rollOver(newAccountKeyPem: string): Promise<void>;
  /** RFC 9773 §4.1, unauthenticated. `undefined` where the directory has no renewalInfo. */
  renewalInfo(certificateId: string): Promise<RenewalInfo | undefined>;
}
