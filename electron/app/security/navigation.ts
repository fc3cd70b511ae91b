/** The window shows one page for as long as it lives: every way of going elsewhere is closed, in every contents. */
import type { App, Event, WebContents } from 'electron';
import { isPageUrl, pageUrl } from './app-protocol.ts';

const refuse = (event: Pick<Event, 'preventDefault'>): void => event.preventDefault();

/** `net::ERR_ABORTED`: refused by us, and the page is still there. */
const aborted = -3;

/**
 * The browser itself refuses what the page's allowlist of connections does not name, and may show a page of its own
 * about that before it asks us: then ours is brought back.
 */
export const denyNavigation = (app: App): void => {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    // Here the default is that the page may refuse to be closed: preventing it lets the window close.
    contents.on('will-prevent-unload', refuse);
    contents.on('did-fail-load', (_failed, code, _description, url, isMainFrame) => {
      const isElsewhere = isMainFrame && code !== aborted && !isPageUrl(url);
      // Should that fail as well, the window stays with the browser's own words about it.
      if (isElsewhere) contents.loadURL(pageUrl).catch(() => undefined);
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // No request filter sees WebRTC. The page's allowlist of connections blocks it; this leaves it no address either.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
};
