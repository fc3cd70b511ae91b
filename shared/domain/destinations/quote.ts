/**
 * How a value is written in the languages of targets, so that no blank, quote or sign of it means anything. A line break
 * ends a value everywhere and is taken out first. Words that need no quotes are left as they are, as people write them.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
const control = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/g;
const plainWord = /^[\w./*:@+-]+$/;
const one = (value: string): string => value.replace(control, '');

const quoted =
  (escaped: RegExp, sign: string, plain: RegExp | undefined = plainWord) =>
  (value: string): string => {
    const text = one(value);
    return plain?.test(text) ? text : `"${text.replace(escaped, `${sign}$&`)}"`;
  };

/** nginx.org/en/docs/dev/development_guide.html, "Configuration". Has no way to write a dollar sign as such. */
export const nginxWord = quoted(/["\\]/g, '\\');
/** httpd.apache.org/docs/2.4/configuring.html, "Syntax of the Configuration Files". */
export const apacheWord = (value: string): string => `"${one(value).replace(/["\\]/g, '\\$&')}"`;
/** Manual of HAProxy, 2.2 "Quoting and escaping": in weak quotes the dollar sign is still read. */
export const haproxyWord = quoted(/["\\$]/g, '\\');
/** redmine.lighttpd.net/projects/lighttpd/wiki/Docs_Configuration: only the quote itself is escaped. */
export const lighttpdString = (value: string): string => `"${one(value).replaceAll('"', '\\"')}"`;
/** caddyserver.com/docs/caddyfile/concepts, "Tokens and quotes". Braces would begin a placeholder. */
export const caddyWord = quoted(/["\\{]/g, '\\');
/** A JSON string is one of YAML 1.2 (5.7), TOML, JavaScript and Properties-like files too. */
export const jsonString = (value: string): string => JSON.stringify(one(value));
/** XML 1.0, 2.4, with the quotes of an attribute around it. */
export const xmlAttribute = (value: string): string =>
  `"${one(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
/** about_Quoting_Rules: every sign that PowerShell takes for a single quote is doubled, the curly ones too. */
export const powershellString = (value: string): string => `'${one(value).replace(/['\u2018-\u201b]/g, '$&$&')}'`;
/** POSIX.1-2024, Shell Command Language 2.2.2. */
export const shellWord = (value: string): string => {
  const text = one(value);
  return /^[\w./:@%+-][\w./:@%+=-]*$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
};
/** postconf(5): a dollar sign is doubled, blanks within are kept. */
export const postfixValue = (value: string): string => one(value).trim().replaceAll('$', '$$$$');
/** Dovecot reads up to the end of the line, without quotes. Has no way to write a `#` behind a blank. */
export const dovecotValue = (value: string): string => one(value).trim();
/** postgresql.org/docs/current/config-setting.html: quotes are doubled, backslashes escape. */
export const postgresString = (value: string): string =>
  `'${one(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
/** dev.mysql.com/doc/refman/8.4/en/option-files.html: `#` begins a remark outside of quotes. */
export const mysqlValue = quoted(/["\\]/g, '\\');
