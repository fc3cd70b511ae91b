/** The mark, a dovetail joint, and the name beside it. */
import css from './Brand.module.css';

export const Mark = ({ size = 20 }: { size?: number }) => (
  <svg className={css.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="22" height="22" rx="6" fill="currentColor" />
    <path className={css.joint} d="M1 14.6h7.3L6.6 7.4h10.8l-1.7 7.2H23" />
  </svg>
);

export const Brand = ({ children }: { children: string }) => (
  <div className={css.brand}>
    <Mark />
    <span>{children}</span>
  </div>
);
