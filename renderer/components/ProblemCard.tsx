/** A failure in place: what happened, what to do, and the evidence for those who want it. */
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/errors/problem.ts';
import { messageOf, type Values } from '../../shared/i18n/index.ts';
import { useFormats } from '../i18n/formats.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import { evidenceOf } from './evidence.ts';
import css from './ProblemCard.module.css';
import { CardActs, CardFrame, type CardFrameProps, CardPart } from './ProblemCardParts.tsx';

export interface ProblemCardProps extends Pick<CardFrameProps, 'tone'> {
  readonly problem: Problem;
  /** What people call the things in the details, such as a provider's name for its id. */
  readonly values?: Values;
  /** Buttons that put it right. */
  readonly children?: ReactNode;
}

export const ProblemCard = ({ problem, values, children, tone = 'failed' }: ProblemCardProps) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const tryFrom = useTryFrom(problem);
  const { title, explanation, action } = messageOf(problem, language, values);
  return (
    <CardFrame title={title} text={explanation} tone={tone}>
      <CardPart label={t('app.what-to-do')} ground="sunken">
        <p>{formats.sentences(action, tryFrom)}</p>
        {children === undefined ? null : <CardActs>{children}</CardActs>}
      </CardPart>
      <details className={css.evidence}>
        <summary>{t('app.evidence')}</summary>
        <dl>
          <dt>{t('app.code')}</dt>
          <dd className="mono">{problem.code}</dd>
          {evidenceOf(problem.details).map(({ path, value }) => (
            <div className={css.fact} key={path}>
              <dt className="mono">{path}</dt>
              <dd className="mono">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </CardFrame>
  );
};

/** From when on the other side wants to be asked again; empty where it did not say. */
export const useTryFrom = ({ retryAt }: Problem): string => {
  const t = useSentence();
  const formats = useFormats();
  return retryAt === undefined ? '' : t('app.try-from', { time: formats.moment(retryAt) });
};
