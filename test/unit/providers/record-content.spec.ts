import { describe, expect, it } from 'vitest';
import {
  absoluteIn,
  plainHosted,
  readCaa,
  readContent,
  writeCaa,
  writeContent,
} from '../../../electron/engine/providers/record-content.ts';
import { readOctal, writeOctal } from '../../../electron/engine/providers/route53/octal.ts';

describe('CAA in presentation form (RFC 8659 §4.1.1)', () => {
  it.each([
    ['0 issue "letsencrypt.org"', { flags: 0, tag: 'issue', value: 'letsencrypt.org' }],
    ['0 issue letsencrypt.org', { flags: 0, tag: 'issue', value: 'letsencrypt.org' }],
    ['  128\tISSUEWILD  ";" ', { flags: 128, tag: 'issuewild', value: ';' }],
    ['0 issue ""', { flags: 0, tag: 'issue', value: '' }],
    ['0 issue "a\\"b\\\\c\\059d"', { flags: 0, tag: 'issue', value: 'a"b\\c;d' }],
    ['0 iodef mailto:a@b.example', { flags: 0, tag: 'iodef', value: 'mailto:a@b.example' }],
    ['0 issue ca.example\\;x=1', { flags: 0, tag: 'issue', value: 'ca.example;x=1' }],
    ['7 issue "ca.example; a=b; c=d"', { flags: 7, tag: 'issue', value: 'ca.example; a=b; c=d' }],
  ])('%s is read', (content, caa) => {
    expect(readCaa(content)).toEqual(caa);
  });

  it.each(['', 'issue "letsencrypt.org"', '256 issue "a"', '0 is-sue "a"', '0 issue', '-1 issue "a"'])(
    '%j is none',
    (content) => {
      expect(readCaa(content)).toBeUndefined();
    },
  );

  it('is written so that it reads the same, however long', () => {
    for (const value of ['', ';', 'say "hi" \\', 'ünï', 'x'.repeat(400)]) {
      const caa = { flags: 0, tag: 'issue', value };
      expect(readCaa(writeCaa(caa))).toEqual(caa);
      expect(readOctal('CAA', writeOctal('CAA', writeCaa(caa)))).toBe(writeCaa(caa));
    }
    expect(writeCaa({ flags: 0, tag: 'Issue', value: 'ü' })).toBe('0 issue "\\195\\188"');
    expect(writeOctal('CAA', '0 issue "\\195\\188"')).toBe('0 issue "\\303\\274"');
  });
});

describe('the one spelling of a value', () => {
  it.each([
    ['A', ' 192.0.2.1 ', '192.0.2.1'],
    ['AAAA', '2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['AAAA', 'not an address', 'not an address'],
    ['CNAME', 'WWW.Example.org.', 'www.example.org'],
    ['CAA', '0 ISSUE letsencrypt.org', '0 issue "letsencrypt.org"'],
    ['CAA', 'nonsense', 'nonsense'],
  ] as const)('%s %s', (type, content, value) => {
    expect(plainHosted(type, content)).toBe(value);
  });

  it('host names get their final dot in zone files, and relative ones their zone', () => {
    expect(writeContent('CNAME', 'www.example.org')).toBe('www.example.org.');
    const read = (content: string) => readContent('CNAME', absoluteIn('example.org', 'CNAME', content));
    expect(['@', 'www', 'www.example.net.'].map(read)).toEqual(['example.org', 'www.example.org', 'www.example.net']);
    expect(absoluteIn('example.org', 'CAA', '0 issue "a"')).toBe('0 issue "a"');
  });
});
