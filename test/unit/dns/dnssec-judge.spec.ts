import { describe, expect, it } from 'vitest';
import { judgeSignatures, type ZoneEvidence } from '../../../electron/engine/dns/dnssec/judge.ts';
import { keySet, makeKey, now, type Signing, signatureOf, signerOf, soaSet, zone } from './signed-zone.ts';

const [top, own, stranger] = [makeKey(257), makeKey(256), makeKey(257)];
const keys = keySet(top, own);
const signed = (set: typeof keys, ...signings: readonly Signing[]) => [
  ...set,
  ...signings.map((signing) => signatureOf(set, signing)),
];
/** In order, but for what is told. */
const judge = (broken: Partial<ZoneEvidence>) =>
  judgeSignatures(
    {
      zone,
      signers: [signerOf(top)],
      keys: signed(keys, { by: top }),
      soa: signed(soaSet(), { by: own }),
      ...broken,
    },
    now,
  );

describe('the signatures of a zone', () => {
  it('hold from the parent to the SOA, until the first of them ends', () => {
    const soa = signed(soaSet(), { by: own, ends: '2026-06-05T00:00:00Z' });
    expect(judge({ soa })).toEqual({ kind: 'signed', until: new Date('2026-06-05T00:00:00Z') });
  });

  it('hold while one of several is good', () => {
    const soa = signed(soaSet(), { by: own, ends: '2026-05-20T00:00:00Z' }, { by: top }, { by: stranger });
    expect(judge({ soa })).toEqual({ kind: 'signed', until: new Date('2026-07-01T00:00:00Z') });
    expect(judge({ signers: [signerOf(stranger), signerOf(top)] })).toMatchObject({ kind: 'signed' });
  });

  it.each<[string, Partial<ZoneEvidence>, object]>([
    ['the parent vouches for another key', { signers: [signerOf(stranger)] }, { why: 'no-matching-key' }],
    ['the zone has no keys', { keys: [] }, { why: 'no-matching-key' }],
    ['the keys are not signed', { keys: signed(keys) }, { why: 'signature-missing', of: 'DNSKEY' }],
    [
      'the keys are signed by one of them alone that nobody vouches for',
      { keys: signed(keys, { by: own }) },
      { why: 'signature-missing', of: 'DNSKEY' },
    ],
    [
      'the SOA is signed by a stranger',
      { soa: signed(soaSet(), { by: stranger }) },
      { why: 'signature-missing', of: 'SOA' },
    ],
    [
      'the SOA was signed in the name of another zone',
      { soa: signed(soaSet(), { by: own, signer: 'test' }) },
      { why: 'signature-missing', of: 'SOA' },
    ],
    [
      'the SOA has another serial than was signed',
      { soa: [...soaSet(2), signatureOf(soaSet(1), { by: own })] },
      { why: 'signature-wrong', of: 'SOA' },
    ],
    [
      'the signature has ended',
      { soa: signed(soaSet(), { by: own, ends: '2026-05-20T00:00:00Z' }) },
      { why: 'signature-expired', of: 'SOA', at: new Date('2026-05-20T00:00:00Z') },
    ],
    [
      'the signature has not begun',
      { keys: signed(keys, { by: top, begins: '2026-06-02T00:00:00Z' }) },
      { why: 'signature-not-yet-valid', of: 'DNSKEY', at: new Date('2026-06-02T00:00:00Z') },
    ],
  ])('are broken when %s', (_title, broken, expected) => {
    expect(judge(broken)).toEqual({ kind: 'broken', ...expected });
  });

  it('are broken when the SOA is signed with what nobody knows', () => {
    const strange = makeKey(256, 200);
    const soa = [...soaSet(), signatureOf(soaSet(), { by: strange })];
    expect(judge({ soa })).toEqual({ kind: 'broken', of: 'SOA', why: 'algorithm-unknown' });
  });

  it('a revoked key signs nothing', () => {
    const revoked = makeKey(257 | 0x80);
    const set = keySet(revoked, own);
    expect(judge({ signers: [signerOf(revoked)], keys: signed(set, { by: revoked }) })).toMatchObject({
      why: 'no-matching-key',
    });
  });

  it('cannot be judged by algorithms or digests that are not known here', () => {
    expect(judge({ signers: [signerOf(makeKey(257, 200))] })).toEqual({ kind: 'unknown' });
    expect(judge({ signers: [signerOf(top, 3)] })).toEqual({ kind: 'unknown' });
  });
});
