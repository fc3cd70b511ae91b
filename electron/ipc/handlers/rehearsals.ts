import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'rehearsals.start' | 'rehearsals.list' | 'rehearsals.get';

export const rehearsalHandlers = (services: Services): Pick<Handlers, Names> => ({
  'rehearsals.start': async ({ certificateId }) => {
    const { rehearsals } = await services.workspace();
    rehearsals.of(certificateId);
    // The answer goes out before the first event; how it ends is told by the last.
    setImmediate(() => void rehearsals.rehearse(certificateId).catch(() => undefined));
    return { done: true };
  },
  'rehearsals.list': async () => ({ rehearsals: [...(await services.profile()).rehearsals.last()] }),
  'rehearsals.get': async ({ certificateId }) => (await services.workspace()).rehearsals.of(certificateId),
});
