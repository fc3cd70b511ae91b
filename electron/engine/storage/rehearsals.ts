import { z } from 'zod';
import {
  type RehearsalReport,
  type RehearsalVerdict,
  rehearsalReportSchema,
  rehearsalVerdicts,
  type Tried,
  triedSchema,
} from '../../../shared/domain/rehearsals.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

/** A certificate in use and its last rehearsal, as the choice of the next ones needs them. */
export interface RehearsalMoment {
  readonly certificateId: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly last: { readonly at: string; readonly verdict: RehearsalVerdict } | undefined;
}

export interface RehearsalRepository {
  /** Adds it with what was tried; of a certificate the last ten are kept, and of the last one alone what was tried. */
  add(report: RehearsalReport, tried: Tried): void;
  /** The last of every certificate. */
  last(): readonly RehearsalReport[];
  /** Newest first. */
  of(certificateId: string): readonly RehearsalReport[];
  /** Of the last one. */
  tried(certificateId: string): Tried | undefined;
  /** Of every certificate that was issued, one after the other. */
  moments(): Iterable<RehearsalMoment>;
}

const kept = 10;

const reportRow = z.object({ report: jsonColumn(rehearsalReportSchema) });
const triedRow = z.object({ tried: orMissing(jsonColumn(triedSchema)) });
const momentRow = z
  .object({
    id: z.string(),
    not_before: z.string(),
    not_after: z.string(),
    at: z.string().nullable(),
    verdict: z.enum(rehearsalVerdicts).nullable(),
  })
  .transform(
    ({ id, not_before: notBefore, not_after: notAfter, at, verdict }): RehearsalMoment => ({
      certificateId: id,
      notBefore,
      notAfter,
      last: at === null || verdict === null ? undefined : { at, verdict },
    }),
  );

export const rehearsalRepository = (connection: Connection): RehearsalRepository => {
  const report = (row: Row) => parseRow(connection, 'rehearsals', reportRow, row).report;
  return {
    add: (added, tried) =>
      connection.transaction(() => {
        const { id, certificateId, at, verdict } = added;
        connection.run('UPDATE rehearsals SET tried = NULL, newest = 0 WHERE certificate_id = ?', certificateId);
        connection.run(
          'INSERT INTO rehearsals (id, certificate_id, at, verdict, report, tried, newest) VALUES (?, ?, ?, ?, ?, ?, 1)',
          ...[id, certificateId, at, verdict, JSON.stringify(added), JSON.stringify(tried)],
        );
        connection.run(
          `DELETE FROM rehearsals WHERE certificate_id = ?1 AND rowid NOT IN
             (SELECT rowid FROM rehearsals WHERE certificate_id = ?1 ORDER BY rowid DESC LIMIT ?2)`,
          certificateId,
          kept,
        );
      }),
    last: () => connection.all('SELECT id, report FROM rehearsals WHERE newest = 1').map(report),
    of: (certificateId) =>
      connection
        .all('SELECT id, report FROM rehearsals WHERE certificate_id = ? ORDER BY rowid DESC', certificateId)
        .map(report),
    tried: (certificateId) => {
      const row = connection.get(
        'SELECT id, tried FROM rehearsals WHERE certificate_id = ? AND newest = 1',
        certificateId,
      );
      return row === undefined ? undefined : parseRow(connection, 'rehearsals', triedRow, row).tried;
    },
    moments: function* () {
      for (const row of connection.each(
        `SELECT certificates.id, versions.data ->> '$.notBefore' AS not_before,
           versions.data ->> '$.notAfter' AS not_after, rehearsals.at, rehearsals.verdict
         FROM certificates JOIN versions ON versions.id = certificates.current_version_id
           LEFT JOIN rehearsals ON rehearsals.certificate_id = certificates.id AND rehearsals.newest = 1`,
      ))
        yield parseRow(connection, 'rehearsals', momentRow, row);
    },
  };
};
