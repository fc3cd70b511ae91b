/** Revoking: what it means, why it is done, and with what right. It cannot be undone, so it is never the filled button. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallInput } from '../../../shared/ipc/contract.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import css from './Certificate.module.css';

type Request = CallInput<'certificates.revoke'>;
type Reason = NonNullable<Request['reason']>;
type Signer = NonNullable<Request['signedBy']>;
/** RFC 5280 §5.3.1, those that a person may give, the likeliest first. */
const reasons: readonly Reason[] = [0, 1, 4, 5, 3];

export interface ActDialogProps {
  readonly certificate: CertificateView;
  readonly open: boolean;
  readonly onClose: () => void;
}

export const RevokeDialog = ({ certificate, open, onClose }: ActDialogProps) => {
  const t = useSentence();
  const load = useCertificates((state) => state.load);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const revoke = async (request: Omit<Request, 'id'>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call('certificates.revoke', { id: certificate.id, ...request });
      await load();
      onClose();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return (
    <Dialog open={open} wide title={t('revoke.ask', { name: certificate.name })} onClose={onClose}>
      <Question
        hasKey={certificate.hasKey !== false}
        busy={busy}
        problem={problem}
        onRevoke={(request) => void revoke(request)}
        onCancel={onClose}
      />
    </Dialog>
  );
};

interface QuestionProps {
  readonly hasKey: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onRevoke: (request: { reason: Reason; signedBy: Signer }) => void;
  readonly onCancel: () => void;
}

const Question = ({ hasKey, busy, problem, onRevoke, onCancel }: QuestionProps) => {
  const t = useSentence();
  const [reason, setReason] = useState<Reason>(0);
  const [signedBy, setSignedBy] = useState<Signer>('account');
  return (
    <div className={css.question}>
      <p>{t('revoke.detail')}</p>
      <NativeSelect
        label={t('revoke.reason')}
        description={t(`revoke.reason-${reason}-hint`)}
        value={String(reason)}
        onChange={(event) => setReason(reasons.find((each) => String(each) === event.currentTarget.value) ?? 0)}
        data={reasons.map((each) => ({ value: String(each), label: t(`revoke.reason-${each}`) }))}
      />
      {hasKey ? (
        <NativeSelect
          label={t('revoke.signed-by')}
          description={signedBy === 'certificate-key' ? t('revoke.signed-by-key-hint') : undefined}
          value={signedBy}
          onChange={(event) =>
            setSignedBy(event.currentTarget.value === 'certificate-key' ? 'certificate-key' : 'account')
          }
          data={[
            { value: 'account', label: t('revoke.signed-by-account') },
            { value: 'certificate-key', label: t('revoke.signed-by-key') },
          ]}
        />
      ) : null}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {busy ? (
        <span className="visually-hidden" role="status">
          {t('revoke.busy')}
        </span>
      ) : null}
      <DialogActs>
        <Button data-autofocus onClick={onCancel}>
          {t('revoke.no')}
        </Button>
        <Button data-danger loading={busy} onClick={() => onRevoke({ reason, signedBy })}>
          {t('revoke.yes')}
        </Button>
      </DialogActs>
    </div>
  );
};
