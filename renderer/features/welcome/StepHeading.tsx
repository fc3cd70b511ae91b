/** The heading of a page that stays mounted: it takes the focus each time its page is shown. */
import { type ReactNode, useEffect, useRef } from 'react';
import css from './WelcomeScreen.module.css';

export const StepHeading = ({ active, lead, children }: { active: boolean; lead?: ReactNode; children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (active) heading.current?.focus();
  }, [active]);
  return (
    <header className={css.heading}>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {lead === undefined ? null : <p>{lead}</p>}
    </header>
  );
};
