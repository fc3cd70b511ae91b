/** A `crontab` that keeps its table in a folder of the test, and a `systemctl` that reaches nobody. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface CrontabStandIn {
  /** For the program that is to meet them instead of those of the system. */
  readonly env: Readonly<Record<string, string>>;
  /** The table; empty where there is none. */
  table(): string;
  edit(change: (table: string) => string): void;
}

const crontab = (table: string): string => `#!/bin/sh
case "$1" in
  -l) test -e '${table}' && exec cat '${table}'; echo 'no crontab for somebody' >&2; exit 1 ;;
  -r) exec rm '${table}' ;;
  -) exec tee '${table}' >/dev/null ;;
esac
`;

export const crontabStandIn = (folder: string): CrontabStandIn => {
  const programs = join(folder, 'programs');
  const table = join(folder, 'crontab');
  mkdirSync(programs);
  const put = (name: string, script: string): void => {
    writeFileSync(join(programs, name), script);
    chmodSync(join(programs, name), 0o755);
  };
  put('crontab', crontab(table));
  put('systemctl', '#!/bin/sh\nexit 1\n');
  const read = (): string => (existsSync(table) ? readFileSync(table, 'utf8') : '');
  return {
    env: { PATH: [programs, process.env.PATH ?? ''].join(delimiter) },
    table: read,
    edit: (change) => writeFileSync(table, change(read())),
  };
};
