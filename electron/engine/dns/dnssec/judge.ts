/** Judges what one server says about its zone's signatures: no network, the time is given. */
import type { DnssecFlaw } from '../../../../shared/domain/dns-dnssec.ts';
import {
  algorithmOf,
  type DelegationSigner,
  isZoneKey,
  knowsDigest,
  readKey,
  standsFor,
  type ZoneKey,
} from './keys.ts';
import { isSignedBy, readSignature, type Signature } from './signature.ts';
import { recordTypes, type WireRecord, wireName } from './wire.ts';

export interface ZoneEvidence {
  readonly zone: string;
  /** From the parent; at least one. */
  readonly signers: readonly DelegationSigner[];
  /** Answers to DNSKEY and SOA, signatures among them. */
  readonly keys: readonly WireRecord[];
  readonly soa: readonly WireRecord[];
}

export type Judgement =
  | { readonly kind: 'signed'; readonly until: Date }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken'; readonly why: DnssecFlaw; readonly of?: 'DNSKEY' | 'SOA'; readonly at?: Date };

/** RFC 4035 §5: from the parent's DS to a key, from that key to all keys, from them to the zone's own SOA. */
export const judgeSignatures = ({ zone, signers, keys, soa }: ZoneEvidence, now: Date): Judgement => {
  const owner = wireName(zone);
  const usable = signers.filter(({ algorithm, digestType }) => algorithmOf(algorithm) && knowsDigest(digestType));
  // §5.2: a zone whose DS records nobody can read counts as unsigned for that validator.
  if (usable.length === 0) return { kind: 'unknown' };
  const own = keys.filter((record) => record.type === recordTypes.DNSKEY && record.owner.equals(owner));
  const zoneKeys = own.map(({ data }) => readKey(data)).filter(isZoneKey);
  const vouchedFor = zoneKeys.filter((key) => usable.some((signer) => standsFor(signer, key, owner)));
  if (vouchedFor.length === 0) return { kind: 'broken', why: 'no-matching-key' };
  const chain = [
    { of: 'DNSKEY', set: own, answer: keys, by: vouchedFor },
    { of: 'SOA', set: soa.filter(({ type }) => type === recordTypes.SOA), answer: soa, by: zoneKeys },
  ] as const;
  let until: Date | undefined;
  for (const { of, set, answer, by } of chain) {
    const judged = judgeSet({ owner, set, answer, by, covers: recordTypes[of] }, now);
    if (judged.kind !== 'good') return { kind: 'broken', of, ...judged.flaw };
    if (until === undefined || judged.until < until) until = judged.until;
  }
  return { kind: 'signed', until: until ?? now };
};

interface SignedSet {
  readonly owner: Buffer;
  readonly set: readonly WireRecord[];
  readonly answer: readonly WireRecord[];
  readonly by: readonly ZoneKey[];
  readonly covers: number;
}
type Flaw = { readonly why: DnssecFlaw; readonly at?: Date };
type SetJudgement = { readonly kind: 'good'; readonly until: Date } | { readonly kind: 'bad'; readonly flaw: Flaw };

/** One good signature is enough (RFC 4035 §5.3.3); without one, the flaw that a person can do most about is told. */
const judgeSet = (signed: SignedSet, now: Date): SetJudgement => {
  const signatures = signed.answer
    .filter(({ type, owner }) => type === recordTypes.RRSIG && owner.equals(signed.owner))
    .map(({ data }) => readSignature(data, now))
    .filter(({ covers, signer }) => covers === signed.covers && signer.equals(signed.owner));
  const judged = signatures.flatMap((signature) => judgeSignature(signature, signed, now));
  const good = judged.filter((one) => one.kind === 'good');
  if (good.length > 0) {
    // Validators may take the one that lasts longest.
    return good.reduce((best, one) => (one.until > best.until ? one : best));
  }
  const unknown = signatures.length > 0 && signatures.every(({ algorithm }) => algorithmOf(algorithm) === undefined);
  const first = flawOrder.flatMap((why) => judged.filter((one) => one.kind === 'bad' && one.flaw.why === why)).at(0);
  return first ?? { kind: 'bad', flaw: { why: unknown ? 'algorithm-unknown' : 'signature-missing' } };
};

const flawOrder: readonly DnssecFlaw[] = ['signature-expired', 'signature-not-yet-valid', 'signature-wrong'];

/** Nothing for a signature by a key that does not count. */
const judgeSignature = (signature: Signature, { set, by }: SignedSet, now: Date): readonly SetJudgement[] => {
  const keys = by.filter(({ tag, algorithm }) => tag === signature.tag && algorithm === signature.algorithm);
  if (keys.length === 0) return [];
  const bad = (why: DnssecFlaw, at?: Date): readonly SetJudgement[] => [
    { kind: 'bad', flaw: { why, ...(at === undefined ? {} : { at }) } },
  ];
  if (!keys.some((key) => isSignedBy(set, signature, key))) return bad('signature-wrong');
  if (signature.expires < now) return bad('signature-expired', signature.expires);
  if (signature.begins > now) return bad('signature-not-yet-valid', signature.begins);
  return [{ kind: 'good', until: signature.expires }];
};
