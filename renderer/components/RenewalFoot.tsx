/** The foot of the sidebar: whether certificates are renewed by themselves, and the way to it where they are not. */
import { useEffect } from 'react';
import { messageOf } from '../../shared/i18n/index.ts';
import { alertWords } from '../../shared/i18n/watchdog-words.ts';
import { useFormats } from '../i18n/formats.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import { useApp } from '../stores/app-store.ts';
import { useRenewal } from '../stores/renewal-store.ts';
import css from './AppFrame.module.css';
import { StatusShape } from './StatusShape.tsx';

export const RenewalFoot = () => {
  const t = useSentence();
  const formats = useFormats();
  const language = useLanguage();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { watchdog, problem, busy, load, setUpSchedule } = useRenewal();
  useEffect(() => void load(), [load]);
  if (practice || watchdog === undefined)
    return (
      <div className={css.foot}>
        <StatusShape shape="note" size="small" />
        <b>{practice ? t('renewal.mode.practice') : null}</b>
        <span>{practice ? t('renewal.mode.practice.means') : null}</span>
      </div>
    );
  const { mode, nextRun, alerts } = watchdog;
  const moment = (iso: string): string => `${formats.shortDate(iso)} ${formats.time(iso)}`;
  const broken = alerts.find(({ action }) => action === 'repair-schedule');
  const words = broken === undefined ? undefined : alertWords(broken, language, moment);
  const detail =
    mode !== 'scheduled'
      ? t(`renewal.mode.${mode}.means`)
      : nextRun === undefined
        ? ''
        : t('renewal.mode.scheduled.next', { time: moment(nextRun) });
  return (
    <div className={css.foot}>
      <StatusShape shape={broken !== undefined ? 'attention' : mode === 'scheduled' ? 'fine' : 'note'} size="small" />
      <b>{words?.title ?? t(`renewal.mode.${mode}`)}</b>
      <span>{problem === undefined ? (words?.means ?? detail) : messageOf(problem, language).title}</span>
      {mode === 'scheduled' && broken === undefined ? null : (
        <button type="button" disabled={busy} onClick={() => void setUpSchedule(broken !== undefined)}>
          {t(broken === undefined ? 'renewal.do.install-schedule' : 'renewal.do.repair-schedule')}
        </button>
      )}
    </div>
  );
};
