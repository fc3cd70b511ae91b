/**
 * Loaded before the command line: kills the process with SIGKILL right before the nth rename that is not awaited, as
 * those that move a profile. `CERTWRIGHT_TEST_KILL` is `<n>`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let renames = 0;
const rename = fs.renameSync;
fs.renameSync = (from, to) => {
  renames += 1;
  if (renames === Number(process.env.CERTWRIGHT_TEST_KILL)) process.kill(process.pid, 'SIGKILL');
  rename(from, to);
};
syncBuiltinESMExports();
