/** Who needs a person, as the icon tells it: the most pressing first. Pure. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { Screen } from '../../../shared/domain/screens.ts';
import type { WatchAlert } from '../../../shared/domain/watchdog.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { alertWords } from '../../../shared/i18n/watchdog-words.ts';
import type { TrayFormats } from './tray-formats.ts';
import type { TrayFacts } from './tray-view.ts';

export interface Need {
  readonly label: string;
  /** It has failed, expired, or is about to. */
  readonly urgent: boolean;
  /** Where it is put right; the window as it is where that is missing. */
  readonly screen?: Screen;
}

export interface Needs {
  /** Certificates that need somebody. */
  readonly count: number;
  /** The first of them; the others are a click away. */
  readonly first: readonly Need[];
  /** Of the whole: secrets that are locked, what starts renewals. */
  readonly others: readonly Need[];
}

/** Certificates that are named. */
const named = 3;
const day = 86_400_000;
/** Days from which the time that is left is told instead of the date. */
const countedDays = 7;

export const needsOf = (facts: TrayFacts, formats: TrayFormats): Needs => {
  const plan = new Map(facts.plan.map((entry) => [entry.certificateId, entry]));
  const found = facts.certificates.flatMap((certificate) => {
    const entry = plan.get(certificate.id);
    if (!needsPerson(certificate, entry, facts)) return [];
    return [{ certificate, urgent: isUrgent(certificate, entry), end: endOf(certificate) }];
  });
  const sorted = found.toSorted(
    (one, other) => Number(other.urgent) - Number(one.urgent) || (one.end === other.end ? 0 : one.end - other.end),
  );
  return {
    count: sorted.length,
    first: sorted.slice(0, named).map(({ certificate, urgent }) => ({
      label: lineOf(certificate, facts, formats),
      urgent,
      screen: { screen: 'certificate', id: certificate.id },
    })),
    others: othersOf(facts, formats),
  };
};

const endOf = ({ current }: CertificateView): number =>
  current === undefined ? Number.POSITIVE_INFINITY : Date.parse(current.notAfter);

const needsPerson = (
  { id, status }: CertificateView,
  entry: PlanEntry | undefined,
  { failing }: Pick<TrayFacts, 'failing'>,
): boolean => {
  // Somebody is at it, or nobody needs it any more.
  if (status === 'working' || status === 'waiting' || entry?.why === 'retired') return false;
  if (status === 'needs-you' || status === 'failed' || status === 'expired') return true;
  const alert = entry?.alert;
  return (alert !== undefined && alert.severity !== 'note') || (status === 'fine' && failing.has(id));
};

const isUrgent = ({ status, current }: CertificateView, entry: PlanEntry | undefined): boolean =>
  status === 'failed' || status === 'expired' || current?.revoked !== undefined || entry?.alert?.severity === 'urgent';

const lineOf = (
  { name, current }: CertificateView,
  { language, now }: TrayFacts,
  { shortDate }: TrayFormats,
): string => {
  if (current === undefined) return sentence(language, 'tray.not-issued', { name });
  if (current.revoked !== undefined) return sentence(language, 'tray.revoked', { name });
  const date = shortDate(current.notAfter, now);
  const left = Date.parse(current.notAfter) - now.getTime();
  if (left <= 0) return sentence(language, 'tray.expired', { name, date });
  const count = Math.floor(left / day);
  if (count === 0) return sentence(language, 'tray.hours-left', { name });
  return count <= countedDays
    ? sentence(language, 'tray.days-left', { name, count })
    : sentence(language, 'tray.by', { name, date });
};

/** That only the open program renews is no alarm while it is open, and short lives are told of by each certificate. */
const toldElsewhere: ReadonlySet<WatchAlert['code']> = new Set(['only-while-open', 'little-life']);

const othersOf = ({ vault, watchdog, language, now }: TrayFacts, { moment }: TrayFormats): readonly Need[] => {
  const locked: readonly Need[] =
    vault === 'closed' ? [{ label: sentence(language, 'tray.locked'), urgent: false }] : [];
  const alerts = (watchdog?.alerts ?? []).filter(
    ({ code, severity }) => severity !== 'note' && !toldElsewhere.has(code),
  );
  return [
    ...locked,
    ...alerts.map(
      (alert): Need => ({
        label: alertWords(alert, language, (iso) => moment(iso, now)).title,
        urgent: alert.severity === 'urgent',
        screen: { screen: 'renewals' },
      }),
    ),
  ];
};
