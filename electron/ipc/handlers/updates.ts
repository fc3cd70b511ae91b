import {
  type StoredUpdates,
  storedUpdatesSchema,
  type UpdateHindrance,
  type UpdateOff,
  updateChoicesSchema,
} from '../../../shared/domain/updates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';
import type { Updates } from '../updates-host.ts';

type Names =
  | 'updates.state'
  | 'updates.choose'
  | 'updates.look'
  | 'updates.download'
  | 'updates.cancel'
  | 'updates.install'
  | 'updates.skip';

export const updatesHandlers = (services: Services): Pick<Handlers, Names> => {
  const updates = openUpdates(services);
  return {
    'updates.state': () => updates.state(),
    'updates.choose': ({ look, channel }) =>
      updates.choose({ ...(look === undefined ? {} : { look }), ...(channel === undefined ? {} : { channel }) }),
    'updates.look': () => updates.look().then(() => ({ done: true })),
    'updates.download': () => updates.download().then(() => ({ done: true })),
    'updates.cancel': () => updates.cancel().then(() => ({ done: true })),
    'updates.install': ({ when }) => updates.install(when).then(() => ({ done: true })),
    'updates.skip': () => updates.skip().then(() => ({ done: true })),
  };
};

const key = 'updates';

/** Kept in the profile itself, whatever mode is on: there is one program for both. */
const openUpdates = ({ options, clock, real, settings, scheduler, emit, closing }: Services): Updates => {
  const { host, version } = options;
  if (host.updates === undefined) return none(version, offOf(import.meta.dirname, process.versions.electron));
  return host.updates.open({
    clock,
    read: (): StoredUpdates => storedUpdatesSchema.parse(real.storage.settings.read(key, storedUpdatesSchema) ?? {}),
    write: (stored) => real.storage.settings.write(key, stored),
    welcomed: () => settings().welcomed,
    hindrance: () => hindranceIn(real.storage.locks.held()),
    changed: (state) => emit({ name: 'updates.changed', payload: state }),
    scheduler,
    raise: (occurrence) => real.notifications.raise(occurrence),
    proxy: real.proxy.lend,
    closing,
  });
};

/** By the locks of all processes: an installer ends the scheduled run as well as the window. */
export const hindranceIn = (held: ReadonlySet<string>): UpdateHindrance | undefined => {
  if (held.has('renewal')) return 'renewal';
  return [...held].some((name) => name.startsWith('certificate/')) ? 'order' : undefined;
};

/** `folder`: where the program lies. */
export const offOf = (folder: string, electron: string | undefined): UpdateOff => {
  if (electron !== undefined) return 'served';
  return /[\\/]node_modules[\\/]/.test(folder) ? 'npm' : 'source';
};

const none = (version: string, off: UpdateOff): Updates => {
  const state = async () => ({
    version,
    off,
    choices: updateChoicesSchema.parse({}),
    atQuit: false,
    asksAdministrator: false,
    phase: { is: 'idle' } as const,
  });
  const refuse = async (): Promise<never> => {
    throw fail('updates.off', {});
  };
  return { state, choose: state, look: refuse, download: refuse, cancel: refuse, install: refuse, skip: refuse };
};
