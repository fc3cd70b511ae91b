/**
 * Certificates taken off the list with every row that hangs on them, kept as data until they are put back or forgotten
 * for good. Keys stay sealed. Which rows those are is read from the schema: they reference it, directly or not.
 */
import { z } from 'zod';
import { fail } from '../../../shared/errors/problem.ts';
import type { Connection, Row } from './connection.ts';
import type { SettingsRepository } from './settings.ts';

export interface RemovedCertificate {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly removedAt: string;
  /** The files that servers read are to go as well, and may still be there. */
  readonly removesFiles?: boolean | undefined;
}

export interface StateCounts {
  readonly failures: number;
  readonly waits: number;
  readonly rehearsals: number;
  readonly watched: number;
  readonly keys: number;
}

export interface RemovedCertificateRepository {
  /** Of a certificate on the list. */
  countState(id: string): StateCounts;
  /** What decides when and how it is ordered again; certificate, runs and hosts stay. */
  forgetState(id: string): void;
  /** Newest first. */
  list(): readonly RemovedCertificate[];
  /** All rows and sealed keys of it, in one transaction. */
  takeOut(removed: RemovedCertificate): void;
  filesAreGone(id: string): void;
  /** `reset.not-found`. */
  putBack(id: string): void;
  /** For good. `reset.not-found`. */
  discard(id: string): void;
  /** Their sealed keys, one after the other: what `change` answers takes the place of each. */
  reseal(change: (name: string, sealed: Uint8Array) => Uint8Array): void;
}

const listKey = 'removed-certificates';
const rowsKey = (id: string): string => `removed-certificate/${id}`;

const listSchema = z.array(
  z.object({ id: z.string(), name: z.string(), removedAt: z.string(), removesFiles: z.boolean().optional() }),
);
const value = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);
const rowsSchema = z.array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), value)) }));
type Rows = z.infer<typeof rowsSchema>;
const sealedRow = z.object({ name: z.string(), sealed: z.object({ base64: z.string() }) });

export const removedCertificateRepository = (
  connection: Connection,
  settings: SettingsRepository,
): RemovedCertificateRepository => {
  const list = () => settings.read(listKey, listSchema) ?? [];
  const known = (id: string): void => {
    if (!list().some((one) => one.id === id)) throw fail('reset.not-found', { id });
  };
  const drop = (id: string): void => {
    const left = list().filter((one) => one.id !== id);
    if (left.length === 0) settings.remove(listKey);
    else settings.write(listKey, left);
    settings.remove(rowsKey(id));
  };
  return {
    countState: (id) => countState(connection, id),
    forgetState: (id) =>
      connection.transaction(() => {
        for (const table of ['attempts', 'planned_attempts', 'rehearsals'])
          connection.run(`DELETE FROM ${table} WHERE certificate_id = ?`, id);
        connection.run(`DELETE FROM waits WHERE ${waitOf}`, id);
        connection.run(
          'DELETE FROM renewal_info WHERE version_id IN (SELECT id FROM versions WHERE certificate_id = ?)',
          id,
        );
      }),
    list,
    takeOut: (removed) =>
      connection.transaction(() => {
        const taken = [...rowsOf(connection, removed.id), ...looseRows(connection, removed.id)];
        settings.write(rowsKey(removed.id), taken);
        settings.write(listKey, [removed, ...list()]);
        for (const { table, rows } of taken.filter((one) => loose.has(one.table)))
          for (const { name = null } of rows) connection.run(`DELETE FROM ${table} WHERE name = ?`, String(name));
        connection.run('DELETE FROM certificates WHERE id = ?', removed.id);
      }),
    filesAreGone: (id) =>
      settings.write(
        listKey,
        list().map((one) => (one.id === id ? { ...one, removesFiles: false } : one)),
      ),
    putBack: (id) =>
      connection.transaction(() => {
        known(id);
        for (const { table, rows } of settings.read(rowsKey(id), rowsSchema) ?? [])
          for (const row of rows) insert(connection, table, row);
        drop(id);
      }),
    discard: (id) =>
      connection.transaction(() => {
        known(id);
        drop(id);
      }),
    reseal: (change) =>
      connection.transaction(() => {
        for (const { id } of list())
          settings.write(
            rowsKey(id),
            (settings.read(rowsKey(id), rowsSchema) ?? []).map(({ table, rows }) =>
              table === 'secrets' ? { table, rows: rows.map((row) => resealed(row, change)) } : { table, rows },
            ),
          );
      }),
  };
};

type SecretRow = Rows[number]['rows'][number];

const resealed = (row: SecretRow, change: (name: string, sealed: Uint8Array) => Uint8Array): SecretRow => {
  const { name, sealed } = sealedRow.parse(row);
  const changed = change(name, Buffer.from(sealed.base64, 'base64'));
  return { ...row, sealed: { base64: Buffer.from(changed).toString('base64') } };
};

const waitOf = 'name = (SELECT name FROM certificates WHERE id = ?)';
const keysOf = `name LIKE 'certificate-key/%'
  AND name IN (SELECT key_record FROM versions WHERE certificate_id = ?1
               UNION SELECT json_extract(state, '$.keyRecord') FROM runs WHERE certificate_id = ?1)
  AND name NOT IN (SELECT key_record FROM versions WHERE certificate_id <> ?1)`;

const countState = (connection: Connection, id: string): StateCounts => {
  const count = (from: string): number =>
    Number(connection.get(`SELECT COUNT(*) AS count FROM ${from}`, id)?.count ?? 0);
  return {
    failures: count('attempts WHERE certificate_id = ?'),
    waits: Math.max(count('planned_attempts WHERE certificate_id = ?'), count(`waits WHERE ${waitOf}`)),
    rehearsals: count('rehearsals WHERE certificate_id = ?'),
    watched: count('endpoints WHERE certificate_id = ? AND dropped = 0'),
    keys: count(`secrets WHERE ${keysOf}`),
  };
};

const nameRow = z.object({ name: z.string() });
const referenceRow = z.object({ table: z.string(), from: z.string(), to: z.string(), on_delete: z.string() });

/** What goes when the certificate goes, parents before children. */
const rowsOf = (connection: Connection, id: string): Rows => {
  const tables = connection
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map((row) => nameRow.parse(row).name);
  const wheres = new Map([['certificates', 'id = ?']]);
  for (const [parent, where] of wheres)
    for (const table of tables.filter((one) => !wheres.has(one)))
      for (const row of connection.all(`PRAGMA foreign_key_list(${table})`)) {
        const reference = referenceRow.parse(row);
        if (reference.table !== parent || reference.on_delete !== 'CASCADE') continue;
        // The map is walked on to what is added here: tables that hang on this one.
        wheres.set(table, `${reference.from} IN (SELECT ${reference.to} FROM ${parent} WHERE ${where})`);
      }
  return [...wheres].map(([table, where]) => ({
    table,
    rows: connection.all(`SELECT * FROM ${table} WHERE ${where}`, id).map(asJson),
  }));
};

/** Tables without a reference: keys and secrets of steps by the name of their record, waits by that of the certificate. */
const loose: ReadonlySet<string> = new Set(['secrets', 'waits']);

const looseRows = (connection: Connection, id: string): Rows => [
  { table: 'secrets', rows: connection.all(`SELECT * FROM secrets WHERE ${keysOf}`, id).map(asJson) },
  {
    table: 'secrets',
    rows: connection
      .all('SELECT * FROM secrets WHERE name IN (SELECT secret_record FROM install_steps WHERE certificate_id = ?)', id)
      .map(asJson),
  },
  { table: 'waits', rows: connection.all(`SELECT * FROM waits WHERE ${waitOf}`, id).map(asJson) },
];

const asJson = (row: Row): Rows[number]['rows'][number] =>
  Object.fromEntries(
    Object.entries(row).map(([key, one]) => [
      key,
      one instanceof Uint8Array ? { base64: Buffer.from(one).toString('base64') } : value.parse(one),
    ]),
  );

const columnRow = z.object({ name: z.string(), type: z.string(), pk: z.number() });

/** Numbers that the table counts by itself may have been given away meanwhile. What is there again stays. */
const insert = (connection: Connection, table: string, row: Rows[number]['rows'][number]): void => {
  const columns = connection
    .all(`PRAGMA table_info(${table})`)
    .map((one) => columnRow.parse(one))
    .filter(({ name, type, pk }) => name in row && !(pk === 1 && type === 'INTEGER'))
    .map(({ name }) => name);
  const values = columns.map((name) => {
    const one = row[name] ?? null;
    return typeof one === 'object' && one !== null ? Buffer.from(one.base64, 'base64') : one;
  });
  connection.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
    ...values,
  );
};
