/** A line of a card: what it is, what there is to know of it, and beside it what can be done. */
import type { ReactNode } from 'react';
import css from './CardLine.module.css';

export interface CardLineProps {
  readonly title: string;
  readonly details: readonly string[];
  /** What a machine reads, such as a fingerprint. */
  readonly value?: string;
  /** Where lines are a list. */
  readonly as?: 'div' | 'li';
  /** One button or a group of them, and the question that it asks. */
  readonly children: ReactNode;
}

export const CardLine = ({ title, details, value, as: Line = 'div', children }: CardLineProps) => (
  <Line className={css.line}>
    <div>
      <strong>{title}</strong>
      {details.map((detail) => (
        <p className="quiet" key={detail}>
          {detail}
        </p>
      ))}
      {value === undefined ? null : <p className={`mono ${css.value}`}>{value}</p>}
    </div>
    {children}
  </Line>
);
