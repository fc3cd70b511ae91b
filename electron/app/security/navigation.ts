/** The window shows one page for as long as it lives: every way of going elsewhere is closed, in every contents. */
import type { App, Event, WebContents } from 'electron';

const refuse = (event: Pick<Event, 'preventDefault'>): void => event.preventDefault();

export const denyNavigation = (app: App): void => {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};
