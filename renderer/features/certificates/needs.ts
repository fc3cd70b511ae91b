/** Why a certificate needs the reader: what is worst about it, in the order in which it is told. Pure. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import type { PlanAlert, PlanEntry } from '../../../shared/domain/renewal.ts';
import { needs, waitsForHand } from './health.ts';
import { type Facts, inOrder } from './listing.ts';
import type { Served } from './served.ts';

export type Need =
  | { readonly kind: 'never-issued' | 'half-way' | 'by-hand' | 'revoked' | 'after-order' }
  | { readonly kind: 'expired'; readonly at: string }
  | { readonly kind: 'served'; readonly worst: NonNullable<Served['worst']> }
  | { readonly kind: 'will-fail'; readonly at: string | undefined; readonly report: RehearsalReport }
  /** `next`: when it is tried again, where that may help. */
  | { readonly kind: 'failing'; readonly alert: PlanAlert; readonly next: string | undefined };

export interface NeedFacts {
  readonly entry: PlanEntry | undefined;
  readonly served: Served | undefined;
  readonly report: RehearsalReport | undefined;
}

export const needOf = (certificate: CertificateView, { entry, served, report }: NeedFacts): Need => {
  const { status, current } = certificate;
  if (waitsForHand(certificate)) return { kind: 'by-hand' };
  if (current === undefined) return { kind: status === 'failed' ? 'never-issued' : 'half-way' };
  if (current.revoked !== undefined) return { kind: 'revoked' };
  if (status === 'expired') return { kind: 'expired', at: current.notAfter };
  // What was found wrong says more than that it fails.
  if (report?.verdict === 'will-fail') return { kind: 'will-fail', at: entry?.at, report };
  const alert = entry?.alert;
  if (alert !== undefined && (alert.code === 'failing' || alert.code === 'needs-person'))
    return { kind: 'failing', alert, next: alert.code === 'failing' ? entry?.at : undefined };
  if (served?.worst !== undefined) return { kind: 'served', worst: served.worst };
  return { kind: 'after-order' };
};

export const needing = (certificates: readonly CertificateView[], facts: Facts): readonly CertificateView[] => {
  const found = certificates.filter((certificate) => needs(certificate, facts.troubled));
  return inOrder(found, 'need', facts);
};
