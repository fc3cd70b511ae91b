import { z } from 'zod';
import { type Connection, jsonColumn, orMissing, parseRow } from './connection.ts';

/** An ACME account (RFC 8555 §7.1.2). Its key lies in the vault under `keyRecord`. */
export interface StoredAccount {
  readonly id: string;
  readonly directoryUrl: string;
  /** Missing until the server has answered the registration. */
  readonly accountUrl?: string | undefined;
  readonly keyRecord: string;
  readonly contact: readonly string[];
  readonly createdAt: string;
}

export interface AccountRepository {
  get(id: string): StoredAccount | undefined;
  /** The newest account of the directory. */
  find(directoryUrl: string): StoredAccount | undefined;
  list(): readonly StoredAccount[];
  /** Adds it, or changes its URL and contact. */
  save(account: StoredAccount): void;
  remove(id: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    directory_url: z.string(),
    account_url: orMissing(z.string()),
    key_record: z.string(),
    contact: jsonColumn(z.array(z.string())),
    created_at: z.string(),
  })
  .transform(
    (row): StoredAccount => ({
      id: row.id,
      directoryUrl: row.directory_url,
      ...(row.account_url === undefined ? {} : { accountUrl: row.account_url }),
      keyRecord: row.key_record,
      contact: row.contact,
      createdAt: row.created_at,
    }),
  );

export const accountRepository = (connection: Connection): AccountRepository => {
  const parse = (row: Readonly<Record<string, unknown>>) => parseRow(connection, 'accounts', rowSchema, row);
  const first = (row: Readonly<Record<string, unknown>> | undefined) => (row === undefined ? undefined : parse(row));
  return {
    get: (id) => first(connection.get('SELECT * FROM accounts WHERE id = ?', id)),
    find: (directoryUrl) =>
      first(
        connection.get(
          'SELECT * FROM accounts WHERE directory_url = ? ORDER BY created_at DESC, rowid DESC LIMIT 1',
          directoryUrl,
        ),
      ),
    list: () => connection.all('SELECT * FROM accounts ORDER BY created_at, rowid').map(parse),
    save: (account) => {
      connection.run(
        `INSERT INTO accounts (id, directory_url, account_url, key_record, contact, created_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET account_url = excluded.account_url, contact = excluded.contact`,
        account.id,
        account.directoryUrl,
        account.accountUrl ?? null,
        account.keyRecord,
        JSON.stringify(account.contact),
        account.createdAt,
      );
    },
    remove: (id) => {
      connection.run('DELETE FROM accounts WHERE id = ?', id);
    },
  };
};
