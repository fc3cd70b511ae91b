import { uptime } from 'node:os';
import { z } from 'zod';
import { fail } from '../../../shared/errors/problem.ts';
import { type Connection, parseRow } from './connection.ts';
import { processExists } from './process-exists.ts';

/** Who works on what, across window, scheduled run and command line. */
export interface LockRepository {
  /**
   * Takes the lock or ends in `run.locked`. A holder that is no longer alive loses it at once. Two acquisitions in one
   * process exclude each other as well. `release` may be called twice.
   */
  acquire(name: string): { release(): void };
  /** Names of the locks whose holders are alive. */
  held(): ReadonlySet<string>;
}

const lockRow = z.object({ pid: z.number().int(), process_started_at: z.string(), acquired_at: z.string() });
type Holder = z.infer<typeof lockRow>;

/** Milliseconds; both starts are computed from the wall clock and may differ by what it was set meanwhile. */
const sameStart = 1000;
const bootDoubt = 60_000;

const startOfThisProcess = Date.now() - process.uptime() * 1000;

/**
 * Facts used, and what they cannot tell: the own pid with another start is an earlier process (usual in containers);
 * a start before the machine's own is one from before the last boot; else the pid alone decides. So after a crash a
 * pid that was given to some other program keeps the lock until that program ends or the machine restarts.
 */
const isAlive = (holder: Holder): boolean => {
  const started = Date.parse(holder.process_started_at);
  if (holder.pid === process.pid) return Math.abs(started - startOfThisProcess) <= sameStart;
  const bootedAt = Date.now() - uptime() * 1000;
  if (started < bootedAt - bootDoubt) return false;
  return processExists(holder.pid);
};

export const lockRepository = (connection: Connection): LockRepository => ({
  held: () => {
    const rows = connection.all('SELECT name AS id, pid, process_started_at, acquired_at FROM locks');
    return new Set(
      rows.filter((row) => isAlive(parseRow(connection, 'locks', lockRow, row))).map(({ id }) => String(id)),
    );
  },
  acquire: (name) => {
    const acquiredAt = new Date().toISOString();
    connection.transaction(() => {
      const row = connection.get('SELECT pid, process_started_at, acquired_at FROM locks WHERE name = ?', name);
      if (row !== undefined) {
        const holder = parseRow(connection, 'locks', lockRow, row);
        if (isAlive(holder)) throw fail('run.locked', { name, pid: holder.pid });
      }
      connection.run(
        'INSERT OR REPLACE INTO locks (name, pid, process_started_at, acquired_at) VALUES (?, ?, ?, ?)',
        name,
        process.pid,
        new Date(startOfThisProcess).toISOString(),
        acquiredAt,
      );
    });
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        connection.run(
          'DELETE FROM locks WHERE name = ? AND pid = ? AND acquired_at = ?',
          name,
          process.pid,
          acquiredAt,
        );
      },
    };
  },
});
