import type { Services } from '../../compose.ts';
import { liveFolderName } from '../../engine/export/live-folder.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'authorities.look'
  | 'accounts.list'
  | 'accounts.create'
  | 'accounts.change-contact'
  | 'accounts.roll-over'
  | 'accounts.deactivate'
  | 'accounts.import'
  | 'accounts.export';

/** Authorities and our accounts there. Keys and HMAC keys go in here and never come out. */
export const accountHandlers = (services: Services): Pick<Handlers, Names> => {
  const accounts = async () => (await services.workspace()).accounts;
  return {
    'authorities.look': async ({ authority }) => (await services.workspace()).lookAtAuthority(authority),
    'accounts.list': async () => ({ accounts: [...(await accounts()).list()] }),
    'accounts.create': async (account) => (await accounts()).create(account),
    'accounts.change-contact': async ({ id, contact }) => (await accounts()).changeContact(id, contact),
    'accounts.roll-over': async ({ id }) => (await accounts()).rollOver(id),
    'accounts.deactivate': async ({ id, evenIfUsed }) => {
      await (await accounts()).deactivate(id, { evenIfUsed });
      return { done: true };
    },
    'accounts.import': async ({ authority, key }) => (await accounts()).import(authority, key),
    'accounts.export': async ({ id }) => {
      const own = await accounts();
      const files = await own.exportKey(id);
      const directory = own.list().find((one) => one.id === id)?.authority.directoryUrl ?? '';
      return services.options.host.deliver(files, liveFolderName(`account-${URL.parse(directory)?.hostname ?? id}`));
    },
  };
};
