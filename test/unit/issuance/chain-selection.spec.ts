import { describe, expect, it } from 'vitest';
import { chooseChain } from '../../../electron/engine/acme/chain-selection.ts';

const long = { pem: 'long', issuers: ['R11', 'ISRG Root X2', 'ISRG Root X1'] };
const middle = { pem: 'middle', issuers: ['R11', 'ISRG Root X2'] };
const short = { pem: 'short', issuers: ['ISRG Root YE'] };
const named = (name: string) => ({ kind: 'root', name }) as const;

describe('the chain that is kept', () => {
  it.each([
    ['ISRG Root X1', 'long'],
    ['isrg root ye', 'short'],
    ['  ISRG Root X2 ', 'long'],
    ['R11', 'long'],
  ])('%s: the first that has an issuer of this name', (name, pem) => {
    expect(chooseChain(long, [middle, short], named(name))).toEqual({ pem });
  });

  it('is the usual one with a remark when the name is not among them, nor a part of one', () => {
    expect(chooseChain(long, [middle, short], named('ISRG'))).toEqual({
      pem: 'long',
      notOffered: { wanted: 'ISRG', offered: ['ISRG Root X1', 'ISRG Root X2', 'ISRG Root YE'] },
    });
  });

  it('is the one with the fewest certificates, the usual one of equals', () => {
    const equal = { pem: 'equal', issuers: ['A', 'B', 'C'] };
    expect(chooseChain(long, [middle, short], { kind: 'shortest' })).toEqual({ pem: 'short' });
    expect(chooseChain(long, [equal], { kind: 'shortest' })).toEqual({ pem: 'long' });
    expect(chooseChain(long, [], { kind: 'shortest' })).toEqual({ pem: 'long' });
  });
});
