import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from './host.ts';
import { startPractising } from './steps.ts';
test('shots', async ({ page, host }) => {
  test.setTimeout(120000);
  await startPractising(page);
  const db = new DatabaseSync(join(host.profile, 'practice/certwright.db'), { timeout: 5000 });
  const add = (id: string, code: string, sev: string, subject: object, detail: object, at: string, ended: string | null, problem: object | null = null) =>
    db.prepare('INSERT INTO notices VALUES (?,?,?,?,?,?,?,?,?,?,?)').run(id, `t${id}`, code, sev, JSON.stringify(subject), JSON.stringify(detail), problem === null ? null : JSON.stringify(problem), at, at, null, ended);
  const now = Date.now(); const iso = (h: number) => new Date(now - h * 3600000).toISOString();
  add('1', 'renewed', 'info', { certificateId: 'c', name: 'nas.example.org' }, { expiresAt: '2027-02-20T00:00:00.000Z' }, iso(60), iso(60));
  add('2', 'expiring', 'urgent', { certificateId: 'c', name: 'cloud.example.org', runId: 'r' }, { notBefore: iso(2000), expiresAt: iso(-30) }, iso(5), null);
  add('3', 'renewal-failing-again', 'warning', { certificateId: 'c', name: 'a-rather-long-name-for-a-server.of-somebody.example.org', runId: 'r' }, { count: '3' }, iso(4), null, { code: 'provider.wrong-credentials', details: { provider: 'netcup', endpoint: 'https://ccp.netcup.net', detail: '4013 Validation Error' }, retryable: false });
  add('4', 'served-old', 'warning', { host: 'nas.example.org:443', name: 'nas.example.org' }, {}, iso(50), iso(20));
  db.prepare(`INSERT INTO deliveries (notice_id, channel_id, channel, label, code, severity, state, attempts, created_at, next_at, ended_at) VALUES ('3','x','email','','needs-you','warning','given-up',9,?,NULL,?)`).run(iso(4), iso(1));
  db.prepare(`INSERT INTO deliveries (notice_id, channel_id, channel, label, code, severity, state, attempts, created_at, next_at, ended_at) VALUES ('2','y','telegram','','expiring','warning','delivered',1,?,NULL,?)`).run(iso(4), iso(1));
  db.close();
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: /^Messages/ }).waitFor();
  const shoot = async (name: string) => {
    for (const [lang, word] of [['English', 'en'], ['简体中文', 'zh']] as const)
      for (const theme of ['light', 'dark'] as const) {
        if (name !== 'settings' || true) {
          await page.evaluate(() => undefined);
        }
        const set = page.getByRole('navigation').getByRole('button', { name: /^(Settings|设置)$/ });
        await set.click();
        await page.getByText(lang, { exact: true }).click();
        await page.getByText(theme === 'light' ? /^(Light|浅色)$/ : /^(Dark|深色)$/).click();
        if (name === 'list') await page.getByRole('navigation').getByRole('button', { name: /^(Messages|消息)/ }).click();
        if (name === 'kinds' || name === 'form') await page.getByRole('button', { name: /^(Add a channel|添加渠道)/ }).click();
        if (name === 'form') await page.getByRole('dialog').getByRole('button', { name: /^(E-mail|电子邮件)/ }).click();
        await page.waitForTimeout(250);
        for (const size of [{ width: 1280, height: 800 }, { width: 900, height: 600 }]) {
          await page.setViewportSize(size);
          if (name === 'settings') await page.locator('#notifications').scrollIntoViewIfNeeded();
          if (name === 'settings') await page.locator('main').evaluate((m) => m.scrollTo(0, m.scrollHeight));
          await page.screenshot({ path: `/tmp/shots/${name}-${word}-${theme}-${size.width}.png` });
        }
        await page.setViewportSize({ width: 1280, height: 800 });
        if (name === 'kinds' || name === 'form') await page.keyboard.press('Escape');
      }
  };
  await page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Hold messages back at night' }).check();
  for (const name of ['list', 'settings', 'kinds', 'form']) await shoot(name);
  expect(true).toBe(true);
});
