/** One certificate: what it names, who signed it, how long it lasts, where its files are. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { CertificateVersion, CertificateView } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { IconArrowLeft, IconRefresh } from '../../components/icons.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useProviderName } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './CertificateScreen.module.css';
import { ChainPath } from './ChainPath.tsx';
import { ExportButton } from './ExportButton.tsx';
import { shapeOf, wordOf } from './health.ts';

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
  const { current, lastRunId, folder, status, name } = certificate;
  const lead = useLead(current);
  return (
    <div className={css.page}>
      <div className={css.head}>
        <PageHeading lead={lead}>{name}</PageHeading>
        <Status shape={shapeOf[status]}>{t(wordOf[status])}</Status>
      </div>
      {current === undefined ? null : <LifeBar version={current} now={Date.now()} />}
      <div className={css.acts}>
        {current === undefined ? null : <ExportButton id={certificate.id} label={t('certificate.export')} filled />}
        <Button
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => {
            startFrom(certificate);
            go({ screen: 'wizard' });
          }}
        >
          {t('certificate.renew')}
        </Button>
        {lastRunId === undefined ? null : (
          <Button variant="subtle" onClick={() => go({ screen: 'run', id: lastRunId })}>
            {t('certificate.last-run')}
          </Button>
        )}
      </div>
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
        {current === undefined ? null : <VersionFacts version={current} certificate={certificate} />}
        {folder === undefined ? null : (
          <Fact label={t('certificate.folder')} detail={t('certificate.folder-detail')}>
            <span className="mono">{folder}</span>
            <CopyButton value={folder} what={t('certificate.folder')} />
          </Fact>
        )}
      </dl>
    </div>
  );
};

const VersionFacts = ({ version, certificate }: { version: CertificateVersion; certificate: CertificateView }) => {
  const t = useSentence();
  const formats = useFormats();
  return (
    <>
      <Fact label={t('certificate.validity')}>
        {t('certificate.validity-span', { from: formats.date(version.notBefore), to: formats.date(version.notAfter) })}
      </Fact>
      <Fact label={t('certificate.chain')}>
        <ChainPath version={version} trusted={certificate.authority.trusted} />
      </Fact>
      <Fact label={t('certificate.key')}>{t(`key.${version.keyType}`)}</Fact>
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

const ProofWords = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const { proof } = certificate;
  const provider = useProviderName(proof.method === 'dns-01' ? proof.provider : undefined);
  if (proof.method === 'http-01') return t('certificate.proof-http');
  return proof.provider === 'manual' ? t('certificate.proof-manual') : t('certificate.proof-dns', { provider });
};

const useLead = (version: CertificateVersion | undefined): string => {
  const t = useSentence();
  const formats = useFormats();
  if (version === undefined) return t('certificate.none');
  const days = daysUntil(version.notAfter, Date.now());
  const date = formats.date(version.notAfter);
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
