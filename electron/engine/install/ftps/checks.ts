import { oneLine } from '../../providers/fields.ts';
import { hostName, pemBlocks, portNumber } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const ftpsChecks: Checks = {
  ...fileChecks,
  host: hostName,
  port: portNumber,
  user: oneLine,
  password: oneLine,
  root: pemBlocks,
  folder: oneLine,
};
