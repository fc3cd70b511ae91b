import { z } from 'zod';
import { type Policy, policySchema } from '../../../shared/domain/certificates.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

/** An order that begins by itself at its moment. */
export interface Wait {
  /** Of the certificate: the first of the policy's names. */
  readonly name: string;
  /** ISO 8601. */
  readonly until: string;
  /** Gone on with where its order still lives. */
  readonly runId?: string | undefined;
  readonly policy: Policy;
  /** ISO 8601; whoever orders it after that makes it needless. */
  readonly notedAt: string;
}

export interface WaitRepository {
  /** One for each certificate; a later one takes its place. */
  save(wait: Wait): void;
  /** The next one first. */
  list(): readonly Wait[];
  remove(name: string): void;
}

const rowSchema = z
  .object({
    name: z.string(),
    until: z.string(),
    run_id: orMissing(z.string()),
    policy: jsonColumn(policySchema),
    noted_at: z.string(),
  })
  .transform(
    ({ run_id: runId, noted_at: notedAt, ...row }): Wait => ({
      ...row,
      notedAt,
      ...(runId === undefined ? {} : { runId }),
    }),
  );

export const waitRepository = (connection: Connection): WaitRepository => {
  const parse = (row: Row) => parseRow(connection, 'waits', rowSchema, row);
  return {
    save: ({ name, until, runId, policy, notedAt }) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO waits (name, until, run_id, policy, noted_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET until = excluded.until, run_id = excluded.run_id, policy = excluded.policy,
             noted_at = excluded.noted_at`,
          name,
          until,
          runId ?? null,
          JSON.stringify(policy),
          notedAt,
        );
      }),
    list: () => connection.all('SELECT * FROM waits ORDER BY until').map(parse),
    remove: (name) =>
      connection.transaction(() => {
        connection.run('DELETE FROM waits WHERE name = ?', name);
      }),
  };
};
