/** How the desktop program stands with its system. `desktop.not-here` on every other host. */
import { z } from 'zod';
import { desktopStateSchema } from '../../domain/desktop.ts';
import { call, nothing } from './parts.ts';

export const desktopCalls = {
  'desktop.state': call(nothing, desktopStateSchema),
  /** Answers what the system says afterwards. `desktop.login-item`. */
  'desktop.open-at-login': call(z.object({ on: z.boolean() }).strict(), desktopStateSchema),
} as const;
