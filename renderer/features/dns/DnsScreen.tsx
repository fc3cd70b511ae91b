/** Everything about DNS that outlives one order: stored keys, records left behind, and this computer's resolvers. */
import { useEffect, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import css from './DnsScreen.module.css';
import { LeftOver } from './LeftOver.tsx';
import { ResolverCheck } from './ResolverCheck.tsx';
import { StoredKeys } from './StoredKeys.tsx';

export const DnsScreen = () => {
  const t = useSentence();
  const load = useProviders((state) => state.load);
  const loadCertificates = useCertificates((state) => state.load);
  const [note, setNote] = useState('');
  useEffect(() => {
    void load();
    void loadCertificates();
  }, [load, loadCertificates]);
  return (
    <AppFrame>
      <div className={`page ${css.page}`}>
        <PageHeading lead={t('dns.lead')}>{t('dns.title')}</PageHeading>
        <div role="status">{note === '' ? null : <Status shape="fine">{note}</Status>}</div>
        <StoredKeys onNote={setNote} />
        <LeftOver />
        <ResolverCheck />
      </div>
    </AppFrame>
  );
};
