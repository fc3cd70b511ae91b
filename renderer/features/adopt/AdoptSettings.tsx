/** Part of the settings: the way to what other clients look after here. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Adopt.module.css';

export const AdoptSettings = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const heading = useId();
  return (
    <section className={css.settings} aria-labelledby={heading}>
      <h2 id={heading}>{t('adopt.title')}</h2>
      <p className={css.quiet}>{t('adopt.lead')}</p>
      <div>
        <Button size="xs" onClick={() => go({ screen: 'adopt' })}>
          {t('adopt.open')}
        </Button>
      </div>
    </section>
  );
};
