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
  const issued = certificates.flatMap(({ name, current }) =>
    current === undefined || current.revoked !== undefined ? [] : [{ name, notAfter: current.notAfter }],
  );
  const next = issued.toSorted((one, other) => Date.parse(one.notAfter) - Date.parse(other.notAfter))[0];
  const count = (statuses: ReadonlySet<CertificateStatus>) =>
    certificates.filter(({ status }) => statuses.has(status)).length;
  const need = certificates.filter((certificate) => needs(certificate, failing)).length;
  if (need > 0) return { kind: 'needs', count: need, next };
  if (count(busy) > 0) return { kind: 'working', count: count(busy), next };
  const fine = count(new Set(['fine']));
  return fine > 0 ? { kind: 'fine', count: fine, next } : { kind: 'unissued', count: 0, next };
};

/** What needs the reader comes first, then what is under way, then what expires first. */
export const inOrderOfNeed = (
  certificates: readonly CertificateView[],
  failing: Failing = none,
): readonly CertificateView[] => {
  const rank = (certificate: CertificateView) =>
    needs(certificate, failing) ? 0 : busy.has(certificate.status) ? 1 : 2;
  const end = ({ current }: CertificateView) =>
    current === undefined ? Number.POSITIVE_INFINITY : Date.parse(current.notAfter);
  return certificates.toSorted(
    (one, other) => rank(one) - rank(other) || compare(end(one), end(other)) || one.name.localeCompare(other.name),
  );
};

const needs = ({ id, status }: CertificateView, failing: Failing): boolean =>
  needing.has(status) || (status === 'fine' && failing.has(id));

const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

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
