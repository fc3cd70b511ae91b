/** The word that a form says of a passphrase. */
import { expect, it } from 'vitest';
import { strengthOf } from '../../../shared/domain/passphrase.ts';

it.each([
  ['', 'short'],
  ['Tr0ub4dor', 'short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnopqrstuvwxyz', 'weak'],
  ['12345678901234', 'weak'],
  ['password12', 'weak'],
  ['violin harbour', 'fair'],
  ['meadow violin harbour lantern', 'strong'],
  ['正确的马电池订书钉真好记', 'fair'],
])('calls “%s” %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
