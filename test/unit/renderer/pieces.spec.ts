import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../renderer/features/names/pieces.ts';
import type { CheckedName } from '../../../shared/domain/identifiers.ts';

const name = (text: string, typed: string, core: string, look: Partial<CheckedName> = {}): CheckedName => {
  const start = text.indexOf(typed);
  const from = start + typed.indexOf(core);
  return {
    typed,
    range: { start, end: start + typed.length },
    core: { start: from, end: from + core.length },
    value: core,
    ascii: core,
    kind: 'dns',
    ok: true,
    included: true,
    problems: [],
    ...look,
  };
};

const text = 'https://www.example.org:8443/x 10.0.0.1 a.example.org';
const names = [
  name(text, 'https://www.example.org:8443/x', 'www.example.org'),
  name(text, '10.0.0.1', '10.0.0.1', { ok: false, included: false }),
  name(text, 'a.example.org', 'a.example.org', { included: false }),
];

describe('the marks behind the paste field', () => {
  it('dim what was dropped and mark what is kept, refused and left out', () => {
    expect(piecesOf(text, names, text)).toEqual([
      { text: 'https://', kind: 'dropped' },
      { text: 'www.example.org', kind: 'included' },
      { text: ':8443/x ', kind: 'dropped' },
      { text: '10.0.0.1', kind: 'refused' },
      { text: ' ', kind: 'dropped' },
      { text: 'a.example.org', kind: 'left-out' },
    ]);
  });

  it('stay on the names around the place where somebody types', () => {
    const typed = text.replace('10.0.0.1', '10.0.0.12');
    expect(piecesOf(typed, names, text).map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'unread https://',
      'included www.example.org',
      'unread :8443/x 10.0.0.12 ',
      'left-out a.example.org',
    ]);
  });

  it('always add up to exactly what stands in the field', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (inserted, at, removed) => {
        const place = at % (text.length + 1);
        const now = text.slice(0, place) + inserted + text.slice(place + (removed % 12));
        expect(
          piecesOf(now, names, text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(now);
      }),
    );
  });
});
