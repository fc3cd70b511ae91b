import { wholePath } from '../checks.ts';
import type { Checks } from '../step.ts';
import { fileChecks } from '../target-files.ts';

export const copyChecks: Checks = {
  ...fileChecks,
  folder: wholePath,
  owner: (value) => (/^[\w.@$-]{1,64}(:[\w.@$-]{1,64})?$/.test(value) ? undefined : 'format'),
};
