import { z } from 'zod';
import type { SecretStore } from '../vault/vault.ts';
import { type Connection, parseRow } from './connection.ts';

/** Sealed blobs by name. Only the vault knows what is in them. */
export type SecretRepository = SecretStore;

const blobRow = z.object({ sealed: z.instanceof(Uint8Array) });
const nameRow = z.object({ name: z.string() });

export const secretRepository = (connection: Connection): SecretRepository => ({
  read: (name) => {
    const row = connection.get('SELECT name AS id, sealed FROM secrets WHERE name = ?', name);
    return row === undefined ? undefined : parseRow(connection, 'secrets', blobRow, row).sealed;
  },
  write: (name, sealed) => {
    connection.run(
      'INSERT INTO secrets (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
      name,
      sealed,
    );
  },
  remove: (name) => {
    connection.run('DELETE FROM secrets WHERE name = ?', name);
  },
  names: () =>
    connection
      .all('SELECT name FROM secrets ORDER BY name')
      .map((row) => parseRow(connection, 'secrets', nameRow, row).name),
});
