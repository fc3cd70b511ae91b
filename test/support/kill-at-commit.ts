/**
 * Loaded before the command line: kills the process with SIGKILL at the nth durable transaction of its run, right
 * before or right after it is committed. `CERTWRIGHT_TEST_KILL` is `before:<n>` or `after:<n>`.
 */
import { DatabaseSync } from 'node:sqlite';

const [when, nth] = (process.env.CERTWRIGHT_TEST_KILL ?? ':0').split(':');
let commits = 0;
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  const counts = /^COMMIT/.test(sql) && ++commits === Number(nth);
  if (counts && when === 'before') process.kill(process.pid, 'SIGKILL');
  exec.call(this, sql);
  if (counts && when === 'after') process.kill(process.pid, 'SIGKILL');
};
