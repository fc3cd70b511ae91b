/**
 * The schema, one step at a time. `PRAGMA user_version` counts the steps taken. A step that was published is never
 * changed; a new one is added below it. Times are ISO 8601 in UTC, so that they sort as text.
 */
import { fail } from '../../../shared/errors/problem.ts';
import type { Connection } from './connection.ts';

const migrations: readonly string[] = [
  `
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE directories (url TEXT PRIMARY KEY, directory TEXT NOT NULL, fetched_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE secrets (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE locks (
    name TEXT PRIMARY KEY, pid INTEGER NOT NULL, process_started_at TEXT NOT NULL, acquired_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE accounts (
    id TEXT PRIMARY KEY, directory_url TEXT NOT NULL, account_url TEXT, key_record TEXT NOT NULL,
    contact TEXT NOT NULL, created_at TEXT NOT NULL,
    UNIQUE (directory_url, key_record)
  ) STRICT;
  CREATE TABLE credentials (
    id TEXT PRIMARY KEY, provider TEXT NOT NULL, label TEXT NOT NULL, fields TEXT NOT NULL,
    secret_record TEXT NOT NULL, created_at TEXT NOT NULL
  ) STRICT;

  -- A certificate and its first version name each other, so these references are checked at the commit.
  CREATE TABLE certificates (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, policy TEXT NOT NULL, created_at TEXT NOT NULL,
    current_version_id TEXT REFERENCES versions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
  ) STRICT;
  CREATE INDEX certificates_by_name ON certificates (name);
  CREATE INDEX certificates_by_current_version ON certificates (current_version_id);
  CREATE TABLE versions (
    id TEXT PRIMARY KEY,
    certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    data TEXT NOT NULL, chain_pem TEXT NOT NULL, key_record TEXT NOT NULL, run_id TEXT, created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX versions_by_certificate ON versions (certificate_id, created_at);
  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('working', 'succeeded', 'failed', 'cancelled')),
    state TEXT NOT NULL, view TEXT NOT NULL,
    started_at TEXT NOT NULL, updated_at TEXT NOT NULL, ended_at TEXT
  ) STRICT;
  CREATE INDEX runs_by_certificate ON runs (certificate_id, started_at);
  CREATE INDEX runs_by_start ON runs (started_at);
  CREATE INDEX runs_working ON runs (started_at) WHERE status = 'working';

  -- No reference to runs: a record of ours in a zone must be remembered even if its run and certificate are deleted.
  CREATE TABLE journal (
    id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL, zone TEXT NOT NULL, fqdn TEXT NOT NULL,
    value TEXT NOT NULL, provider TEXT NOT NULL, credential_id TEXT, record_id TEXT,
    phase TEXT NOT NULL CHECK (phase IN ('intent', 'present', 'removed')),
    attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_run ON journal (run_id);
  CREATE INDEX journal_left_behind ON journal (created_at) WHERE phase <> 'removed';
  `,
  // Several accounts of one directory, bound ones among them, and the second key of a change of keys under way.
  `
  ALTER TABLE accounts ADD COLUMN root_pem TEXT;
  ALTER TABLE accounts ADD COLUMN external_key_id TEXT;
  ALTER TABLE accounts ADD COLUMN binding_record TEXT;
  ALTER TABLE accounts ADD COLUMN next_key_record TEXT;
  ALTER TABLE accounts ADD COLUMN status TEXT NOT NULL DEFAULT 'valid' CHECK (status IN ('valid', 'deactivated'));
  ALTER TABLE accounts ADD COLUMN usual INTEGER NOT NULL DEFAULT 0 CHECK (usual IN (0, 1));
  CREATE UNIQUE INDEX accounts_usual ON accounts (directory_url) WHERE usual = 1;
  `,
  // What the authority last said about when to renew (RFC 9773), and the moment that was drawn from it.
  `
  CREATE TABLE renewal_info (
    version_id TEXT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
    info TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // What failed when, and until when the next attempt waits. Failed validations outlive their certificate: the
  // authority goes on counting them, by account and name.
  `
  CREATE TABLE attempts (
    id INTEGER PRIMARY KEY, certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    run_id TEXT NOT NULL, directory_url TEXT NOT NULL, account_id TEXT NOT NULL, kind TEXT NOT NULL,
    failed_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX attempts_by_certificate ON attempts (certificate_id, directory_url, failed_at);
  CREATE TABLE failed_validations (account_id TEXT NOT NULL, name TEXT NOT NULL, failed_at TEXT NOT NULL) STRICT;
  CREATE INDEX failed_validations_by_name ON failed_validations (account_id, name, failed_at);
  CREATE TABLE planned_attempts (
    certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    directory_url TEXT NOT NULL, retry TEXT NOT NULL,
    PRIMARY KEY (certificate_id, directory_url)
  ) STRICT, WITHOUT ROWID;
  `,
  // How long records of a zone took from the provider's answer to the last name server.
  `
  CREATE TABLE publications (
    zone TEXT NOT NULL, provider TEXT NOT NULL, seconds REAL NOT NULL, published_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX publications_by_zone ON publications (zone, provider, published_at);
  -- Which secret fields are filled: the vault is not opened to say so.
  ALTER TABLE credentials ADD COLUMN secret_keys TEXT;
  `,
  // Changes to the world that can still be taken back, and orders that wait for their moment.
  `
  CREATE TABLE applied_fixes (
    id TEXT PRIMARY KEY, action TEXT NOT NULL, changes TEXT NOT NULL, undo TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('applying', 'applied')),
    -- Name of the certificate at the end of whose run it is taken back; NULL where a person does.
    until_done TEXT, problem TEXT, applied_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE waits (
    name TEXT PRIMARY KEY, until TEXT NOT NULL, run_id TEXT, policy TEXT NOT NULL, noted_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // What people are told, through which channels, and how far each message got.
  `
  CREATE TABLE channels (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)), minimum TEXT NOT NULL, language TEXT,
    fields TEXT NOT NULL, secret_record TEXT NOT NULL, secret_keys TEXT NOT NULL, created_at TEXT NOT NULL
  ) STRICT;
  INSERT INTO channels VALUES
    ('system', 'system', '', 1, 'warning', NULL, '{}', '', '[]', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
  CREATE TABLE notices (
    id TEXT PRIMARY KEY, trouble TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL, problem TEXT, at TEXT NOT NULL, updated_at TEXT NOT NULL, seen_at TEXT, ended_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX notices_open ON notices (trouble) WHERE ended_at IS NULL;
  CREATE INDEX notices_by_time ON notices (updated_at);
  -- Without a reference to channels: what was told stays known when a channel is removed.
  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY, notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    channel_id TEXT NOT NULL, channel TEXT NOT NULL, label TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up', 'dropped')),
    attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, next_at TEXT, ended_at TEXT, problem TEXT
  ) STRICT;
  CREATE INDEX deliveries_by_notice ON deliveries (notice_id);
  CREATE INDEX deliveries_waiting ON deliveries (next_at) WHERE state = 'waiting';
  CREATE INDEX deliveries_by_channel ON deliveries (channel_id, created_at);
  `,
  // Renewal runs and what came of them, and signs of life of what wakes them.
  `
  CREATE TABLE renewal_runs (
    id TEXT PRIMARY KEY, cause TEXT NOT NULL CHECK (cause IN ('scheduled', 'app', 'command')),
    outcome TEXT NOT NULL CHECK (outcome IN ('working', 'succeeded', 'failed', 'cancelled')),
    -- Of the certificates, one a line, for searching.
    names TEXT NOT NULL, report TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT
  ) STRICT;
  CREATE INDEX renewal_runs_by_start ON renewal_runs (started_at);
  CREATE TABLE heartbeats (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('scheduled', 'app', 'tray')),
    at TEXT NOT NULL, facts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX heartbeats_by_kind ON heartbeats (kind, at);
  `,
  // Hosts whose certificate is looked at, what was seen there, and how long domains are registered.
  `
  CREATE TABLE endpoints (
    id TEXT PRIMARY KEY, host TEXT NOT NULL, port INTEGER NOT NULL, protocol TEXT NOT NULL, server_name TEXT,
    certificate_id TEXT REFERENCES certificates (id) ON DELETE CASCADE,
    every_hours INTEGER NOT NULL, created_at TEXT NOT NULL,
    -- Proposed and taken off the list by a person: not to be proposed again.
    dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1))
  ) STRICT;
  CREATE INDEX endpoints_by_certificate ON endpoints (certificate_id);
  CREATE TABLE endpoint_reports (
    id INTEGER PRIMARY KEY, endpoint_id TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
    at TEXT NOT NULL, report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX endpoint_reports_by_endpoint ON endpoint_reports (endpoint_id, at);
  CREATE TABLE domains (
    domain TEXT PRIMARY KEY, registration TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // What trying the next renewal early found; of the newest also everything that was tried.
  `
  CREATE TABLE rehearsals (
    id TEXT PRIMARY KEY, certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    at TEXT NOT NULL, verdict TEXT NOT NULL, report TEXT NOT NULL, tried TEXT,
    newest INTEGER NOT NULL CHECK (newest IN (0, 1))
  ) STRICT;
  CREATE INDEX rehearsals_by_certificate ON rehearsals (certificate_id);
  CREATE UNIQUE INDEX rehearsals_newest ON rehearsals (certificate_id) WHERE newest = 1;
  `,
  // What is done with a certificate after it was renewed, and what came of it.
  `
  CREATE TABLE install_steps (
    id TEXT PRIMARY KEY, certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)), seconds INTEGER NOT NULL,
    undo_later INTEGER NOT NULL CHECK (undo_later IN (0, 1)),
    fields TEXT NOT NULL, secret_record TEXT NOT NULL, secret_keys TEXT NOT NULL,
    -- In use when a person saved it: by itself it runs only for later ones.
    saved_version TEXT,
    installed_version TEXT, installed_at TEXT, failure TEXT, created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX install_steps_by_certificate ON install_steps (certificate_id, position);
  CREATE TABLE install_results (
    id TEXT PRIMARY KEY, certificate_id TEXT NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    at TEXT NOT NULL, report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX install_results_by_certificate ON install_results (certificate_id, at);
  `,
  // Certificates taken over from another client. Without a reference: whoever forgets the certificate must still be
  // able to give it back to the client that was told to leave it alone.
  `
  CREATE TABLE adoptions (
    id TEXT PRIMARY KEY, client TEXT NOT NULL, home TEXT NOT NULL, name TEXT NOT NULL,
    certificate_id TEXT NOT NULL, account_id TEXT, credential_id TEXT, edits TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX adoptions_by_certificate ON adoptions (certificate_id);
  `,
];

export const knownSchema = migrations.length;

export const schemaVersion = (connection: Connection): number =>
  Number(connection.get('PRAGMA user_version')?.user_version ?? 0);

/** `storage.newer-schema`: a later Certwright wrote this file, and guessing what it means could lose it. */
export const refuseNewerSchema = (connection: Connection): void => {
  const found = schemaVersion(connection);
  if (found > knownSchema) throw fail('storage.newer-schema', { path: connection.path, found, known: knownSchema });
};

/** Takes the steps that are missing, each in its own transaction; a second process that opens meanwhile waits. */
export const migrate = (connection: Connection): void => {
  while (schemaVersion(connection) < knownSchema) {
    connection.transaction(() => {
      const step = schemaVersion(connection);
      const migration = migrations[step];
      if (migration === undefined) return;
      connection.execute(migration);
      connection.execute(`PRAGMA user_version = ${step + 1}`);
    });
  }
};
