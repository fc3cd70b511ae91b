import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'credentials.list'
  | 'credentials.save'
  | 'credentials.test'
  | 'credentials.remove'
  | 'records.stale'
  | 'records.remove-stale'
  | 'vault.set-up'
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.retry';

/** Milliseconds; what has been seen by then is no list, so it fails as a whole. */
const lookLimit = 60_000;

/** Secrets go in here and never come out. */
export const secretHandlers = (services: Services): Pick<Handlers, Names> => {
  const told = async () => {
    const { vault } = await services.workspace();
    const status = await vault.status();
    services.emit({ name: 'vault.changed', payload: status });
    return status;
  };
  return {
    'credentials.list': async () => ({ credentials: [...(await services.workspace()).credentials.list()] }),
    'credentials.save': async (input) => (await services.workspace()).credentials.save(input),
    'credentials.test': async ({ id, name, resolvers }) =>
      (await services.workspace()).credentials.test(id, name, resolvers),
    'records.stale': async () => ({
      records: [...(await (await services.workspace()).stale.list(AbortSignal.timeout(lookLimit)))],
    }),
    'records.remove-stale': async (record) => {
      await (await services.workspace()).stale.remove(record);
      return { done: true };
    },
    'credentials.remove': async ({ id }) => {
      await (await services.workspace()).credentials.remove(id);
      return { done: true };
    },
    'vault.set-up': async (choice) => {
      const { vault } = await services.workspace();
      await vault.setUp(choice.kind, choice.kind === 'passphrase' ? choice.passphrase : undefined);
      return told();
    },
    'vault.unlock': async ({ passphrase }) => {
      const workspace = await services.workspace();
      await workspace.vault.unlock(passphrase);
      await workspace.resumeInterrupted();
      return told();
    },
    'vault.lock': async () => {
      await (await services.workspace()).vault.lock();
      return told();
    },
    'vault.retry': async () => {
      const workspace = await services.workspace();
      await workspace.vault.retry();
      return told();
    },
  };
};
