/** A line drawing for each family of destinations, in the manner of the other icons. Neutral: nobody's logo. */
import type { ReactNode } from 'react';
import type { DestinationFamily } from '../../../shared/domain/destinations/types.ts';

const drawings: Readonly<Record<DestinationFamily, ReactNode>> = {
  /** Two machines in a rack. */
  web: (
    <>
      <rect x="3" y="4" width="18" height="7" rx="2" />
      <rect x="3" y="13" width="18" height="7" rx="2" />
      <path d="M7 7.5v.01M7 16.5v.01M11 7.5h6M11 16.5h6" />
    </>
  ),
  /** A window with its bar. */
  windows: (
    <>
      <rect x="3" y="4" width="18" height="16" rx="2" />
      <path d="M3 9h18M6.5 6.5v.01M9.5 6.5v.01M8 13h8M8 16h5" />
    </>
  ),
  /** A cup. */
  java: (
    <>
      <path d="M4 10h12v5a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4z" />
      <path d="M16 11h1.5a2.5 2.5 0 0 1 0 5H16M8 3c-1 1.2 1 2.3 0 4M12 3c-1 1.2 1 2.3 0 4" />
    </>
  ),
  /** A box with two drives. */
  storage: (
    <>
      <rect x="4" y="3" width="16" height="18" rx="2" />
      <path d="M8 7h3v10H8zM13.5 7h3v10h-3zM4 20h16" />
    </>
  ),
  /** A wall of bricks. */
  appliance: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M3 9.7h18M3 14.3h18M9 5v4.7M15 5v4.7M12 9.7v4.6M9 14.3V19M15 14.3V19" />
    </>
  ),
  home: (
    <>
      <path d="M4 11l8-7 8 7v7a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <path d="M10 20v-5h4v5" />
    </>
  ),
  mail: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M3.5 7l8.5 6 8.5-6" />
    </>
  ),
  database: (
    <>
      <ellipse cx="12" cy="6" rx="8" ry="3" />
      <path d="M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />
    </>
  ),
  /** A crate. */
  code: (
    <>
      <path d="M12 3l8 4.5v9L12 21l-8-4.5v-9z" />
      <path d="M12 12l8-4.5M12 12v9M12 12L4 7.5" />
    </>
  ),
  cloud: (
    <>
      <path d="M7 18a4.5 4.5 0 0 1-.4-9A6 6 0 0 1 18 8.5a4.8 4.8 0 0 1-1 9.5" />
      <path d="M12 20v-7M9 15.5l3-3 3 3" />
    </>
  ),
  format: (
    <>
      <path d="M14 3v4a1 1 0 0 0 1 1h4" />
      <path d="M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2zM9 13h6M9 17h4" />
    </>
  ),
};

export const FamilyPicture = ({ family }: { family: DestinationFamily }) => (
  <svg
    viewBox="0 0 24 24"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {drawings[family]}
  </svg>
);
