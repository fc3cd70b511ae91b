import { describe, expect, it } from 'vitest';
import { profileFor, resolveAuthority, signingPolicyOf } from '../../../electron/engine/authorities/authorities.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';

const { authority: letsEncrypt } = resolveAuthority({ id: 'letsencrypt' });
const { authority: zerossl } = resolveAuthority({ id: 'zerossl' });
const name: Identifier = { type: 'dns', value: 'example.org' };
const address: Identifier = { type: 'ip', value: '192.0.2.7' };

describe('a profile', () => {
  it('may sign fewer names than its authority, and no addresses', () => {
    const rules = (profile: string) => {
      const { maxNames, addresses } = signingPolicyOf(letsEncrypt, profile);
      return [profile, maxNames, addresses];
    };
    expect(['classic', 'tlsserver', 'shortlived', 'one of tomorrow'].map(rules)).toEqual([
      ['classic', 100, 'no'],
      ['tlsserver', 25, 'no'],
      ['shortlived', 25, 'short-lived'],
      ['one of tomorrow', 100, 'no'],
    ]);
    expect(signingPolicyOf(zerossl, 'classic')).toEqual(signingPolicyOf(zerossl));
  });

  it('is chosen by itself only where addresses need it', () => {
    expect([
      profileFor(letsEncrypt, { identifiers: [name] }),
      profileFor(letsEncrypt, { identifiers: [name, address] }),
      profileFor(letsEncrypt, { identifiers: [address], profile: 'classic' }),
      profileFor(zerossl, { identifiers: [address] }),
    ]).toEqual([undefined, 'shortlived', 'classic', undefined]);
  });
});
