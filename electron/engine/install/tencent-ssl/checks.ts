import { headerToken } from '../../providers/fields.ts';
import { safeAddress } from '../checks.ts';
import type { Checks } from '../step.ts';

export const tencentChecks: Checks = { accessKey: headerToken, secretKey: headerToken, endpoint: safeAddress };
