import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'practice.state' | 'practice.begin' | 'practice.mend' | 'practice.end';

/** Situations to rehearse; outside practice mode there are none. */
export const practiceHandlers = ({ stage, openedStage }: Services): Pick<Handlers, Names> => ({
  'practice.state': async () => (await openedStage())?.state() ?? { mended: false },
  'practice.begin': async ({ situation }) => {
    const here = await stage();
    if (here === undefined) throw fail('practice.only', { what: situation });
    const begun = await here.begin(situation);
    return begun.kind === 'order' ? { policy: begun.policy } : { certificateId: begun.certificateId };
  },
  'practice.mend': async () => {
    await (await openedStage())?.mend();
    return { done: true };
  },
  'practice.end': async () => {
    await (await openedStage())?.end();
    return { done: true };
  },
});
