/** What would make sure of a cause, and the button that looks, where the app can. */
import { Button } from '@mantine/core';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { IconRefresh } from '../../components/icons.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './CauseList.module.css';
import type { Probing } from './probing.ts';

export interface CheckNowProps {
  readonly confirm: NonNullable<DiagnosedCause['confirm']>;
  readonly probing: Probing;
}

export const CheckNow = ({ confirm, probing }: CheckNowProps) => {
  const t = useSentence();
  const look = confirm[useLanguage()];
  if (!confirm.runnable) return look;
  const busy = probing.busy === confirm.probe;
  return (
    <span className={css.check}>
      <span>{look}</span>
      <Button
        size="xs"
        variant="subtle"
        loading={busy}
        disabled={probing.busy !== undefined}
        leftSection={<IconRefresh size={15} stroke={1.7} aria-hidden="true" />}
        aria-label={`${t('troubleshoot.check')} ${look}`}
        onClick={() => probing.check(confirm.probe)}
      >
        {t('troubleshoot.check')}
      </Button>
      <span className="visually-hidden" role="status">
        {busy ? t('troubleshoot.checking') : ''}
      </span>
    </span>
  );
};
