import { oneLine } from '../../providers/fields.ts';
import { hostName, pemBlocks, portNumber } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const sshChecks: Checks = {
  ...fileChecks,
  host: hostName,
  port: portNumber,
  user: oneLine,
  privateKey: pemBlocks,
  fingerprint: (value) => (/^SHA256:[A-Za-z0-9+/]{43}$/.test(value) ? undefined : 'format'),
  folder: (value) => (/^(\/|~\/|[A-Za-z]:\/|\.)/.test(value) && !/\p{Cc}/u.test(value) ? undefined : 'format'),
  remoteCommand: oneLine,
};
