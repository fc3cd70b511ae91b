import { wholePath } from '../checks.ts';
import type { Checks } from '../step.ts';

/** Of a script for a shell nothing can be said; what must be a path is looked at when the step is opened. */
export const commandChecks: Checks = { workingFolder: wholePath };
