/** One certificate: what it names, who signed it, how long it lasts, where its files are. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import {
  type CertificateVersion,
  type CertificateView,
  type RevocationReason,
  revocationReasons,
} from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { IconArrowLeft, IconRefresh } from '../../components/icons.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { lifeOf } from '../../components/life.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useFailing } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useProofWords } from '../proof/use-proof-words.ts';
import { NextRenewal } from '../rehearsals/NextRenewal.tsx';
import { ResetCertificate } from '../reset/ResetCertificate.tsx';
import { ServedWhere } from '../watch/ServedWhere.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import css from './CertificateScreen.module.css';
import { ChainPath } from './ChainPath.tsx';
import { ExportButton } from './ExportButton.tsx';
import { lookOf } from './health.ts';
import { RevokeButton } from './RevokeButton.tsx';
import { useRenewalInfo } from './renewal-window.ts';

export const CertificateScreen = ({ id }: { id: string }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const known = useCertificates((state) => state.certificates?.find((certificate) => certificate.id === id));
  const [fetched, setFetched] = useState<CertificateView>();
  const [problem, setProblem] = useState<Problem>();
  const missing = known === undefined;
  useEffect(() => {
    if (missing) call('certificates.get', { id }).then(setFetched, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, [id, missing]);
  const certificate = known ?? fetched;
  return (
    <AppFrame
      bar={
        <Button
          variant="transparent"
          className={css.back}
          leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => go({ screen: 'certificates' })}
        >
          {t('nav.certificates')}
        </Button>
      }
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {certificate === undefined ? null : <Facts certificate={certificate} />}
    </AppFrame>
  );
};

const Facts = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const startFrom = useDraft((state) => state.startFrom);
  const { current, lastRunId, folder, name } = certificate;
  const lead = useLead(current);
  const look = lookOf(certificate, useFailing());
  const revoked = current?.revoked !== undefined;
  const wish = useRenewalInfo(certificate.id, revoked ? undefined : current?.id);
  const [problem, setProblem] = useState<Problem>();
  return (
    <div className={css.page}>
      <div className={css.head}>
        <PageHeading lead={lead}>{name}</PageHeading>
        <Status shape={look.shape}>{t(look.word)}</Status>
      </div>
      {current === undefined || revoked ? null : <LifeBar version={current} now={Date.now()} wish={wish} />}
      <div className={css.acts}>
        {current === undefined ? null : (
          <ExportButton id={certificate.id} label={t('certificate.export')} filled={!revoked} />
        )}
        <Button
          variant={revoked ? 'filled' : 'default'}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => {
            if (lastRunId === undefined) return;
            startFrom(lastRunId).then(
              () => go({ screen: 'wizard' }),
              (thrown: unknown) => setProblem(problemOf(thrown)),
            );
          }}
        >
          {t('certificate.renew')}
        </Button>
        {lastRunId === undefined ? null : (
          <Button variant="subtle" onClick={() => go({ screen: 'run', id: lastRunId })}>
            {t('certificate.last-run')}
          </Button>
        )}
        {current === undefined || revoked ? null : <RevokeButton certificate={certificate} />}
        <ResetCertificate id={certificate.id} name={name} />
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {current === undefined || revoked ? null : <NextRenewal certificateId={certificate.id} />}
      <dl className={css.facts}>
        <Fact label={t('certificate.names')}>
          <ul className={css.names}>
            {certificate.identifiers.map(({ value }) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        </Fact>
        <Fact label={t('certificate.authority')}>
          {certificate.authority.name}{' '}
          <Tag>{t(certificate.authority.trusted ? 'certificate.trusted' : 'certificate.untrusted')}</Tag>
        </Fact>
        <Fact label={t('certificate.proof')}>
          <ProofWords certificate={certificate} />
        </Fact>
        {current === undefined ? null : <VersionFacts version={current} certificate={certificate} wish={wish} />}
        {folder === undefined ? null : (
          <Fact label={t('certificate.folder')} detail={t('certificate.folder-detail')}>
            <span className="mono">{folder}</span>
            <CopyButton value={folder} what={t('certificate.folder')} />
          </Fact>
        )}
      </dl>
      <ServedWhere certificate={certificate} />
    </div>
  );
};

interface VersionProps {
  readonly version: CertificateVersion;
  readonly certificate: CertificateView;
  readonly wish: RenewalInfoView | undefined;
}

const VersionFacts = ({ version, certificate, wish }: VersionProps) => {
  const t = useSentence();
  const formats = useFormats();
  const { revoked } = version;
  return (
    <>
      <Fact label={t('certificate.validity')}>
        {t('certificate.validity-span', { from: formats.date(version.notBefore), to: formats.date(version.notAfter) })}
      </Fact>
      {revoked === undefined ? null : (
        <Fact label={t('certificate.revoked-label')}>
          {t('certificate.revoked-as', {
            date: formats.date(revoked.at),
            reason: t(`revoke.reason-${reasonOf(revoked.reason)}`),
          })}
        </Fact>
      )}
      <NextRenewalFact id={certificate.id} />
      {wish === undefined ? null : <RenewalFact version={version} wish={wish} />}
      <Fact label={t('certificate.chain')}>
        <ChainPath version={version} trusted={certificate.authority.trusted} />
      </Fact>
      {certificate.hasKey === false ? (
        <Fact label={t('certificate.key')} detail={t('certificate.own-key')}>
          {t(`key.${version.keyType}`)}
        </Fact>
      ) : (
        <Fact label={t('certificate.key')}>{t(`key.${version.keyType}`)}</Fact>
      )}
      <Fact label={t('certificate.serial')}>
        <span className="mono">{version.serial}</span>
        <CopyButton value={version.serial} what={t('certificate.serial')} />
      </Fact>
      <Fact label={t('certificate.fingerprint')}>
        <span className="mono">{version.fingerprintSha256}</span>
        <CopyButton value={version.fingerprintSha256} what={t('certificate.fingerprint')} />
      </Fact>
    </>
  );
};

/** Any other number in the records of a version stands for no particular reason. */
const reasonOf = (reason: number): RevocationReason =>
  Object.values(revocationReasons).find((each) => each === reason) ?? 0;

const RenewalFact = ({ version, wish }: { version: CertificateVersion; wish: RenewalInfoView }) => {
  const t = useSentence();
  const formats = useFormats();
  const now = Date.now();
  const { window, chosen, explanationUrl } = wish;
  const said =
    window === undefined
      ? t('certificate.window-none', { date: formats.date(lifeOf(version, now).renewFrom) })
      : Date.parse(chosen ?? window.start) <= now
        ? t('certificate.window-now')
        : t('certificate.window', {
            from: formats.date(window.start),
            to: formats.date(window.end),
            at: formats.date(chosen ?? window.start),
          });
  return (
    <Fact label={t('certificate.window-label')}>
      {said}
      {explanationUrl === undefined ? null : (
        <OutsideLink url={explanationUrl}>{t('certificate.window-why')}</OutsideLink>
      )}
    </Fact>
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

const ProofWords = ({ certificate }: { certificate: CertificateView }) => useProofWords(certificate.proof);

const useLead = (version: CertificateVersion | undefined): string => {
  const t = useSentence();
  const formats = useFormats();
  if (version === undefined) return t('certificate.none');
  const days = daysUntil(version.notAfter, Date.now());
  const date = formats.date(version.notAfter);
  if (version.revoked !== undefined) return t('certificate.revoked', { date: formats.date(version.revoked.at) });
  if (Date.parse(version.notAfter) < Date.now()) return t('certificate.expired-on', { date });
  return t('certificate.expires-in', {
    date,
    days: days === 0 ? t('list.today') : t('list.days-left', { count: days }),
  });
};

const Fact = ({ label, detail, children }: { label: string; detail?: string; children: ReactNode }) => (
  <div className={css.fact}>
    <dt>{label}</dt>
    <dd>
      <div className={css.value}>{children}</div>
      {detail === undefined ? null : <p>{detail}</p>}
    </dd>
  </div>
);
