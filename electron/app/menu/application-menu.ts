import { Menu } from 'electron';
import { currentPlatform } from '../../platform/current.ts';

/** Windows and Linux need no menu bar. On macOS the shortcuts for copy, paste and quit exist only through one. */
export const setApplicationMenu = (): void => {
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(currentPlatform() === 'macos' ? Menu.buildFromTemplate([...roles]) : null);
};
