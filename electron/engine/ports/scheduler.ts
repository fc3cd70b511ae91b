import type { ScheduleState } from '../../../shared/domain/schedule.ts';

export interface ScheduleChoice {
  /** Wakes the application also when nobody is signed in. Then only a key file can open the vault. */
  readonly whenSignedOut: boolean;
}

/**
 * What wakes the renewal run: the system's own scheduler, for one profile and the user who runs this. It knows no dates
 * of certificates; it wakes the application every few hours, and the engine decides.
 *
 * Every call can end in `schedule.unavailable` (no scheduler here, or one that cannot be reached), `schedule.refused`
 * (the system does not allow it) and `schedule.failed` (its program failed, or said what nobody understands).
 */
export interface SchedulerPort {
  /** Changes nothing. What cannot be read is a failure, never an absence. */
  inspect(): Promise<ScheduleState>;
  /** Writes it as it should be, whatever was there. */
  install(choice: ScheduleChoice): Promise<ScheduleState>;
  remove(): Promise<ScheduleState>;
  /** Installs anew what can be put right, with the choice that was made before; otherwise nothing is touched. */
  repair(): Promise<{ readonly before: ScheduleState; readonly after: ScheduleState }>;
}
