/** Whether the system wakes renewals. */
import { type Check, orFine } from '../check.ts';
import { judgeSchedule } from '../judge/schedule.ts';

export const scheduleCheck: Check = {
  id: 'schedule',
  applies: (_, { scheduler }) => scheduler !== undefined,
  run: async ({ scheduler, vault, managed }) => {
    const [state, { kind }] = await Promise.all([scheduler?.inspect(), vault()]);
    if (state === undefined) return [];
    return orFine(judgeSchedule({ state, vault: kind, firstOrder: managed === 0 }), [
      `${state.mechanism} ${state.place}`,
    ]);
  },
};
