/** What `import … from 'electron'` gives in the main process. Members that are not here throw when touched. */
import { appDouble } from './app.ts';
import { mainIpc } from './ipc.ts';
import { DialogDouble, MenuDouble, NativeThemeDouble, ShellDouble } from './native.ts';
import { protocolDouble } from './protocol.ts';
import { sessionDouble } from './session.ts';
import { strict } from './strict.ts';

export { NotificationDouble as Notification } from './native.ts';
export { BrowserWindow } from './window.ts';

export const app = strict('app', appDouble);
export const protocol = strict('protocol', protocolDouble);
export const session = strict('session', { defaultSession: strict('session', sessionDouble) });
export const ipcMain = strict('ipcMain', mainIpc);
export const Menu = strict('Menu', new MenuDouble());
export const dialog = strict('dialog', new DialogDouble());
export const shell = strict('shell', new ShellDouble());
export const nativeTheme = strict('nativeTheme', new NativeThemeDouble());
