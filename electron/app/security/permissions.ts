/** The page may use no device and no feature of the browser, and can reach nothing but its own files. */
import type { Session } from 'electron';
import { isPageUrl } from './app-protocol.ts';

/** Writing text to the clipboard after a click: the copy buttons. Reading stays denied. */
const granted = 'clipboard-sanitized-write';

export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === granted && isPageUrl(contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === granted && isPageUrl(origin));
  session.setDevicePermissionHandler(() => false);
};

/**
 * Cancels every request that is not for the page's own files, developer tools load theirs, and every download: the
 * program writes what people export by itself.
 */
export const denyNetwork = (session: Session, { devTools }: { readonly devTools: boolean }): void => {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = isPageUrl(details.url) || (devTools && details.url.startsWith('devtools://'));
    answer({ cancel: !isOurs });
  });
  session.on('will-download', (event) => event.preventDefault());
};
