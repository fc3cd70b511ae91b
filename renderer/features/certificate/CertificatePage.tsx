/** The parts of the page, what needs somebody before what is only good to know. */
import { useEffect, useState } from 'react';
import type { CertificateVersion, CertificateView } from '../../../shared/domain/certificates.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useFailing, useRehearsals } from '../../stores/rehearsals-store.ts';
import { useWatch } from '../../stores/watch-store.ts';
import { lookOf } from '../certificates/health.ts';
import { useTroubled } from '../certificates/served.ts';
import { InstallSection } from '../install/InstallSection.tsx';
import { useInstall } from '../install/install-store.ts';
import { NextRenewal } from '../rehearsals/NextRenewal.tsx';
import { historyStore } from '../renewals/history-store.ts';
import { ServedWhere } from '../watch/ServedWhere.tsx';
import { Acts } from './Acts.tsx';
import css from './Certificate.module.css';
import { Orders } from './Orders.tsx';
import { Overview } from './Overview.tsx';
import { useRenewalInfo } from './renewal-window.ts';
import { Terms } from './Terms.tsx';
import { useVersions } from './use-versions.ts';
import { Versions } from './Versions.tsx';

/** Where the rehearsal is begun and what it found is shown. */
const rehearsalId = 'certificate-rehearsal';

const ordersShown = 5;

export const CertificatePage = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const { id, current, name } = certificate;
  const look = lookOf(certificate, useTroubled());
  const failing = useFailing().has(id);
  const lead = useLead(current);
  const revoked = current?.revoked !== undefined;
  const wish = useRenewalInfo(id, revoked ? undefined : current?.id);
  const versions = useVersions(certificate);
  const [useOrders] = useState(() => historyStore({ certificateId: id, pageSize: ordersShown }));
  const loadOrders = useOrders((state) => state.load);
  const { lastRunId, status } = certificate;
  // Each order changes these as it begins and ends.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they are is of no matter here
  useEffect(() => void loadOrders(), [loadOrders, lastRunId, status]);
  const told = useTold(id, current?.id);
  const listed = useOrders(({ entries, problem }) => entries !== undefined || problem !== undefined);
  const ready = told && listed && versions.settled;
  return (
    <div className={`page ${css.page}`}>
      <div className={css.head}>
        <PageHeading lead={lead}>{name}</PageHeading>
        <Status shape={look.shape}>{t(look.word)}</Status>
      </div>
      {current === undefined || revoked ? null : (
        <LifeBar version={current} now={Date.now()} wish={wish.info} failing={failing} />
      )}
      {ready ? (
        <>
          <Acts certificate={certificate} rehearsalId={rehearsalId} />
          {current === undefined || revoked ? null : (
            <div id={rehearsalId} tabIndex={-1} className={css.anchor}>
              <NextRenewal certificateId={id} />
            </div>
          )}
          <Overview certificate={certificate} wish={wish} changedAt={versions.namesChangedAt} />
          <Versions certificate={certificate} versions={versions} />
          <InstallSection certificate={certificate} />
          <ServedWhere certificate={certificate} />
          <Terms certificate={certificate} />
          <Orders useOrders={useOrders} />
        </>
      ) : (
        <Status shape="working" quiet>
          {t('certificate.loading')}
        </Status>
      )}
    </div>
  );
};

/** Whether the parts of other screens have their first answers, so that nothing moves once the page stands. */
const useTold = (id: string, version: string | undefined): boolean => {
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const loadDetail = useRehearsals((state) => state.loadDetail);
  const told = useRehearsals(({ details, problems }) => details[id] !== undefined || problems[id] !== undefined);
  const loadWatch = useWatch((state) => state.load);
  const watched = useWatch(({ state, problem }) => state !== undefined || problem !== undefined);
  const loadSteps = useInstall((state) => state.load);
  const installs = useInstall(({ known, problems }) => known[id] !== undefined || problems[id] !== undefined);
  // A version that has come since may have brought another policy.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => void loadDetail(id), [id, version, loadDetail]);
  useEffect(() => {
    if (practice) return;
    void loadWatch();
    void loadSteps(id);
  }, [practice, loadWatch, loadSteps, id]);
  return told && (practice || (watched && installs));
};

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
