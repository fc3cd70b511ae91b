/** Tables of cron: that of the user through crontab(1), those of the machine as files (crontab(5)). */
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import type { CronTable } from '../../engine/ports/index.ts';
import { excerptOf, type ScheduleHost } from '../scheduler/host.ts';

const placeOf = ({ userName }: ScheduleHost): string => `crontab ${userName}`;

export const userTable = async (host: ScheduleHost): Promise<readonly CronTable[]> => {
  const ran = await host.run('crontab', ['-l']).catch(() => undefined);
  return ran?.code === 0 ? [{ kind: 'user', place: placeOf(host), text: ran.stdout, writable: true }] : [];
};

export const writeUserTable = async (host: ScheduleHost, text: string): Promise<void> => {
  const ran = await host.run('crontab', ['-'], text);
  if (ran?.code === 0) return;
  const reason = ran === undefined ? 'ENOENT' : excerptOf(ran);
  throw fail('adopt.job-failed', { place: placeOf(host), reason });
};

/** Cron itself leaves files with a dot in the name alone. */
export const machineTables = async (etc: string): Promise<readonly CronTable[]> => {
  const folder = join(etc, 'cron.d');
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[\w-]+$/.test(name));
  const paths = [join(etc, 'crontab'), ...names.toSorted().map((name) => join(folder, name))];
  const tables = await Promise.all(paths.map(readTable));
  return tables.filter((table) => table !== undefined);
};

const readTable = async (path: string): Promise<CronTable | undefined> => {
  const text = await readFile(path, 'latin1').catch(() => undefined);
  if (text === undefined) return undefined;
  const writable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { kind: 'file', place: path, text, writable };
};
