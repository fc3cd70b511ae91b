/** What the list says first: who needs the reader, what is under way, or that all is fine. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { Shape } from '../../components/StatusShape.tsx';

export type CertificateStatus = CertificateView['status'];

export interface Health {
  readonly kind: 'needs' | 'working' | 'fine' | 'unissued';
  /** How many the sentence speaks of. */
  readonly count: number;
  /** The certificate that expires first, expired ones included, revoked ones not. */
  readonly next: { readonly name: string; readonly notAfter: string } | undefined;
}

const needing: ReadonlySet<CertificateStatus> = new Set(['needs-you', 'failed', 'expired']);
const busy: ReadonlySet<CertificateStatus> = new Set(['working', 'waiting']);

/** Ids of certificates whose next renewal will fail: fine today, and in need of somebody all the same. */
export type Failing = ReadonlySet<string>;
const none: Failing = new Set();

export const healthOf = (certificates: readonly CertificateView[], failing: Failing = none): Health => {
  let next: Health['next'];
  let need = 0;
  let working = 0;
  let fine = 0;
  for (const certificate of certificates) {
    const { name, status, current } = certificate;
    if (needs(certificate, failing)) need += 1;
    if (isBusy(certificate)) working += 1;
    if (status === 'fine') fine += 1;
    if (current === undefined || current.revoked !== undefined) continue;
    if (next === undefined || Date.parse(current.notAfter) < Date.parse(next.notAfter))
      next = { name, notAfter: current.notAfter };
  }
  if (need > 0) return { kind: 'needs', count: need, next };
  if (working > 0) return { kind: 'working', count: working, next };
  return fine > 0 ? { kind: 'fine', count: fine, next } : { kind: 'unissued', count: 0, next };
};

export const needs = ({ id, status }: CertificateView, failing: Failing): boolean =>
  needing.has(status) || (status === 'fine' && failing.has(id));

export const isBusy = ({ status }: Pick<CertificateView, 'status'>): boolean => busy.has(status);

const shapeOf: Readonly<Record<CertificateStatus, Shape>> = {
  fine: 'fine',
  working: 'working',
  waiting: 'waiting',
  'needs-you': 'attention',
  failed: 'failed',
  expired: 'expired',
  none: 'unknown',
};

const wordOf: Readonly<Record<CertificateStatus, SentenceKey>> = {
  fine: 'status.fine',
  working: 'status.working',
  waiting: 'status.waiting',
  'needs-you': 'status.needs-you',
  failed: 'status.failed',
  expired: 'status.expired',
  none: 'status.none',
};

/** Shape and word of a certificate: a version that was revoked is told as such, whatever else is the matter. */
export const lookOf = (
  { id, status, current }: CertificateView,
  failing: Failing = none,
): { readonly shape: Shape; readonly word: SentenceKey } => {
  if (current?.revoked !== undefined && !busy.has(status)) return { shape: 'expired', word: 'status.revoked' };
  const shown = status === 'fine' && failing.has(id) ? 'needs-you' : status;
  return { shape: shapeOf[shown], word: wordOf[shown] };
};
