import { z } from 'zod';
import { type RunView, runViewSchema } from '../../../shared/domain/runs.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';
import type { JournalChange, JournalRepository } from './journal.ts';

/** `working` covers everything that has not ended, also what waits or was interrupted. */
export const storedRunStatuses = ['working', 'succeeded', 'failed', 'cancelled'] as const;
export type StoredRunStatus = (typeof storedRunStatuses)[number];

export interface StoredRun {
  readonly id: string;
  readonly certificateId: string;
  readonly status: StoredRunStatus;
  /** What the issuance machine needs to go on; it checks the shape itself. */
  readonly state: unknown;
  readonly view: RunView;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt?: string | undefined;
}

export interface RunRepository {
  /** State and journal in one transaction, on disk when this returns, so before the side effect that follows. */
  save(run: StoredRun, journal?: readonly JournalChange[]): void;
  get(id: string): StoredRun | undefined;
  /** Newest first; 200 unless told. */
  list(limit?: number): readonly StoredRun[];
  /** Newest first. */
  ofCertificate(certificateId: string): readonly StoredRun[];
  /** How many there are, and when the oldest began. */
  span(): { readonly count: number; readonly since?: string };
  /** Oldest first: those that a start has to take up again. */
  working(): readonly StoredRun[];
}

const rowSchema = z
  .object({
    id: z.string(),
    certificate_id: z.string(),
    status: z.enum(storedRunStatuses),
    state: jsonColumn(z.unknown()),
    view: jsonColumn(runViewSchema),
    started_at: z.string(),
    updated_at: z.string(),
    ended_at: orMissing(z.string()),
  })
  .transform(
    (row): StoredRun => ({
      id: row.id,
      certificateId: row.certificate_id,
      status: row.status,
      state: row.state,
      view: row.view,
      startedAt: row.started_at,
      updatedAt: row.updated_at,
      ...(row.ended_at === undefined ? {} : { endedAt: row.ended_at }),
    }),
  );

const spanRow = z
  .object({ count: z.number().int(), since: orMissing(z.string()) })
  .transform(({ count, since }) => (since === undefined ? { count } : { count, since }));

export const runRepository = (connection: Connection, journal: JournalRepository): RunRepository => {
  const parse = (row: Row) => parseRow(connection, 'runs', rowSchema, row);
  return {
    save: (run, changes = []) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO runs (id, certificate_id, status, state, view, started_at, updated_at, ended_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET status = excluded.status, state = excluded.state, view = excluded.view,
             updated_at = excluded.updated_at, ended_at = excluded.ended_at`,
          run.id,
          run.certificateId,
          run.status,
          JSON.stringify(run.state),
          JSON.stringify(run.view),
          run.startedAt,
          run.updatedAt,
          run.endedAt ?? null,
        );
        for (const change of changes) journal.save(change, run.updatedAt);
      }),
    get: (id) => {
      const row = connection.get('SELECT * FROM runs WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    list: (limit = 200) =>
      connection.all('SELECT * FROM runs ORDER BY started_at DESC, rowid DESC LIMIT ?', limit).map(parse),
    ofCertificate: (certificateId) =>
      connection
        .all('SELECT * FROM runs WHERE certificate_id = ? ORDER BY started_at DESC, rowid DESC', certificateId)
        .map(parse),
    span: () => spanRow.parse(connection.get('SELECT COUNT(*) AS count, MIN(started_at) AS since FROM runs')),
    working: () => connection.all(`SELECT * FROM runs WHERE status = 'working' ORDER BY started_at, rowid`).map(parse),
  };
};
