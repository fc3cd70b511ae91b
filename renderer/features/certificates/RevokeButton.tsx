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
import css from './RevokeButton.module.css';

type Request = CallInput<'certificates.revoke'>;
type Reason = NonNullable<Request['reason']>;
type Signer = NonNullable<Request['signedBy']>;
/** RFC 5280 §5.3.1, those that a person may give, the likeliest first. */
const reasons: readonly Reason[] = [0, 1, 4, 5, 3];

export const RevokeButton = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const load = useCertificates((state) => state.load);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const revoke = async (request: Omit<Request, 'id'>) => {
    setAsking(false);
    setBusy(true);
    setProblem(undefined);
    try {
      await call('certificates.revoke', { id: certificate.id, ...request });
      await load();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return (
    <>
      <Button variant="subtle" data-danger loading={busy} onClick={() => setAsking(true)}>
        {t('revoke.button')}
      </Button>
      {busy ? (
        <span className="visually-hidden" role="status">
          {t('revoke.busy')}
        </span>
      ) : null}
      {problem === undefined ? null : (
        <div className={css.problem}>
          <ProblemCard problem={problem} />
        </div>
      )}
      <Dialog open={asking} wide title={t('revoke.ask', { name: certificate.name })} onClose={() => setAsking(false)}>
        <Question
          hasKey={certificate.hasKey !== false}
          onRevoke={(request) => void revoke(request)}
          onCancel={() => setAsking(false)}
        />
      </Dialog>
    </>
  );
};

interface QuestionProps {
  readonly hasKey: boolean;
  readonly onRevoke: (request: { reason: Reason; signedBy: Signer }) => void;
  readonly onCancel: () => void;
}

const Question = ({ hasKey, onRevoke, onCancel }: QuestionProps) => {
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
      <DialogActs>
        <Button data-autofocus onClick={onCancel}>
          {t('revoke.no')}
        </Button>
        <Button data-danger onClick={() => onRevoke({ reason, signedBy })}>
          {t('revoke.yes')}
        </Button>
      </DialogActs>
    </div>
  );
};
