/**
 * Loaded before the program: as soon as a database has been moved out of the profile, a folder stands in its place, so
 * that the profile does not open until somebody takes that away. Only where `CERTWRIGHT_TEST_BAR` is set.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname } from 'node:path';

const rename = fs.renameSync;
fs.renameSync = (from, to) => {
  rename(from, to);
  const leaves = basename(String(from)) === 'certwright.db' && basename(dirname(String(to))).startsWith('removed-');
  if (process.env.CERTWRIGHT_TEST_BAR === 'yes' && leaves) fs.mkdirSync(from);
};
syncBuiltinESMExports();
