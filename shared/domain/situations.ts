/** Situations that can be rehearsed in practice mode: what goes wrong, and how the practice world is set right again. */
import type { CauseId } from './causes.ts';

export const situationIds = [
  'slow-dns',
  'silent-server',
  'moved-dns',
  'stale-record',
  'caa-forbids',
  'wrong-key',
  'key-without-rights',
  'port-closed',
  'wrong-server',
  'redirect',
  'dead-ipv6',
  'authority-down',
  'rate-limit',
  'wrong-clock',
  'renewal-blocked',
  'not-installed',
] as const;
export type SituationId = (typeof situationIds)[number];

export const situationGroups = ['dns', 'key', 'reach', 'authority', 'later'] as const;
export type SituationGroup = (typeof situationGroups)[number];

export interface SituationFacts {
  readonly group: SituationGroup;
  /** What the app is to find. */
  readonly cause: CauseId;
  /** A few of them, for somebody who reads along. */
  readonly minutes: number;
  /**
   * Who sets it right: a button of the app, the app by itself, or the reader, at a place that is not in the app. There
   * the practice world offers to do what would have to be done.
   */
  readonly mended: 'button' | 'itself' | 'by-hand';
}

const of = (
  group: SituationGroup,
  cause: CauseId,
  mended: SituationFacts['mended'],
  minutes: number,
): SituationFacts => ({ group, cause, mended, minutes });

export const situationFacts: Readonly<Record<SituationId, SituationFacts>> = {
  'slow-dns': of('dns', 'propagation-slow-provider', 'itself', 2),
  'silent-server': of('dns', 'nameserver-unreachable', 'by-hand', 2),
  'moved-dns': of('dns', 'domain-uses-other-nameservers', 'button', 3),
  'stale-record': of('dns', 'stale-txt-records', 'button', 2),
  'caa-forbids': of('dns', 'caa-forbids', 'button', 2),
  'wrong-key': of('key', 'provider-credentials-invalid', 'button', 2),
  'key-without-rights': of('key', 'provider-permission-missing', 'by-hand', 2),
  'port-closed': of('reach', 'port80-unreachable', 'button', 2),
  'wrong-server': of('reach', 'a-record-points-elsewhere', 'by-hand', 3),
  redirect: of('reach', 'http-redirect-broken', 'by-hand', 3),
  'dead-ipv6': of('reach', 'ipv6-aaaa-broken', 'button', 2),
  'authority-down': of('authority', 'ca-service-unavailable', 'itself', 2),
  'rate-limit': of('authority', 'rate-limit-new-orders', 'button', 4),
  'wrong-clock': of('authority', 'clock-skew', 'by-hand', 2),
  'renewal-blocked': of('later', 'caa-forbids', 'button', 3),
  'not-installed': of('later', 'server-not-reloaded', 'by-hand', 2),
};
