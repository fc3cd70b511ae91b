import { z } from 'zod';
import {
  type CertificateVersion,
  type Policy,
  policySchema,
  versionSchema,
} from '../../../shared/domain/certificates.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';
import { type StoredRunStatus, storedRunStatuses } from './runs.ts';

/** A managed certificate: names, policy, and the version that is in use now. */
export interface StoredCertificate {
  readonly id: string;
  readonly name: string;
  readonly policy: Policy;
  readonly createdAt: string;
  readonly current?: CertificateVersion;
  readonly lastRun?: { readonly id: string; readonly status: StoredRunStatus };
}

/** One issued certificate with its chain; its private key lies in the vault under `keyRecord`. */
export interface StoredVersion {
  readonly certificateId: string;
  readonly version: CertificateVersion;
  /** PEM, leaf first. */
  readonly chainPem: string;
  readonly keyRecord: string;
  readonly runId?: string | undefined;
}

export interface CertificateRepository {
  /** Newest first. */
  list(): readonly StoredCertificate[];
  get(id: string): StoredCertificate | undefined;
  /** The newest of that name. */
  findByName(name: string): StoredCertificate | undefined;
  /** Ids of all of that name, the oldest first. */
  namesakes(name: string): readonly string[];
  /** Adds it, or changes its name and policy; its versions stay. */
  save(certificate: Pick<StoredCertificate, 'id' | 'name' | 'policy' | 'createdAt'>): void;
  /** Adds the version and makes it the current one. Adding it again changes nothing. */
  addVersion(added: StoredVersion): void;
  /** Notes when and why the version was revoked. */
  markRevoked(versionId: string, revoked: NonNullable<CertificateVersion['revoked']>): void;
  version(id: string): StoredVersion | undefined;
  currentVersion(certificateId: string): StoredVersion | undefined;
  /** Newest first; all of them unless told. */
  versions(certificateId: string, limit?: number): readonly StoredVersion[];
  countVersions(certificateId: string): number;
  /** With its versions and runs. Journal and vault records are left to whoever removes it. */
  remove(id: string): void;
}

const certificateRow = z
  .object({
    id: z.string(),
    name: z.string(),
    policy: jsonColumn(policySchema),
    created_at: z.string(),
    current: orMissing(jsonColumn(versionSchema)),
    run_id: orMissing(z.string()),
    run_status: orMissing(z.enum(storedRunStatuses)),
  })
  .transform(
    (row): StoredCertificate => ({
      id: row.id,
      name: row.name,
      policy: row.policy,
      createdAt: row.created_at,
      ...(row.current === undefined ? {} : { current: row.current }),
      ...(row.run_id === undefined || row.run_status === undefined
        ? {}
        : { lastRun: { id: row.run_id, status: row.run_status } }),
    }),
  );

const versionRow = z
  .object({
    certificate_id: z.string(),
    data: jsonColumn(versionSchema),
    chain_pem: z.string(),
    key_record: z.string(),
    run_id: orMissing(z.string()),
  })
  .transform(
    (row): StoredVersion => ({
      certificateId: row.certificate_id,
      version: row.data,
      chainPem: row.chain_pem,
      keyRecord: row.key_record,
      ...(row.run_id === undefined ? {} : { runId: row.run_id }),
    }),
  );

/** A negative limit is none in SQLite. */
const everything = -1;

const selectCertificates = `
  SELECT c.id, c.name, c.policy, c.created_at, v.data AS current, r.id AS run_id, r.status AS run_status
  FROM certificates c
  LEFT JOIN versions v ON v.id = c.current_version_id
  LEFT JOIN runs r ON r.id =
    (SELECT l.id FROM runs l WHERE l.certificate_id = c.id ORDER BY l.started_at DESC, l.rowid DESC LIMIT 1)`;

const namesakeRow = z.object({ id: z.string() });

export const certificateRepository = (connection: Connection): CertificateRepository => {
  const certificate = (row: Row) => parseRow(connection, 'certificates', certificateRow, row);
  const version = (row: Row) => parseRow(connection, 'versions', versionRow, row);
  const firstCertificate = (row: Row | undefined) => (row === undefined ? undefined : certificate(row));
  const firstVersion = (row: Row | undefined) => (row === undefined ? undefined : version(row));
  return {
    list: () => connection.all(`${selectCertificates} ORDER BY c.created_at DESC, c.rowid DESC`).map(certificate),
    get: (id) => firstCertificate(connection.get(`${selectCertificates} WHERE c.id = ?`, id)),
    findByName: (name) =>
      firstCertificate(
        connection.get(`${selectCertificates} WHERE c.name = ? ORDER BY c.created_at DESC, c.rowid DESC LIMIT 1`, name),
      ),
    namesakes: (name) =>
      connection
        .all('SELECT id FROM certificates WHERE name = ? ORDER BY created_at, rowid', name)
        .map((row) => parseRow(connection, 'certificates', namesakeRow, row).id),
    save: (saved) => {
      connection.run(
        `INSERT INTO certificates (id, name, policy, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, policy = excluded.policy`,
        saved.id,
        saved.name,
        JSON.stringify(saved.policy),
        saved.createdAt,
      );
    },
    addVersion: (added) =>
      connection.transaction(() => {
        const isNew = connection.run(
          `INSERT INTO versions (id, certificate_id, data, chain_pem, key_record, run_id, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
          added.version.id,
          added.certificateId,
          JSON.stringify(added.version),
          added.chainPem,
          added.keyRecord,
          added.runId ?? null,
          added.version.createdAt,
        );
        if (isNew === 0) return;
        connection.run(
          'UPDATE certificates SET current_version_id = ? WHERE id = ?',
          added.version.id,
          added.certificateId,
        );
      }),
    markRevoked: (versionId, revoked) => {
      connection.run(
        "UPDATE versions SET data = json_set(data, '$.revoked', json(?)) WHERE id = ?",
        JSON.stringify(revoked),
        versionId,
      );
    },
    version: (id) => firstVersion(connection.get('SELECT * FROM versions WHERE id = ?', id)),
    currentVersion: (certificateId) =>
      firstVersion(
        connection.get(
          'SELECT v.* FROM versions v JOIN certificates c ON c.current_version_id = v.id WHERE c.id = ?',
          certificateId,
        ),
      ),
    versions: (certificateId, limit = everything) =>
      connection
        .all(
          'SELECT * FROM versions WHERE certificate_id = ? ORDER BY created_at DESC, rowid DESC LIMIT ?',
          certificateId,
          limit,
        )
        .map(version),
    countVersions: (certificateId) =>
      Number(
        connection.get('SELECT COUNT(*) AS count FROM versions WHERE certificate_id = ?', certificateId)?.count ?? 0,
      ),
    remove: (id) => {
      connection.run('DELETE FROM certificates WHERE id = ?', id);
    },
  };
};
