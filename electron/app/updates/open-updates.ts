/** New versions of the program, from the weekly question to the restart. Nothing here is loaded from electron-updater. */
import type { StoredUpdates, UpdatePhase, UpdateState } from '../../../shared/domain/updates.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import type { Updates, UpdatesHost, UpdatesProfile } from '../../ipc/updates-host.ts';
import type { Installed } from '../../platform/installation/index.ts';
import { followVersion } from './follow-version.ts';
import { installer } from './installing.ts';
import { keepLooking, lookOnce } from './looking.ts';
import { advance, isHere, looks } from './machine.ts';
import type { Program, UpdatesParts } from './program.ts';
import type { Updater } from './updater.ts';

export const openUpdatesHost = (parts: UpdatesParts): UpdatesHost => {
  let phase: UpdatePhase = { is: 'idle' };
  let profile: UpdatesProfile | undefined;
  let updater: Updater | undefined;
  let installed: Promise<Installed> | undefined;
  const here = (): Promise<Installed> => {
    installed ??= parts.installed();
    return installed;
  };
  const tell = async (): Promise<void> => profile?.changed(stateOf(parts.version, phase, profile.read(), await here()));
  const installation: Program['installation'] = async () => {
    const found = await here();
    if ('off' in found) throw fail('updates.off', {});
    return found.installation;
  };
  const program: Program = {
    parts,
    phase: () => phase,
    step: (event) => {
      const next = advance(phase, event);
      if (next === phase) return;
      phase = next;
      tell().catch((error: unknown) => parts.logger.warn('updates.not-told', { error: String(error) }));
    },
    profile: () => profile,
    installed: here,
    installation,
    updater: async () => {
      updater ??= await parts.openUpdater(await installation(), () => profile?.proxy());
      return updater;
    },
    openedUpdater: () => updater,
    dropUpdater: () => {
      updater = undefined;
    },
  };
  const install = installer(program);
  return {
    open: (opened) => {
      profile = opened;
      // Whoever waited for the end of an order waited for one of the profile before.
      if (phase.is === 'postponed') program.step({ is: 'at-quit', on: false });
      void begin(program, opened);
      return {
        ...actions(program, opened, install),
        state: async () => stateOf(parts.version, phase, opened.read(), await here()),
      };
    },
  };
};

const begin = async (program: Program, profile: UpdatesProfile): Promise<void> => {
  const { parts, step } = program;
  try {
    if ('off' in (await program.installed())) return;
    const failed = await followVersion(profile, parts.version);
    if (failed !== undefined) step({ is: 'failed', problem: failed });
    await keepLooking(program, profile);
  } catch (thrown) {
    if (!profile.closing.aborted) parts.logger.warn('updates.stopped', { problem: toProblem(thrown) });
  }
};

type Acts = Omit<Updates, 'state'>;

const actions = (program: Program, profile: UpdatesProfile, install: Acts['install']): Acts => {
  const { phase, step } = program;
  let cancelling = new AbortController();
  const keep = (change: Partial<StoredUpdates>): void => profile.write({ ...profile.read(), ...change });
  const download = async (): Promise<void> => {
    const before = phase();
    await program.installation();
    step({ is: 'download' });
    const now = phase();
    if (now === before || now.is !== 'downloading') return;
    cancelling = new AbortController();
    void fetchUpdate(program, now.update, profile.read().channel, cancelling.signal);
  };
  return {
    choose: async (choices) => {
      const { channel } = profile.read();
      keep(choices);
      // What was found belongs to the other channel; what is here already was asked for.
      if (choices.channel !== undefined && choices.channel !== channel && looks(phase())) step({ is: 'forget' });
      const state = stateOf(program.parts.version, phase(), profile.read(), await program.installed());
      profile.changed(state);
      return state;
    },
    look: async () => {
      await program.installation();
      void lookOnce(program, profile, { asked: true });
    },
    download,
    cancel: async () => {
      await program.installation();
      cancelling.abort();
    },
    install: async (when) => {
      await program.installation();
      await install(when);
    },
    skip: async () => {
      await program.installation();
      const now = phase();
      if (!('update' in now) || now.update === undefined || !(looks(now) || isHere(now))) return;
      keep({ skipped: now.update.version });
      step({ is: 'forget' });
    },
  };
};

const fetchUpdate = async (
  { updater, step }: Program,
  update: Parameters<Updater['download']>[0],
  channel: Parameters<Updater['look']>[0],
  signal: AbortSignal,
): Promise<void> => {
  try {
    const onProgress = (percent: number): void => step({ is: 'progress', percent });
    const whole = await (await updater()).download(update, { channel, signal, onProgress });
    step({ is: whole ? 'downloaded' : 'cancelled' });
  } catch (thrown) {
    step({ is: 'failed', problem: toProblem(thrown) });
  }
};

const stateOf = (version: string, phase: UpdatePhase, stored: StoredUpdates, installed: Installed): UpdateState => {
  const { look, channel, skipped, lookedAt } = stored;
  const installation = 'off' in installed ? undefined : installed.installation;
  return {
    version,
    ...('off' in installed ? { off: installed.off } : {}),
    choices: { look, channel, ...(skipped === undefined ? {} : { skipped }) },
    ...(lookedAt === undefined ? {} : { lookedAt }),
    atQuit: installation?.atQuit ?? false,
    asksAdministrator: installation?.asksAdministrator ?? false,
    phase,
  };
};
