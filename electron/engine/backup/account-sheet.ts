/**
 * A page to print and keep in a drawer: an account at an authority with its key. One HTML file that needs nothing else,
 * in the reader's language, black on white. It holds a secret, so it is handed to a person as a file and goes nowhere else.
 */

import { basename, dirname } from 'node:path';
import { type Language, languageFacts } from '../../../shared/domain/languages.ts';
import { type SentenceKey, sentence, type Values } from '../../../shared/i18n/index.ts';
import { dateWords } from '../../../shared/i18n/moments.ts';
import { thumbprintOf } from '../acme/account-key.ts';
import { writeFiles } from '../export/write-files.ts';
import type { Accounts } from '../workspace/accounts.ts';

export interface SheetOptions {
  readonly language: Language;
  readonly now: Date;
}

/** `account.not-found`, `account.rollover-undecided`, `vault.*`. */
export const accountSheet = async (
  accounts: Pick<Accounts, 'list' | 'exportKey'>,
  id: string,
  { language, now }: SheetOptions,
): Promise<string> => {
  const { 'account-key.pem': key } = await accounts.exportKey(id);
  const account = accounts.list().find((one) => one.id === id);
  const t = (word: SentenceKey, values?: Values) => escaped(sentence(language, word, values));
  const facts: readonly (readonly [string, string])[] = [
    [t('sheet.authority'), account?.authority.name ?? ''],
    [t('sheet.directory'), account?.authority.directoryUrl ?? ''],
    [t('sheet.account'), account?.url ?? t('sheet.unregistered')],
    [t('sheet.contact'), (account?.contact ?? []).join(', ')],
    [t('sheet.binding'), account?.externalKeyId ?? ''],
    [t('sheet.fingerprint'), thumbprintOf(key)],
    [t('sheet.printed'), dateWords(now.toISOString(), language)],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `<tr><th scope="row">${label}</th><td>${escaped(value)}</td></tr>`);
  const steps = (['sheet.step-type', 'sheet.step-import', 'sheet.step-command'] as const).map(
    (step) => `<li>${t(step)}</li>`,
  );
  return page(language, t('sheet.title'), [
    `<p>${t('sheet.what')}</p>`,
    `<p class="warn">${t('sheet.secret')}</p>`,
    `<table>${rows.join('')}</table>`,
    `<h2>${t('sheet.key')}</h2><pre>${escaped(key.trim())}</pre>`,
    `<h2>${t('sheet.restore')}</h2><ol>${steps.join('')}</ol>`,
    `<p><code>certwright account import --key-file account-key.pem --directory ${escaped(account?.authority.directoryUrl ?? '')}</code></p>`,
  ]);
};

/** 0600. `export.*`. */
export const writeSheet = async (path: string, html: string): Promise<void> => {
  await writeFiles(dirname(path), { [basename(path)]: html }, { modes: { [basename(path)]: 0o600 } });
};

const style = `body{font:11pt/1.45 system-ui,sans-serif;color:#000;background:#fff;max-width:42em;margin:2em auto;padding:0 1em}
h1{font-size:18pt}h2{font-size:12pt;margin:1.4em 0 .4em;break-after:avoid}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;border:1px solid #777;padding:.3em .5em}
th{width:11em;font-weight:600}td,code{overflow-wrap:anywhere}pre,code{font:10.5pt/1.5 ui-monospace,monospace}
pre{border:1px solid #777;padding:.8em;white-space:pre-wrap;overflow-wrap:anywhere;break-inside:avoid}
.warn{border:2px solid #000;padding:.6em .8em;font-weight:600}@page{margin:18mm}@media print{body{margin:0;max-width:none;padding:0}}`;

const page = (language: Language, title: string, body: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="${languageFacts[language].tag}"><head><meta charset="utf-8"><meta name="robots" content="noindex">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>`,
    ...body,
    '</body></html>\n',
  ].join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
