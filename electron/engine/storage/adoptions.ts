import { z } from 'zod';
import { type AdoptionClient, adoptionClients } from '../../../shared/domain/adoption.ts';
import { type Connection, jsonColumn, orMissing, parseRow, type Row } from './connection.ts';

/** A certificate that another client looked after, with what takes the change back. */
export interface StoredAdoption {
  readonly id: string;
  readonly client: AdoptionClient;
  readonly home: string;
  /** As the client calls it. */
  readonly name: string;
  readonly certificateId: string;
  /** The account that came with it; it goes on ordering this certificate. */
  readonly accountId?: string | undefined;
  /** Made for it alone. */
  readonly credentialId?: string | undefined;
  /** What was changed outside, in the order of doing; whoever takes it back knows the shape. */
  readonly edits: readonly unknown[];
  readonly at: string;
}

export interface AdoptionRepository {
  /** Adds it, or changes what was done outside. */
  save(adoption: StoredAdoption): void;
  get(id: string): StoredAdoption | undefined;
  ofCertificate(certificateId: string): StoredAdoption | undefined;
  /** Newest first. */
  list(): readonly StoredAdoption[];
  remove(id: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    client: z.enum(adoptionClients),
    home: z.string(),
    name: z.string(),
    certificate_id: z.string(),
    account_id: orMissing(z.string()),
    credential_id: orMissing(z.string()),
    edits: jsonColumn(z.array(z.unknown())),
    at: z.string(),
  })
  .transform(
    ({
      certificate_id: certificateId,
      account_id: accountId,
      credential_id: credentialId,
      ...row
    }): StoredAdoption => ({
      ...row,
      certificateId,
      ...(accountId === undefined ? {} : { accountId }),
      ...(credentialId === undefined ? {} : { credentialId }),
    }),
  );

export const adoptionRepository = (connection: Connection): AdoptionRepository => {
  const parse = (row: Row) => parseRow(connection, 'adoptions', rowSchema, row);
  const first = (row: Row | undefined) => (row === undefined ? undefined : parse(row));
  return {
    save: (adoption) =>
      connection.transaction(() => {
        connection.run(
          `INSERT INTO adoptions (id, client, home, name, certificate_id, account_id, credential_id, edits, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET edits = excluded.edits`,
          adoption.id,
          adoption.client,
          adoption.home,
          adoption.name,
          adoption.certificateId,
          adoption.accountId ?? null,
          adoption.credentialId ?? null,
          JSON.stringify(adoption.edits),
          adoption.at,
        );
      }),
    get: (id) => first(connection.get('SELECT * FROM adoptions WHERE id = ?', id)),
    ofCertificate: (certificateId) =>
      first(connection.get('SELECT * FROM adoptions WHERE certificate_id = ? ORDER BY at DESC LIMIT 1', certificateId)),
    list: () => connection.all('SELECT * FROM adoptions ORDER BY at DESC, rowid DESC').map(parse),
    remove: (id) =>
      connection.transaction(() => {
        connection.run('DELETE FROM adoptions WHERE id = ?', id);
      }),
  };
};
