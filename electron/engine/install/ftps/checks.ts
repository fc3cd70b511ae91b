import { oneLine } from '../../providers/fields.ts';
import { hostName, pemBlocks, portNumber } from '../checks.ts';
import type { Checks } from '../step.ts';
import { fileChecks } from '../target-files.ts';

export const ftpsChecks: Checks = {
  ...fileChecks,
  host: hostName,
  port: portNumber,
  user: oneLine,
  password: oneLine,
  root: pemBlocks,
  folder: oneLine,
};
