import { describe, expect, it } from 'vitest';
import { formatEndpoint, parseEndpoint, readEndpoint } from '../../../electron/engine/dns/endpoint.ts';
import {
  challengeName,
  fitsTheWire,
  isWithin,
  normalName,
  parentName,
  relativeName,
} from '../../../electron/engine/dns/names.ts';

describe('names', () => {
  it('asks for one name for a host and its wildcard', () => {
    expect([challengeName('example.org'), challengeName('*.Example.org.')]).toEqual([
      '_acme-challenge.example.org',
      '_acme-challenge.example.org',
    ]);
  });

  it('gives the host part as provider forms want it', () => {
    expect([
      relativeName('_acme-challenge.www.example.org', 'example.org'),
      relativeName('example.org', 'example.org'),
      relativeName('other.test', 'example.org'),
    ]).toEqual(['_acme-challenge.www', '@', 'other.test']);
  });

  it('knows what lies in a zone by labels, not by letters', () => {
    expect([
      isWithin('a.example.org', 'example.org'),
      isWithin('example.org', 'example.org'),
      isWithin('notexample.org', 'example.org'),
      isWithin('anything', ''),
    ]).toEqual([true, true, false, true]);
  });

  it('walks up to the root', () => {
    expect([parentName('a.b'), parentName('b'), normalName('A.b..')]).toEqual(['b', '', 'a.b']);
  });

  it('refuses what a DNS message cannot carry', () => {
    const longest = `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(61);
    expect(['a.b', 'a..b', `${'a'.repeat(64)}.b`, longest, `${longest}a`, ''].map(fitsTheWire)).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('addresses of name servers', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1:53'],
    ['192.0.2.1:5353', '192.0.2.1:5353'],
    ['2001:db8::1', '[2001:db8::1]:53'],
    ['[2001:db8::1]:5353', '[2001:db8::1]:5353'],
    ['fe80::1%lo', '[fe80::1%lo]:53'],
  ])('reads %s', (text, written) => {
    expect(formatEndpoint(parseEndpoint(text))).toBe(written);
  });

  it.each(['', 'ns1.example.org', '192.0.2.1:0', '192.0.2.1:70000', '1.2.3', '192.0.2.1:'])('refuses "%s"', (text) => {
    expect(readEndpoint(text)).toBeUndefined();
    expect(() => parseEndpoint(text)).toThrow('input.invalid');
  });
});
