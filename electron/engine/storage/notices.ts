import { z } from 'zod';
import { type Notice, noticeCodes, noticeSubjectSchema, severities } from '../../../shared/domain/notifications.ts';
import { problemSchema } from '../../../shared/errors/problem.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';
import { type DeliveryRepository, deliveryRepository } from './deliveries.ts';

export type StoredNotice = Omit<Notice, 'deliveries'> & {
  /** The same for every notice of one trouble; only one of them is open at a time. */
  readonly trouble: string;
};

export interface NoticeRepository {
  readonly deliveries: DeliveryRepository;
  get(id: string): StoredNotice | undefined;
  openOf(trouble: string): StoredNotice | undefined;
  /** Newest first; `before` is the `updatedAt` of the last one of the page before. */
  list(asked: {
    readonly open?: boolean | undefined;
    readonly limit: number;
    readonly before?: string | undefined;
  }): readonly StoredNotice[];
  unseen(): number;
  /** Adds it, or changes everything but its trouble and beginning; forgets what is older than 400 days. */
  save(notice: StoredNotice): void;
  markSeen(ids: readonly string[], at: string): void;
}

const kept = 400 * 24 * 3_600_000;

const rowSchema = z
  .object({
    id: z.string(),
    trouble: z.string(),
    code: z.enum(noticeCodes),
    severity: z.enum(severities),
    subject: jsonColumn(noticeSubjectSchema),
    detail: jsonColumn(z.record(z.string(), z.string())),
    problem: orMissing(jsonColumn(problemSchema)),
    at: z.string(),
    updated_at: z.string(),
    seen_at: orMissing(z.string()),
    ended_at: orMissing(z.string()),
  })
  .transform(
    ({ updated_at, seen_at, ended_at, problem, ...row }): StoredNotice => ({
      ...row,
      updatedAt: updated_at,
      ...(problem === undefined ? {} : { problem }),
      ...(seen_at === undefined ? {} : { seenAt: seen_at }),
      ...(ended_at === undefined ? {} : { endedAt: ended_at }),
    }),
  );

export const noticeRepository = (connection: Connection): NoticeRepository => {
  const parse = (row: Row) => parseRow(connection, 'notices', rowSchema, row);
  const first = (row: Row | undefined) => (row === undefined ? undefined : parse(row));
  return {
    deliveries: deliveryRepository(connection),
    get: (id) => first(connection.get('SELECT * FROM notices WHERE id = ?', id)),
    openOf: (trouble) => first(connection.get('SELECT * FROM notices WHERE trouble = ? AND ended_at IS NULL', trouble)),
    list: ({ open, limit, before }) =>
      connection
        .all(
          `SELECT * FROM notices WHERE updated_at < ? ${open === true ? 'AND ended_at IS NULL' : ''}
           ORDER BY updated_at DESC, rowid DESC LIMIT ?`,
          before ?? '9',
          limit,
        )
        .map(parse),
    unseen: () => Number(connection.get('SELECT COUNT(*) AS count FROM notices WHERE seen_at IS NULL')?.count ?? 0),
    save: (notice) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO notices (id, trouble, code, severity, subject, detail, problem, at, updated_at, seen_at, ended_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET code = excluded.code, severity = excluded.severity, subject = excluded.subject,
             detail = excluded.detail, problem = excluded.problem, updated_at = excluded.updated_at,
             seen_at = excluded.seen_at, ended_at = excluded.ended_at`,
          notice.id,
          notice.trouble,
          notice.code,
          notice.severity,
          JSON.stringify(notice.subject),
          JSON.stringify(notice.detail),
          notice.problem === undefined ? null : JSON.stringify(notice.problem),
          notice.at,
          notice.updatedAt,
          notice.seenAt ?? null,
          notice.endedAt ?? null,
        );
        const oldest = new Date(Date.parse(notice.updatedAt) - kept).toISOString();
        connection.run('DELETE FROM notices WHERE updated_at < ?', oldest);
      }),
    markSeen: (ids, at) =>
      connection.transaction(() => {
        for (const id of ids) connection.run('UPDATE notices SET seen_at = ? WHERE id = ? AND seen_at IS NULL', at, id);
      }),
  };
};
