/** What it names, from when to when it holds, and when it is renewed next and why. */
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import {
  type CertificateVersion,
  type CertificateView,
  type RevocationReason,
  revocationReasons,
} from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { lifeOf } from '../../components/life.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { Section } from '../../components/Section.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './Certificate.module.css';
import type { Wished } from './renewal-window.ts';

interface OverviewProps {
  readonly certificate: CertificateView;
  readonly wish: Wished;
  /** When its names became what they are, where they were others. */
  readonly changedAt: string | undefined;
}

export const Overview = ({ certificate, wish, changedAt }: OverviewProps) => {
  const t = useSentence();
  const formats = useFormats();
  const ago = useAgo();
  const { identifiers, current } = certificate;
  const revoked = current?.revoked;
  return (
    <Section title={t('certificate.overview')}>
      <Facts>
        <Fact
          label={t('certificate.names')}
          detail={changedAt === undefined ? undefined : t('certificate.names-changed', { ago: ago(changedAt) })}
        >
          <ul className={css.names}>
            {identifiers.map(({ value }) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        </Fact>
        <Fact label={t('certificate.authority')}>
          {certificate.authority.name}{' '}
          <Tag>{t(certificate.authority.trusted ? 'certificate.trusted' : 'certificate.untrusted')}</Tag>
        </Fact>
        {current === undefined ? null : (
          <Fact label={t('certificate.validity')}>
            {t('certificate.validity-span', {
              from: formats.date(current.notBefore),
              to: formats.date(current.notAfter),
            })}
          </Fact>
        )}
        {revoked === undefined ? null : (
          <Fact label={t('certificate.revoked-label')}>
            {t('certificate.revoked-as', {
              date: formats.date(revoked.at),
              reason: t(`revoke.reason-${reasonOf(revoked.reason)}`),
            })}
          </Fact>
        )}
        <NextRenewal id={certificate.id} version={revoked === undefined ? current : undefined} wish={wish} />
      </Facts>
    </Section>
  );
};

/** Any other number in the records of a version stands for no particular reason. */
const reasonOf = (reason: number): RevocationReason =>
  Object.values(revocationReasons).find((each) => each === reason) ?? 0;

const useAgo = (): ((iso: string) => string) => {
  const t = useSentence();
  return (iso) => {
    const days = -daysUntil(iso, Date.now());
    return days <= 0 ? t('list.today') : t('list.days-ago', { count: days });
  };
};

/** What the authority would like, where the plan does not say it already. */
const WishOf = ({
  version,
  wish,
  why,
}: {
  version: CertificateVersion;
  wish: Wished;
  why: PlanEntry['why'] | undefined;
}) => {
  const t = useSentence();
  const formats = useFormats();
  const { info, asking } = wish;
  const good = { date: formats.date(lifeOf(version, Date.now()).renewFrom) };
  const explained = info?.explanationUrl;
  if (why === 'ari-window' && explained === undefined) return null;
  return (
    <p>
      {why === 'ari-window' ? null : info === undefined ? (
        t(asking ? 'certificate.window-asking' : 'certificate.window-unasked', good)
      ) : (
        <Told {...{ info, good }} />
      )}
      {explained === undefined ? null : <OutsideLink url={explained}>{t('certificate.window-why')}</OutsideLink>}
    </p>
  );
};

const Told = ({ info, good }: { info: RenewalInfoView; good: { readonly date: string } }) => {
  const t = useSentence();
  const formats = useFormats();
  const { window, chosen } = info;
  if (window === undefined) return t('certificate.window-none', good);
  if (Date.parse(chosen ?? window.start) <= Date.now()) return t('certificate.window-now');
  return t('certificate.window', { from: formats.date(window.start), to: formats.date(window.end) });
};

/** When it is renewed next and why, as it is planned. */
const NextRenewal = ({ id, version, wish }: { id: string; version: CertificateVersion | undefined; wish: Wished }) => {
  const t = useSentence();
  const formats = useFormats();
  const language = useLanguage();
  const entry = useRenewal(({ plan }) => plan[id]);
  if (entry === undefined && version === undefined) return null;
  const words = entry === undefined ? undefined : planWords(entry, language, formats.date);
  return (
    <Fact label={t('renewal.next')}>
      <div>
        {words === undefined ? null : `${words.when} · ${words.why}`}
        {version === undefined ? null : <WishOf version={version} wish={wish} why={entry?.why} />}
      </div>
    </Fact>
  );
};
