/** Signs of life of what wakes renewals. */
import { z } from 'zod';
import { type Heartbeat, heartbeatFactsSchema, heartbeatKinds } from '../../../shared/domain/watchdog.ts';
import { type Connection, jsonColumn, parseRow } from './connection.ts';

export interface HeartbeatRepository {
  /** A second one under the same id takes the place of the first. */
  save(id: string, beat: Heartbeat): void;
  /** Newest first. */
  since(at: string): readonly Heartbeat[];
  /** The newest of the kind, however old. */
  last(kind: Heartbeat['kind']): Heartbeat | undefined;
  prune(before: string): void;
}

const heartbeatRow = z.object({
  kind: z.enum(heartbeatKinds),
  at: z.string(),
  facts: jsonColumn(heartbeatFactsSchema),
});

export const heartbeatRepository = (connection: Connection): HeartbeatRepository => {
  const read = (sql: string, value: string) =>
    connection.all(sql, value).map((row) => parseRow(connection, 'heartbeats', heartbeatRow, row));
  return {
    save: (id, { kind, at, facts }) => {
      connection.run(
        `INSERT INTO heartbeats (id, kind, at, facts) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, facts = excluded.facts`,
        id,
        kind,
        at,
        JSON.stringify(facts),
      );
    },
    since: (at) => read('SELECT * FROM heartbeats WHERE at >= ? ORDER BY at DESC', at),
    last: (kind) => read('SELECT * FROM heartbeats WHERE kind = ? ORDER BY at DESC LIMIT 1', kind)[0],
    prune: (before) => {
      connection.run('DELETE FROM heartbeats WHERE at < ?', before);
    },
  };
};
