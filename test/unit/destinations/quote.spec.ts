/** Values in the languages of targets that no program on a test machine reads for us; the others are loaded for real. */
import { describe, expect, it } from 'vitest';
import {
  apacheWord,
  caddyWord,
  haproxyWord,
  jsonString,
  lighttpdString,
  mysqlValue,
  nginxWord,
  postfixValue,
  postgresString,
  powershellString,
  shellWord,
  xmlAttribute,
} from '../../../shared/domain/destinations/quote.ts';
import { objectName } from '../../../shared/domain/destinations/snippets-command.ts';
import { choiceOf } from '../../../shared/domain/destinations.ts';
import { explain } from '../../../shared/i18n/destination-words.ts';

const lines = (reference: string, file: string, folder = ''): readonly string[] => {
  const choice = choiceOf(reference);
  if (choice === undefined) throw new Error(reference);
  const facts = { names: ['*.example.org', 'example.org'], files: { store: file, fullchain: file, key: file } };
  return explain(choice, { ...facts, alias: 'example.org', folder }, 'en').snippet?.lines ?? [];
};

describe('a value', () => {
  it.each([
    ['nginx', nginxWord, String.raw`"/srv/a \"b\" \\c"`],
    ['Apache', apacheWord, String.raw`"/srv/a \"b\" \\c"`],
    ['Caddy', caddyWord, String.raw`"/srv/a \"b\" \\c"`],
    ['HAProxy', haproxyWord, String.raw`"/srv/a \"b\" \\c"`],
    ['MySQL', mysqlValue, String.raw`"/srv/a \"b\" \\c"`],
    ['lighttpd', lighttpdString, String.raw`"/srv/a \"b\" \c"`],
    ['JSON', jsonString, String.raw`"/srv/a \"b\" \\c"`],
    ['PostgreSQL', postgresString, String.raw`'/srv/a "b" \\c'`],
    ['a shell', shellWord, String.raw`'/srv/a "b" \c'`],
    ['XML', xmlAttribute, String.raw`"/srv/a &quot;b&quot; \c"`],
  ] as const)('is quoted for %s', (_, quote, written) => {
    expect(quote(String.raw`/srv/a "b" \c`)).toBe(written);
  });

  it('cannot begin a new line anywhere', () => {
    const all = [nginxWord, apacheWord, caddyWord, haproxyWord, mysqlValue, lighttpdString, jsonString, postgresString];
    const more = [shellWord, xmlAttribute, powershellString, postfixValue];
    for (const quote of [...all, ...more]) expect(quote('a\r\nb\u2028c')).toMatch(/^["']?abc["']?$/);
  });

  it('stays bare where it needs no quotes, as people write it', () => {
    const plain = '/etc/nginx/tls/_wildcard.example.org.key.pem';
    expect([nginxWord(plain), caddyWord(plain), shellWord(plain)]).toEqual([plain, plain, plain]);
  });

  it('ends no string of PowerShell, whichever quote is used', () => {
    expect(powershellString("it's ‘a’ ‚test‛")).toBe("'it''s ‘‘a’’ ‚‚test‛‛'");
    expect(lines('iis', "it's.pfx")[1]).toBe("$file = '.\\it''s.pfx'");
  });

  it('means no variable in main.cf', () => {
    expect(postfixValue(' /srv/$mail ')).toBe('/srv/$$mail');
  });
});

describe('names in lines', () => {
  it('are those that a target can take: no asterisk where a binding or a server has one name', () => {
    expect(lines('iis', 'x.pfx').join('\n')).toContain("-HostHeader 'example.org'");
    expect(lines('apache', 'x.pem')[1]).toContain('ServerName "example.org"');
    expect(lines('apache', 'x.pem')[2]).toContain('ServerAlias "*.example.org"');
    expect(lines('nginx', 'x.pem', '/srv')[2]).toContain('server_name *.example.org example.org;');
  });

  it('become names of objects', () => {
    expect(objectName('*.Bücher.example')).toBe('wildcard-b-cher-example');
    expect(objectName('2001:db8::1')).toBe('2001-db8-1');
    expect(objectName('。')).toBe('certificate');
    expect(objectName('a'.repeat(200)).length).toBe(48);
  });
});
