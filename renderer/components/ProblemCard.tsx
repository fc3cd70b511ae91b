/** A failure in place: what happened, what to do, and the evidence for those who want it. */
import { type ReactNode, useId } from 'react';
import type { Problem } from '../../shared/errors/problem.ts';
import { messageOf, type Values } from '../../shared/i18n/index.ts';
import { useFormats } from '../i18n/formats.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import { evidenceOf } from './evidence.ts';
import css from './ProblemCard.module.css';
import { StatusShape } from './StatusShape.tsx';

export interface ProblemCardProps {
  readonly problem: Problem;
  /** What people call the things in the details, such as a provider's name for its id. */
  readonly values?: Values;
  /** Buttons that put it right. */
  readonly children?: ReactNode;
  /** A warning stopped nothing. */
  readonly tone?: 'failed' | 'attention';
}

export const ProblemCard = ({ problem, values, children, tone = 'failed' }: ProblemCardProps) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const heading = useId();
  const { title, explanation, action } = messageOf(problem, language, values);
  return (
    <section className={css.card} role={tone === 'failed' ? 'alert' : undefined} aria-labelledby={heading}>
      <div className={css.head}>
        <StatusShape shape={tone} />
        <h2 id={heading}>{title}</h2>
        <p>{explanation}</p>
      </div>
      <div className={css.part} data-part="fix">
        <h3>{t('app.what-to-do')}</h3>
        <div>
          <p>
            {formats.sentences(
              action,
              problem.retryAt === undefined
                ? ''
                : t('app.try-from', { time: `${formats.shortDate(problem.retryAt)} ${formats.time(problem.retryAt)}` }),
            )}
          </p>
          {children === undefined ? null : <div className={css.acts}>{children}</div>}
        </div>
      </div>
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
    </section>
  );
};
