import { z } from 'zod';
import { type Connection, orMissing, parseRow, type Row } from './connection.ts';

export const journalPhases = ['intent', 'present', 'removed'] as const;
/** `intent` is written before the provider is called, so a record whose call got no answer is still known. */
export type JournalPhase = (typeof journalPhases)[number];

export interface JournalChange {
  readonly id: string;
  readonly runId: string;
  readonly zone: string;
  readonly fqdn: string;
  readonly value: string;
  readonly provider: string;
  readonly credentialId?: string | undefined;
  /** The provider's id of the record; empty while unknown. */
  readonly recordId: string;
  readonly phase: JournalPhase;
}

/** One TXT record of ours, kept until it is known that the zone no longer holds it. */
export interface JournalEntry extends JournalChange {
  readonly kind: 'txt';
  /** How often its removal was tried in vain. */
  readonly attempts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface JournalRepository {
  /** Adds the entry, or changes phase and record id; a record id once known is not forgotten. */
  save(change: JournalChange, at: string): void;
  get(id: string): JournalEntry | undefined;
  ofRun(runId: string): readonly JournalEntry[];
  /** Oldest first: everything that may still lie in a zone. */
  leftBehind(): readonly JournalEntry[];
  countAttempt(id: string, at: string): void;
}

const rowSchema = z
  .object({
    id: z.string(),
    run_id: z.string(),
    kind: z.literal('txt'),
    zone: z.string(),
    fqdn: z.string(),
    value: z.string(),
    provider: z.string(),
    credential_id: orMissing(z.string()),
    record_id: orMissing(z.string()),
    phase: z.enum(journalPhases),
    attempts: z.number().int(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .transform(
    (row): JournalEntry => ({
      id: row.id,
      runId: row.run_id,
      kind: row.kind,
      zone: row.zone,
      fqdn: row.fqdn,
      value: row.value,
      provider: row.provider,
      ...(row.credential_id === undefined ? {} : { credentialId: row.credential_id }),
      recordId: row.record_id ?? '',
      phase: row.phase,
      attempts: row.attempts,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  );

export const journalRepository = (connection: Connection): JournalRepository => {
  const parse = (row: Row) => parseRow(connection, 'journal', rowSchema, row);
  return {
    save: (change, at) => {
      connection.run(
        `INSERT INTO journal
           (id, run_id, kind, zone, fqdn, value, provider, credential_id, record_id, phase, created_at, updated_at)
         VALUES (?, ?, 'txt', ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, updated_at = excluded.updated_at,
           record_id = COALESCE(excluded.record_id, record_id)`,
        change.id,
        change.runId,
        change.zone,
        change.fqdn,
        change.value,
        change.provider,
        change.credentialId ?? null,
        change.recordId === '' ? null : change.recordId,
        change.phase,
        at,
        at,
      );
    },
    get: (id) => {
      const row = connection.get('SELECT * FROM journal WHERE id = ?', id);
      return row === undefined ? undefined : parse(row);
    },
    ofRun: (runId) =>
      connection.all('SELECT * FROM journal WHERE run_id = ? ORDER BY created_at, rowid', runId).map(parse),
    leftBehind: () =>
      connection.all(`SELECT * FROM journal WHERE phase <> 'removed' ORDER BY created_at, rowid`).map(parse),
    countAttempt: (id, at) => {
      connection.run('UPDATE journal SET attempts = attempts + 1, updated_at = ? WHERE id = ?', at, id);
    },
  };
};
