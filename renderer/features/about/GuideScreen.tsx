/** The few things worth knowing, in the order in which they come up. */
import { Button } from '@mantine/core';
import type { TermId } from '../../../shared/domain/terms.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { Explained } from '../help/Term.tsx';
import css from './About.module.css';

const chapters = ['get', 'proof', 'renew', 'trouble', 'told', 'practice'] as const;
const explained: Readonly<Record<(typeof chapters)[number], readonly TermId[]>> = {
  get: ['authority'],
  proof: ['record', 'name-server', 'wildcard'],
  renew: ['schedule', 'rehearsal'],
  trouble: [],
  told: [],
  practice: [],
};

export const GuideScreen = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return (
    <AppFrame>
      <div className={css.page}>
        <PageHeading lead={t('guide.lead')}>{t('guide.title')}</PageHeading>
        <div>
          <Button onClick={() => go({ screen: 'glossary' })}>{t('glossary.title')}</Button>
        </div>
        <div className={`card ${css.answers}`}>
          {chapters.map((chapter) => (
            <section key={chapter}>
              <h2>{t(`guide.${chapter}.title`)}</h2>
              <p className={css.answer}>
                <Explained terms={explained[chapter]}>{t(`guide.${chapter}.text`)}</Explained>
              </p>
            </section>
          ))}
        </div>
      </div>
    </AppFrame>
  );
};
