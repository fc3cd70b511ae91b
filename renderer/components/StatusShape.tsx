/** A status is told by shape, word and colour together; `Status` draws all three. */
import type { ReactNode } from 'react';
import css from './StatusShape.module.css';

export const shapes = [
  'fine',
  'working',
  'waiting',
  'attention',
  'failed',
  'expired',
  'left-out',
  'unknown',
  'paused',
  'note',
  'later',
] as const;
export type Shape = (typeof shapes)[number];

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const octagon =
  'M8.3 2.6h7.4a1.6 1.6 0 0 1 1.1.5l4.1 4.1a1.6 1.6 0 0 1 .5 1.1v7.4a1.6 1.6 0 0 1-.5 1.1l-4.1 4.1a1.6 1.6 0 0 1-1.1.5H8.3a1.6 1.6 0 0 1-1.1-.5l-4.1-4.1a1.6 1.6 0 0 1-.5-1.1V8.3a1.6 1.6 0 0 1 .5-1.1l4.1-4.1a1.6 1.6 0 0 1 1.1-.5z';
const ring = <circle cx="12" cy="12" r="9" {...line} />;

const drawings: Readonly<Record<Shape, ReactNode>> = {
  fine: (
    <>
      {ring}
      <path d="M8.2 12.4l2.6 2.6 5-5.4" {...line} />
    </>
  ),
  working: (
    <>
      <circle cx="12" cy="12" r="9" {...line} strokeWidth={2.2} opacity={0.28} />
      <path d="M12 3a9 9 0 0 1 8.2 12.7" {...line} strokeWidth={2.4} />
    </>
  ),
  waiting: (
    <>
      {ring}
      <path d="M12 7.2v5l3.2 1.9" {...line} />
    </>
  ),
  attention: (
    <>
      <path d="M10.3 3.6a2 2 0 0 1 3.4 0l8 13.4a2 2 0 0 1-1.7 3H4a2 2 0 0 1-1.7-3z" fill="currentColor" />
      <path className={css.cut} d="M12 8.6v4.6M12 16.4v.1" fill="none" strokeWidth={2} strokeLinecap="round" />
    </>
  ),
  failed: (
    <>
      <path d={octagon} fill="currentColor" />
      <path className={css.cut} d="M9 9l6 6M15 9l-6 6" fill="none" strokeWidth={2} strokeLinecap="round" />
    </>
  ),
  expired: (
    <>
      <path d={octagon} fill="currentColor" />
      <path className={css.cut} d="M7.8 12h8.4" fill="none" strokeWidth={2.2} strokeLinecap="round" />
    </>
  ),
  'left-out': (
    <>
      {ring}
      <path d="M8.5 12h7" {...line} />
    </>
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="9" {...line} strokeDasharray="3.4 3.1" />
      <path d="M10 9.8a2.1 2.1 0 1 1 2.9 2c-.6.3-.9.7-.9 1.4M12 16v.1" {...line} strokeWidth={1.7} />
    </>
  ),
  paused: (
    <>
      {ring}
      <path d="M10 9v6M14 9v6" {...line} />
    </>
  ),
  note: (
    <>
      {ring}
      <path d="M12 11.4v4.4M12 8.2v.1" {...line} />
    </>
  ),
  later: <circle cx="12" cy="12" r="8.6" {...line} strokeWidth={1.6} />,
};

export interface StatusShapeProps {
  readonly shape: Shape;
  readonly size?: 'small' | 'medium' | 'large';
  /** A colour of its own is dropped inside chips and headings that set one. */
  readonly plain?: boolean;
}

export const StatusShape = ({ shape, size = 'medium', plain = false }: StatusShapeProps) => (
  <svg
    className={css.shape}
    data-shape={plain ? undefined : shape}
    data-size={size}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    {drawings[shape]}
  </svg>
);

/** Shape and word. The word carries the meaning for everyone who does not see the shape. */
export const Status = ({ shape, children, quiet = false }: { shape: Shape; children: ReactNode; quiet?: boolean }) => (
  <span className={css.status} data-tone={quiet ? undefined : shape}>
    <StatusShape shape={shape} size="small" />
    <span>{children}</span>
  </span>
);
