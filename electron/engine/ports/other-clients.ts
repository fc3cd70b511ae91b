/** Where other ACME clients live on this machine, and what makes them renew. */
import type { AdoptionClient } from '../../../shared/domain/adoption.ts';

/** A table of cron: a user's (read through crontab(1)), or a file that also names the user in each line. */
export interface CronTable {
  /** `crontab root`, or the path. */
  readonly place: string;
  readonly kind: 'user' | 'file';
  /** Latin-1, so that what is written back is what was read. */
  readonly text: string;
  /** This process may write it. */
  readonly writable: boolean;
}

/** A timer of systemd or a task of Windows. */
export interface TimedUnit {
  readonly kind: 'timer' | 'task';
  /** `certbot.timer`, or the path of the task. */
  readonly name: string;
  /** Of the machine, not of this user. */
  readonly system: boolean;
  /** What it starts. */
  readonly command: string;
  readonly on: boolean;
  readonly writable: boolean;
}

export interface OtherClientsPort {
  /** Usual places; most are not there. */
  places(): readonly { readonly client: AdoptionClient; readonly folder: string }[];
  /** Never throws; what cannot be read is left out. */
  cronTables(): Promise<readonly CronTable[]>;
  /** Never throws; what cannot be asked is left out. */
  units(): Promise<readonly TimedUnit[]>;
  /** The table of the user who runs this, as a whole. `adopt.job-failed`. */
  writeUserTable(text: string): Promise<void>;
  /** `adopt.job-denied`, `adopt.job-failed`. */
  switchUnit(unit: Pick<TimedUnit, 'kind' | 'name' | 'system'>, on: boolean): Promise<void>;
}

/** For workspaces beside which nobody lives. */
export const noOtherClients: OtherClientsPort = {
  places: () => [],
  cronTables: async () => [],
  units: async () => [],
  writeUserTable: async () => undefined,
  switchUnit: async () => undefined,
};
