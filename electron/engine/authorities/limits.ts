/**
 * What authorities allow in a span of time. Whoever plans an attempt reads it, so that no limit is ever reached by our
 * doing. The counts are those of public documentation; where there is none they are what we keep to out of care.
 */
import type { Authority } from '../../../shared/domain/authorities.ts';

/** So many in any span of so many hours. */
export interface Allowance {
  readonly count: number;
  readonly hours: number;
}

export interface AuthorityLimits {
  /** Where the authority explains its limits; missing where it explains none. */
  readonly statedAt?: string;
  /** Missing ones are not limited, or nobody outside knows. */
  readonly newAccountsPerAddress?: Allowance;
  readonly newOrdersPerAccount: Allowance;
  /** For one name on one account. */
  readonly failedValidationsPerName: Allowance;
  readonly certificatesPerRegisteredDomain?: Allowance;
  /** With exactly the same names. */
  readonly duplicateCertificates?: Allowance;
  /** Failures of one name without a success between, until the account may no longer order it. */
  readonly failuresUntilPaused?: number;
  /** Orders that name what they replace (RFC 9773 §5) count for none of these. */
  readonly renewalsAreExempt: boolean;
}

const week = 7 * 24;

const letsEncryptPage = 'https://letsencrypt.org/docs/rate-limits/';

/** Half of the orders that the strictest stated limit allows, and its failed validations. */
const careful: AuthorityLimits = {
  newOrdersPerAccount: { count: 50, hours: 1 },
  failedValidationsPerName: { count: 5, hours: 1 },
  renewalsAreExempt: false,
};

/** What people run themselves, and the practice authority, limit nothing that we know of. */
const unlimited: AuthorityLimits = {
  newOrdersPerAccount: { count: 10_000, hours: 1 },
  failedValidationsPerName: { count: 10_000, hours: 1 },
  renewalsAreExempt: true,
};

/** By id; documentation of August 2026. */
const known: Readonly<Record<string, AuthorityLimits>> = {
  letsencrypt: {
    statedAt: letsEncryptPage,
    newAccountsPerAddress: { count: 10, hours: 3 },
    newOrdersPerAccount: { count: 300, hours: 3 },
    failedValidationsPerName: { count: 5, hours: 1 },
    certificatesPerRegisteredDomain: { count: 50, hours: week },
    duplicateCertificates: { count: 5, hours: week },
    failuresUntilPaused: 1152,
    renewalsAreExempt: true,
  },
  'letsencrypt-staging': {
    statedAt: 'https://letsencrypt.org/docs/staging-environment/',
    newAccountsPerAddress: { count: 50, hours: 3 },
    newOrdersPerAccount: { count: 1500, hours: 3 },
    failedValidationsPerName: { count: 200, hours: 1 },
    certificatesPerRegisteredDomain: { count: 30_000, hours: week },
    duplicateCertificates: { count: 30_000, hours: week },
    failuresUntilPaused: 3600,
    renewalsAreExempt: true,
  },
  zerossl: careful,
  // Its quotas belong to the Cloud project and can be raised there; so care decides.
  google: { ...careful, statedAt: 'https://cloud.google.com/certificate-manager/docs/quotas' },
  'google-test': { ...careful, statedAt: 'https://cloud.google.com/certificate-manager/docs/quotas' },
  'ssl-com': careful,
  'ssl-com-rsa': careful,
  actalis: careful,
};

/** Of any authority: known by id, careful for a public directory that nobody described, none for one at home. */
export const limitsOf = (authority: Pick<Authority, 'id' | 'publicTrust'>): AuthorityLimits =>
  known[authority.id] ?? (authority.publicTrust ? careful : unlimited);
