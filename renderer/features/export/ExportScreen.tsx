/** Where a certificate is to be used: the place is chosen, its files are written and read back, and what to do there. */
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { BackButton } from '../../components/BackButton.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { choiceFor, lastChoice } from './choices.ts';
import css from './Export.module.css';
import { exportStore } from './export-store.ts';
import { Parts } from './Parts.tsx';
import { Places } from './Places.tsx';

const none: readonly string[] = [];

export const ExportScreen = ({ id }: { id: string }) => {
  const t = useSentence();
  const certificates = useCertificates((state) => state.certificates);
  const load = useCertificates((state) => state.load);
  const asked = certificates !== undefined;
  useEffect(() => {
    if (!asked) void load();
  }, [asked, load]);
  const certificate = certificates?.find((one) => one.id === id);
  return (
    <AppFrame
      bar={
        <BackButton to={certificate === undefined ? { screen: 'certificates' } : { screen: 'certificate', id }}>
          {certificate?.name ?? t('nav.certificates')}
        </BackButton>
      }
    >
      {certificates === undefined ? null : certificate?.current === undefined ? (
        <PageHeading lead={t('export-page.nothing')}>{t('export-page.title')}</PageHeading>
      ) : (
        <Export certificate={certificate} />
      )}
    </AppFrame>
  );
};

const Export = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  // The list does not move under the hand that has just exported.
  const [recent] = useState(() => useApp.getState().settings?.recentDestinations ?? none);
  const [useExport] = useState(() => exportStore(certificate.id, lastChoice(recent)));
  const { open, choose } = useExport.getState();
  const here = useExport(({ choice }) => choice.id);
  useEffect(() => void open(), [open]);
  return (
    <div className={css.page}>
      <PageHeading>{t('export-page.title')}</PageHeading>
      <div className={css.export}>
        <Places here={here} recent={recent} onChoose={(id) => choose(choiceFor(id, recent))} />
        <Parts certificate={certificate} useExport={useExport} />
      </div>
    </div>
  );
};
