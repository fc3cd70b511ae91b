/** After the certificate was taken off the list: that it can be put back, here and now. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Certificate.module.css';

export const Gone = ({ certificate: { id, name } }: { certificate: CertificateView }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const looked = call('reset.removed', {}).then(({ removed }) => setKept(removed.some((one) => one.id === id)));
    looked.catch((thrown: unknown) => setProblem(problemOf(thrown)));
  }, [id]);
  const putBack = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call('reset.put-back', { kind: 'certificate', id });
      await useCertificates.getState().load();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return (
    <div className={`page ${css.page}`}>
      <PageHeading lead={t(kept ? 'certificate.off-means' : 'certificate.gone')}>
        {t('certificate.off', { name })}
      </PageHeading>
      <div className={css.acts}>
        {kept ? (
          <Button loading={busy} onClick={() => void putBack()}>
            {t('reset.put-back')}
          </Button>
        ) : null}
        <Button variant="subtle" onClick={() => go({ screen: 'certificates' })}>
          {t('certificate.to-list')}
        </Button>
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </div>
  );
};
