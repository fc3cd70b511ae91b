/** Before many are reset or removed: everything that goes and everything that stays, counted over all of them. */
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { CertificateReset, ResetLevel } from '../../../shared/domain/reset.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { Question } from '../reset/ResetCertificate.tsx';
import css from './Bulk.module.css';
import { goThrough, sumOf } from './bulk.ts';
import { useBulk } from './bulk-store.ts';
import { useList } from './list-store.ts';

interface BulkResetProps {
  readonly level: ResetLevel;
  readonly open: boolean;
  readonly chosen: readonly CertificateView[];
  readonly onClose: () => void;
}

export const BulkReset = ({ level, open, chosen, onClose }: BulkResetProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} wide title={t(`bulk.ask.${level}`, { count: chosen.length })} onClose={onClose}>
      <Counted level={level} chosen={chosen} onClose={onClose} />
    </Dialog>
  );
};

/** Lives as long as the question is open: closing it ends the counting. */
const Counted = ({ level, chosen, onClose }: Omit<BulkResetProps, 'open'>) => {
  const t = useSentence();
  // What is chosen now is what is asked about, whatever changes meanwhile.
  const [items] = useState(chosen);
  const { preview, problem } = usePreview(items);
  return (
    <div className={css.question}>
      <p>{t(`reset.level.${level}-detail`, { count: items.length })}</p>
      {problem !== undefined ? (
        <ProblemCard problem={problem} />
      ) : preview === undefined ? (
        <Status shape="working">{t('reset.counting')}</Status>
      ) : (
        <Question
          preview={preview}
          level={level}
          count={items.length}
          busy={false}
          onCancel={onClose}
          onForget={(choice) => {
            onClose();
            useList.getState().select(false);
            void useBulk.getState().begin(level, items, choice);
          }}
        />
      )}
    </div>
  );
};

const countedAtOnce = 6;

const usePreview = (items: readonly CertificateView[]) => {
  const [preview, setPreview] = useState<CertificateReset>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    let isOver = false;
    const previews: CertificateReset[] = [];
    const one = async ({ id }: CertificateView): Promise<void> => {
      try {
        previews.push(await call('reset.preview-certificate', { id }));
      } catch (thrown) {
        isOver = true;
        setProblem(problemOf(thrown));
      }
    };
    void goThrough({ items, lanes: countedAtOnce, isStopped: () => isOver, one }).then(() => {
      if (!isOver) setPreview(sumOf(previews));
    });
    return () => {
      isOver = true;
    };
  }, [items]);
  return { preview, problem };
};
