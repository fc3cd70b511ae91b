/** Changes that fixes have made and that can still be taken back. Nothing is drawn where there are none. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AppliedFix } from '../../../shared/domain/fixes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useAppliedFixes } from '../../stores/fixes-store.ts';
import { ChangeList } from './ChangeList.tsx';
import css from './Fixes.module.css';

export const AppliedFixes = () => {
  const t = useSentence();
  const { fixes, load } = useAppliedFixes();
  useEffect(() => void load(), [load]);
  if (fixes.length === 0) return null;
  return (
    <section className={css.applied} aria-labelledby="applied-fixes">
      <h2 id="applied-fixes">{t('fix-page.in-place')}</h2>
      <p className={css.note}>{t('fix-page.in-place-lead')}</p>
      <ul>
        {fixes.map((fix) => (
          <Row key={fix.id} fix={fix} />
        ))}
      </ul>
    </section>
  );
};

const Row = ({ fix }: { fix: AppliedFix }) => {
  const t = useSentence();
  const formats = useFormats();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(fix.problem);
  const undo = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call('fixes.undo', { id: fix.id });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const action = t(`fix.action.${fix.action}`);
  return (
    <li>
      <div className={css.row}>
        <div>
          <h3>{action}</h3>
          <p className={css.note}>
            {t('fix-page.applied-at', { time: `${formats.shortDate(fix.appliedAt)} ${formats.time(fix.appliedAt)}` })}
            {fix.certificateId === undefined ? null : ` ${t('fix-page.by-itself')}`}
          </p>
        </div>
        <Button size="xs" loading={busy} aria-label={`${t('fix-page.undo')} ${action}`} onClick={() => void undo()}>
          {t('fix-page.undo')}
        </Button>
      </div>
      <ChangeList changes={fix.changes} />
      {problem === undefined ? null : <ProblemCard problem={problem} tone="attention" />}
    </li>
  );
};
