import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'installing.list'
  | 'installing.save'
  | 'installing.order'
  | 'installing.remove'
  | 'installing.test'
  | 'installing.run';

/** Reports that the screen shows at first. */
const shown = 10;

export const installingHandlers = (services: Services): Pick<Handlers, Names> => {
  const installing = async () => (await services.workspace()).installing;
  return {
    'installing.list': async ({ certificateId }) => {
      const { list, reports } = await installing();
      return { steps: [...list(certificateId)], reports: [...reports(certificateId, shown)] };
    },
    'installing.save': async ({ certificateId, step }) => (await installing()).save(certificateId, step),
    'installing.order': async ({ certificateId, ids }) => {
      (await installing()).order(certificateId, ids);
      return { done: true };
    },
    'installing.remove': async ({ id }) => {
      await (await installing()).remove(id);
      return { done: true };
    },
    'installing.test': async ({ certificateId: certificate, stepId }) =>
      (await installing()).test({ certificate, stepId, signal: services.closing }),
    'installing.run': async ({ certificateId: certificate, stepId }) =>
      (await installing()).run({ certificate, stepId, signal: services.closing }),
  };
};
