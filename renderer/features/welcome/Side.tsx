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
      <svg className={css.figure} viewBox="0 0 316 58" aria-hidden="true" focusable="false">
        <rect className={css.reserve} x="0" y="10" width="316" height="8" rx="4" />
        <path className={css.left} d="M4 10H211V18H4a4 4 0 0 1 0-8z" />
        <circle className={css.renewal} cx="211" cy="14" r="7" />
        <text x="0" y="44">
          {t('welcome.issued')}
        </text>
        <text className={css.here} x="211" y="44" textAnchor="middle">
          {t('welcome.renew-here')}
        </text>
        <text x="316" y="44" textAnchor="end">
          {t('welcome.expires')}
        </text>
      </svg>
    </aside>
  );
};
