import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { literalsOf } from '../../../electron/engine/diagnosis/literal.ts';
import { rules } from '../../../electron/engine/diagnosis/rules/index.ts';
import { ownTime } from '../../support/own-time.ts';

const size = 10_000_000;
const filled = (piece: string, length = size): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const numbered = (line: (n: number) => string): string => {
  const lines: string[] = [];
  for (let n = 0, length = 0; length < size; n += 1) {
    lines.push(line(n));
    length += lines.at(-1)?.length ?? 1;
  }
  return lines.join('\n');
};
const timed = (text: string): number => ownTime(() => diagnose({ text }));

describe('ten megabytes are read within two seconds', () => {
  it.each<[string, string]>([
    ['of one letter', filled('a')],
    ['of blanks', filled(' ')],
    ['of backslashes', filled('\\')],
    ['of escapes', filled('\\u0041\\n\\"')],
    ['of terminal colours', filled('\u001b[31m\u001b]0;')],
    ['of one endless line of errors', filled('error: acme dns txt record zone not found failed timeout ')],
    [
      'of lines that all differ',
      numbered((n) => `${n.toString(36)} error: DNS problem: ${(n * 7919).toString(36)} record ${n} not`),
    ],
    [
      'of a log in JSON',
      numbered((n) => JSON.stringify({ level: 'error', msg: `acme: error: 400 :: ${n} :: unauthorized`, n })),
    ],
    ['of dotted names', filled('_acme-challenge.a.b.c.d.e.f.g.')],
    ['of base64', filled('MIIBszCCAVmgAwIBAgIUQ2VydHdyaWdodFRlc3QwCgYIKoZIzj0EAwIwDzENMAsG')],
  ])(
    '%s',
    (_, text) => {
      expect(timed(text)).toBeLessThan(2_000);
    },
    20_000,
  );
});

it('the words of the rules themselves, over and over, slow nothing down', () => {
  const words = rules.flatMap(({ all }) => all.flatMap((pattern) => literalsOf(pattern) ?? []));
  const slow = rules
    .map(({ all }) =>
      all.map(({ source }) => source.replace(/\\b|\{\d+,\d+\}|[()[\]?*+^$|\\.]/g, ' ').slice(0, 200)).join(' '),
    )
    .filter((piece) => timed(filled(piece, 20_000)) > 400);
  expect(slow).toEqual([]);
  expect(timed(filled(words.join(' ')))).toBeLessThan(4_000);
}, 120_000);
