/** One name server is behind, and the resolver of this computer was asked too early: who sees what, and for how long. */
import { type Bind, startBind } from '../support/bind.ts';
import { findTool } from '../support/find-tool.ts';
import { startKnot } from '../support/knot.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { publishAt, textsAt } from '../support/scenario.ts';
import { startUnbound, type Unbound } from '../support/unbound.ts';
import { updateKey } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { setLooks } from './looks.ts';
import {
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  passChecks,
  startForReal,
} from './steps.ts';

const missing = ['named', 'knotd', 'unbound', 'pebble', 'nsupdate', 'dig'].filter(
  (name) => findTool(name) === undefined,
);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const name = 'nas.views.test';
const location = `_acme-challenge.${name}`;
let first: Bind;
let behind: Bind;
let resolver: Unbound;
let pebble: Pebble;

test.beforeAll(async () => {
  const zones = [
    { name: 'views.test', nameServers: ['a.hosts.test', 'b.hosts.test'], negativeTtl: 1800 },
    { name: 'hosts.test', records: ['a IN A 127.0.0.1', 'b IN A 127.0.0.2'] },
  ];
  [first, behind] = await Promise.all([
    startBind({ zones, keys: [updateKey] }),
    startKnot({ zones, keys: [updateKey], address: '127.0.0.2' }),
  ]);
  [resolver, pebble] = await Promise.all([
    // It knows the one that is behind, so that it is told "no" whenever it asks.
    startUnbound({ zones: ['views.test', 'hosts.test'], nameServer: behind.endpoint, address: '127.0.0.3' }),
    startPebble({ dnsServer: first.endpoint }),
  ]);
});
test.afterAll(async () => {
  await pebble?.stop();
  await resolver?.stop();
  await behind?.stop();
  await first?.stop();
});

test('what this computer, the name servers and the authority see, beside the time it usually takes', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, { pebble });
  await enterNames(page, name, 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, { bind: first }, updateKey.secret);
  await page
    .getByRole('textbox', { name: 'DNS servers to ask' })
    .fill([resolver, first, behind].map(({ endpoint }) => endpoint).join(', '));
  await next(page);
  await passChecks(page);
  await confirmOrder(page);

  const view = (title: string) => page.locator('div', { has: page.getByRole('heading', { name: title }) }).last();
  await expect(view('The name servers say')).toContainText('1 of 2 have it');
  await expect(view('Your computer sees')).toContainText(
    /Nothing yet.*127\.0\.0\.3:\d+ remembers a “no” until \d\d:\d\d\. It does not matter/,
  );
  await expect(view('would see')).toContainText('Not sure to find it');
  const bar = page.getByRole('img', { name: /^Written at \d\d:\d\d, now it is \d\d:\d\d\./ });
  await expect(bar).toBeVisible();
  await expect(page.getByText(/^(About \d+ seconds|Any moment now|Longer than usual)$/)).toBeVisible();
  await expect(bar.getByText(/^usual at .+: /)).toBeVisible();
  await setLooks(page, { language: 'zh', theme: 'dark' });
  await expect(page.getByRole('heading', { name: '这台电脑看到' })).toBeVisible();
  await hasNoBarrier(page);
  await setLooks(page, { language: 'en', theme: 'light' });

  for (const text of textsAt(first, location))
    publishAt(behind, { effect: 'add', name: location, ttl: 60, value: text.replaceAll('"', '') });
  await certificateIsReady(page);
  await expect(bar).toHaveCount(0);
});
