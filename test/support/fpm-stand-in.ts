/** Stands for the program that makes deb and rpm: writes down what it was told, with the files it was given. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Recorded {
  readonly args: readonly string[];
  /** Contents of the files named in the arguments, by the argument. */
  readonly files: Readonly<Record<string, string>>;
}

/** For `CUSTOM_FPM_PATH`. */
export const fpmStandIn = (folder: string): string => {
  const path = join(folder, 'fpm');
  writeFileSync(
    path,
    `#!${process.execPath}
const { existsSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];
const files = {};
for (const arg of args) {
  const file = arg.split('=')[0];
  if (/\\.(desktop|sh|xml)$|install|remove/.test(file) && existsSync(file) && statSync(file).isFile())
    files[arg] = readFileSync(file, 'utf8');
}
writeFileSync(${JSON.stringify(folder)} + '/' + after('-t') + '.json', JSON.stringify({ args, files }));
writeFileSync(after('--package'), 'package');
`,
  );
  chmodSync(path, 0o755);
  return path;
};

/** What it was told when it made a package of that kind. */
export const recordedBy = (folder: string, kind: 'deb' | 'rpm'): Recorded | undefined => {
  const file = join(folder, `${kind}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : undefined;
};
