/** One certificate: what it is, what can be done with it, how its renewal stands; or that it is not here any more. */
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { BackButton } from '../../components/BackButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { CertificatePage } from './CertificatePage.tsx';
import { Gone } from './Gone.tsx';

export const CertificateScreen = ({ id }: { id: string }) => {
  const t = useSentence();
  return (
    <AppFrame bar={<BackButton to={{ screen: 'certificates' }}>{t('nav.certificates')}</BackButton>}>
      <Loaded key={id} id={id} />
    </AppFrame>
  );
};

const Loaded = ({ id }: { id: string }) => {
  const known = useCertificates((state) => state.certificates?.find((certificate) => certificate.id === id));
  const [seen, setSeen] = useState<CertificateView>();
  const [problem, setProblem] = useState<Problem>();
  const missing = known === undefined && seen === undefined;
  useEffect(() => {
    if (missing) call('certificates.get', { id }).then(setSeen, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, [id, missing]);
  useEffect(() => {
    if (known !== undefined) setSeen(known);
  }, [known]);
  const listed = useCertificates((state) => state.certificates !== undefined);
  if (known !== undefined) return <CertificatePage certificate={known} />;
  if (seen !== undefined) return listed ? <Gone certificate={seen} /> : <CertificatePage certificate={seen} />;
  return problem === undefined ? null : <ProblemCard problem={problem} />;
};
