/** Beside the pages of the first run: what the program is for, then how far the reader has come. */
import { useEffect, useRef } from 'react';
import { Mark } from '../../components/Brand.tsx';
import { IconCheck } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { type WelcomeStep, welcomeSteps } from './steps.ts';
import css from './WelcomeScreen.module.css';

export const StepList = ({ step }: { step: WelcomeStep }) => {
  const t = useSentence();
  const here = welcomeSteps.indexOf(step);
  return (
    <aside className={css.side} aria-label={t('app.name')}>
      <Mark size={52} />
      <p className={css.about}>{t('welcome.step-of', { step: here + 1, of: welcomeSteps.length })}</p>
      <nav aria-label={t('welcome.steps')}>
        <ol className={css.steps}>
          {welcomeSteps.map((each, index) => (
            <li key={each} data-state={index < here ? 'done' : index === here ? 'here' : 'later'}>
              <span className={css.number} aria-current={index === here ? 'step' : undefined}>
                {index < here ? <IconCheck size={13} stroke={2.6} aria-hidden="true" /> : index + 1}
              </span>
              {t(`welcome.step.${each}`)}
              {index < here ? <span className="visually-hidden">{t('status.done')}</span> : null}
            </li>
          ))}
        </ol>
      </nav>
    </aside>
  );
};

export const Title = () => {
  const t = useSentence();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside className={css.side} aria-label={t('app.name')}>
      <Mark size={52} />
      <h1 ref={heading} tabIndex={-1}>
        {t('welcome.title')}
      </h1>
      <p>{t('welcome.lead')}</p>
      <div className={css.figure} aria-hidden="true">
        <span className={css.here}>{t('welcome.renew-here')}</span>
        <div className={css.life}>
          <span className={css.left} />
          <span className={css.renewal} />
        </div>
        <span>{t('welcome.issued')}</span>
        <span>{t('welcome.expires')}</span>
      </div>
    </aside>
  );
};
