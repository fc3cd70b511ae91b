/** The page to print: what it takes to use the account again, and nothing that a name could smuggle in. */
import { describe, expect, it } from 'vitest';
import { createAccountKey, thumbprintOf } from '../../../electron/engine/acme/account-key.ts';
import { accountSheet } from '../../../electron/engine/backup/account-sheet.ts';
import type { AccountView } from '../../../shared/domain/accounts.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const view = (change: Partial<AccountView> = {}): AccountView => ({
  id: 'a1',
  authority: { id: 'own', name: 'Own <CA> & "Sons"', directoryUrl: 'https://ca.example/dir?a=1&b=2' },
  url: 'https://ca.example/acct/1',
  contact: ['me@example.org'],
  usual: true,
  createdAt: now.toISOString(),
  certificates: 0,
  ...change,
});
const sheetOf = async (account: AccountView, language: 'en' | 'zh', key: string): Promise<string> =>
  accountSheet(
    { list: () => [account], exportKey: async () => ({ 'account-key.pem': key, 'account.json': '' }) },
    'a1',
    {
      language,
      now,
    },
  );

describe('the sheet of an account', () => {
  it.each(['en', 'zh'] as const)('has address, directory, fingerprint and key (%s)', async (language) => {
    const key = await createAccountKey();
    const html = await sheetOf(view(), language, key);
    const told = ['https://ca.example/acct/1', 'https://ca.example/dir?a=1&amp;b=2', thumbprintOf(key), key.trim()];
    expect(told.filter((text) => !html.includes(text))).toEqual([]);
    expect(html).toContain(language === 'zh' ? '账户的私钥' : 'Private key of the account');
    expect(html).not.toMatch(/\{\{|sheet\./);
  });

  it('shows names as text, and loads nothing', async () => {
    const html = await sheetOf(view({ contact: ['<script>x</script>@example.org'] }), 'en', await createAccountKey());
    expect(html).toContain('Own &lt;CA&gt; &amp; &quot;Sons&quot;');
    expect(html).not.toMatch(/<script|<img|<link|src=|@import|url\(/);
    expect(html).toContain("default-src 'none'");
  });
});
