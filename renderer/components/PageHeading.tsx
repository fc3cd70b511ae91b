/** The heading of a screen or step. It takes the focus when the screen changes, so that nobody gets lost. */
import { type ReactNode, useEffect, useRef } from 'react';
import css from './PageHeading.module.css';

export const PageHeading = ({ children, lead }: { children: ReactNode; lead?: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className={css.heading}>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {lead === undefined ? null : <p>{lead}</p>}
    </header>
  );
};
