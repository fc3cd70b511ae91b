import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'adoption.find' | 'adoption.plan' | 'adoption.take-over' | 'adoption.list' | 'adoption.undo';

export const adoptingHandlers = (services: Services): Pick<Handlers, Names> => {
  const adopting = async () => (await services.workspace()).adopting;
  return {
    'adoption.find': async (search) => (await adopting()).find(search),
    'adoption.plan': async (request) => (await adopting()).plan(request),
    'adoption.take-over': async (request) => (await adopting()).takeOver(request),
    'adoption.list': async () => ({ adoptions: [...(await (await adopting()).list())] }),
    'adoption.undo': async ({ id }) => {
      await (await adopting()).undo(id);
      return { done: true };
    },
  };
};
