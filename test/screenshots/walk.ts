/** Every screen with its main states, on the walk that is also looked at for barriers. */
import { walkEveryScreen } from '../e2e/every-screen.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const walk: Scene = {
  names: ['walk-'],
  take: () =>
    withHost((page, { host }) =>
      walkEveryScreen(page, host, async (name) => {
        // What is under a dialog is not what is looked at, and a window as high as the page would move the dialog.
        const whole = (await page.locator('dialog[open], [role=dialog]').count()) === 0;
        await photograph(page, `walk-${name}`, { whole });
      }),
    ),
};
