/** What people are told of what was seen, without having asked. Pure. */
import type { NoticeCode, NoticeSubject, Occurrence } from '../../../shared/domain/notifications.ts';
import type {
  DomainRegistration,
  EndpointReport,
  WatchFinding,
  WatchFindingCode,
} from '../../../shared/domain/watch.ts';

type ServedNotice = Extract<NoticeCode, 'served-other' | 'served-old' | 'chain-incomplete'>;

const noticeOf: Partial<Readonly<Record<WatchFindingCode, ServedNotice>>> = {
  'other-names': 'served-other',
  'other-certificate': 'served-other',
  'old-certificate': 'served-old',
  'old-on-ipv6-only': 'served-old',
  'chain-incomplete': 'chain-incomplete',
};
/** Gravest first. */
const served: readonly ServedNotice[] = ['served-other', 'served-old', 'chain-incomplete'];

export interface SeenAt {
  readonly host: string;
  readonly report: EndpointReport;
}

/** Of one certificate of ours: the gravest of all places where it is to be served; the end of it where all are well. */
export const servedOccurrences = (
  seen: readonly SeenAt[],
  certificate: { readonly id: string; readonly name: string },
): readonly Occurrence[] => {
  const troubles = seen.flatMap(({ host, report }) =>
    report.findings.flatMap((finding) => {
      const code = noticeOf[finding.code];
      return code === undefined ? [] : [{ code, host, finding }];
    }),
  );
  const [gravest] = served.flatMap((code) => troubles.find((one) => one.code === code) ?? []);
  const subject = { certificateId: certificate.id, name: certificate.name };
  if (gravest !== undefined)
    return [{ code: gravest.code, subject: { ...subject, host: gravest.host }, detail: detailOf(gravest.finding) }];
  // Where nobody answered, nothing is known to be well.
  const known =
    seen.length > 0 && seen.every(({ report }) => report.addresses.some(({ shown }) => shown !== undefined));
  return known ? [{ code: 'back-to-normal', subject, of: served }] : [];
};

const detailOf = ({ detail, address }: WatchFinding): Readonly<Record<string, string>> => ({
  ...detail,
  ...(address === undefined ? {} : { address }),
});

/** Of a host of others: the certificate that ends first. */
export const foreignOccurrences = ({ host, report }: SeenAt): readonly Occurrence[] => {
  const subject: NoticeSubject = { host };
  const [first] = report.addresses
    .flatMap(({ shown }) => shown ?? [])
    .toSorted((one, other) => one.notAfter.localeCompare(other.notAfter));
  if (first === undefined) return [];
  const ending = report.findings.some(({ code }) => code === 'expiring' || code === 'expired');
  const detail = { notBefore: first.notBefore, expiresAt: first.notAfter };
  return [
    ending
      ? { code: report.findings.some(({ code }) => code === 'expired') ? 'expired' : 'expiring', subject, detail }
      : { code: 'back-to-normal', subject, of: ['expiring', 'expired'] },
  ];
};

const month = 30 * 86_400_000;

export const domainOccurrence = ({ domain, expiresAt }: DomainRegistration, now: Date): Occurrence | undefined => {
  if (expiresAt === undefined) return undefined;
  const subject: NoticeSubject = { host: domain };
  return Date.parse(expiresAt) - now.getTime() < month
    ? { code: 'domain-expiring', subject, detail: { expiresAt } }
    : { code: 'back-to-normal', subject, of: ['domain-expiring'] };
};
