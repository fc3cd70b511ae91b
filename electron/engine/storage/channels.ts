import { z } from 'zod';
import { languageSchema } from '../../../shared/domain/app.ts';
import { channelKinds, severities } from '../../../shared/domain/notifications.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

const rowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(channelKinds),
    label: z.string(),
    enabled: z.number(),
    minimum: z.enum(severities),
    language: orMissing(languageSchema),
    fields: jsonColumn(z.record(z.string(), z.string())),
    secret_record: z.string(),
    secret_keys: jsonColumn(z.array(z.string())),
    created_at: z.string(),
  })
  .transform(({ secret_record: secretRecord, secret_keys: secretKeys, created_at: createdAt, enabled, ...row }) => ({
    ...row,
    enabled: enabled === 1,
    secretRecord,
    secretKeys,
    createdAt,
  }));

/** A way to tell people. What is secret in it lies in the vault under `secretRecord`; `secretKeys` are filled. */
export type StoredChannel = Readonly<z.infer<typeof rowSchema>>;

export interface ChannelRepository {
  get(id: string): StoredChannel | undefined;
  /** Oldest first. */
  list(): readonly StoredChannel[];
  /** Adds it, or changes everything but its kind. */
  save(channel: StoredChannel): void;
  remove(id: string): void;
}

export const channelRepository = (connection: Connection): ChannelRepository => {
  const parse = (row: Row) => parseRow(connection, 'channels', rowSchema, row);
  return {
    get: (id) => {
      const row = connection.get('SELECT * FROM channels WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    list: () => connection.all('SELECT * FROM channels ORDER BY created_at, rowid').map(parse),
    save: (channel) => {
      connection.run(
        `INSERT INTO channels (id, kind, label, enabled, minimum, language, fields, secret_record, secret_keys, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, enabled = excluded.enabled, minimum = excluded.minimum,
           language = excluded.language, fields = excluded.fields, secret_keys = excluded.secret_keys`,
        channel.id,
        channel.kind,
        channel.label,
        channel.enabled ? 1 : 0,
        channel.minimum,
        channel.language ?? null,
        JSON.stringify(channel.fields),
        channel.secretRecord,
        JSON.stringify(channel.secretKeys),
        channel.createdAt,
      );
    },
    remove: (id) => {
      connection.run('DELETE FROM channels WHERE id = ?', id);
    },
  };
};
