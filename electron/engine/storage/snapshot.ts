/** Copies of the database that leave the profile: made whole while it is in use, and without what stays here. */
import { closeSync, openSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { InstallKind } from '../../../shared/domain/install-kinds.ts';
import { type Connection, connect } from './connection.ts';
import { profileFileError, storageError } from './storage-errors.ts';

/**
 * One moment of the database, also while others write to it; the new file is 0600. `storage.*`. In one step, off the
 * main thread: a copy in many steps begins anew with every write (https://www.sqlite.org/backup.html).
 */
export const copyDatabase = async (path: string, copy: string): Promise<void> => {
  try {
    // SQLite would make it readable for everyone.
    closeSync(openSync(copy, 'wx', 0o600));
  } catch (thrown) {
    throw profileFileError(thrown, copy);
  }
  try {
    const source = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      await backup(source, copy, { rate: 2 ** 31 - 1 });
    } finally {
      source.close();
    }
  } catch (thrown) {
    throw storageError(thrown, path);
  }
};

/** Takes sealed secrets and locks out of a copy, overwritten with zeros, and leaves one file. */
export const stripCopy = (path: string): void =>
  within(path, (connection) =>
    connection.execute(`
      PRAGMA journal_mode = DELETE;
      PRAGMA secure_delete = ON;
      DELETE FROM secrets;
      DELETE FROM locks;
    `),
  );

/** Steps that do something on the very computer that renews. */
const localKinds = ['copy', 'command', 'iis', 'docker'] as const satisfies readonly InstallKind[];

/** By the names of certificates unless told, in the order of the alphabet. */
export interface DroppedParts {
  /** Steps after their renewal were switched off. */
  readonly steps: readonly string[];
  /** They cannot be given back to the client that they were taken over from. */
  readonly adoptions: readonly string[];
  /** Labels of channels for messages that ran a command, and were switched off. */
  readonly commands: readonly string[];
}

/**
 * Takes out, or switches off, what is true of the computer alone that the copy comes from. The database is of this
 * version.
 */
export const dropComputerParts = (path: string): DroppedParts =>
  within(path, (connection) =>
    connection.transaction(() => {
      const kinds = localKinds.map((kind) => `'${kind}'`).join(', ');
      const names = (sql: string) => connection.all(sql).map((row) => nameRow.parse(row).name);
      const steps = names(
        `SELECT DISTINCT certificates.name FROM install_steps
         JOIN certificates ON certificates.id = install_steps.certificate_id
         WHERE install_steps.enabled = 1 AND install_steps.kind IN (${kinds}) ORDER BY certificates.name`,
      );
      connection.run(`UPDATE install_steps SET enabled = 0 WHERE kind IN (${kinds})`);
      const commands = names(
        `SELECT label AS name FROM channels WHERE enabled = 1 AND kind = 'command' ORDER BY label`,
      );
      connection.run(`UPDATE channels SET enabled = 0 WHERE kind = 'command'`);
      const adoptions = names('SELECT DISTINCT name FROM adoptions ORDER BY name');
      for (const table of ['locks', 'heartbeats', 'applied_fixes', 'adoptions']) connection.run(`DELETE FROM ${table}`);
      for (const key of ['schedule-since', 'pages-checked-at'])
        connection.run('DELETE FROM settings WHERE key = ?', key);
      return { steps, adoptions, commands };
    }),
  );

const nameRow = z.object({ name: z.string() });

const within = <T>(path: string, work: (connection: Connection) => T): T => {
  const connection = connect(path);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
};
