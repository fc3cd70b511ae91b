/**
 * Loaded before the program: no database is closed until the file named by `CERTWRIGHT_TEST_HOLD` is there, so that a
 * test can look at a program that is about to end.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const { CERTWRIGHT_TEST_HOLD: file = '' } = process.env;
const cell = new Int32Array(new SharedArrayBuffer(4));
const close = DatabaseSync.prototype.close;

DatabaseSync.prototype.close = function (this: DatabaseSync) {
  writeFileSync(`${file}.held`, '');
  while (!existsSync(file)) Atomics.wait(cell, 0, 0, 20);
  close.call(this);
};
