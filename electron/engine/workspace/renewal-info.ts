/** When the authority would like a certificate to be renewed (RFC 9773), and which one a new order replaces. */
import { randomInt, X509Certificate } from 'node:crypto';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import type { AcmeSession, RenewalInfo } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { certificateIdOf } from '../keys/certificate-id.ts';
import { identifiersOf } from '../keys/read-certificate.ts';
import { type Clock, inLanes, type Logger } from '../ports/index.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import { type OriginParts, originOf } from './version-origin.ts';

export interface RenewalInfoParts extends OriginParts {
  readonly clock: Clock;
  openPublicSession(authority: ResolvedAuthority, signal: AbortSignal): Promise<AcmeSession>;
  /** Hears of a certificate that is called back. */
  raise?(occurrence: Occurrence): void;
}

const requestDeadline = 60_000;
const hour = 3_600_000;
/** An authority without renewal information may have some one day. */
const day = 24 * hour;

/**
 * What is known, asked anew once the authority's time to ask again has come, or at once when a person wants it
 * `fresh`. The moment to renew is drawn once for each window. `certificate.not-found` without a version in use,
 * `network.*`, `directory.*`, `acme.*`: then what was known before is kept, and not asked for again within the hour.
 */
export const renewalInfoOf = async (
  parts: RenewalInfoParts,
  certificate: StoredCertificate,
  { fresh = false }: { readonly fresh?: boolean | undefined } = {},
): Promise<RenewalInfoView> => {
  const { storage, clock } = parts;
  const version = storage.certificates.currentVersion(certificate.id);
  if (version === undefined) throw fail('certificate.not-found', { name: certificate.name, known: [] });
  const known = storage.renewalInfo.read(version.version.id);
  const now = clock.now();
  // Asked days ahead: the clock was set back since, and the pause means nothing.
  const pauses =
    known !== undefined && new Date(known.askAgainAt) > now && Date.parse(known.askedAt) <= now.getTime() + day;
  if (pauses && !fresh) return known;
  // RFC 9773 §4.3: an expired certificate is not asked about any more.
  if (known !== undefined && new Date(version.version.notAfter) <= now) return known;
  try {
    const certificateId = await certificateIdOf(new X509Certificate(version.chainPem).raw);
    const { authority } = originOf(parts, certificate, version);
    const session = await parts.openPublicSession(authority, AbortSignal.timeout(requestDeadline));
    const told = certificateId === undefined ? undefined : await session.renewalInfo(certificateId);
    const info = viewOf(certificateId ?? '', told, known, { now: clock.now(), ...version.version });
    storage.renewalInfo.write(version.version.id, info);
    for (const occurrence of callOccurrences(certificate, info, known)) parts.raise?.(occurrence);
    return info;
  } catch (thrown) {
    const asked = Date.parse(toProblem(thrown).retryAt ?? '') || 0;
    const pause = Math.min(Math.max(asked - now.getTime(), hour), day);
    const askAgainAt = new Date(now.getTime() + pause).toISOString();
    if (known !== undefined) storage.renewalInfo.write(version.version.id, { ...known, askAgainAt });
    throw thrown;
  }
};

/**
 * Asks for every certificate whose time to ask again has come, so it may be called as often as one likes; hourly keeps
 * within the twice a day of RFC 9773 §4.3. One that fails holds up no other. Answers how many could not be asked.
 */
export const askDueRenewalInfo = async (parts: RenewalInfoParts & { readonly logger: Logger }): Promise<number> => {
  let failed = 0;
  const inUse = parts.storage.certificates.list().filter(({ current }) => current !== undefined);
  await inLanes(inUse, 4, async (certificate) => {
    try {
      await renewalInfoOf(parts, certificate);
    } catch (thrown) {
      failed++;
      parts.logger.warn('renewal-info-unknown', { certificate: certificate.name, reason: toProblem(thrown).code });
    }
  });
  return failed;
};

const viewOf = (
  certificateId: string,
  told: RenewalInfo | undefined,
  known: RenewalInfoView | undefined,
  life: Life,
): RenewalInfoView => {
  const { now } = life;
  const askedAt = now.toISOString();
  if (told === undefined) return { certificateId, askedAt, askAgainAt: new Date(now.getTime() + day).toISOString() };
  const { start, end, explanationUrl, askAgainAt } = told;
  const same = known?.window?.start === start && known.window.end === end;
  return {
    certificateId,
    window: { start, end },
    chosen: (same ? known.chosen : undefined) ?? drawMoment(start, end, now),
    ...(explanationUrl === undefined ? {} : { explanationUrl }),
    ...((same ? known.calledBack === true : isCalledBack({ start, end }, known?.window, life))
      ? { calledBack: true }
      : {}),
    askedAt,
    askAgainAt,
  };
};

interface Life {
  readonly now: Date;
  readonly notBefore: string;
  readonly notAfter: string;
}
type Window = NonNullable<RenewalInfoView['window']>;

/**
 * RFC 9773 §4.2: an authority that has revoked a certificate, or is about to, gives a window that is over. So does one
 * whose window passed while nobody asked; that one lies behind the middle of the life, and was never ahead when last
 * heard of. Pure.
 */
export const isCalledBack = (told: Window, before: Window | undefined, { now, notBefore, notAfter }: Life): boolean => {
  if (Date.parse(told.end) > now.getTime()) return false;
  if (before !== undefined) return Date.parse(before.end) > now.getTime();
  return now.getTime() < (Date.parse(notBefore) + Date.parse(notAfter)) / 2;
};

const callOccurrences = (
  { id, name }: Pick<StoredCertificate, 'id' | 'name'>,
  { calledBack = false, explanationUrl }: RenewalInfoView,
  before: RenewalInfoView | undefined,
): readonly Occurrence[] => {
  const subject = { certificateId: id, name };
  if (calledBack)
    return [{ code: 'replace-now', subject, detail: explanationUrl === undefined ? {} : { explanationUrl } }];
  return before?.calledBack === true ? [{ code: 'back-to-normal', subject, of: ['replace-now'] }] : [];
};

/** RFC 9773 §4.2: uniform over the window, or at once when that is over. */
const drawMoment = (start: string, end: string, now: Date): string => {
  const from = Date.parse(start);
  const to = Date.parse(end);
  if (to <= now.getTime()) return now.toISOString();
  return new Date(from + randomInt(Math.max(to - from, 1))).toISOString();
};

/**
 * The certificate id that an order for these names replaces (RFC 9773 §5): the version in use, if this account got it
 * from this directory and they share a name. `undefined` where an authority would refuse or ignore it.
 */
export const replacesOf = async (
  parts: OriginParts,
  certificate: StoredCertificate,
  order: {
    readonly directoryUrl: string;
    readonly accountId: string;
    readonly identifiers: readonly Identifier[];
  },
): Promise<string | undefined> => {
  const version = parts.storage.certificates.currentVersion(certificate.id);
  if (version === undefined) return undefined;
  const { authority, accountId } = originOf(parts, certificate, version);
  if (authority.directoryUrl !== order.directoryUrl || accountId !== order.accountId) return undefined;
  const leaf = new X509Certificate(version.chainPem);
  const names = new Set(identifiersOf(leaf).map(({ value }) => value));
  if (!order.identifiers.some(({ value }) => names.has(value))) return undefined;
  return certificateIdOf(leaf.raw);
};
