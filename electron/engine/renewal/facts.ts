/** What the planner is told. Times are ISO 8601; nothing here is looked up later. */
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import type { CertificateVersion, KeyType } from '../../../shared/domain/certificates.ts';
import type { RenewalSettings } from '../../../shared/domain/renewal.ts';
import type { Retry } from '../../../shared/domain/runs.ts';
import type { AuthorityLimits } from '../authorities/limits.ts';

/** One authority that the policy allows. */
export interface AuthorityFacts {
  readonly directoryUrl: string;
  /** The account that would order; missing before the first registration. */
  readonly accountId?: string | undefined;
  readonly limits: AuthorityLimits;
  /** What was decided after the last failure there. */
  readonly planned?: Retry | undefined;
}

/** Failed attempts since the last success, at all authorities. */
export interface FailureFacts {
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface VersionFacts
  extends Pick<CertificateVersion, 'id' | 'notBefore' | 'notAfter' | 'createdAt' | 'keyType' | 'revoked'> {
  /** In lower case, in any order. */
  readonly names: readonly string[];
  /** The account that ordered it. */
  readonly accountId?: string | undefined;
}

export interface CertificateFacts {
  readonly id: string;
  readonly name: string;
  /** That the policy asks for, in lower case. */
  readonly names: readonly string[];
  /** Missing where a request made elsewhere brings its own key. */
  readonly keyType?: KeyType | undefined;
  readonly byHand: boolean;
  readonly current?: VersionFacts | undefined;
  readonly renewalInfo?: RenewalInfoView | undefined;
  /** The policy's own first, then those that may take over; never empty. */
  readonly authorities: readonly [AuthorityFacts, ...AuthorityFacts[]];
  readonly failures?: FailureFacts | undefined;
  readonly lastRun?:
    | {
        readonly status: 'working' | 'succeeded' | 'failed' | 'cancelled';
        /** Some process works on it at this moment. */
        readonly live: boolean;
        readonly endedAt?: string | undefined;
      }
    | undefined;
}

/** An order or a certificate of the past week, as limits count them. */
export interface CountedFacts {
  readonly certificateId: string;
  readonly accountId?: string | undefined;
  readonly at: string;
  /** It named what it replaces (RFC 9773 §5). */
  readonly replaces: boolean;
}

export interface PlanFacts {
  /** Gone through once: thousands of them are not to be in memory together. */
  readonly certificates: Iterable<CertificateFacts>;
  /** When the newest of the versions in use begins. */
  readonly newestStart?: string | undefined;
  readonly orders: readonly CountedFacts[];
  readonly issued: readonly CountedFacts[];
  /** Oldest first. */
  readonly failedValidations: readonly { readonly accountId: string; readonly name: string; readonly at: string }[];
  /** When an authority was last heard of, which took a clock that was about right (its TLS certificate was valid). */
  readonly lastContact?: string | undefined;
  readonly settings: RenewalSettings;
}

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Milliseconds. */
export interface Life {
  readonly from: number;
  readonly to: number;
  readonly span: number;
}

export const lifeOf = ({ notBefore, notAfter }: Pick<VersionFacts, 'notBefore' | 'notAfter'>): Life => {
  const [from, to] = [Date.parse(notBefore), Date.parse(notAfter)];
  return { from, to, span: Math.max(to - from, 1) };
};
/** The moment at which `share` of the life is left. */
export const leftAt = ({ to, span }: Life, share: number): number => to - span * share;

export const iso = (at: number): string => new Date(at).toISOString();

/** FNV-1a: the same number from 0 up to 1 for the same text, on every machine and in every process. */
export const fraction = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // Its low bits are the well mixed ones for short texts that differ at their end.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
};
