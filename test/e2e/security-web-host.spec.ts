/** The web host's page in a browser: what its policy leaves a script that belongs to somebody else. */
import { expect, test } from './host.ts';
import { gatherWays, startTarget } from './security.ts';

test('no WebRTC goes out, while pages outside can be opened', async ({ page, context }) => {
  const target = await startTarget();
  await page.evaluate(gatherWays, `stun:127.0.0.1:${target.udpPort}`);
  await page.evaluate(gatherWays, `turn:127.0.0.1:${target.port}?transport=tcp`);
  expect(target.seen).toEqual([]);
  await target.visit();
  expect(target.seen).toHaveLength(2);
  target.close();

  await context.route('https://letsencrypt.org/**', (route) => route.fulfill({ body: 'outside' }));
  const opened = context.waitForEvent('page');
  await page.evaluate(() => window.open('https://letsencrypt.org/repository/', '_blank', 'noopener,noreferrer'));
  const outside = await opened;
  await expect(outside.getByText('outside')).toBeVisible();
});
