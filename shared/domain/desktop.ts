import { z } from 'zod';

/** `refused`: asked for, but switched off in the settings of the system, or not yet allowed there. */
export const openAtLoginSchema = z.enum(['on', 'off', 'refused']);
export type OpenAtLogin = z.infer<typeof openAtLoginSchema>;

/** How the desktop program stands with its system, as the system says it. */
export const desktopStateSchema = z.object({
  openAtLogin: openAtLoginSchema,
  /** Something can be seen in the tray, so that the window may be closed. */
  tray: z.boolean(),
});
export type DesktopState = z.infer<typeof desktopStateSchema>;
