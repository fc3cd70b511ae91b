/** What the parts of an update share. */
import type { UpdatePhase } from '../../../shared/domain/updates.ts';
import type { Logger } from '../../engine/ports/index.ts';
import type { LentProxy } from '../../engine/workspace/proxy.ts';
import type { UpdatesProfile } from '../../ipc/updates-host.ts';
import type { Installation, Installed } from '../../platform/installation/index.ts';
import type { UpdateEvent } from './machine.ts';
import type { Updater } from './updater.ts';

export interface UpdatesParts {
  readonly version: string;
  readonly logger: Logger;
  installed(): Promise<Installed>;
  /** Loads the library. `proxy`: that of the profile which is open. */
  openUpdater(installation: Installation, proxy: () => LentProxy | undefined): Promise<Updater>;
  readonly program: {
    /** As a person quits. */
    quit(): void;
    /** Lets the new version start while this one ends; and back. */
    makeRoom(): void;
    holdRoom(): void;
    /** Before the profile is closed. */
    onBeforeQuit(listener: () => void): void;
    /** The last thing that happens; what is not done when it returns is not done. */
    onQuit(listener: () => void): void;
    /** The session of the system ends, and the program with it. */
    sessionEnds(): boolean;
  };
}

/** What lasts as long as the program, whatever profile is open. */
export interface Program {
  readonly parts: UpdatesParts;
  phase(): UpdatePhase;
  step(event: UpdateEvent): void;
  /** The one that is open now, or was last. */
  profile(): UpdatesProfile | undefined;
  installed(): Promise<Installed>;
  /** `updates.off`. */
  installation(): Promise<Installation>;
  /** Opens it with the first call; `dropUpdater` makes the next call open another. */
  updater(): Promise<Updater>;
  /** The one that is open. */
  openedUpdater(): Updater | undefined;
  dropUpdater(): void;
}
