import { hostName, portNumber } from '../checks.ts';
import type { Checks } from '../step.ts';

export const iisChecks: Checks = {
  // What IIS refuses in the name of a site.
  site: (value) => (/^[^\\/?;:@&=+$,|"<>*\p{Cc}]{1,200}$/u.test(value) ? undefined : 'format'),
  port: portNumber,
  hostName,
};
