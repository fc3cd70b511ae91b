/** What is pressed, chosen among, or asked. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { CopyBox } from '../../components/CopyBox.tsx';
import { IconRefresh } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { HintNote } from '../help/Hint.tsx';
import { Explained } from '../help/Term.tsx';
import css from './ComponentsScreen.module.css';

const nothing = () => undefined;

export const Buttons = () => {
  const t = useSentence();
  const all = (size: 'sm' | 'xs') => (
    <div className={css.line}>
      <Button size={size} variant="filled">
        {t('components.filled')}
      </Button>
      <Button size={size}>{t('components.default')}</Button>
      <Button size={size} variant="subtle">
        {t('components.subtle')}
      </Button>
      <Button size={size} data-danger>
        {t('components.danger')}
      </Button>
      <Button size={size} leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}>
        {t('app.try-again')}
      </Button>
      <Button size={size} disabled>
        {t('components.disabled')}
      </Button>
      <Button size={size} loading>
        {t('components.working')}
      </Button>
    </div>
  );
  return (
    <>
      {all('sm')}
      {all('xs')}
    </>
  );
};

export const Cards = () => {
  const t = useSentence();
  const [chosen, setChosen] = useState('one');
  return (
    <>
      <ChoiceGroup label={t('components.choice')} columns={3}>
        {(['one', 'two', 'off'] as const).map((one) => (
          <ChoiceCard
            key={one}
            name="components-choice"
            value={one}
            checked={chosen === one}
            disabled={one === 'off'}
            onChoose={() => setChosen(one)}
            title={t(one === 'off' ? 'components.card-off' : 'components.card-title')}
          >
            {t('components.card-detail')}
          </ChoiceCard>
        ))}
      </ChoiceGroup>
      {(['failed', 'attention'] as const).map((tone) => (
        <ProblemCard
          key={tone}
          tone={tone}
          problem={{ code: 'internal', details: { message: 'example' }, retryable: true }}
        >
          <Button>{t('app.try-again')}</Button>
        </ProblemCard>
      ))}
      <CopyBox lines={[{ label: t('components.value'), value: '_acme-challenge.nas.example.org' }]} />
    </>
  );
};

export const Dialogs = () => {
  const t = useSentence();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={css.line}>
        <Button onClick={() => setAsking(true)}>{t('components.ask')}</Button>
        <ConfirmDialog
          open={asking}
          danger
          title={t('components.ask-title')}
          detail={t('components.ask-detail')}
          confirm={t('components.ask-yes')}
          cancel={t('app.cancel')}
          onConfirm={nothing}
          onClose={() => setAsking(false)}
        />
      </div>
      <p>
        <Explained terms={['wildcard', 'dns-01', 'caa']}>{t('components.term-sentence')}</Explained>
      </p>
      <HintNote onClose={nothing}>{t('components.hint-text')}</HintNote>
    </>
  );
};
