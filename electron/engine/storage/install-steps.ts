import { z } from 'zod';
import { type InstallReport, installReportSchema } from '../../../shared/domain/install.ts';
import { installKinds } from '../../../shared/domain/install-kinds.ts';
import { problemSchema } from '../../../shared/errors/problem.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

const rowSchema = z
  .object({
    id: z.string(),
    certificate_id: z.string(),
    kind: z.enum(installKinds),
    label: z.string(),
    enabled: z.number(),
    seconds: z.number(),
    undo_later: z.number(),
    fields: jsonColumn(z.record(z.string(), z.string())),
    secret_record: z.string(),
    secret_keys: jsonColumn(z.array(z.string())),
    saved_version: orMissing(z.string()),
    installed_version: orMissing(z.string()),
    installed_at: orMissing(z.string()),
    failure: orMissing(jsonColumn(z.object({ versionId: z.string(), at: z.string(), problem: problemSchema }))),
    created_at: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    certificateId: row.certificate_id,
    kind: row.kind,
    label: row.label,
    enabled: row.enabled === 1,
    seconds: row.seconds,
    undoLater: row.undo_later === 1,
    fields: row.fields,
    secretRecord: row.secret_record,
    secretKeys: row.secret_keys,
    /** In use when a person saved it: by itself it runs only for later ones. */
    savedVersion: row.saved_version,
    installedVersion: row.installed_version,
    installedAt: row.installed_at,
    failure: row.failure,
    createdAt: row.created_at,
  }));

/** What is secret in it lies in the vault under `secretRecord`; `secretKeys` are filled. */
export type StoredStep = Readonly<z.infer<typeof rowSchema>>;

export interface InstallRepository {
  get(id: string): StoredStep | undefined;
  /** In the order in which they run. */
  ofCertificate(certificateId: string): readonly StoredStep[];
  /** Ids of certificates that have a step without the version in use, in no order. */
  pending(): readonly string[];
  /** A step that is on failed with the version in use. */
  failing(certificateId: string): boolean;
  /** Adds it as the last one, or changes everything but its kind, its certificate and its place. */
  save(step: StoredStep): void;
  /** Ids of all steps of the certificate, as they are to run. */
  order(ids: readonly string[]): void;
  remove(id: string): void;
  /** Adds or changes a report. The last thirty of each certificate are kept. */
  saveReport(report: InstallReport): void;
  /** Newest first. */
  reports(certificateId: string, limit?: number): readonly InstallReport[];
}

const keptReports = 30;
const reportRow = z.object({ report: jsonColumn(installReportSchema) });

export const installRepository = (connection: Connection): InstallRepository => {
  const parse = (row: Row) => parseRow(connection, 'install_steps', rowSchema, row);
  return {
    get: (id) => {
      const row = connection.get('SELECT * FROM install_steps WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    ofCertificate: (certificateId) =>
      connection
        .all('SELECT * FROM install_steps WHERE certificate_id = ? ORDER BY position, rowid', certificateId)
        .map(parse),
    pending: () =>
      connection
        .all(
          `SELECT DISTINCT s.certificate_id AS id FROM install_steps s JOIN certificates c ON c.id = s.certificate_id
           WHERE s.enabled = 1 AND c.current_version_id IS NOT NULL
             AND s.installed_version IS NOT c.current_version_id`,
        )
        .map(({ id }) => String(id)),
    failing: (certificateId) =>
      connection.get(
        `SELECT 1 AS found FROM install_steps s JOIN certificates c ON c.id = s.certificate_id
         WHERE s.certificate_id = ? AND s.enabled = 1 AND s.failure IS NOT NULL
           AND json_extract(s.failure, '$.versionId') = c.current_version_id`,
        certificateId,
      ) !== undefined,
    save: (step) => saveStep(connection, step),
    order: (ids) =>
      connection.transaction(() => {
        for (const [position, id] of ids.entries())
          connection.run('UPDATE install_steps SET position = ? WHERE id = ?', position, id);
      }),
    remove: (id) => {
      connection.run('DELETE FROM install_steps WHERE id = ?', id);
    },
    saveReport: (report) => saveReport(connection, report),
    reports: (certificateId, limit = keptReports) =>
      connection
        .all(
          'SELECT id, report FROM install_results WHERE certificate_id = ? ORDER BY at DESC, rowid DESC LIMIT ?',
          certificateId,
          limit,
        )
        .map((row) => parseRow(connection, 'install_results', reportRow, row).report),
  };
};

const saveStep = (connection: Connection, step: StoredStep): void => {
  connection.run(
    `INSERT INTO install_steps (id, certificate_id, position, kind, label, enabled, seconds, undo_later, fields,
       secret_record, secret_keys, saved_version, installed_version, installed_at, failure, created_at)
     VALUES (?1, ?2, (SELECT COALESCE(MAX(position), -1) + 1 FROM install_steps WHERE certificate_id = ?2),
       ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, enabled = excluded.enabled, seconds = excluded.seconds,
       undo_later = excluded.undo_later, fields = excluded.fields, secret_keys = excluded.secret_keys,
       saved_version = excluded.saved_version, installed_version = excluded.installed_version,
       installed_at = excluded.installed_at, failure = excluded.failure`,
    step.id,
    step.certificateId,
    step.kind,
    step.label,
    step.enabled ? 1 : 0,
    step.seconds,
    step.undoLater ? 1 : 0,
    JSON.stringify(step.fields),
    step.secretRecord,
    JSON.stringify(step.secretKeys),
    step.savedVersion ?? null,
    step.installedVersion ?? null,
    step.installedAt ?? null,
    step.failure === undefined ? null : JSON.stringify(step.failure),
    step.createdAt,
  );
};

/** A certificate that was removed meanwhile leaves nothing to report on. */
const saveReport = (connection: Connection, report: InstallReport): void =>
  connection.transaction(() => {
    connection.run(
      `INSERT INTO install_results (id, certificate_id, at, report)
       SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM certificates WHERE id = ?2)
       ON CONFLICT (id) DO UPDATE SET report = excluded.report`,
      report.id,
      report.certificateId,
      report.startedAt,
      JSON.stringify(report),
    );
    connection.run(
      `DELETE FROM install_results WHERE certificate_id = ?1 AND id NOT IN
         (SELECT id FROM install_results WHERE certificate_id = ?1 ORDER BY at DESC, rowid DESC LIMIT ${keptReports})`,
      report.certificateId,
    );
  });
