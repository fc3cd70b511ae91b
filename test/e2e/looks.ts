/** What a page looks like: language and theme, changed through the page's own session, so that what is open stays open. */
import type { Page } from '@playwright/test';
import type { HostBridge } from '../../shared/ipc/envelope.ts';

export interface Looks {
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

export const setLooks = async (page: Page, looks: Looks): Promise<void> => {
  await change(page, looks);
  await page.waitForFunction(
    ({ language, theme }) =>
      document.documentElement.lang.startsWith(language) &&
      document.documentElement.getAttribute('data-mantine-color-scheme') === theme,
    looks,
  );
};

const change = (page: Page, looks: Looks): Promise<void> =>
  page.evaluate(async (wanted) => {
    const desktop = (window as { readonly certwright?: HostBridge }).certwright;
    if (desktop !== undefined) return void (await desktop.call('settings.change', wanted));
    await fetch('/ipc', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-certwright': '1' },
      body: JSON.stringify({ name: 'settings.change', input: wanted }),
    });
  }, looks);

/**
 * Drawn with its fonts, and nothing on its way from one place to another: what ends to load moves its words for a
 * moment. Not until the network is still: a look at name servers that do not answer takes its time.
 */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What lies in something folded stands still in the middle (CSS Containment 2 §4): it would never come to its end.
    const passing = () =>
      document.getAnimations().filter(({ effect, playState }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return (
          playState === 'running' && effect?.getTiming().iterations !== Infinity && target?.checkVisibility() === true
        );
      });
    const late = new Promise((resolve) => setTimeout(resolve, 5000));
    await document.fonts.ready;
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    for (let rounds = 0; rounds < 10 && passing().length > 0; rounds += 1)
      await Promise.race([late, Promise.allSettled(passing().map(({ finished }) => finished))]);
  });

/** As a reader sets it in the browser or the system; 16 unless told. In pixels. */
export const setTextSize = async (page: Page, standard: number): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard } });
  await session.detach();
};
