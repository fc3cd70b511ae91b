/** What the list says first: who needs the reader, what is under way, or that all is fine. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { Shape } from '../../components/StatusShape.tsx';

export type CertificateStatus = CertificateView['status'];

export interface Health {
  readonly kind: 'needs' | 'working' | 'fine' | 'unissued';
  /** How many the sentence speaks of. */
  readonly count: number;
  /** When the first of those in need expires; missing where none of them has a certificate that is still good. */
  readonly until: string | undefined;
  /** The certificate that expires first, expired ones included, revoked ones not. */
  readonly next: { readonly name: string; readonly notAfter: string } | undefined;
}

const needing: ReadonlySet<CertificateStatus> = new Set(['needs-you', 'failed', 'expired']);
const busy: ReadonlySet<CertificateStatus> = new Set(['working', 'waiting']);

/** Ids of certificates that are fine today, and in need of somebody all the same. */
export type Failing = ReadonlySet<string>;
const none: Failing = new Set();

export const healthOf = (certificates: readonly CertificateView[], failing: Failing = none): Health => {
  let next: Health['next'];
  let until: string | undefined;
  let need = 0;
  let working = 0;
  let fine = 0;
  for (const certificate of certificates) {
    const { name, status, current } = certificate;
    const end = current === undefined || current.revoked !== undefined ? undefined : current.notAfter;
    if (needs(certificate, failing)) {
      need += 1;
      until = sooner(until, end);
    }
    if (isBusy(certificate) && !waitsForHand(certificate)) working += 1;
    if (status === 'fine') fine += 1;
    if (end !== undefined && sooner(next?.notAfter, end) === end) next = { name, notAfter: end };
  }
  if (need > 0) return { kind: 'needs', count: need, until, next };
  if (working > 0) return { kind: 'working', count: working, until, next };
  return fine > 0 ? { kind: 'fine', count: fine, until, next } : { kind: 'unissued', count: 0, until, next };
};

const sooner = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && Date.parse(other) < Date.parse(one)) ? other : one;

export const needs = (certificate: CertificateView, failing: Failing): boolean =>
  needing.has(certificate.status) ||
  waitsForHand(certificate) ||
  (certificate.status === 'fine' && failing.has(certificate.id));

/** Its order goes on once the reader has added a record. */
export const waitsForHand = ({ status, proof }: CertificateView): boolean =>
  status === 'waiting' && (proof.method === 'dns-persist-01' || ('provider' in proof && proof.provider === 'manual'));

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

export interface Look {
  readonly shape: Shape;
  readonly word: SentenceKey;
}

/** Shape and word of a certificate: a version that was revoked is told as such, whatever else is the matter. */
export const lookOf = (certificate: CertificateView, failing: Failing = none): Look => {
  const { id, status, current } = certificate;
  if (waitsForHand(certificate)) return { shape: 'attention', word: 'status.needs-you' };
  if (current?.revoked !== undefined && !busy.has(status)) return { shape: 'expired', word: 'status.revoked' };
  const shown = status === 'fine' && failing.has(id) ? 'needs-you' : status;
  return { shape: shapeOf[shown], word: wordOf[shown] };
};
