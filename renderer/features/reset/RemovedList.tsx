/** What was removed and is still there: put back, or deleted for good. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Removed } from '../../../shared/domain/reset.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { CardLine } from '../../components/CardLine.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import css from './Reset.module.css';
import { refetch } from './refetch.ts';

type Act = 'put-back' | 'discard';

export const RemovedList = ({
  removed,
  onChanged,
}: {
  removed: readonly Removed[];
  onChanged: () => Promise<void>;
}) => {
  const t = useSentence();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [told, setTold] = useState<Act>();
  const act = async (one: Removed, wanted: Act) => {
    const { kind, id } = one;
    setBusy(id);
    setProblem(undefined);
    setTold(undefined);
    try {
      const answer =
        wanted === 'discard' ? await call('reset.discard', { kind, id }) : await call('reset.put-back', { kind, id });
      if ('remark' in answer && answer.remark !== undefined) setProblem(answer.remark);
      if (wanted === 'put-back') await (kind === 'profile' ? refetch() : useCertificates.getState().load());
      await onChanged();
      setTold(wanted);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(undefined);
  };
  return (
    <>
      {removed.length === 0 ? null : (
        <>
          <h3 className={css.below}>{t('reset.removed-title')}</h3>
          <ul className="card" aria-label={t('reset.removed-title')}>
            {removed.map((one) => (
              <Row key={one.id} removed={one} busy={busy === one.id} onAct={(wanted) => void act(one, wanted)} />
            ))}
          </ul>
        </>
      )}
      <div role="status">
        {told === undefined ? null : (
          <Status shape="fine">{t(told === 'put-back' ? 'reset.back' : 'reset.discarded')}</Status>
        )}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};

const Row = ({ removed, busy, onAct }: { removed: Removed; busy: boolean; onAct: (act: Act) => void }) => {
  const t = useSentence();
  const { moment } = useFormats();
  const [asking, setAsking] = useState<Act>();
  const { kind, removedAt, certificates } = removed;
  const name = t(`reset.removed.${kind}`, { name: removed.name, count: certificates });
  const label = (action: string): string => t('reset.what', { action, name });
  const ask = asking ?? 'discard';
  return (
    <CardLine as="li" title={name} details={[t('reset.removed-at', { time: moment(removedAt) })]}>
      <div className={css.acts}>
        <Button
          size="xs"
          loading={busy}
          aria-label={label(t('reset.put-back'))}
          onClick={() => (kind === 'profile' ? setAsking('put-back') : onAct('put-back'))}
        >
          {t('reset.put-back')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          data-danger
          disabled={busy}
          aria-label={label(t('reset.discard'))}
          onClick={() => setAsking('discard')}
        >
          {t('reset.discard')}…
        </Button>
      </div>
      <ConfirmDialog
        open={asking !== undefined}
        danger={ask === 'discard'}
        title={t(`reset.${ask}-ask`)}
        detail={t(`reset.${ask}-means`)}
        confirm={t(`reset.${ask}`)}
        cancel={t('app.cancel')}
        onConfirm={() => onAct(ask)}
        onClose={() => setAsking(undefined)}
      />
    </CardLine>
  );
};
