import { wholePath } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const copyChecks: Checks = {
  ...fileChecks,
  folder: wholePath,
  owner: (value) => (/^[\w.@$-]{1,64}(:[\w.@$-]{1,64})?$/.test(value) ? undefined : 'format'),
};
