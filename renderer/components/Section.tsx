/** A part of a page or of the settings: heading, what it is about, what stands beside it, and its cards. */
import { type ReactNode, useId } from 'react';
import css from './Section.module.css';

export interface SectionProps {
  /** Of the heading, by which others lead here. */
  readonly id?: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly act?: ReactNode;
  /** Part of the settings: as wide as a form, and farther from what stands above. */
  readonly settings?: boolean;
  /** The heading takes the focus from what is gone. */
  readonly takesFocus?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export const Section = ({ settings = false, takesFocus = false, ...props }: SectionProps) => {
  const own = useId();
  const { id = own, title, lead, act, busy, children } = props;
  return (
    <section className={css.section} data-settings={settings} aria-labelledby={id} aria-busy={busy}>
      <header>
        <div>
          <h2 id={id} {...(takesFocus ? { className: css.heading, tabIndex: -1 } : {})}>
            {title}
          </h2>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {act}
      </header>
      {children}
    </section>
  );
};
