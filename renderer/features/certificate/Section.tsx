/** A part of the page: heading, what stands beside it, and its card. */
import { type ReactNode, useId } from 'react';
import css from './Certificate.module.css';

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

export const Section = ({ title, lead, act, children }: SectionProps) => {
  const heading = useId();
  return (
    <section className={css.section} aria-labelledby={heading}>
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {act}
      </header>
      {children}
    </section>
  );
};

export const Facts = ({ children }: { children: ReactNode }) => <dl className={css.facts}>{children}</dl>;

interface FactProps {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly children: ReactNode;
}

export const Fact = ({ label, detail, children }: FactProps) => (
  <div className={css.fact}>
    <dt>{label}</dt>
    <dd>
      <div className={css.value}>{children}</div>
      {detail === undefined ? null : <p>{detail}</p>}
    </dd>
  </div>
);
