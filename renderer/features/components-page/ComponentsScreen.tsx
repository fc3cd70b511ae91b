/** All components in all their states, to look at them side by side; of practice mode, for nothing here is real. */
import type { ReactNode } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { Buttons, Cards, Dialogs } from './Acting.tsx';
import css from './ComponentsScreen.module.css';
import { Fields } from './Fields.tsx';
import { Lists, Looks, Progress, Statuses } from './Showing.tsx';

const sections = {
  statuses: <Statuses />,
  buttons: <Buttons />,
  fields: <Fields />,
  cards: <Cards />,
  dialogs: <Dialogs />,
  progress: <Progress />,
  lists: <Lists />,
  type: <Looks />,
} as const satisfies Record<string, ReactNode>;

export const ComponentsScreen = () => {
  const t = useSentence();
  return (
    <AppFrame>
      <PageHeading lead={t('components.lead')}>{t('components.title')}</PageHeading>
      <div className={css.page}>
        {(Object.keys(sections) as (keyof typeof sections)[]).map((name) => (
          <section key={name} aria-labelledby={`components-${name}`}>
            <h2 id={`components-${name}`}>{t(`components.${name}`)}</h2>
            <div className={css.card}>{sections[name]}</div>
          </section>
        ))}
      </div>
    </AppFrame>
  );
};
