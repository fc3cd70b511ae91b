import type { ResetChoice, ResetResult } from '../../../shared/domain/reset.ts';
import type { Services } from '../../compose.ts';
import {
  discardProfile,
  followSchedule,
  manifestOf,
  previewEverything,
  putBackProfile,
  removedProfiles,
  removeProfile,
  settleEverything,
} from '../../engine/workspace/reset-profile.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'reset.preview-certificate'
  | 'reset.preview-everything'
  | 'reset.certificate'
  | 'reset.everything'
  | 'reset.removed'
  | 'reset.put-back'
  | 'reset.discard';

export const resetHandlers = (services: Services): Pick<Handlers, Names> => {
  const { real, scheduler, keychain, startOver } = services;
  const folder = services.options.profileFolder;
  const everything = async (choice: ResetChoice): Promise<ResetResult> => {
    const recordsLeft = await settleEverything(real, choice);
    const manifest = await manifestOf(real, scheduler, services.clock.now());
    const { language, theme } = services.settings();
    let remark: ResetResult['remark'];
    // Before it opens again, so that what is then told of the schedule is true.
    await startOver(
      async () => {
        removeProfile(folder, manifest, choice);
        remark = await followSchedule(scheduler, 'none');
      },
      { language, theme },
    );
    return { recordsLeft, ...(remark === undefined ? {} : { remark }) };
  };
  const putBack = async (id: string): Promise<ResetResult> => {
    const recordsLeft = await settleEverything(real, { removeRecords: false, removeFiles: false });
    const present = await manifestOf(real, scheduler, services.clock.now());
    let remark: ResetResult['remark'];
    await startOver(async () => {
      remark = await followSchedule(scheduler, putBackProfile(folder, id, present).schedule);
    });
    return { recordsLeft, ...(remark === undefined ? {} : { remark }) };
  };
  const resetting = async () => (await services.workspace()).resetting;
  return {
    'reset.preview-certificate': async ({ id }) => (await resetting()).preview(id),
    'reset.preview-everything': async () => previewEverything(real, scheduler),
    'reset.certificate': async ({ id, level, ...choice }) => (await resetting())[level](id, choice),
    'reset.everything': everything,
    'reset.removed': async () => ({
      removed: [...removedProfiles(folder), ...(await resetting()).removed()].toSorted((one, other) =>
        other.removedAt.localeCompare(one.removedAt),
      ),
    }),
    'reset.put-back': async ({ kind, id }) => (kind === 'profile' ? putBack(id) : (await resetting()).putBack(id)),
    'reset.discard': async ({ kind, id }) => {
      if (kind === 'profile') await discardProfile(folder, id, keychain);
      else (await resetting()).discard(id);
      return { done: true };
    },
  };
};
