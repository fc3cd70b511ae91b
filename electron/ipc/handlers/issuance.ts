import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'issuance.start'
  | 'issuance.resume'
  | 'issuance.cancel'
  | 'issuance.look-now'
  | 'runs.list'
  | 'runs.get'
  | 'runs.policy';

/** Starting answers as soon as the run exists; what happens then is told by `run.changed`. */
export const issuanceHandlers = (services: Services): Pick<Handlers, Names> => {
  const live = async (id: string) => {
    const workspace = await services.workspace();
    const run = workspace.liveRun(id);
    if (run === undefined) throw fail('run.not-found', { id });
    return run;
  };
  return {
    'issuance.start': async ({ policy, testFirst }) => ({
      runId: (await (await services.workspace()).issue(policy, { testFirst })).id,
    }),
    'issuance.resume': async ({ id }) => ({ runId: (await (await services.workspace()).resume(id)).id }),
    'issuance.cancel': async ({ id }) => {
      const run = await live(id);
      run.cancel();
      await run.ended;
      return { done: true };
    },
    'issuance.look-now': async ({ id }) => {
      (await live(id)).lookNow();
      return { done: true };
    },
    'runs.list': async () => ({ runs: [...(await services.profile()).runs()] }),
    'runs.get': async ({ id }) => (await services.profile()).run(id),
    'runs.policy': async ({ id }) => (await services.workspace()).runPolicy(id),
  };
};
