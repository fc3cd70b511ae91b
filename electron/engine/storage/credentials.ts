import { z } from 'zod';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

/** A credential of a DNS provider. What is secret in it lies in the vault under `secretRecord`. */
export interface StoredCredential {
  readonly id: string;
  readonly provider: string;
  readonly label: string;
  /** The fields that are not secret. */
  readonly fields: Readonly<Record<string, string>>;
  readonly secretRecord: string;
  /** Names of the secret fields that are filled; missing where an earlier version stored it. */
  readonly secretKeys?: readonly string[];
  readonly createdAt: string;
}

export interface CredentialRepository {
  get(id: string): StoredCredential | undefined;
  list(): readonly StoredCredential[];
  /** Adds it, or changes label and fields. */
  save(credential: StoredCredential): void;
  remove(id: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    label: z.string(),
    fields: jsonColumn(z.record(z.string(), z.string())),
    secret_record: z.string(),
    created_at: z.string(),
    secret_keys: orMissing(jsonColumn(z.array(z.string()))),
  })
  .transform(
    (row): StoredCredential => ({
      id: row.id,
      provider: row.provider,
      label: row.label,
      fields: row.fields,
      secretRecord: row.secret_record,
      createdAt: row.created_at,
      ...(row.secret_keys === undefined ? {} : { secretKeys: row.secret_keys }),
    }),
  );

export const credentialRepository = (connection: Connection): CredentialRepository => {
  const parse = (row: Row) => parseRow(connection, 'credentials', rowSchema, row);
  return {
    get: (id) => {
      const row = connection.get('SELECT * FROM credentials WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    list: () => connection.all('SELECT * FROM credentials ORDER BY created_at, rowid').map(parse),
    save: (credential) => {
      connection.run(
        `INSERT INTO credentials (id, provider, label, fields, secret_record, created_at, secret_keys)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, fields = excluded.fields,
           secret_keys = excluded.secret_keys`,
        credential.id,
        credential.provider,
        credential.label,
        JSON.stringify(credential.fields),
        credential.secretRecord,
        credential.createdAt,
        credential.secretKeys === undefined ? null : JSON.stringify(credential.secretKeys),
      );
    },
    remove: (id) => {
      connection.run('DELETE FROM credentials WHERE id = ?', id);
    },
  };
};
