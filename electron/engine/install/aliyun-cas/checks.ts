import { headerToken } from '../../providers/fields.ts';
import { safeAddress } from '../checks.ts';
import type { Checks } from '../step.ts';

export const aliyunChecks: Checks = { accessKey: headerToken, secretKey: headerToken, endpoint: safeAddress };
