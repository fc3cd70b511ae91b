import type { DesktopState } from '../../../shared/domain/desktop.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { DesktopFacts, Handlers } from '../application.ts';

type Names = 'desktop.state' | 'desktop.open-at-login';

export const desktopHandlers = (services: Services): Pick<Handlers, Names> => {
  const facts = (): DesktopFacts => {
    const { desktop } = services.options.host;
    if (desktop === undefined) throw fail('desktop.not-here', {});
    return desktop;
  };
  const state = async (): Promise<DesktopState> => ({
    openAtLogin: await facts().loginItem.state(),
    tray: facts().trayShown(),
  });
  return {
    'desktop.state': state,
    'desktop.open-at-login': async ({ on }) => {
      await facts().loginItem.set(on);
      return state();
    },
  };
};
