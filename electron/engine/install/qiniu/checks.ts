import { headerToken } from '../../providers/fields.ts';
import { hostName, safeAddress } from '../checks.ts';
import type { Checks } from '../step.ts';

export const qiniuChecks: Checks = {
  accessKey: headerToken,
  secretKey: headerToken,
  domains: (value) =>
    value
      .split(/\s+/)
      .map((one) => hostName(one))
      .find((problem) => problem !== undefined),
  endpoint: safeAddress,
};
