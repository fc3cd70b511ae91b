/**
 * The icon on the system's bar for as long as the program runs: health at a glance, and never the only way to anything.
 * Where the system takes no icons the program goes on without.
 */
import { powerMonitor } from 'electron';
import { pauseOf } from '../../../shared/domain/pause.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Logger } from '../../engine/ports/index.ts';
import type { Application } from '../../ipc/application.ts';
import { takesIcons } from '../../platform/system-bar.ts';
import type { Desktop } from '../desktop.ts';
import { openTrayIcon, type TrayIcon } from './tray-icon.ts';
import type { TrayAction, TrayView } from './tray-view.ts';

export interface KeptTray {
  /** Somebody can reach the program by its icon. */
  readonly shown: boolean;
  /** The same once it is known. Never rejects. */
  readonly decided: Promise<boolean>;
}

export interface TrayParts extends Desktop {
  readonly logger: Logger;
}

/** Milliseconds. More often than that nobody reads. */
const shortest = 500;
/** A program that is started with the session is often there before the bar is. Milliseconds, and how often. */
const barPause = 30_000;
const barLooks = 10;

/** One that nobody holds is collected, and its icon goes. */
let kept: TrayIcon | undefined;

/** To be called once the application is ready. */
export const keepTray = (parts: TrayParts): KeptTray => {
  let takes = false;
  const look = async (): Promise<boolean> => {
    takes = await takesIcons(AbortSignal.timeout(5000));
    if (takes)
      void followApplication(parts, () => {
        takes = false;
      });
    return takes;
  };
  const lookAgain = async (left: number): Promise<void> => {
    if (takes || left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, barPause).unref());
    await look();
    await lookAgain(left - 1);
  };
  const decided = look();
  void decided.then(() => lookAgain(barLooks));
  return {
    get shown() {
      return takes;
    },
    decided,
  };
};

/** Never rejects. */
const followApplication = async (parts: TrayParts, onRefused: () => void): Promise<void> => {
  try {
    const application = await parts.application;
    const [{ presentTray, presentUnread, nextMoments }, { followFacts }, { appLanguage }] = await Promise.all([
      import('./presenter.ts'),
      import('./tray-facts.ts'),
      import('../language.ts'),
    ]);
    const show = (view: TrayView): void => {
      const onAction = (action: TrayAction): void => void perform(action, application, parts);
      kept ??= openTrayIcon(view, { onAction });
      kept.show(view);
    };
    let readAgain = Number.POSITIVE_INFINITY;
    const turns = takeTurns(async () => {
      try {
        const now = new Date();
        if (now.getTime() >= readAgain) {
          facts.expire();
          readAgain = Number.POSITIVE_INFINITY;
        }
        const found = await facts.current(now);
        show(presentTray(found));
        const { show: showAgain, read } = nextMoments(found);
        readAgain = Math.min(readAgain, read);
        return Math.min(showAgain, readAgain) - now.getTime();
      } catch (thrown) {
        parts.logger.warn('tray.unread', { reason: toProblem(thrown).code });
        show(presentUnread(await appLanguage(application)));
        return barPause;
      }
    });
    const facts = followFacts(application, () => turns.soon());
    powerMonitor.on('resume', () => {
      facts.expire();
      turns.soon();
    });
    turns.soon();
  } catch (thrown) {
    onRefused();
    parts.logger.warn('tray.not-shown', { error: String(thrown) });
  }
};

/**
 * One turn after the other, two a second at most; each says after how many milliseconds the next is due at the latest.
 */
const takeTurns = (turn: () => Promise<number>): { soon(): void } => {
  let timer: NodeJS.Timeout | undefined;
  let turning = false;
  let wanted = false;
  let last = 0;
  const after = (pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void take(), pause).unref();
  };
  const take = async (): Promise<void> => {
    turning = true;
    wanted = false;
    last = Date.now();
    const pause = await turn();
    turning = false;
    after(wanted ? shortest : Math.max(pause, shortest));
  };
  return {
    soon: () => {
      if (turning || wanted) {
        wanted = true;
        return;
      }
      wanted = true;
      // A clock that was set back must not stop it.
      after(Math.min(Math.max(last + shortest - Date.now(), 0), shortest));
    },
  };
};

/** Never rejects: what went wrong is told on the screen that the same can be done on. */
const perform = async (
  action: TrayAction,
  { handlers }: Application,
  { openScreen, showWindow, quit, logger }: TrayParts,
): Promise<void> => {
  try {
    switch (action.do) {
      case 'open-screen':
        return openScreen(action.screen);
      case 'show-window':
        return showWindow();
      case 'quit':
        return quit();
      case 'renew-due':
        await handlers['renewal.run']({});
        return;
      case 'pause':
        await handlers['renewal.pause']({ pause: pauseOf(action.choice, new Date()) });
        return;
      case 'resume':
        await handlers['renewal.pause']({ pause: null });
        return;
    }
  } catch (thrown) {
    logger.warn('tray.not-done', { action: action.do, reason: toProblem(thrown).code });
    openScreen({ screen: 'renewals' });
  }
};
