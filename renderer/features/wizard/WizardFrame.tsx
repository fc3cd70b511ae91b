/** The window of the wizard: a rail of steps (lying down when narrow), content, and a foot with what comes next. */
import type { ReactNode } from 'react';
import { Brand } from '../../components/Brand.tsx';
import { IconCheck } from '../../components/icons.ts';
import { Tag } from '../../components/Tag.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { PracticeWorld } from '../practice/PracticeWorld.tsx';
import css from './WizardFrame.module.css';

export const wizardSteps = ['names', 'proof', 'provider', 'check', 'review', 'watch', 'done'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export interface WizardFrameProps {
  readonly step: WizardStep;
  /** What was decided in a step, shown under its word. */
  readonly sums: Partial<Readonly<Record<WizardStep, string>>>;
  /** Steps that can be gone back to. */
  readonly onStep?: (step: WizardStep) => void;
  readonly railFoot: string;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

export const WizardFrame = ({ step, sums, onStep, railFoot, foot, children }: WizardFrameProps) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const here = wizardSteps.indexOf(step);
  return (
    <div className={css.wizard}>
      <header className={css.bar}>
        <div className={css.narrow}>
          <Brand>{t('wizard.title')}</Brand>
          {practice ? <Tag tone="accent">{t('practice.tag')}</Tag> : null}
        </div>
      </header>
      <aside className={css.rail} aria-label={t('wizard.title')}>
        <div className={css.top}>
          <Brand>{t('app.name')}</Brand>
        </div>
        <div className={css.title}>
          {t('wizard.title')}
          {practice ? <Tag tone="accent">{t('practice.tag')}</Tag> : null}
        </div>
        <nav aria-label={t('wizard.steps')}>
          <ol className={css.steps}>
            {wizardSteps.map((each, index) => (
              <Step
                key={each}
                number={index + 1}
                word={t(`wizard.step.${each}`)}
                sum={index < here ? sums[each] : undefined}
                state={index === here ? 'here' : index < here ? 'done' : 'later'}
                onGo={index < here && onStep !== undefined ? () => onStep(each) : undefined}
              />
            ))}
          </ol>
        </nav>
        <p className={css.railFoot}>{railFoot}</p>
      </aside>
      <main className={css.main}>
        {practice ? <PracticeWorld /> : null}
        {children}
      </main>
      <footer className={css.foot}>{foot}</footer>
    </div>
  );
};

interface StepProps {
  readonly number: number;
  readonly word: string;
  readonly sum: string | undefined;
  readonly state: 'here' | 'done' | 'later';
  readonly onGo: (() => void) | undefined;
}

const Step = ({ number, word, sum, state, onGo }: StepProps) => {
  const inside = (
    <>
      <span className={css.mark}>
        {state === 'done' ? <IconCheck size={13} stroke={2.6} aria-hidden="true" /> : number}
      </span>
      <span className={css.word}>{word}</span>
      {sum === undefined ? null : <span className={css.sum}>{sum}</span>}
    </>
  );
  return (
    <li className={css.item} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
      {onGo === undefined ? (
        <span className={css.step}>{inside}</span>
      ) : (
        <button type="button" className={css.step} onClick={onGo}>
          {inside}
        </button>
      )}
    </li>
  );
};
