import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { isBlocked, refusalOfAddress, refusalOfName } from './authority-rules.ts';

const letsEncrypt: SigningPolicy = { publicTrust: true, wildcards: true, addresses: 'short-lived', maxNames: 100 };

const label = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){0,6}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z0-9-]{0,8}$/) },
  { weight: 3, arbitrary: fc.stringMatching(/^xn--[a-z0-9]{1,9}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^xn--[a-z0-9-]{1,4}-[a-z0-9]{1,7}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{1,2}--[a-z0-9]{1,3}$/) },
  { weight: 1, arbitrary: fc.constantFrom('*', '_', 'a_b', '', '-', '0', '0x1', 'a'.repeat(63), 'a'.repeat(64)) },
);
const suffix = fc.constantFrom(
  ...['com', 'org', 'co.uk', 'uk', 'kobe.jp', 'city.kobe.jp', 'ck', 'www.ck', 'er', 'arpa', 'home.arpa', 'onion'],
  ...['xn--p1ai', 'xn--55qx5d.cn', 'xn--fiqs8s', 'github.io', 'amazonaws.com', 'lan', 'local', 'madeup', '163', 'box'],
  ...['xn--zz', 'example.org', 'alt', 'internal', 'corp', 'mail', 'in-addr.arpa', 'gov.uk', 'c.kobe.jp', ''],
);
const star = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('*.') });
const builtName = fc
  .tuple(star, fc.oneof(fc.array(label, { maxLength: 3 }), fc.array(label, { maxLength: 11 })), suffix)
  .map(([wildcard, labels, end]) => wildcard + [...labels, end].join('.'));

const validName = fc.constantFrom(
  ...['example.org', 'www.example.co.uk', '*.example.org', 'a.b.c.d.e.f.g.h.i.org', 'xn--bcher-kva.de', 'kobe.jp'],
  ...['xn--mgba3gch31f060k.com', 'a--b.org', `${'a'.repeat(63)}.org`, `${`${'b'.repeat(61)}.`.repeat(4)}at`],
  ...['xn--fsqu00a.xn--fiqs8s', '*.xn--80ak6aa92e.com', '1.2.3.4.net', '0.de'],
);
const edit = fc.record({
  at: fc.nat({ max: 260 }),
  drop: fc.nat({ max: 2 }),
  put: fc.oneof(
    fc.constantFrom('.', '..', '-', '--', '*', '*.', '_', 'xn--', 'a', '0', 'a'.repeat(40), 'b.c.', '.com', '.lan', ''),
    fc.string({ unit: 'grapheme-ascii', maxLength: 2 }),
  ),
});
const mutatedName = fc
  .tuple(validName, fc.array(edit, { maxLength: 3 }))
  .map(([name, edits]) =>
    edits.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), name),
  );

const octet = fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 10, 127, 168, 169, 192, 198, 203, 224, 240, 255, 256));
const group = fc.oneof(
  fc.constantFrom('0', '1', 'fc00', 'fe80', 'fec0', '2001', '2002', '2606', 'db8', '64', 'ff9b', 'ffff', '3fff', '100'),
  fc.stringMatching(/^[0-9a-f]{1,4}$/),
);
const address = fc.oneof(
  fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.')),
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc
    .tuple(fc.array(group, { maxLength: 6 }), fc.array(group, { maxLength: 6 }))
    .map(([head, tail]) => `${head.join(':')}::${tail.join(':')}`),
  fc.ipV6(),
);

/** How our verdicts on a text differ from the authority's on what we would have sent. */
const differences = (text: string): readonly string[] =>
  checkNames(text, letsEncrypt).names.flatMap(({ kind, ascii, ok }) => {
    const refused = kind === 'ip' ? refusalOfAddress(ascii) : refusalOfName(ascii);
    const accepted = refused === undefined && !isBlocked(ascii);
    return ok === accepted ? [] : [`${kind} ${ascii}: ${ok ? `refused as ${refused}` : 'accepted'} there`];
  });

const isPlain = (name: string): boolean => /^[a-z0-9*][a-z0-9.*-]*[a-z0-9-]$/.test(name);

describe('our check and the rules of a public authority', () => {
  it('agree about any name put together from labels', () => {
    fc.assert(
      fc.property(builtName, (name) => {
        expect(differences(name)).toEqual([]);
      }),
      { numRuns: 6000 },
    );
  });

  it('agree about valid names with mistakes', () => {
    fc.assert(
      fc.property(mutatedName, (name) => {
        expect(differences(name)).toEqual([]);
      }),
      { numRuns: 6000 },
    );
  });

  it('agree about any address', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(differences(text)).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });

  it('agree about any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress()), (text) => {
        expect(differences(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('send a name that is written as authorities want it exactly so', () => {
    fc.assert(
      fc.property(fc.oneof(builtName, mutatedName), (name) => {
        fc.pre(isPlain(name) && refusalOfName(name) === undefined && !isBlocked(name));
        expect(checkNames(name, letsEncrypt).identifiers).toEqual([{ type: 'dns', value: name }]);
      }),
      { numRuns: 3000 },
    );
  });

  it('differ only towards more for an authority with its own root', () => {
    fc.assert(
      fc.property(fc.oneof(builtName, mutatedName, address), (text) => {
        const own = checkNames(text, { ...letsEncrypt, publicTrust: false, addresses: 'yes' }).identifiers;
        expect(own).toEqual(expect.arrayContaining([...checkNames(text, letsEncrypt).identifiers]));
      }),
      { numRuns: 3000 },
    );
  });
});
