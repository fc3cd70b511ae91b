/** What it names, from when to when it holds, and when it is renewed next and why. */
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import {
  type CertificateVersion,
  type CertificateView,
  type RevocationReason,
  revocationReasons,
} from '../../../shared/domain/certificates.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import { lifeOf } from '../../components/life.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './Certificate.module.css';
import type { Wished } from './renewal-window.ts';
import { Fact, Facts, Section } from './Section.tsx';

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
        <NextRenewalFact id={certificate.id} />
        {current === undefined || revoked !== undefined ? null : <WishFact version={current} wish={wish} />}
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

const WishFact = ({ version, wish }: { version: CertificateVersion; wish: Wished }) => {
  const t = useSentence();
  const formats = useFormats();
  const { info, asking } = wish;
  const good = { date: formats.date(lifeOf(version, Date.now()).renewFrom) };
  return (
    <Fact label={t('certificate.window-label')}>
      {info !== undefined ? (
        <Told {...{ info, good }} />
      ) : (
        t(asking ? 'certificate.window-asking' : 'certificate.window-unasked', good)
      )}
    </Fact>
  );
};

const Told = ({ info, good }: { info: RenewalInfoView; good: { readonly date: string } }) => {
  const t = useSentence();
  const formats = useFormats();
  const { window, chosen, explanationUrl } = info;
  const said =
    window === undefined
      ? t('certificate.window-none', good)
      : Date.parse(chosen ?? window.start) <= Date.now()
        ? t('certificate.window-now')
        : t('certificate.window', {
            from: formats.date(window.start),
            to: formats.date(window.end),
            at: formats.date(chosen ?? window.start),
          });
  return (
    <>
      {said}
      {explanationUrl === undefined ? null : (
        <OutsideLink url={explanationUrl}>{t('certificate.window-why')}</OutsideLink>
      )}
    </>
  );
};

/** When it is renewed next and why, as it is planned. */
const NextRenewalFact = ({ id }: { id: string }) => {
  const t = useSentence();
  const formats = useFormats();
  const language = useLanguage();
  const entry = useRenewal(({ plan }) => plan[id]);
  if (entry === undefined) return null;
  const { when, why } = planWords(entry, language, formats.date);
  return (
    <Fact label={t('renewal.next')}>
      {when} · {why}
    </Fact>
  );
};
