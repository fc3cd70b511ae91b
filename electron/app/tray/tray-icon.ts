/** The icon itself, as each system wants it. */
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, Tray } from 'electron';
import { currentPlatform, type Platform } from '../../platform/current.ts';
import type { TrayAction, TrayItem, TrayState, TrayView } from './tray-view.ts';

export interface TrayIcon {
  show(view: TrayView): void;
}

export interface TrayIconParts {
  readonly platform?: Platform;
  /** A menu item was chosen. */
  onAction(action: TrayAction): void;
}

/** Beside the program: `build/icons/tray`. */
const folder = join(import.meta.dirname, 'icons');

/**
 * A file of several sizes for the light or the dark bar of Windows; on macOS a template, which the system colours, and
 * elsewhere a picture that can be seen on every ground. Electron takes the finer ones beside them by their names.
 */
export const iconFile = (state: TrayState, platform: Platform, darkBar: boolean): string => {
  switch (platform) {
    case 'windows':
      return `${state}-on-${darkBar ? 'dark' : 'light'}.ico`;
    case 'macos':
      return `${state}Template.png`;
    case 'linux':
      return `${state}.png`;
  }
};

/** Throws where the system makes none. */
export const openTrayIcon = (first: TrayView, { platform = currentPlatform(), onAction }: TrayIconParts): TrayIcon => {
  const imageOf = (state: TrayState): Electron.NativeImage => {
    const dark = platform === 'windows' && nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    return nativeImage.createFromPath(join(folder, iconFile(state, platform, dark)));
  };
  const tray = new Tray(imageOf(first.state));
  let shown: TrayView | undefined;
  // On Linux a menu that was changed is seen only when it is set anew; elsewhere that does no harm.
  const show = (view: TrayView): void => {
    if (view.state !== (shown ?? first).state) tray.setImage(imageOf(view.state));
    if (view.tooltip !== shown?.tooltip) tray.setToolTip(view.tooltip);
    if (JSON.stringify(view.menu) !== JSON.stringify(shown?.menu))
      tray.setContextMenu(Menu.buildFromTemplate(templateOf(view.menu, onAction)));
    shown = view;
  };
  show(first);
  // macOS opens the menu by itself, and has no other click.
  if (platform !== 'macos') tray.on('click', () => onAction({ do: 'show-window' }));
  if (platform === 'windows') nativeTheme.on('updated', () => tray.setImage(imageOf((shown ?? first).state)));
  return { show };
};

const templateOf = (items: readonly TrayItem[], onAction: TrayIconParts['onAction']): MenuItemConstructorOptions[] =>
  items.map((item): MenuItemConstructorOptions => {
    if (item.kind === 'line') return { type: 'separator' };
    const label = plain(item.label);
    if (item.kind === 'menu') return { label, submenu: templateOf(item.items, onAction) };
    const { action } = item;
    return action === undefined ? { label, enabled: false } : { label, click: () => onAction(action) };
  });

/** A single ampersand would mark the letter after it. */
const plain = (label: string): string => label.replaceAll('&', '&&');
