/** What the renewal planner asks of every certificate at once: a few queries, however many certificates there are. */
import { z } from 'zod';
import { type RenewalInfoView, renewalInfoSchema } from '../../../shared/domain/accounts.ts';
import {
  type CertificateVersion,
  type Policy,
  policySchema,
  versionSchema,
} from '../../../shared/domain/certificates.ts';
import { type Retry, retrySchema } from '../../../shared/domain/runs.ts';
import { type Connection, jsonColumn, orMissing, parseRow } from './connection.ts';
import { type StoredRunStatus, storedRunStatuses } from './runs.ts';

/** What the plan reads of a policy. */
const plannedBy = {
  identifiers: true,
  authority: true,
  fallbackAuthorities: true,
  proof: true,
  keyType: true,
  csrPem: true,
} as const;

export interface CertificateRow {
  readonly id: string;
  readonly name: string;
  readonly policy: Pick<Policy, keyof typeof plannedBy>;
  readonly current?: Omit<CertificateVersion, 'chain'> | undefined;
  /** PEM of the version in use, without its chain. */
  readonly leafPem?: string | undefined;
  /** The account whose run got the version in use. */
  readonly accountId?: string | undefined;
  readonly renewalInfo?: RenewalInfoView | undefined;
  readonly lastRun?: { readonly status: StoredRunStatus; readonly endedAt?: string | undefined } | undefined;
}

/** An order that was begun, or a certificate that came of one. */
export interface CountedRow {
  readonly certificateId: string;
  readonly accountId?: string | undefined;
  readonly at: string;
  /** The order named what it replaces (RFC 9773 §5). */
  readonly replaces: boolean;
}

export interface RenewalFactsRepository {
  /** One after the other: with thousands of them their policies and chains are most of what a start would hold. */
  certificates(): Iterable<CertificateRow>;
  /** What follows from the last failure, by certificate and directory. */
  planned(): readonly { readonly certificateId: string; readonly directoryUrl: string; readonly retry: Retry }[];
  /** By certificate, since its last success. */
  failures(): readonly FailureRow[];
  failedValidations(
    since: string,
  ): readonly { readonly accountId: string; readonly name: string; readonly at: string }[];
  orders(since: string): readonly CountedRow[];
  issued(since: string): readonly CountedRow[];
  /** When an authority last answered with a directory or with renewal information. */
  lastContact(): string | undefined;
}

const optional = <S extends z.ZodType>(schema: S) => orMissing(schema).optional();

const certificateRow = z
  .object({
    id: z.string(),
    name: z.string(),
    policy: jsonColumn(policySchema.pick(plannedBy)),
    current: optional(jsonColumn(versionSchema.omit({ chain: true }))),
    leaf_pem: optional(z.string()),
    account_id: optional(z.string()),
    info: optional(jsonColumn(renewalInfoSchema)),
    run_status: optional(z.enum(storedRunStatuses)),
    run_ended_at: optional(z.string()),
  })
  .transform(
    (row): CertificateRow => ({
      id: row.id,
      name: row.name,
      policy: row.policy,
      current: row.current,
      leafPem: row.leaf_pem,
      accountId: row.account_id,
      renewalInfo: row.info,
      lastRun: row.run_status === undefined ? undefined : { status: row.run_status, endedAt: row.run_ended_at },
    }),
  );

const plannedRow = z
  .object({ certificate_id: z.string(), directory_url: z.string(), retry: jsonColumn(retrySchema) })
  .transform((row) => ({ certificateId: row.certificate_id, directoryUrl: row.directory_url, retry: row.retry }));

const failureRow = z
  .object({ certificate_id: z.string(), first_at: z.string(), last_at: z.string() })
  .transform((row) => ({
    certificateId: row.certificate_id,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
export type FailureRow = z.output<typeof failureRow>;

const validationRow = z
  .object({ account_id: z.string(), name: z.string(), failed_at: z.string() })
  .transform((row) => ({ accountId: row.account_id, name: row.name, at: row.failed_at }));

const countedRow = z
  .object({ certificate_id: z.string(), account_id: optional(z.string()), at: z.string(), replaces: z.number() })
  .transform(
    (row): CountedRow => ({
      certificateId: row.certificate_id,
      accountId: row.account_id,
      at: row.at,
      replaces: row.replaces === 1,
    }),
  );

// The first end marker closes the leaf: chains are kept leaf first.
const selectCertificates = `
  WITH last_runs AS (
    SELECT certificate_id, status, ended_at,
      ROW_NUMBER() OVER (PARTITION BY certificate_id ORDER BY started_at DESC, rowid DESC) AS place
    FROM runs
  )
  SELECT c.id, c.name, c.policy, v.data AS current, i.info, l.status AS run_status, l.ended_at AS run_ended_at,
    substr(v.chain_pem, 1, instr(v.chain_pem, '-----END CERTIFICATE-----') + 24) AS leaf_pem,
    json_extract(r.state, '$.accountId') AS account_id
  FROM certificates c
  LEFT JOIN versions v ON v.id = c.current_version_id
  LEFT JOIN renewal_info i ON i.version_id = v.id
  LEFT JOIN runs r ON r.id = v.run_id
  LEFT JOIN last_runs l ON l.certificate_id = c.id AND l.place = 1
  ORDER BY c.id`;

const replaced = `json_extract(r.state, '$.replaces') IS NOT NULL AS replaces`;

export const renewalFactsRepository = (connection: Connection): RenewalFactsRepository => {
  const read = <S extends z.ZodType>(table: string, schema: S, sql: string, ...values: readonly string[]) =>
    connection.all(sql, ...values).map((row) => parseRow(connection, table, schema, row));
  return {
    certificates: function* () {
      for (const row of connection.each(selectCertificates))
        yield parseRow(connection, 'certificates', certificateRow, row);
    },
    planned: () => read('planned_attempts', plannedRow, 'SELECT * FROM planned_attempts'),
    failures: () =>
      read(
        'attempts',
        failureRow,
        `SELECT certificate_id, MIN(failed_at) AS first_at, MAX(failed_at) AS last_at
         FROM attempts GROUP BY certificate_id`,
      ),
    failedValidations: (since) =>
      read(
        'failed_validations',
        validationRow,
        'SELECT * FROM failed_validations WHERE failed_at > ? ORDER BY failed_at',
        since,
      ),
    orders: (since) =>
      read(
        'runs',
        countedRow,
        `SELECT r.certificate_id, json_extract(r.state, '$.accountId') AS account_id, r.started_at AS at, ${replaced}
         FROM runs r WHERE r.started_at > ?`,
        since,
      ),
    issued: (since) =>
      read(
        'versions',
        countedRow,
        `SELECT v.certificate_id, json_extract(r.state, '$.accountId') AS account_id, v.created_at AS at, ${replaced}
         FROM versions v LEFT JOIN runs r ON r.id = v.run_id WHERE v.created_at > ?`,
        since,
      ),
    lastContact: () => {
      const row = connection.get(
        `SELECT MAX(at) AS at FROM (
           SELECT MAX(fetched_at) AS at FROM directories
           UNION ALL SELECT MAX(json_extract(info, '$.askedAt')) FROM renewal_info
         )`,
      );
      return typeof row?.at === 'string' ? row.at : undefined;
    },
  };
};
