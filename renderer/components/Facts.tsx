/** What is known or chosen, in two columns: the name of each and, beside it, its value. */
import type { ReactNode } from 'react';
import css from './Facts.module.css';

interface FactsProps {
  /** Room for controls. */
  readonly roomy?: boolean;
  readonly children: ReactNode;
}

export const Facts = ({ roomy = false, children }: FactsProps) => (
  <dl className={`card ${css.facts}`} data-roomy={roomy}>
    {children}
  </dl>
);

interface FactProps {
  /** By which the palette leads here. */
  readonly id?: string;
  readonly label: ReactNode;
  readonly detail?: string | undefined;
  readonly children: ReactNode;
}

export const Fact = ({ id, label, detail, children }: FactProps) => (
  <div className={css.fact} id={id}>
    <dt>{label}</dt>
    <dd>
      <div className={css.value}>{children}</div>
      {detail === undefined ? null : <p>{detail}</p>}
    </dd>
  </div>
);
