/** The shape of a planned renewal, of one that will fail, or of an expiry; it grows with how many there are. */
import css from './TimeLine.module.css';
import type { Lane } from './timeline.ts';

/** Pixels of the smallest and of the largest; a hundred and more look alike. */
const [smallest, largest, most] = [12, 26, 100] as const;

export const LaneMark = ({ lane, count }: { lane: Lane; count: number }) => {
  const size = smallest + (largest - smallest) * (Math.log(Math.min(count, most)) / Math.log(most));
  return (
    <svg className={css.mark} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      {lane === 'renewals' ? (
        <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="4" />
      ) : lane === 'failing' ? (
        <path d="M12 2 23 22H1z" fill="currentColor" />
      ) : (
        <rect x="9" y="1" width="6" height="22" rx="2" fill="currentColor" />
      )}
    </svg>
  );
};
