/** What every code says of itself; the codes are in `codes.ts` and the files beside it. */
import type { z } from 'zod';

/** The class of a failure decides the exit code of the CLI and the tone of the screen. */
export const failureClasses = {
  internal: 1,
  input: 2,
  credential: 3,
  network: 4,
  authority: 5,
  dns: 6,
  vault: 7,
  storage: 8,
  busy: 9,
  local: 10,
  cancelled: 130,
} as const;
export type FailureClass = keyof typeof failureClasses;

export const define = <D extends z.ZodObject, C extends FailureClass>(
  failureClass: C,
  details: D,
  retryable = false,
) => ({
  failureClass,
  details,
  retryable,
});
