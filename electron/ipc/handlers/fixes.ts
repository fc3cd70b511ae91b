import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'fixes.plan' | 'fixes.apply' | 'fixes.undo' | 'fixes.applied';

const planLimit = 30_000;
/** People answer the system's own question for an administrator in their own time. */
const applyLimit = 5 * 60_000;

export const fixHandlers = (services: Services): Pick<Handlers, Names> => ({
  'fixes.plan': async (asked) => (await services.workspace()).fixes.plan(asked, AbortSignal.timeout(planLimit)),
  'fixes.apply': async ({ id }) => (await services.workspace()).fixes.apply(id, AbortSignal.timeout(applyLimit)),
  'fixes.undo': async ({ id }) => {
    await (await services.workspace()).fixes.undo(id, AbortSignal.timeout(applyLimit));
    return { done: true };
  },
  'fixes.applied': async () => ({ fixes: [...(await services.profile()).fixes.applied()] }),
});
