import { pemBlocks, safeAddress } from '../checks.ts';
import type { Checks } from '../step.ts';

export const webhookChecks: Checks = { url: safeAddress, root: pemBlocks };
