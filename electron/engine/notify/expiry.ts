/** How grave it is that a certificate ends soon, and how often that is worth saying. Pure. */
import type { NoticeCode, Severity } from '../../../shared/domain/notifications.ts';

export interface ExpiryStage {
  readonly code: Extract<NoticeCode, 'expiring' | 'expired'>;
  readonly severity: Severity;
  /** Milliseconds after which it is said again; once when missing. */
  readonly every?: number;
}

const hour = 3_600_000;

/**
 * A warning at a quarter of its life, daily from a sixth on, twice a day in the last 48 hours (in the last sixth of one
 * that lives for days only), and once it has ended, daily. `undefined` while there is no trouble, or nothing to tell
 * by: `detail` needs `notBefore` and `expiresAt`.
 */
export const expiryStage = (detail: Readonly<Record<string, string>>, now: number): ExpiryStage | undefined => {
  const [begins, ends] = [Date.parse(detail.notBefore ?? ''), Date.parse(detail.expiresAt ?? '')];
  if (Number.isNaN(begins) || Number.isNaN(ends)) return undefined;
  const [life, left] = [ends - begins, ends - now];
  if (left <= 0) return { code: 'expired', severity: 'urgent', every: 24 * hour };
  if (left <= Math.min(48 * hour, life / 6)) return { code: 'expiring', severity: 'urgent', every: 12 * hour };
  if (left <= life / 6) return { code: 'expiring', severity: 'warning', every: 24 * hour };
  return left <= life / 4 ? { code: 'expiring', severity: 'warning' } : undefined;
};
