/** The native menu, in the language of the app. Windows and Linux keep its bar out of sight until Alt is pressed. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../../shared/domain/app.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Logger } from '../../engine/ports/index.ts';
import { currentPlatform } from '../../platform/current.ts';
import type { Desktop } from '../desktop.ts';
import { appLanguage } from '../language.ts';
import { type MenuColumn, type MenuCommand, type MenuEntry, menuModel } from './menu-model.ts';

export interface MenuParts extends Pick<Desktop, 'application' | 'openScreen' | 'quit'> {
  readonly devTools: boolean;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Before the application is ready: without it Electron would make a menu of its own first. */
export const withholdMenu = (): void => Menu.setApplicationMenu(null);

/** Made anew when the language changes. Rejects when the profile cannot be opened. */
export const keepMenu = async (parts: MenuParts): Promise<void> => {
  const application = await parts.application;
  let shown: Language | undefined;
  const build = async (): Promise<void> => {
    const language = await appLanguage(application);
    if (language === shown) return;
    shown = language;
    const model = menuModel({ platform: currentPlatform(), language, devTools: parts.devTools });
    Menu.setApplicationMenu(Menu.buildFromTemplate(model.map((column) => columnOf(column, parts))));
  };
  application.onEvent(({ name }) => {
    if (name === 'settings.changed') void build();
  });
  await build();
};

const systemRoles = { window: 'window', help: 'help' } as const;

const columnOf = ({ id, label, entries }: MenuColumn, parts: MenuParts): MenuItemConstructorOptions => ({
  id,
  label,
  // macOS puts its list of windows, and its search, into these.
  ...(id === 'window' || id === 'help' ? { role: systemRoles[id] } : {}),
  submenu: entries.map((entry) => itemOf(entry, parts)),
});

const itemOf = (entry: MenuEntry, parts: MenuParts): MenuItemConstructorOptions => {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: entry.role, label: entry.label };
    case 'command': {
      const { id, label, accelerator, command } = entry;
      return { id, label, ...(accelerator === undefined ? {} : { accelerator }), click: () => run(command, parts) };
    }
  }
};

const run = (command: MenuCommand, { openScreen, quit, application, logger }: MenuParts): void => {
  if ('open' in command) openScreen(command.open);
  else if (command.do === 'quit') quit();
  else
    application
      .then(({ handlers }) => handlers['app.open-logs']({}))
      .catch((thrown: unknown) => logger.warn('menu.failed', { reason: toProblem(thrown) }));
};
