/** The few things worth knowing, in the order in which they come up. */
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './About.module.css';

const chapters = ['get', 'proof', 'renew', 'trouble', 'told', 'practice'] as const;

export const GuideScreen = () => {
  const t = useSentence();
  return (
    <AppFrame>
      <div className={css.page}>
        <PageHeading lead={t('guide.lead')}>{t('guide.title')}</PageHeading>
        <div className={`${css.card} ${css.answers}`}>
          {chapters.map((chapter) => (
            <section key={chapter}>
              <h2>{t(`guide.${chapter}.title`)}</h2>
              <p className={css.answer}>{t(`guide.${chapter}.text`)}</p>
            </section>
          ))}
        </div>
      </div>
    </AppFrame>
  );
};
