import { z } from 'zod';
import {
  type DomainRegistration,
  domainRegistrationSchema,
  type EndpointReport,
  endpointReportSchema,
  type WatchedEndpoint,
  watchProtocols,
} from '../../../shared/domain/watch.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

export interface StoredEndpoint extends WatchedEndpoint {
  readonly createdAt: string;
  /** Proposed and taken off the list by a person. */
  readonly dropped: boolean;
}

export interface EndpointRepository {
  /** Oldest first; those that were dropped as well. */
  list(): readonly StoredEndpoint[];
  get(id: string): StoredEndpoint | undefined;
  /** All of the certificates of which at least one has a report, oldest first. */
  seen(): readonly StoredEndpoint[];
  /** Those of the list whose turn may have come by `now` (ISO 8601), never looked at first; cheap with thousands. */
  mayBeDue(now: string): readonly StoredEndpoint[];
  /** Adds it, or changes everything but when it was added. */
  save(endpoint: StoredEndpoint): void;
  /** With its reports. */
  remove(id: string): void;
  /** Keeps the last thirty of the endpoint. */
  addReport(endpointId: string, report: EndpointReport): void;
  /** Newest first. */
  reports(endpointId: string): readonly EndpointReport[];
  lastReport(endpointId: string): EndpointReport | undefined;
  registrations(): readonly DomainRegistration[];
  saveRegistration(registration: DomainRegistration): void;
  removeRegistration(domain: string): void;
}

const ofSeenCertificates = `SELECT * FROM endpoints WHERE certificate_id IN (
  SELECT certificate_id FROM endpoints WHERE id IN (SELECT endpoint_id FROM endpoint_reports)
) ORDER BY created_at, rowid`;

const keptReports = 30;

const endpointRow = z
  .object({
    id: z.string(),
    host: z.string(),
    port: z.number(),
    protocol: z.enum(watchProtocols),
    server_name: orMissing(z.string()),
    certificate_id: orMissing(z.string()),
    every_hours: z.number(),
    created_at: z.string(),
    dropped: z.number(),
  })
  .transform(
    ({ server_name: serverName, certificate_id: certificateId, ...row }): StoredEndpoint => ({
      id: row.id,
      host: row.host,
      port: row.port,
      protocol: row.protocol,
      ...(serverName === undefined ? {} : { serverName }),
      ...(certificateId === undefined ? {} : { certificateId }),
      everyHours: row.every_hours,
      createdAt: row.created_at,
      dropped: row.dropped === 1,
    }),
  );
const reportRow = z.object({ report: jsonColumn(endpointReportSchema) }).transform(({ report }) => report);
const domainRow = z
  .object({ registration: jsonColumn(domainRegistrationSchema) })
  .transform(({ registration }) => registration);

export const endpointRepository = (connection: Connection): EndpointRepository => {
  const endpoint = (row: Row) => parseRow(connection, 'endpoints', endpointRow, row);
  const reportsOf = (endpointId: string, limit: number) =>
    connection
      .all(
        'SELECT id, report FROM endpoint_reports WHERE endpoint_id = ? ORDER BY at DESC, id DESC LIMIT ?',
        endpointId,
        limit,
      )
      .map((row) => parseRow(connection, 'endpoint_reports', reportRow, row));
  return {
    list: () => connection.all('SELECT * FROM endpoints ORDER BY created_at, rowid').map(endpoint),
    get: (id) => {
      const row = connection.get('SELECT * FROM endpoints WHERE id = ?', id);
      return row === undefined ? undefined : endpoint(row);
    },
    seen: () => connection.all(ofSeenCertificates).map(endpoint),
    mayBeDue: (now) => connection.all(overdue, now).map(endpoint),
    save: (saved) => saveEndpoint(connection, saved),
    remove: (id) => {
      connection.run('DELETE FROM endpoints WHERE id = ?', id);
    },
    addReport: (endpointId, report) =>
      connection.transaction(() => {
        connection.run(
          'INSERT INTO endpoint_reports (endpoint_id, at, report) VALUES (?, ?, ?)',
          endpointId,
          report.at,
          JSON.stringify(report),
        );
        connection.run(
          `DELETE FROM endpoint_reports WHERE endpoint_id = ? AND id NOT IN
             (SELECT id FROM endpoint_reports WHERE endpoint_id = ? ORDER BY at DESC, id DESC LIMIT ?)`,
          endpointId,
          endpointId,
          keptReports,
        );
      }),
    reports: (endpointId) => reportsOf(endpointId, keptReports),
    lastReport: (endpointId) => reportsOf(endpointId, 1)[0],
    registrations: () =>
      connection
        .all('SELECT domain AS id, registration FROM domains ORDER BY domain')
        .map((row) => parseRow(connection, 'domains', domainRow, row)),
    saveRegistration: (registration) => {
      connection.run(
        `INSERT INTO domains (domain, registration) VALUES (?, ?)
         ON CONFLICT (domain) DO UPDATE SET registration = excluded.registration`,
        registration.domain,
        JSON.stringify(registration),
      );
    },
    removeRegistration: (domain) => {
      connection.run('DELETE FROM domains WHERE domain = ?', domain);
    },
  };
};

/** The widest bounds of `watch/due.ts`: eleven twelfths of the interval, and ten minutes after a new version. */
const overdue = `
  SELECT endpoints.* FROM endpoints
  LEFT JOIN (SELECT endpoint_id, MAX(at) AS at FROM endpoint_reports GROUP BY endpoint_id) AS last
    ON last.endpoint_id = endpoints.id
  WHERE dropped = 0 AND (
    last.at IS NULL
    OR unixepoch(last.at) + every_hours * 3300 <= unixepoch(?)
    OR EXISTS (SELECT 1 FROM versions WHERE versions.certificate_id = endpoints.certificate_id
                 AND unixepoch(versions.created_at) + 600 > unixepoch(last.at)))
  ORDER BY last.at, endpoints.rowid`;

const saveEndpoint = (connection: Connection, saved: StoredEndpoint): void => {
  connection.run(
    `INSERT INTO endpoints (id, host, port, protocol, server_name, certificate_id, every_hours, created_at, dropped)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET host = excluded.host, port = excluded.port, protocol = excluded.protocol,
       server_name = excluded.server_name, certificate_id = excluded.certificate_id,
       every_hours = excluded.every_hours, dropped = excluded.dropped`,
    saved.id,
    saved.host,
    saved.port,
    saved.protocol,
    saved.serverName ?? null,
    saved.certificateId ?? null,
    saved.everyHours,
    saved.createdAt,
    saved.dropped ? 1 : 0,
  );
};
