/** What the renewal planner asks of every certificate at once: a few queries, however many certificates there are. */
import { z } from 'zod';
import { type RenewalInfoView, renewalInfoSchema } from '../../../shared/domain/accounts.ts';
import {
  type CertificateVersion,
  keyTypeSchema,
  type Policy,
  policySchema,
  versionSchema,
} from '../../../shared/domain/certificates.ts';
import { type Retry, retrySchema } from '../../../shared/domain/runs.ts';
import { type Connection, jsonColumn, parseRow, type Row } from './connection.ts';
import { type StoredRunStatus, storedRunStatuses } from './runs.ts';

/** What the plan reads of a policy besides its names. */
const plannedBy = { authority: true, fallbackAuthorities: true, proof: true, keyType: true, csrPem: true } as const;

/** What the plan reads of a version. */
type PlannedVersion = Pick<
  CertificateVersion,
  'id' | 'notBefore' | 'notAfter' | 'createdAt' | 'keyType' | 'names' | 'revoked'
>;

export interface CertificateRow {
  readonly id: string;
  readonly name: string;
  readonly identifiers: Policy['identifiers'];
  /** Certificates that differ in their names alone share one object. */
  readonly policy: Pick<Policy, keyof typeof plannedBy>;
  readonly current?: PlannedVersion | undefined;
  /** PEM of the version in use, without its chain; only where its names are not kept beside it. */
  readonly leafPem?: string | undefined;
  /** The account whose run got the version in use. */
  readonly accountId?: string | undefined;
  readonly renewalInfo?: RenewalInfoView | undefined;
  /** Where it is working or was cancelled: no other decides anything. */
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
  /** When the newest of the versions in use begins. */
  newestStart(): string | undefined;
  /** When an authority last answered with a directory or with renewal information. */
  lastContact(): string | undefined;
}

const policyRow = z.object({ policy: jsonColumn(policySchema.pick(plannedBy)) });

const text = z.string();
const maybeText = text.nullable();

/** Reading JSON inside the schema takes three times as long, and there are thousands of rows. */
const withJson = (row: Row): Row => ({
  ...row,
  identifiers: fromJson(row.identifiers),
  names: fromJson(row.names),
  revoked: fromJson(row.revoked),
  info: fromJson(row.info),
});

/** What is no JSON stays as it is, and does not fit the schema. */
const fromJson = (column: unknown): unknown => {
  try {
    return typeof column === 'string' ? JSON.parse(column) : column;
  } catch {
    return column;
  }
};

const certificateRow = z.object({
  id: text,
  name: text,
  identifiers: policySchema.shape.identifiers,
  policy: text,
  version_id: maybeText,
  names: z.array(text).nullable(),
  revoked: versionSchema.shape.revoked.unwrap().nullable(),
  leaf_pem: maybeText,
  account_id: maybeText,
  info: renewalInfoSchema.nullable(),
  run_status: z.enum(storedRunStatuses).nullable(),
  run_ended_at: maybeText,
});

const versionRow = z.object({
  version_id: text,
  not_before: text,
  not_after: text,
  created_at: text,
  key_type: keyTypeSchema,
});

/** `policies` are those that were read already, by their text. */
const readCertificate = (
  connection: Connection,
  each: Row,
  policies: Map<string, CertificateRow['policy']>,
): CertificateRow => {
  const row = parseRow(connection, 'certificates', certificateRow, withJson(each));
  const policy = policies.get(row.policy) ?? parseRow(connection, 'certificates', policyRow, row).policy;
  policies.set(row.policy, policy);
  const version = row.version_id === null ? undefined : parseRow(connection, 'versions', versionRow, each);
  return {
    id: row.id,
    name: row.name,
    identifiers: row.identifiers,
    policy,
    current: version && {
      id: version.version_id,
      notBefore: version.not_before,
      notAfter: version.not_after,
      createdAt: version.created_at,
      keyType: version.key_type,
      names: row.names ?? undefined,
      revoked: row.revoked ?? undefined,
    },
    leafPem: row.leaf_pem ?? undefined,
    accountId: row.account_id ?? undefined,
    renewalInfo: row.info ?? undefined,
    lastRun: row.run_status === null ? undefined : { status: row.run_status, endedAt: row.run_ended_at ?? undefined },
  };
};

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
  .object({ certificate_id: z.string(), account_id: maybeText, at: z.string(), replaces: z.number() })
  .transform(
    (row): CountedRow => ({
      certificateId: row.certificate_id,
      accountId: row.account_id ?? undefined,
      at: row.at,
      replaces: row.replaces === 1,
    }),
  );

// The first end marker closes the leaf: chains are kept leaf first.
const selectCertificates = `
  SELECT c.id, c.name, c.policy -> '$.identifiers' AS identifiers, json_remove(c.policy, '$.identifiers') AS policy,
    v.id AS version_id, v.data ->> '$.notBefore' AS not_before, v.data ->> '$.notAfter' AS not_after,
    v.created_at, v.data ->> '$.keyType' AS key_type, v.data -> '$.names' AS names, v.data -> '$.revoked' AS revoked,
    CASE WHEN v.data -> '$.names' IS NULL
      THEN substr(v.chain_pem, 1, instr(v.chain_pem, '-----END CERTIFICATE-----') + 24) END AS leaf_pem,
    i.info, l.status AS run_status, l.ended_at AS run_ended_at, r.state ->> '$.accountId' AS account_id
  FROM certificates c
  LEFT JOIN versions v ON v.id = c.current_version_id
  LEFT JOIN renewal_info i ON i.version_id = v.id
  LEFT JOIN runs r ON r.id = v.run_id
  LEFT JOIN runs l ON l.rowid =
    (SELECT n.rowid FROM runs n WHERE n.certificate_id = c.id ORDER BY n.started_at DESC, n.rowid DESC LIMIT 1)
    AND l.status IN ('working', 'cancelled')
  ORDER BY c.id`;

const replaced = `json_extract(r.state, '$.replaces') IS NOT NULL AS replaces`;

export const renewalFactsRepository = (connection: Connection): RenewalFactsRepository => {
  const read = <S extends z.ZodType>(table: string, schema: S, sql: string, ...values: readonly string[]) =>
    Array.from(connection.each(sql, ...values), (row) => parseRow(connection, table, schema, row));
  const moment = (sql: string): string | undefined => {
    const row = connection.get(sql);
    return typeof row?.at === 'string' ? row.at : undefined;
  };
  return {
    certificates: function* () {
      // Most certificates share all of their policy but its names.
      const policies = new Map<string, CertificateRow['policy']>();
      for (const row of connection.each(selectCertificates)) yield readCertificate(connection, row, policies);
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
    newestStart: () =>
      moment(
        `SELECT MAX(v.data ->> '$.notBefore') AS at
         FROM certificates c JOIN versions v ON v.id = c.current_version_id`,
      ),
    lastContact: () =>
      moment(
        `SELECT MAX(at) AS at FROM (
           SELECT MAX(fetched_at) AS at FROM directories
           UNION ALL SELECT MAX(json_extract(info, '$.askedAt')) FROM renewal_info
         )`,
      ),
  };
};
