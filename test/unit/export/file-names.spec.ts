import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, type NameRefusal, refuseTwice, stemOf } from '../../../electron/engine/export/file-names.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const facts = {
  name: 'nas.example.org',
  notBefore: new Date('2026-03-04T05:06:07Z'),
  serial: '0AFF',
  keyType: 'ec256',
} as const;

const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (thrown) {
    const { code, details } = toProblem(thrown);
    return code === 'export.name-refused' && 'reason' in details ? details.reason : code;
  }
};

describe('the name of an exported file', () => {
  it('is made from the certificate', () => {
    const stem = stemOf('{name}_{date}_{key-type}_{serial}', facts);
    expect(stem).toBe('nas.example.org_2026-03-04_ec256_0aff');
    expect(fileNameOf('{stem}-chain{n}.der', stem, facts, 2)).toBe('nas.example.org_2026-03-04_ec256_0aff-chain2.der');
    expect(stemOf('{name}', { ...facts, name: '*.Example.org' })).toBe('_wildcard.example.org');
    expect(stemOf('{name}', { ...facts, name: '2001:db8::7' })).toBe('2001-db8--7');
    expect(stemOf('我的证书 {name}', facts)).toBe('我的证书 nas.example.org');
    expect(stemOf('{name}', { ...facts, name: 'xn--bcher-kva.example' })).toBe('xn--bcher-kva.example');
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['..', 'folder'],
    ['../{name}', 'folder'],
    ['a/b', 'folder'],
    ['a\\b', 'folder'],
    ['C:\\Windows\\x', 'folder'],
    ['C:x', 'characters'],
    ['*', 'characters'],
    ['a?', 'characters'],
    ['a\0b', 'characters'],
    ['a\nb', 'characters'],
    // Shown from right to left, so that an ending looks like another.
    ['gpj.\u202Efxp', 'characters'],
    ['CON', 'reserved'],
    ['nul.tar', 'reserved'],
    ['LPT1', 'reserved'],
    ['com¹.x', 'reserved'],
    ['a.', 'ending'],
    ['a ', 'ending'],
    [' a', 'ending'],
    ['字'.repeat(67), 'too-long'],
    ['{name', 'nas'],
    ['{nme}', 'placeholder'],
    ['{constructor}', 'placeholder'],
    ['{n}', 'placeholder'],
  ] as const satisfies readonly (readonly [string, NameRefusal | 'nas'])[])(
    'as %j is refused: %s',
    (pattern, reason) => {
      expect(refusal(() => stemOf(pattern, facts))).toBe(reason === 'nas' ? '{name' : reason);
    },
  );

  it('is refused when two files would be one, also where letters do not count', () => {
    expect(refusal(() => refuseTwice(['a.pem', 'A.PEM']))).toBe('twice');
    expect(refusal(() => refuseTwice(['e\u0301', '\u00e9']))).toBe('twice');
    expect(refusal(() => refuseTwice(['a.pem', 'b.pem']))).toBeUndefined();
  });

  it('whatever the certificate is called leads nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const made = fileNameOf('{stem}.pfx', stemOf('{name}', { ...facts, name }), facts);
        expect(made).toMatch(/^[a-z0-9_-][a-z0-9._-]*\.pfx$/);
        expect(made.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
