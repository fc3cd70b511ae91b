import type { PlanReason } from '../../../shared/domain/renewal.ts';

const told = [
  'ari-window',
  'two-thirds',
  'half-life',
  'chosen-share',
  'backstop',
  'revoked',
  'names-changed',
  'key-changed',
  'never-issued',
  'expired',
  'retry',
  'order-open',
] as const satisfies readonly PlanReason[];

/** The sentence for why a certificate was renewed. What the plan let wait was renewed because somebody asked for it. */
export const becauseOf = (why: PlanReason) => `renewals.because.${told.find((one) => one === why) ?? 'asked'}` as const;
