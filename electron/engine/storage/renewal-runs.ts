/** Renewal runs, and the history of these and of all orders. */
import { z } from 'zod';
import {
  type HistoryEntry,
  type HistoryOutcome,
  type HistoryPage,
  type HistoryQuery,
  historyOutcomes,
  historyQuerySchema,
  type RenewalReport,
  renewalReportSchema,
} from '../../../shared/domain/renewal-run.ts';
import { type RunView, runViewSchema } from '../../../shared/domain/runs.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

export interface RenewalRunRepository {
  save(report: RenewalReport): void;
  /** Newest first. */
  latest(limit: number): readonly RenewalReport[];
  /** Orders and renewal runs, newest first. */
  history(query?: HistoryQuery): HistoryPage;
  /**
   * Forgets runs that ended before `before`. Of a certificate the newest run stays, and the one its version in use came
   * from, because planning and revoking read them.
   */
  prune(before: string): void;
}

const reportRow = z.object({ report: jsonColumn(renewalReportSchema) }).transform(({ report }) => report);

const historyRow = z.object({
  kind: z.enum(['order', 'renewal']),
  id: z.string(),
  at: z.string(),
  ended_at: orMissing(z.string()),
  outcome: z.enum(historyOutcomes),
  place: z.number(),
  name: orMissing(z.string()),
  certificate_id: orMissing(z.string()),
  renews: z.number(),
  data: z.string(),
});
type HistoryRow = z.output<typeof historyRow>;

// Both kinds in one order of time; `place` tells apart what began in the same millisecond.
const selectHistory = `
  SELECT * FROM (
    SELECT 'order' AS kind, r.id, r.started_at AS at, r.ended_at, r.status AS outcome, r.rowid * 2 AS place,
      c.name, r.certificate_id, EXISTS (SELECT 1 FROM versions v
        WHERE v.certificate_id = r.certificate_id AND v.created_at < r.started_at) AS renews, r.view AS data
    FROM runs r JOIN certificates c ON c.id = r.certificate_id
    WHERE (?1 = '' OR c.name LIKE ?1 ESCAPE '\\') AND (?2 = '' OR r.status = ?2) AND r.started_at <= ?3
      AND (?6 = '' OR r.certificate_id = ?6)
    UNION ALL
    SELECT 'renewal', id, started_at, ended_at, outcome, rowid * 2 + 1, NULL, NULL, 0, report
    FROM renewal_runs
    WHERE (?1 = '' OR names LIKE ?1 ESCAPE '\\') AND (?2 = '' OR outcome = ?2) AND started_at <= ?3
      AND ?6 = ''
  )
  WHERE at < ?3 OR place < ?4
  ORDER BY at DESC, place DESC LIMIT ?5`;

/** Later than any time in ISO 8601. */
const never = '~';

export const renewalRunRepository = (connection: Connection): RenewalRunRepository => ({
  save: (report) => {
    connection.run(
      `INSERT INTO renewal_runs (id, cause, outcome, names, report, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, names = excluded.names, report = excluded.report,
         ended_at = excluded.ended_at`,
      report.id,
      report.trigger,
      outcomeOf(report),
      report.certificates.map(({ name }) => name).join('\n'),
      JSON.stringify(report),
      report.startedAt,
      report.endedAt ?? null,
    );
  },
  latest: (limit) =>
    connection
      .all('SELECT id, report FROM renewal_runs ORDER BY started_at DESC, rowid DESC LIMIT ?', limit)
      .map((row) => parseRow(connection, 'renewal_runs', reportRow, row)),
  history: (query = {}) => {
    const { search, outcome = '', certificateId = '', limit, before } = historyQuerySchema.parse(query);
    const [at = never, place = '0'] = before?.split(' ') ?? [];
    const pattern = search === '' ? '' : `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = connection
      .all(selectHistory, pattern, outcome, at, Number(place) || 0, limit + 1, certificateId)
      .map((row) => parseRow(connection, 'history', historyRow, row));
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      entries: shown.map((row) => {
        const entry = entryOf(connection, row);
        return certificateId === '' ? entry : withReason(connection, entry);
      }),
      ...(rows.length > limit && last !== undefined ? { next: `${last.at} ${last.place}` } : {}),
    };
  },
  prune: (before) =>
    connection.transaction(() => {
      connection.run('DELETE FROM renewal_runs WHERE started_at < ?', before);
      connection.run(
        `DELETE FROM runs WHERE ended_at < ? AND status <> 'working'
           AND id NOT IN (SELECT run_id FROM versions WHERE run_id IS NOT NULL)
           AND EXISTS (SELECT 1 FROM runs newer WHERE newer.certificate_id = runs.certificate_id
             AND newer.started_at > runs.started_at)`,
        before,
      );
    }),
});

/** Of certificates that waited or were skipped nothing failed. */
const outcomeOf = ({ endedAt, stopped, certificates, vault }: RenewalReport): HistoryOutcome => {
  if (endedAt === undefined) return 'working';
  if (vault !== undefined || certificates.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return stopped ? 'cancelled' : 'succeeded';
};

/** The renewal run that went on when the order began: no two go on at once. */
const withReason = (connection: Connection, entry: HistoryEntry): HistoryEntry => {
  if (entry.kind !== 'order') return entry;
  const row = connection.get(
    'SELECT id, report FROM renewal_runs WHERE started_at <= ? ORDER BY started_at DESC, rowid DESC LIMIT 1',
    entry.at,
  );
  if (row === undefined) return entry;
  const { endedAt, certificates } = parseRow(connection, 'renewal_runs', reportRow, row);
  if (endedAt !== undefined && endedAt < entry.at) return entry;
  const item = certificates.find(({ certificateId }) => certificateId === entry.certificateId);
  return item === undefined ? entry : { ...entry, why: item.why };
};

const entryOf = (connection: Connection, row: HistoryRow): HistoryEntry => {
  const { id, at, outcome } = row;
  const ended = row.ended_at === undefined ? {} : { endedAt: row.ended_at };
  const read = <S extends z.ZodType>(schema: S, raw: Row) => parseRow(connection, 'history', schema, raw);
  if (row.kind === 'renewal') {
    const report = read(reportRow, { id, report: row.data });
    return { kind: 'renewal', id, at, ...ended, outcome, report };
  }
  const { authorityName, problem }: RunView = read(z.object({ view: jsonColumn(runViewSchema) }), {
    id,
    view: row.data,
  }).view;
  return {
    kind: 'order',
    id,
    at,
    ...ended,
    outcome,
    certificateId: row.certificate_id ?? '',
    name: row.name ?? '',
    authorityName,
    renews: row.renews === 1,
    ...(problem === undefined ? {} : { problem }),
  };
};
