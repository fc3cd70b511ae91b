import { oneLine } from '../../providers/fields.ts';
import { pemBlocks, safeAddress } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const webdavChecks: Checks = {
  ...fileChecks,
  url: safeAddress,
  user: oneLine,
  password: oneLine,
  root: pemBlocks,
};
