/**
 * One program per profile: a second start hands over what it was asked for and ends. The request travels beside the
 * arguments, for Chromium rewrites those on the way.
 */
import type { App } from 'electron';
import { type OpenRequest, openRequestSchema } from './open-request.ts';

/** `false` means: this is the second, and the first has been told. */
export const holdSingleInstance = (app: App, request: OpenRequest): boolean => app.requestSingleInstanceLock(request);

export const onSecondStart = (app: App, open: (request: OpenRequest) => void): void => {
  app.on('second-instance', (_event, _argv, _folder, additionalData: unknown) => {
    // Another version of the program may have sent something else; its reader still waits for a window.
    open(openRequestSchema.safeParse(additionalData).data ?? { hidden: false });
  });
};
