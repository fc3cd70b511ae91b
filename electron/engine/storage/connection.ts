/**
 * One connection to the database file: statements prepared once, transactions that take the write lock at their start,
 * and every failure typed. The repositories see nothing else of SQLite.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { fail } from '../../../shared/errors/problem.ts';
import { storageError } from './storage-errors.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Connection {
  readonly path: string;
  /** First row or `undefined`. */
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Row by row, for more of them than are to be in memory at once; not to be begun again before it has ended. */
  each(sql: string, ...values: readonly SQLInputValue[]): Iterable<Row>;
  /** Returns how many rows were changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
  /** Statements without values or results, such as those of a migration. */
  execute(sql: string): void;
  /**
   * All of `work` or none of it. Inside another transaction it is a savepoint of that one. `work` must not be async:
   * what it awaited would run outside.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Milliseconds that a writer waits for another process before it ends with `storage.busy`. */
const busyTimeout = 5000;

/** `storage.corrupt`, `storage.read-only`, `storage.full`, `storage.busy`, `storage.failed`: also from every method. */
export const connect = (path: string): Connection => {
  const typed = <T>(work: () => T): T => {
    try {
      return work();
    } catch (thrown) {
      throw storageError(thrown, path);
    }
  };
  const database = typed(
    () => new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true, allowExtension: false }),
  );
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = database.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };
  let depth = 0;
  const transaction = <T>(work: () => T): T => {
    // A plain BEGIN that reads first and writes later fails at once when another process wrote in between.
    const name = `level_${depth}`;
    typed(() => database.exec(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`));
    depth += 1;
    try {
      const value = work();
      if (value instanceof Promise) throw new TypeError('a transaction cannot wait for a promise');
      typed(() => database.exec(depth === 1 ? 'COMMIT' : `RELEASE ${name}`));
      return value;
    } catch (thrown) {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
      if (database.isTransaction) database.exec(depth === 1 ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
      throw thrown;
    } finally {
      depth -= 1;
    }
  };
  return {
    path,
    get: (sql, ...values) => typed(() => statement(sql).get(...values)),
    all: (sql, ...values) => typed(() => statement(sql).all(...values)),
    each: function* (sql, ...values) {
      const rows = typed(() => statement(sql).iterate(...values));
      for (;;) {
        const next = typed(() => rows.next());
        if (next.done === true) return;
        yield next.value;
      }
    },
    run: (sql, ...values) => typed(() => Number(statement(sql).run(...values).changes)),
    execute: (sql) => typed(() => database.exec(sql)),
    transaction,
    close: () => {
      if (!database.isOpen) return;
      statements.clear();
      typed(() => database.close());
    },
  };
};

/** Reads a row through its schema; a row that does not fit is damage, and is named without its values. */
export const parseRow = <S extends z.ZodType>(
  connection: Connection,
  table: string,
  schema: S,
  row: Row,
): z.output<S> => {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ');
  throw fail('storage.corrupt', { path: connection.path, detail: `${table} ${String(row.id ?? '')}: ${where}` });
};

/** A column that holds JSON of the given shape. */
export const jsonColumn = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** NULL is how the database says that an optional value is missing. */
export const orMissing = <S extends z.ZodType>(schema: S) => schema.nullable().transform((value) => value ?? undefined);
