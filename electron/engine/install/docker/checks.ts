import { wholePath } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const dockerChecks: Checks = {
  ...fileChecks,
  socket: wholePath,
  // https://github.com/moby/moby: names begin with a letter or a digit.
  container: (value) => (/^[A-Za-z\d][\w.-]{0,254}$/.test(value) ? undefined : 'format'),
  label: (value) => (/^[^\s=\p{Cc}]{1,250}(=[^\p{Cc}]{0,250})?$/u.test(value) ? undefined : 'format'),
  folder: (value) => (/^\/[^\p{Cc}]*$/u.test(value) ? undefined : 'format'),
};
