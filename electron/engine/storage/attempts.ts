import { z } from 'zod';
import { type Retry, retrySchema } from '../../../shared/domain/runs.ts';
import { type Connection, jsonColumn, parseRow, type Row } from './connection.ts';

/** One failed attempt to order a certificate, as the decisions about the next one need it. */
export interface FailedAttempt {
  readonly certificateId: string;
  readonly runId: string;
  readonly directoryUrl: string;
  readonly accountId: string;
  /** A `FailureKind`. */
  readonly kind: string;
  readonly failedAt: string;
}

/** What has been decided about the next attempt at one authority. */
export interface PlannedAttempt {
  readonly directoryUrl: string;
  readonly retry: Exclude<Retry, { kind: 'give-up' }>;
}

export interface AttemptRepository {
  /** Adds the attempt, its failed validations and what follows from it, in one transaction. */
  saveFailure(attempt: FailedAttempt, failedNames: readonly string[], retry: Retry): void;
  /** A success ends every row of failures and every wait of the certificate; failed validations still count. */
  saveSuccess(certificateId: string): void;
  /** Newest first, since the last success. */
  failures(certificateId: string, directoryUrl: string): readonly FailedAttempt[];
  /** Moments after `since` at which the authority looked for a proof of the name and did not find it; oldest first. */
  failedValidations(accountId: string, name: string, since: string): readonly string[];
  planned(certificateId: string): readonly PlannedAttempt[];
}

const failureRow = z
  .object({
    certificate_id: z.string(),
    run_id: z.string(),
    directory_url: z.string(),
    account_id: z.string(),
    kind: z.string(),
    failed_at: z.string(),
  })
  .transform(
    (row): FailedAttempt => ({
      certificateId: row.certificate_id,
      runId: row.run_id,
      directoryUrl: row.directory_url,
      accountId: row.account_id,
      kind: row.kind,
      failedAt: row.failed_at,
    }),
  );
const plannedRow = z
  .object({ directory_url: z.string(), retry: jsonColumn(retrySchema) })
  .transform(({ directory_url: directoryUrl, retry }): PlannedAttempt | undefined =>
    retry.kind === 'give-up' ? undefined : { directoryUrl, retry },
  );

/** Nothing older than this says anything about a limit or an outage of today. */
const kept = 30 * 24 * 3_600_000;

export const attemptRepository = (connection: Connection): AttemptRepository => {
  const failure = (row: Row) => parseRow(connection, 'attempts', failureRow, row);
  return {
    saveFailure: (attempt, failedNames, retry) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO attempts (certificate_id, run_id, directory_url, account_id, kind, failed_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
          attempt.certificateId,
          attempt.runId,
          attempt.directoryUrl,
          attempt.accountId,
          attempt.kind,
          attempt.failedAt,
        );
        for (const name of failedNames)
          connection.run(
            'INSERT INTO failed_validations (account_id, name, failed_at) VALUES (?, ?, ?)',
            attempt.accountId,
            name,
            attempt.failedAt,
          );
        connection.run(
          `INSERT INTO planned_attempts (certificate_id, directory_url, retry) VALUES (?, ?, ?)
           ON CONFLICT (certificate_id, directory_url) DO UPDATE SET retry = excluded.retry`,
          attempt.certificateId,
          attempt.directoryUrl,
          JSON.stringify(retry),
        );
        const oldest = new Date(Date.parse(attempt.failedAt) - kept).toISOString();
        connection.run('DELETE FROM attempts WHERE failed_at < ?', oldest);
        connection.run('DELETE FROM failed_validations WHERE failed_at < ?', oldest);
      }),
    saveSuccess: (certificateId) =>
      connection.transaction(() => {
        connection.run('DELETE FROM attempts WHERE certificate_id = ?', certificateId);
        connection.run('DELETE FROM planned_attempts WHERE certificate_id = ?', certificateId);
      }),
    failures: (certificateId, directoryUrl) =>
      connection
        .all(
          'SELECT * FROM attempts WHERE certificate_id = ? AND directory_url = ? ORDER BY failed_at DESC, id DESC LIMIT 200',
          certificateId,
          directoryUrl,
        )
        .map(failure),
    failedValidations: (accountId, name, since) =>
      connection
        .all(
          `SELECT failed_at FROM failed_validations WHERE account_id = ? AND name = ? AND failed_at > ?
           ORDER BY failed_at`,
          accountId,
          name,
          since,
        )
        .map((row) => String(row.failed_at)),
    planned: (certificateId) =>
      connection
        .all('SELECT directory_url, retry FROM planned_attempts WHERE certificate_id = ?', certificateId)
        .flatMap((row) => parseRow(connection, 'planned_attempts', plannedRow, row) ?? []),
  };
};
