/** How long people pause renewals for. Without schemas: the page loads it. */
import type { Pause } from './renewal.ts';

export const pauseChoices = ['for-day', 'until-monday', 'for-week', 'until-resumed'] as const;
export type PauseChoice = (typeof pauseChoices)[number];

/** Monday begins at midnight where this computer is. */
export const pauseOf = (choice: PauseChoice, now: Date): Pause => {
  const inDays = (days: number): Pause => ({ until: new Date(now.getTime() + days * 86_400_000).toISOString() });
  switch (choice) {
    case 'for-day':
      return inDays(1);
    case 'for-week':
      return inDays(7);
    case 'until-monday': {
      const daysAway = (8 - now.getDay()) % 7 || 7;
      return { until: new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAway).toISOString() };
    }
    case 'until-resumed':
      return {};
  }
};
