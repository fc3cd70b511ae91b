import { z } from 'zod';
import { type Connection, jsonColumn, orMissing, parseRow } from './connection.ts';

/** An ACME account (RFC 8555 §7.1.2). Its keys lie in the vault under the names given here. */
export interface StoredAccount {
  readonly id: string;
  readonly directoryUrl: string;
  /** PEM; the only roots to trust for the directory. */
  readonly rootPem?: string | undefined;
  /** Missing until the server has answered the registration. */
  readonly accountUrl?: string | undefined;
  readonly keyRecord: string;
  /** Set while the account changes from `keyRecord` to this one (RFC 8555 §7.3.5); both are kept until that is settled. */
  readonly nextKeyRecord?: string | undefined;
  /** Key id of the external account (RFC 8555 §7.3.4); the HMAC key is the vault's `bindingRecord`. */
  readonly externalKeyId?: string | undefined;
  readonly bindingRecord?: string | undefined;
  readonly contact: readonly string[];
  /** A deactivated one is kept for the runs that name it. */
  readonly status: 'valid' | 'deactivated';
  readonly createdAt: string;
}

export interface AccountRepository {
  get(id: string): StoredAccount | undefined;
  /** The account for new orders of the directory: the one chosen for it, else the newest; never a deactivated one. */
  find(directoryUrl: string): StoredAccount | undefined;
  list(): readonly StoredAccount[];
  /** Adds it, or changes everything but its directory and time of creation. */
  save(account: StoredAccount): void;
  /** Chooses it for new orders of its directory. */
  makeUsual(id: string): void;
  /** Names of the certificates whose newest run used the account, sorted. */
  certificatesOf(id: string): readonly string[];
  /** Names of the certificates that are just being ordered with the account, or whose order was interrupted. */
  unfinishedOf(id: string): readonly string[];
  remove(id: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    directory_url: z.string(),
    root_pem: orMissing(z.string()),
    account_url: orMissing(z.string()),
    key_record: z.string(),
    next_key_record: orMissing(z.string()),
    external_key_id: orMissing(z.string()),
    binding_record: orMissing(z.string()),
    contact: jsonColumn(z.array(z.string())),
    status: z.enum(['valid', 'deactivated']),
    created_at: z.string(),
  })
  .transform(
    (row): StoredAccount => ({
      id: row.id,
      directoryUrl: row.directory_url,
      ...(row.root_pem === undefined ? {} : { rootPem: row.root_pem }),
      ...(row.account_url === undefined ? {} : { accountUrl: row.account_url }),
      keyRecord: row.key_record,
      ...(row.next_key_record === undefined ? {} : { nextKeyRecord: row.next_key_record }),
      ...(row.external_key_id === undefined ? {} : { externalKeyId: row.external_key_id }),
      ...(row.binding_record === undefined ? {} : { bindingRecord: row.binding_record }),
      contact: row.contact,
      status: row.status,
      createdAt: row.created_at,
    }),
  );
const nameRow = z.object({ name: z.string() });

export const accountRepository = (connection: Connection): AccountRepository => {
  const parse = (row: Readonly<Record<string, unknown>>) => parseRow(connection, 'accounts', rowSchema, row);
  const first = (row: Readonly<Record<string, unknown>> | undefined) => (row === undefined ? undefined : parse(row));
  return {
    get: (id) => first(connection.get('SELECT * FROM accounts WHERE id = ?', id)),
    find: (directoryUrl) =>
      first(
        connection.get(
          `SELECT * FROM accounts WHERE directory_url = ? AND status = 'valid'
           ORDER BY usual DESC, created_at DESC, rowid DESC LIMIT 1`,
          directoryUrl,
        ),
      ),
    list: () => connection.all('SELECT * FROM accounts ORDER BY created_at, rowid').map(parse),
    save: (account) => {
      connection.run(
        `INSERT INTO accounts (id, directory_url, created_at, root_pem, account_url, key_record, next_key_record,
           external_key_id, binding_record, contact, status)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET root_pem = excluded.root_pem, account_url = excluded.account_url,
           key_record = excluded.key_record, next_key_record = excluded.next_key_record,
           external_key_id = excluded.external_key_id, binding_record = excluded.binding_record,
           contact = excluded.contact, status = excluded.status`,
        account.id,
        account.directoryUrl,
        account.createdAt,
        account.rootPem ?? null,
        account.accountUrl ?? null,
        account.keyRecord,
        account.nextKeyRecord ?? null,
        account.externalKeyId ?? null,
        account.bindingRecord ?? null,
        JSON.stringify(account.contact),
        account.status,
      );
    },
    makeUsual: (id) =>
      connection.transaction(() => {
        connection.run(
          'UPDATE accounts SET usual = 0 WHERE directory_url = (SELECT directory_url FROM accounts WHERE id = ?)',
          id,
        );
        connection.run('UPDATE accounts SET usual = 1 WHERE id = ?', id);
      }),
    certificatesOf: (id) =>
      connection
        .all(
          `SELECT certificates.name FROM certificates JOIN runs ON runs.id = (
             SELECT newest.id FROM runs AS newest WHERE newest.certificate_id = certificates.id
             ORDER BY newest.started_at DESC, newest.rowid DESC LIMIT 1)
           WHERE json_extract(runs.state, '$.accountId') = ? ORDER BY certificates.name`,
          id,
        )
        .map((row) => parseRow(connection, 'certificates', nameRow, row).name),
    unfinishedOf: (id) =>
      connection
        .all(
          `SELECT DISTINCT certificates.name FROM runs JOIN certificates ON certificates.id = runs.certificate_id
           WHERE runs.status = 'working' AND json_extract(runs.state, '$.accountId') = ? ORDER BY certificates.name`,
          id,
        )
        .map((row) => parseRow(connection, 'certificates', nameRow, row).name),
    remove: (id) => {
      connection.run('DELETE FROM accounts WHERE id = ?', id);
    },
  };
};
