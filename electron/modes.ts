/** The profile itself and practice mode beside it, which is opened when it is first asked for. */
import type { Settings } from '../shared/domain/app.ts';
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import type { Clock } from './engine/ports/index.ts';
import type { Stage } from './engine/sandbox/stage.ts';
import { keepFixes } from './engine/workspace/keep-fixes.ts';
import { keepTelling, languageIn } from './engine/workspace/notifications.ts';
import type { Workspace } from './engine/workspace/workspace.ts';
import { openPractice, type Practice, type PracticeOptions, type PracticeServers } from './practice.ts';

export interface ModesParts extends Omit<PracticeOptions, 'clock' | 'language'> {
  readonly real: Workspace;
  readonly clock: Clock;
  settings(): Settings;
  emit(event: EventEnvelope): void;
  /** Tells what changes in the workspace, as long as it is the one in use. */
  follow(workspace: Workspace, isCurrent: () => boolean): void;
  readonly closing: AbortSignal;
}

export interface Modes {
  /** The workspace in use. In practice its servers are open: it can ask whomever it wants. */
  workspace(): Promise<Workspace>;
  /** The same where only what it keeps is read or changed: nothing is opened for that. */
  profile(): Promise<Workspace>;
  practice(): Promise<Practice>;
  /** Situations of practice mode; none outside it. Opens its servers. */
  stage(): Promise<Stage | undefined>;
  /** As above where it is there already. */
  openedStage(): Promise<Stage | undefined>;
  /** What was arranged is over with the mode that it belongs to. */
  leavePractice(): Promise<void>;
  /** Of practice alone; the profile is its owner's to close. */
  close(): Promise<void>;
}

export const openModes = (parts: ModesParts): Modes => {
  const { real, settings } = parts;
  let opening: Promise<Practice> | undefined;
  let followed: Promise<PracticeServers> | undefined;
  const practice = (): Promise<Practice> =>
    (opening ??= startPractice(parts).catch((thrown: unknown) => {
      opening = undefined;
      throw thrown;
    }));
  /** Followed once, however many ask at the same time. */
  const servers = async (): Promise<PracticeServers> => {
    const here = await practice();
    followed ??= here.servers().then(
      (opened) => followServers(parts, here, opened),
      (thrown: unknown) => {
        followed = undefined;
        throw thrown;
      },
    );
    return followed;
  };
  follow(parts);
  return {
    workspace: async () => {
      if (!settings().practice) return real;
      await servers();
      return (await practice()).workspace;
    },
    profile: async () => (settings().practice ? (await practice()).workspace : real),
    practice,
    stage: async () => (settings().practice ? (await servers()).stage : undefined),
    openedStage: async () => (settings().practice ? (await practice()).opened()?.stage : undefined),
    leavePractice: async () => (await opening?.catch(() => undefined))?.opened()?.stage.end(),
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
};

const follow = ({ real, settings, follow: tell }: ModesParts): void => tell(real, () => !settings().practice);

const startPractice = async ({ real, settings, closing, ...parts }: ModesParts): Promise<Practice> => {
  const { clock, follow: tell } = parts;
  const { profileFolder, logger, userAgent, present } = parts;
  const opened = await openPractice({
    ...{ profileFolder, logger, userAgent, language: () => languageIn(real.storage) },
    ...(present === undefined ? {} : { present }),
  });
  tell(opened.workspace, () => settings().practice);
  void keepTelling(opened.workspace.notifications, clock, closing);
  return opened;
};

const followServers = (
  { settings, emit, clock, closing }: ModesParts,
  { workspace }: Practice,
  servers: PracticeServers,
): PracticeServers => {
  void keepFixes(workspace.fixes, clock, closing);
  servers.stage.onChange(() => {
    if (settings().practice) emit({ name: 'practice.changed', payload: servers.stage.state() });
  });
  return servers;
};
