/** Whether the new certificate will be renewed by itself, when, and what is missing for it where it will not. */
import { Button } from '@mantine/core';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './DoneView.module.css';

interface DoneRenewalProps {
  readonly certificateId: string;
  /** Where no plan tells a better one. */
  readonly from: string;
}

export const DoneRenewal = ({ certificateId, from }: DoneRenewalProps) => {
  const t = useSentence();
  const { shape, words, offer } = useWords(certificateId, from);
  const { busy, problem, changeSchedule } = useRenewal();
  const go = useRoute((state) => state.go);
  if (words === '') return null;
  return (
    <div className={css.renewal}>
      <StatusShape shape={shape} size="small" />
      <p role="status">{words}</p>
      {offer === 'install' ? (
        <Button size="xs" loading={busy === 'install'} onClick={() => void changeSchedule('install')}>
          {t('renewal.do.install-schedule')}
        </Button>
      ) : offer === 'look' ? (
        <Button size="xs" onClick={() => go({ screen: 'renewals' })}>
          {t('renewals.see')}
        </Button>
      ) : null}
      {offer === 'install' && problem !== undefined ? <ProblemCard problem={problem} /> : null}
    </div>
  );
};

interface Words {
  readonly shape: Shape;
  readonly words: string;
  readonly offer?: 'install' | 'look';
}

const useWords = (certificateId: string, from: string): Words => {
  const t = useSentence();
  const formats = useFormats();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { watchdog, plan, pause } = useRenewal();
  const entry = plan[certificateId];
  const date = formats.date(entry?.at ?? from);
  if (practice) return { shape: 'note', words: t('done.renewal.practice') };
  if (watchdog === undefined) return { shape: 'unknown', words: '' };
  const { mode, alerts } = watchdog;
  if (entry?.byHand === true) return { shape: 'note', words: t('done.renewal.by-hand', { date }) };
  if (mode !== 'scheduled') return { shape: 'attention', words: t(`done.renewal.${mode}`, { date }), offer: 'install' };
  if (alerts.some(({ action }) => action === 'repair-schedule'))
    return { shape: 'attention', words: t('renewal.watch.schedule-broken'), offer: 'look' };
  if (pause !== undefined && pause !== null) return { shape: 'paused', words: t('pause.paused'), offer: 'look' };
  return { shape: 'fine', words: t('done.renewal.scheduled', { date }) };
};
