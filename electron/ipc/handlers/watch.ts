import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'watch.list'
  | 'watch.seen'
  | 'watch.save'
  | 'watch.remove'
  | 'watch.switch'
  | 'watch.look'
  | 'domains.list';

const lookLimit = 120_000;

export const watchHandlers = (services: Services): Pick<Handlers, Names> => {
  const watch = async () => (await services.workspace()).watch;
  return {
    'watch.list': async () => (await watch()).state(),
    'watch.seen': async () => ({ endpoints: [...(await watch()).seen()] }),
    'watch.save': async (input) => (await watch()).save(input),
    'watch.remove': async ({ id }) => {
      (await watch()).remove(id);
      return { done: true };
    },
    'watch.switch': async (asked) => {
      const { switchCertificate, switchDomains } = await watch();
      if ('domains' in asked) switchDomains(asked.domains);
      else switchCertificate(asked.certificateId, asked.on);
      return { done: true };
    },
    'watch.look': async (which) => ({
      endpoints: [...(await (await watch()).look(which, AbortSignal.timeout(lookLimit)))],
    }),
    'domains.list': async ({ fresh }) => {
      const { domains, askDomains } = await watch();
      return { domains: [...(fresh ? await askDomains(AbortSignal.timeout(lookLimit)) : await domains())] };
    },
  };
};
