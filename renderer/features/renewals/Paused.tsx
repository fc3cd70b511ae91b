/** Pausing renewals for a time, and going on with them. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type PauseChoice, pauseChoices, pauseOf } from '../../../shared/domain/pause.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './Renewals.module.css';

/** "Renewals are paused until Monday"; nothing while they are not. */
export const usePauseWords = (): string | undefined => {
  const t = useSentence();
  const { moment } = useFormats();
  const pause = useRenewal((state) => state.pause);
  if (pause === undefined || pause === null) return undefined;
  return pause.until === undefined ? t('pause.paused') : t('pause.paused-until', { time: moment(pause.until) });
};

/** `said`: that they are paused stands right above. */
export const Paused = ({ said }: { readonly said: boolean }) => {
  const t = useSentence();
  const words = usePauseWords();
  const { pause, changePause } = useRenewal();
  const [choice, setChoice] = useState<PauseChoice>('for-day');
  if (pause === undefined) return null;
  if (pause === null)
    return (
      <div className={`${css.choice} ${css.pause}`}>
        <p>{t('pause.offer')}</p>
        <div>
          <NativeSelect
            aria-label={t('pause.how-long')}
            value={choice}
            onChange={({ currentTarget: { value } }) =>
              setChoice(pauseChoices.find((one) => one === value) ?? 'for-day')
            }
            data={pauseChoices.map((one) => ({ value: one, label: t(`pause.${one}`) }))}
          />
          <Button variant="default" onClick={() => void changePause(pauseOf(choice, new Date()))}>
            {t('pause.pause')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={`${css.choice} ${css.pause}`}>
      <div>
        {said ? null : (
          <h3>
            <StatusShape shape="paused" size="small" /> {words}
          </h3>
        )}
        <p>{t('pause.means')}</p>
      </div>
      <Button onClick={() => void changePause(null)}>{t('pause.resume')}</Button>
    </div>
  );
};
