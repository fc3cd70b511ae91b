import { z } from 'zod';
import { type Connection, parseRow } from './connection.ts';

/** How long one zone's records took to be seen on all its name servers. */
export interface Publication {
  readonly zone: string;
  readonly provider: string;
  readonly seconds: number;
}

export interface PublicationRepository {
  /** Adds one; only the latest fifty of a zone and provider are kept. */
  add(publication: Publication, at: string): void;
  /** In seconds, latest first. */
  of(zone: string, provider: string): readonly number[];
}

/** Services change; what they did long ago says little. */
const kept = 50;

const rowSchema = z.object({ seconds: z.number() });

export const publicationRepository = (connection: Connection): PublicationRepository => ({
  add: ({ zone, provider, seconds }, at) =>
    connection.transaction(() => {
      connection.run(
        'INSERT INTO publications (zone, provider, seconds, published_at) VALUES (?, ?, ?, ?)',
        zone,
        provider,
        seconds,
        at,
      );
      connection.run(
        `DELETE FROM publications WHERE zone = ? AND provider = ? AND rowid NOT IN (
           SELECT rowid FROM publications WHERE zone = ? AND provider = ?
           ORDER BY published_at DESC, rowid DESC LIMIT ${kept})`,
        zone,
        provider,
        zone,
        provider,
      );
    }),
  of: (zone, provider) =>
    connection
      .all(
        'SELECT seconds FROM publications WHERE zone = ? AND provider = ? ORDER BY published_at DESC, rowid DESC',
        zone,
        provider,
      )
      .map((row) => parseRow(connection, 'publications', rowSchema, row).seconds),
});
