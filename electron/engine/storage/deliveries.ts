import { z } from 'zod';
import {
  type Delivery,
  deliveryStates,
  type NoticeCode,
  noticeCodes,
  type Severity,
  severities,
} from '../../../shared/domain/notifications.ts';
import { type Problem, problemSchema } from '../../../shared/errors/problem.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

export type StoredDelivery = Delivery & {
  readonly id: number;
  readonly noticeId: string;
  readonly severity: Severity;
};

export interface DeliveryRepository {
  of(noticeId: string): readonly StoredDelivery[];
  /** Adds one that waits for `nextAt`; one of the same notice and channel that waits already is brought forward. */
  add(delivery: {
    readonly noticeId: string;
    readonly channelId: string;
    readonly channel: string;
    readonly label: string;
    readonly code: NoticeCode;
    readonly severity: Severity;
    readonly nextAt: string;
    readonly createdAt: string;
  }): void;
  /** Those whose moment has come, oldest first. */
  due(now: string): readonly StoredDelivery[];
  /** The next moment at which one is due. */
  next(): string | undefined;
  /** Puts it off to `until`, unless another process was faster. */
  claim(delivery: Pick<StoredDelivery, 'id' | 'nextAt'>, until: string): boolean;
  settle(
    id: number,
    result: {
      readonly state: Delivery['state'];
      readonly attempts: number;
      readonly at: string;
      readonly nextAt?: string;
      readonly problem?: Problem;
    },
  ): void;
  /** Takes back what waits. */
  drop(where: { readonly noticeId: string } | { readonly channelId: string }, at: string): void;
  /** When messages of a channel after `since` were sent or will be. */
  moments(channelId: string, since: string): readonly string[];
}

const rowSchema = z
  .object({
    id: z.number(),
    notice_id: z.string(),
    channel_id: z.string(),
    channel: z.string(),
    label: z.string(),
    code: z.enum(noticeCodes),
    severity: z.enum(severities),
    state: z.enum(deliveryStates),
    attempts: z.number(),
    created_at: z.string(),
    next_at: orMissing(z.string()),
    ended_at: orMissing(z.string()),
    problem: orMissing(jsonColumn(problemSchema)),
  })
  .transform(
    ({ notice_id, channel_id, created_at, next_at, ended_at, problem, ...row }): StoredDelivery => ({
      ...row,
      noticeId: notice_id,
      channelId: channel_id,
      createdAt: created_at,
      ...(next_at === undefined ? {} : { nextAt: next_at }),
      ...(ended_at === undefined ? {} : { endedAt: ended_at }),
      ...(problem === undefined ? {} : { problem }),
    }),
  );

export const deliveryRepository = (connection: Connection): DeliveryRepository => {
  const parse = (row: Row) => parseRow(connection, 'deliveries', rowSchema, row);
  return {
    of: (noticeId) => connection.all('SELECT * FROM deliveries WHERE notice_id = ? ORDER BY id', noticeId).map(parse),
    add: ({ noticeId, channelId, channel, label, code, severity, nextAt, createdAt }) => {
      const brought = connection.run(
        `UPDATE deliveries SET next_at = MIN(next_at, ?), code = ?, severity = ?
         WHERE notice_id = ? AND channel_id = ? AND state = 'waiting'`,
        nextAt,
        code,
        severity,
        noticeId,
        channelId,
      );
      if (brought > 0) return;
      connection.run(
        `INSERT INTO deliveries (notice_id, channel_id, channel, label, code, severity, state, created_at, next_at)
         VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
        noticeId,
        channelId,
        channel,
        label,
        code,
        severity,
        createdAt,
        nextAt,
      );
    },
    due: (now) =>
      connection
        .all(`SELECT * FROM deliveries WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, id`, now)
        .map(parse),
    next: () => {
      const row = connection.get(`SELECT MIN(next_at) AS at FROM deliveries WHERE state = 'waiting'`);
      return typeof row?.at === 'string' ? row.at : undefined;
    },
    claim: ({ id, nextAt }, until) =>
      connection.run(
        `UPDATE deliveries SET next_at = ? WHERE id = ? AND state = 'waiting' AND next_at = ?`,
        until,
        id,
        nextAt ?? '',
      ) === 1,
    settle: (id, { state, attempts, at, nextAt, problem }) => {
      connection.run(
        `UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, ended_at = ?, problem = ?
         WHERE id = ? AND state = 'waiting'`,
        state,
        attempts,
        nextAt ?? null,
        state === 'waiting' ? null : at,
        problem === undefined ? null : JSON.stringify(problem),
        id,
      );
    },
    drop: (where, at) => {
      const [column, value] = 'noticeId' in where ? ['notice_id', where.noticeId] : ['channel_id', where.channelId];
      connection.run(
        `UPDATE deliveries SET state = 'dropped', next_at = NULL, ended_at = ? WHERE ${column} = ? AND state = 'waiting'`,
        at,
        value ?? '',
      );
    },
    moments: (channelId, since) =>
      connection
        .all(
          `SELECT COALESCE(next_at, ended_at) AS at FROM deliveries
           WHERE channel_id = ? AND created_at > ? AND state IN ('waiting', 'delivered')`,
          channelId,
          since,
        )
        .map((row) => String(row.at)),
  };
};
