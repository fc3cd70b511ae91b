import { randomUUID } from 'node:crypto';
import type { PreflightEvent } from '../../../shared/domain/preflight.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'preflight.start' | 'preflight.cancel';

/** One look at a time for each page: whoever asks again has changed something. */
export const preflightHandlers = (services: Services): Pick<Handlers, Names> => {
  let current: { readonly id: string; readonly cancel: AbortController } | undefined;
  return {
    'preflight.start': async ({ policy }) => {
      current?.cancel.abort();
      const id = randomUUID();
      const cancel = new AbortController();
      current = { id, cancel };
      const workspace = await services.workspace();
      const tell = (event: PreflightEvent): void =>
        services.emit({ name: 'preflight.changed', payload: { id, event } });
      // The answer with the id goes out before the first event.
      setImmediate(() => {
        workspace
          .preflight(policy, { signal: cancel.signal, onEvent: tell })
          .then((report) => tell({ kind: 'ended', report }))
          .catch((thrown: unknown) => tell({ kind: 'ended', problem: toProblem(thrown) }));
      });
      return { id };
    },
    'preflight.cancel': async ({ id }) => {
      if (current?.id === id) current.cancel.abort();
      return { done: true };
    },
  };
};
