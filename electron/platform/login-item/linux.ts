/** freedesktop.org "Desktop Application Autostart Specification": an entry in the person's own `autostart` folder. */
import { posix } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import type { LoginItem, LoginItemParts } from './index.ts';

/** "Desktop Entry Specification", the Exec key: quoted, then escaped once more as every string value is. */
const quoted = (argument: string): string =>
  `"${argument.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\').replaceAll('%', '%%');

export const desktopEntry = ({ executable, args }: LoginItemParts['program']): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Certwright',
    'Name[zh_CN]=证书匠',
    'Comment=Renews certificates in the background',
    'Comment[zh_CN]=在后台续期证书',
    'Icon=dev.certwright.Certwright',
    `Exec=${[executable, ...args].map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);

export const linuxLoginItem = ({ program, host }: LoginItemParts): LoginItem => {
  const { XDG_CONFIG_HOME: config, APPIMAGE: image } = host.env;
  const base = config !== undefined && posix.isAbsolute(config) ? config : posix.join(host.home, '.config');
  const file = posix.join(base, 'autostart', 'dev.certwright.Certwright.desktop');
  // An AppImage runs from a mount that is gone when it ends.
  const entry = desktopEntry({
    ...program,
    executable: image === undefined || image === '' ? program.executable : image,
  });
  return {
    // One that was changed, by a desktop that switched it off or because the program lies elsewhere now, starts nothing.
    state: async () => ((await host.read(file).catch(() => undefined)) === entry ? 'on' : 'off'),
    set: async (on) => {
      try {
        await (on ? host.write(file, entry) : host.remove(file));
      } catch (thrown) {
        throw fail('desktop.login-item', { reason: codeOf(thrown) });
      }
    },
  };
};
