/** The foot of the sidebar: whether certificates are renewed by themselves, and the way to all about it. */
import { useEffect } from 'react';
import { messageOf } from '../../shared/i18n/index.ts';
import { alertWords } from '../../shared/i18n/watchdog-words.ts';
import { useFormats } from '../i18n/formats.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import { useApp } from '../stores/app-store.ts';
import { useRenewal } from '../stores/renewal-store.ts';
import { useRoute } from '../stores/route-store.ts';
import css from './AppFrame.module.css';
import { type Shape, StatusShape } from './StatusShape.tsx';

interface FootWords {
  readonly shape: Shape;
  readonly title: string;
  readonly means: string;
  /** Missing where there is nothing to put right. */
  readonly act?: 'renewal.do.install-schedule' | 'renewal.do.repair-schedule';
}

export const RenewalFoot = () => {
  const t = useSentence();
  const { route, go } = useRoute();
  const load = useRenewal((state) => state.load);
  useEffect(() => void load(), [load]);
  const { shape, title, means, act } = useFootWords();
  return (
    <div className={css.foot}>
      <StatusShape shape={shape} size="small" />
      <b>{title}</b>
      <span>{means}</span>
      {route.screen === 'renewals' ? null : (
        <button type="button" onClick={() => go({ screen: 'renewals' })}>
          {act === undefined ? t('renewals.see') : `${t(act)}…`}
        </button>
      )}
    </div>
  );
};

const useFootWords = (): FootWords => {
  const t = useSentence();
  const language = useLanguage();
  const { moment } = useFormats();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { watchdog, pause, unread } = useRenewal();
  if (practice) return { shape: 'note', title: t('renewal.mode.practice'), means: t('renewal.mode.practice.means') };
  if (watchdog === undefined)
    return { shape: 'unknown', title: '', means: unread === undefined ? '' : messageOf(unread, language).title };
  const { mode, nextRun, alerts } = watchdog;
  const broken = alerts.find(({ action }) => action === 'repair-schedule');
  if (broken !== undefined) {
    const { title, means } = alertWords(broken, language, moment);
    return { shape: 'attention', title, means, act: 'renewal.do.repair-schedule' };
  }
  if (pause !== undefined && pause !== null) {
    const { until } = pause;
    const title = until === undefined ? t('pause.paused') : t('pause.paused-until', { time: moment(until) });
    return { shape: 'paused', title, means: '' };
  }
  const title = t(`renewal.mode.${mode}`);
  if (mode !== 'scheduled')
    return { shape: 'note', title, means: t(`renewal.mode.${mode}.means`), act: 'renewal.do.install-schedule' };
  return {
    shape: 'fine',
    title,
    means: nextRun === undefined ? '' : t('renewal.mode.scheduled.next', { time: moment(nextRun) }),
  };
};
