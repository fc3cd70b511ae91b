/** The profile: one SQLite file that window, scheduled run and command line share, and the repositories over it. */
import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { type AccountRepository, accountRepository } from './accounts.ts';
import { type AdoptionRepository, adoptionRepository } from './adoptions.ts';
import { type AppliedFixRepository, appliedFixRepository } from './applied-fixes.ts';
import { type AttemptRepository, attemptRepository } from './attempts.ts';
import { type CertificateRepository, certificateRepository } from './certificates.ts';
import { type ChannelRepository, channelRepository } from './channels.ts';
import { type Connection, connect } from './connection.ts';
import { type CredentialRepository, credentialRepository } from './credentials.ts';
import { type DirectoryRepository, directoryRepository } from './directories.ts';
import { type EndpointRepository, endpointRepository } from './endpoints.ts';
import { type HeartbeatRepository, heartbeatRepository } from './heartbeats.ts';
import { type InstallRepository, installRepository } from './install-steps.ts';
import { type JournalRepository, journalRepository } from './journal.ts';
import { type LockRepository, lockRepository } from './locks.ts';
import { makeFolder } from './make-folder.ts';
import { migrate, refuseNewerSchema, schemaVersion } from './migrations.ts';
import { finishMoves } from './moved-entries.ts';
import { type NoticeRepository, noticeRepository } from './notices.ts';
import { type PublicationRepository, publicationRepository } from './publications.ts';
import { type RehearsalRepository, rehearsalRepository } from './rehearsals.ts';
import { type RemovedCertificateRepository, removedCertificateRepository } from './removed-certificates.ts';
import { type RenewalFactsRepository, renewalFactsRepository } from './renewal-facts.ts';
import { type RenewalInfoRepository, renewalInfoRepository } from './renewal-info.ts';
import { type RenewalRunRepository, renewalRunRepository } from './renewal-runs.ts';
import { type RunRepository, runRepository } from './runs.ts';
import { type SecretRepository, secretRepository } from './secrets.ts';
import { type SettingsRepository, settingsRepository } from './settings.ts';
import { profileFileError } from './storage-errors.ts';
import { type WaitRepository, waitRepository } from './waits.ts';

export interface Storage {
  /** The profile folder. */
  readonly folder: string;
  readonly settings: SettingsRepository;
  readonly accounts: AccountRepository;
  readonly directories: DirectoryRepository;
  readonly certificates: CertificateRepository;
  readonly removedCertificates: RemovedCertificateRepository;
  readonly renewalInfo: RenewalInfoRepository;
  readonly renewalFacts: RenewalFactsRepository;
  readonly rehearsals: RehearsalRepository;
  readonly renewalRuns: RenewalRunRepository;
  readonly heartbeats: HeartbeatRepository;
  readonly runs: RunRepository;
  readonly attempts: AttemptRepository;
  readonly journal: JournalRepository;
  readonly publications: PublicationRepository;
  readonly credentials: CredentialRepository;
  readonly secrets: SecretRepository;
  readonly locks: LockRepository;
  readonly appliedFixes: AppliedFixRepository;
  readonly adoptions: AdoptionRepository;
  readonly waits: WaitRepository;
  readonly endpoints: EndpointRepository;
  readonly channels: ChannelRepository;
  readonly notices: NoticeRepository;
  readonly install: InstallRepository;
  /** All writes of `work` or none, on disk when it returns. May be nested; `work` must not be async. */
  transaction<T>(work: () => T): T;
  /** Reads every page; `storage.corrupt` with what SQLite found. */
  check(): void;
  close(): void;
}

export const databaseFileName = 'certwright.db';

/**
 * Opens the profile folder and makes it (0700, the file 0600) if it is not there. A file that cannot be read is left
 * as it is. With `integrity: 'daily'` its pages are read once a day instead of every time. Ends in `storage.not-a-folder`, `storage.read-only`, `storage.full`, `storage.corrupt`,
 * `storage.newer-schema`, `storage.busy` or `storage.failed`.
 */
export const openStorage = (
  folder: string,
  { integrity }: { readonly integrity?: 'daily' | undefined } = {},
): Storage => {
  const path = join(folder, databaseFileName);
  finishMoves(folder);
  prepareFiles(folder, path);
  const connection = connect(path);
  try {
    prepareDatabase(connection, integrity === 'daily');
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
  const journal = journalRepository(connection);
  const settings = settingsRepository(connection);
  return {
    folder,
    settings,
    accounts: accountRepository(connection),
    directories: directoryRepository(connection),
    certificates: certificateRepository(connection),
    removedCertificates: removedCertificateRepository(connection, settings),
    renewalInfo: renewalInfoRepository(connection),
    renewalFacts: renewalFactsRepository(connection),
    rehearsals: rehearsalRepository(connection),
    renewalRuns: renewalRunRepository(connection),
    heartbeats: heartbeatRepository(connection),
    runs: runRepository(connection, journal),
    attempts: attemptRepository(connection),
    journal,
    publications: publicationRepository(connection),
    credentials: credentialRepository(connection),
    secrets: secretRepository(connection),
    locks: lockRepository(connection),
    appliedFixes: appliedFixRepository(connection),
    adoptions: adoptionRepository(connection),
    waits: waitRepository(connection),
    endpoints: endpointRepository(connection),
    channels: channelRepository(connection),
    notices: noticeRepository(connection),
    install: installRepository(connection),
    transaction: connection.transaction,
    check: () => checkPages(connection),
    close: connection.close,
  };
};

/** Whether a database that is put back will open; changes nothing. `storage.corrupt`, `storage.newer-schema`, `storage.*`. */
export const checkDatabase = (path: string): void => {
  const connection = connect(path);
  try {
    refuseNewerSchema(connection);
    checkPages(connection);
  } finally {
    connection.close();
  }
};

const prepareFiles = (folder: string, path: string): void => {
  try {
    makeFolder(folder, 0o700);
    if (!statSync(folder).isDirectory()) throw fail('storage.not-a-folder', { path: folder });
    accessSync(folder, constants.W_OK);
    if (existsSync(path)) {
      accessSync(path, constants.W_OK);
      if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    } else {
      // SQLite would make it readable for everyone; its log and index take over the mode of the file.
      closeSync(openSync(path, 'a', 0o600));
    }
  } catch (thrown) {
    if (thrown instanceof CertwrightError) throw thrown;
    throw profileFileError(thrown, folder);
  }
};

/** Nothing is written before the file has shown that it is sound, at least today, and not from a later version. */
const prepareDatabase = (connection: Connection, daily: boolean): void => {
  refuseNewerSchema(connection);
  const settings = settingsRepository(connection);
  const sound = daily && schemaVersion(connection) > 0 && isRecent(settings.read(checkedKey, z.iso.datetime()));
  if (!sound) checkPages(connection);
  connection.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  migrate(connection);
  if (daily && !sound) settings.write(checkedKey, new Date().toISOString());
};

const checkedKey = 'pages-checked-at';
const oneDay = 24 * 3_600_000;

const isRecent = (at: string | undefined): boolean => {
  const age = Date.now() - Date.parse(at ?? '');
  return age >= 0 && age < oneDay;
};

const checkPages = (connection: Connection): void => {
  const found = connection
    .all('PRAGMA quick_check(5)')
    .map((row) => String(row.quick_check))
    .filter((line) => line !== 'ok');
  if (found.length > 0) throw fail('storage.corrupt', { path: connection.path, detail: found.join('; ') });
};
