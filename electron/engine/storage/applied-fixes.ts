import { z } from 'zod';
import { type FixAction, fixActions } from '../../../shared/domain/causes.ts';
import { type FixChange, fixChangeSchema } from '../../../shared/domain/fixes.ts';
import { type Problem, problemSchema } from '../../../shared/errors/problem.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

/** A change to the world with what takes it back; gone once it has been. */
export interface StoredFix {
  readonly id: string;
  readonly action: FixAction;
  /** Those that can be taken back. */
  readonly changes: readonly FixChange[];
  /** In the order of doing; whoever takes it back knows the shape. */
  readonly undo: readonly unknown[];
  /** `applying`: saved before the change was made, so it may not have been. */
  readonly phase: 'applying' | 'applied';
  /** Name of the certificate at the end of whose run it is taken back. */
  readonly untilDone?: string | undefined;
  /** Why it could not be taken back. */
  readonly problem?: Problem | undefined;
  readonly appliedAt: string;
}

export interface AppliedFixRepository {
  /** Adds it, or changes everything but its action and time. */
  save(fix: StoredFix): void;
  get(id: string): StoredFix | undefined;
  /** Newest first. */
  list(): readonly StoredFix[];
  remove(id: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    action: z.enum(fixActions),
    changes: jsonColumn(z.array(fixChangeSchema)),
    undo: jsonColumn(z.array(z.unknown())),
    phase: z.enum(['applying', 'applied']),
    until_done: orMissing(z.string()),
    problem: orMissing(jsonColumn(problemSchema)),
    applied_at: z.string(),
  })
  .transform(
    ({ until_done: untilDone, problem, applied_at: appliedAt, ...row }): StoredFix => ({
      ...row,
      appliedAt,
      ...(untilDone === undefined ? {} : { untilDone }),
      ...(problem === undefined ? {} : { problem }),
    }),
  );

export const appliedFixRepository = (connection: Connection): AppliedFixRepository => {
  const parse = (row: Row) => parseRow(connection, 'applied_fixes', rowSchema, row);
  return {
    save: (fix) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO applied_fixes (id, action, changes, undo, phase, until_done, problem, applied_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET changes = excluded.changes, undo = excluded.undo, phase = excluded.phase,
             until_done = excluded.until_done, problem = excluded.problem`,
          fix.id,
          fix.action,
          JSON.stringify(fix.changes),
          JSON.stringify(fix.undo),
          fix.phase,
          fix.untilDone ?? null,
          fix.problem === undefined ? null : JSON.stringify(fix.problem),
          fix.appliedAt,
        );
      }),
    get: (id) => {
      const row = connection.get('SELECT * FROM applied_fixes WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    list: () => connection.all('SELECT * FROM applied_fixes ORDER BY applied_at DESC, rowid DESC').map(parse),
    remove: (id) =>
      connection.transaction(() => {
        connection.run('DELETE FROM applied_fixes WHERE id = ?', id);
      }),
  };
};
