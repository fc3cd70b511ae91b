/** A short word beside a name: practice, recommended, for tests. */
import css from './Tag.module.css';

export const Tag = ({ children, tone = 'quiet' }: { children: string; tone?: 'quiet' | 'accent' }) => (
  <span className={css.tag} data-tone={tone}>
    {children}
  </span>
);
