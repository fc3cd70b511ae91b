/** The frame of a card about a failure: shape and title on top, then parts with their labels in one column at the left. */
import { type ReactNode, useId } from 'react';
import css from './ProblemCard.module.css';
import { StatusShape } from './StatusShape.tsx';

export interface CardFrameProps {
  readonly title: string;
  /** What it means, under the title. */
  readonly text: ReactNode;
  /** How sure it is, beside the title. */
  readonly word?: string;
  /** A warning stopped nothing. */
  readonly tone?: 'failed' | 'attention';
  readonly children: ReactNode;
}

export const CardFrame = ({ title, text, word, tone = 'failed', children }: CardFrameProps) => {
  const heading = useId();
  return (
    <section className={css.card} role={tone === 'failed' ? 'alert' : undefined} aria-labelledby={heading}>
      <div className={css.rows}>
        <div className={css.head}>
          <StatusShape shape={tone} />
          <div className={css.title}>
            <h2 id={heading}>{title}</h2>
            {word === undefined ? null : <span>{word}</span>}
          </div>
          <p>{text}</p>
        </div>
        {children}
      </div>
    </section>
  );
};

export interface CardPartProps {
  readonly label: string;
  /** What the reader can do lies deeper than what was found. */
  readonly ground?: 'surface' | 'sunken';
  /** Goes on with the part above: no line between them. */
  readonly joined?: boolean;
  readonly children: ReactNode;
}

export const CardPart = ({ label, ground = 'surface', joined = false, children }: CardPartProps) => (
  <div className={css.part} data-ground={ground} data-joined={joined}>
    <h3>{label}</h3>
    <div>{children}</div>
  </div>
);

/** Buttons that put it right, and what is said beside them. */
export const CardActs = ({ children }: { children: ReactNode }) => <div className={css.acts}>{children}</div>;
