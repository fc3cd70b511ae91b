/** The terms of the next order that can be changed without proving anything anew. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { KeyType, Policy } from '../../../shared/domain/certificates.ts';
import type { RenewalTerms } from '../../../shared/domain/managed.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useLook } from '../../stores/accounts-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { WaitFields, waitsFit } from '../provider/WatchOptions.tsx';
import { TermFields } from '../review/AdvancedOptions.tsx';
import { authorityName } from '../wizard/authorities.ts';
import css from './Certificate.module.css';
import { swapped, type TypedTerms, termsOf, typed, untyped } from './terms.ts';

interface TermsDialogProps {
  readonly open: boolean;
  readonly policy: Policy;
  /** Kind of key of the version in use. */
  readonly inUse: KeyType | undefined;
  readonly onSave: (terms: RenewalTerms) => Promise<void>;
  readonly onClose: () => void;
}

export const TermsDialog = ({ open, ...question }: TermsDialogProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} wide title={t('certificate.terms-ask')} onClose={question.onClose}>
      <Question {...question} />
    </Dialog>
  );
};

const Question = ({ policy, inUse, onSave, onClose }: Omit<TermsDialogProps, 'open'>) => {
  const t = useSentence();
  const [terms, setTerms] = useState<TypedTerms>(() => typed(termsOf(policy)));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const look = useLook(terms.authority);
  const change = (part: Partial<TypedTerms>) => setTerms((before) => ({ ...before, ...part }));
  const wanted = waitsFit(terms) ? untyped(terms) : undefined;
  const save = async (): Promise<void> => {
    if (wanted === undefined || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onSave(wanted);
      onClose();
    } catch (thrown) {
      setProblem(problemOf(thrown));
      setBusy(false);
    }
  };
  return (
    <form
      className={css.question}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Order terms={terms} onSwap={() => setTerms(swapped)} />
      <TermFields terms={terms} look={look} onChange={change} />
      {inUse === undefined || inUse === terms.keyType ? null : (
        <Status shape="note">{t('certificate.terms-key')}</Status>
      )}
      {policy.proof.method.startsWith('dns-') ? <WaitFields waits={terms} onChange={change} /> : null}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <DialogActs>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="filled" type="submit" loading={busy} disabled={wanted === undefined}>
          {t('certificate.terms-save')}
        </Button>
      </DialogActs>
    </form>
  );
};

/** Which authority is asked first, where there is a second one. */
const Order = ({ terms, onSwap }: { terms: TypedTerms; onSwap: () => void }) => {
  const t = useSentence();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const [second] = terms.fallbackAuthorities;
  return (
    <div className={css.order}>
      <p>
        {t('certificate.authority')} <b>{authorityName(terms.authority, authorities)}</b>
      </p>
      {second === undefined ? null : (
        <Button size="xs" onClick={onSwap}>
          {t('certificate.terms-first', { authority: authorityName(second, authorities) })}
        </Button>
      )}
    </div>
  );
};
