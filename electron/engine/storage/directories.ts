import { z } from 'zod';
import type { Directory, DirectoryCache } from '../acme/session.ts';
import { type Connection, jsonColumn, parseRow } from './connection.ts';

/** The last good directory of each authority (RFC 8555 §7.1.1). */
export type DirectoryRepository = DirectoryCache;

const directorySchema = z.object({
  newNonce: z.string(),
  newAccount: z.string(),
  newOrder: z.string(),
  revokeCert: z.string().exactOptional(),
  keyChange: z.string().exactOptional(),
  renewalInfo: z.string().exactOptional(),
  meta: z.object({
    termsOfService: z.string().exactOptional(),
    website: z.string().exactOptional(),
    caaIdentities: z.array(z.string()).exactOptional(),
    externalAccountRequired: z.boolean().exactOptional(),
    profiles: z.record(z.string(), z.string()).exactOptional(),
  }),
}) satisfies z.ZodType<Directory>;

const rowSchema = z.object({
  directory: jsonColumn(directorySchema),
  fetched_at: z.string().pipe(z.coerce.date()),
});

export const directoryRepository = (connection: Connection): DirectoryRepository => ({
  read: async (url) => {
    const row = connection.get('SELECT url AS id, directory, fetched_at FROM directories WHERE url = ?', url);
    if (row === undefined) return undefined;
    const parsed = parseRow(connection, 'directories', rowSchema, row);
    return { directory: parsed.directory, fetchedAt: parsed.fetched_at };
  },
  write: async (url, directory, fetchedAt) => {
    connection.run(
      `INSERT INTO directories (url, directory, fetched_at) VALUES (?, ?, ?)
       ON CONFLICT (url) DO UPDATE SET directory = excluded.directory, fetched_at = excluded.fetched_at`,
      url,
      JSON.stringify(directory),
      fetchedAt.toISOString(),
    );
  },
});
