/** What `import … from 'electron'` gives in the main process. Members that are not here throw when touched. */
import { appDouble } from './app.ts';
import { mainIpc } from './ipc.ts';
import { MenuDouble } from './menu.ts';
import { DialogDouble, NativeThemeDouble, ShellDouble } from './native.ts';
import { nativeImageDouble } from './native-image.ts';
import { netDouble, powerMonitorDouble } from './power.ts';
import { protocolDouble } from './protocol.ts';
import { screenDouble } from './screen.ts';
import { sessionDouble } from './session.ts';
import { strict } from './strict.ts';

export { Notification } from './notification.ts';
export { TrayDouble as Tray } from './tray.ts';
export { BrowserWindow } from './window.ts';

export const app = strict('app', appDouble);
export const protocol = strict('protocol', protocolDouble);
export const session = strict('session', { defaultSession: strict('session', sessionDouble) });
export const ipcMain = strict('ipcMain', mainIpc);
export const Menu = strict('Menu', new MenuDouble());
export const dialog = strict('dialog', new DialogDouble());
export const shell = strict('shell', new ShellDouble());
export const nativeImage = strict('nativeImage', nativeImageDouble);
export const nativeTheme = strict('nativeTheme', new NativeThemeDouble());
export const screen = strict('screen', screenDouble);
export const powerMonitor = strict('powerMonitor', powerMonitorDouble);
export const net = strict('net', netDouble);
