/** What the desktop gives to whoever asks for updates, and what an opened profile lends it. */
import type { Occurrence } from '../../shared/domain/notifications.ts';
import type { StoredUpdates, UpdateChoices, UpdateHindrance, UpdateState } from '../../shared/domain/updates.ts';
import type { Clock, SchedulerPort } from '../engine/ports/index.ts';
import type { LentProxy } from '../engine/workspace/proxy.ts';

export interface UpdatesProfile {
  readonly clock: Clock;
  /** `storage.*`. */
  read(): StoredUpdates;
  /** `storage.*`. */
  write(stored: StoredUpdates): void;
  /** The first run is over. */
  welcomed(): boolean;
  /** What is under way in this process or any other that works on the profile. */
  hindrance(): UpdateHindrance | undefined;
  changed(state: UpdateState): void;
  readonly scheduler: Pick<SchedulerPort, 'inspect' | 'repair'>;
  raise(occurrence: Occurrence): void;
  /** Through which proxy to ask and to fetch, as it is set now. */
  proxy(): LentProxy;
  /** Aborted when the profile is closed. */
  readonly closing: AbortSignal;
}

export interface Updates {
  state(): Promise<UpdateState>;
  choose(choices: Partial<Pick<UpdateChoices, 'look' | 'channel'>>): Promise<UpdateState>;
  /** The rest is `updates.off` where this copy does not update itself, and answers as soon as it has begun. */
  look(): Promise<void>;
  download(): Promise<void>;
  cancel(): Promise<void>;
  install(when: 'now' | 'at-quit' | 'not'): Promise<void>;
  skip(): Promise<void>;
}

export interface UpdatesHost {
  /** Once for each profile that is opened, one after the other. */
  open(profile: UpdatesProfile): Updates;
}
