/** Links of the system: `certwright://open/…`. On macOS they come as an event, elsewhere as an argument of a start. */
import type { App } from 'electron';
import type { Logger } from '../../engine/ports/index.ts';
import type { Desktop } from '../desktop.ts';
import { linkScheme, screenOfLink } from './open-request.ts';

export interface LinkParts extends Pick<Desktop, 'openScreen'> {
  readonly app: App;
  readonly logger: Logger;
}

/** To be called before the application is ready: the link that started it is told before that. */
export const keepLinks = ({ app, logger, openScreen }: LinkParts): void => {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const screen = screenOfLink(url);
    if (screen === undefined) logger.warn('desktop.link-refused', { link: url.slice(0, 200) });
    else openScreen(screen);
  });
  // A program under development would leave the system with a handler that is not there tomorrow.
  // On Windows nothing in the link can become an option of the program: it stands behind the end of them.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
};
