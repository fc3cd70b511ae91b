/** What servers show on port 443, beside what this profile holds for the same names. Pure. */
import type { X509Certificate } from 'node:crypto';
import type { ProbeResult } from '../../../../shared/domain/diagnosis-probes.ts';
import type { ShownChain, TlsLook } from '../../tls-look/look.ts';
import type { Measured } from '../probe-results.ts';

export interface ServedFacts {
  readonly looks: readonly TlsLook[];
  /** Leaf first; what is in use for these names, where it is known. */
  readonly own?: readonly X509Certificate[] | undefined;
  /** SHA-256 fingerprints of those that were in use before. */
  readonly earlier: readonly string[];
  readonly now: Date;
}

type Result = ProbeResult<'served-certificate'>;

/** From what nobody can overlook to what only some notice. */
const order: readonly Result[] = ['other-key', 'other-names', 'older', 'incomplete', 'new-root'];

export const judgeServed = (facts: ServedFacts): Measured => {
  const { looks } = facts;
  const shown = looks.filter((look) => look.kind === 'shown');
  const results = looks.flatMap((look): readonly Result[] => {
    if (look.kind === 'failed') return look.spoke && keyFault.test(look.reason) ? ['other-key'] : [];
    const result = resultOf(look, facts);
    return result === undefined ? [] : [result];
  });
  const evidence = looks.map(lineOf);
  const [result] = order.filter((one) => results.includes(one));
  if (result !== undefined) return { outcome: 'result', result, evidence };
  return { outcome: shown.length > 0 ? 'nothing-wrong' : 'unmeasured', evidence };
};

const resultOf = (look: ShownChain, { own, earlier, now }: ServedFacts): Result | undefined => {
  const [leaf] = look.chain;
  if (leaf === undefined) return undefined;
  if (!look.covers) return 'other-names';
  const [ours] = own ?? [];
  if (ours === undefined ? leaf.validToDate <= now : isOlder(leaf, ours, earlier)) return 'older';
  if (isIncomplete(look, own)) return 'incomplete';
  const issuer = look.chain.at(-1)?.issuer ?? '';
  return look.untrusted === undefined && newRoots.test(issuer) ? 'new-root' : undefined;
};

const isOlder = (leaf: X509Certificate, ours: X509Certificate, earlier: readonly string[]): boolean =>
  leaf.fingerprint256 !== ours.fingerprint256 &&
  (earlier.includes(leaf.fingerprint256) || leaf.validFromDate < ours.validFromDate);

/** Our own copy tells how long the chain has to be; without it a lone leaf that nobody here knows the issuer of. */
const isIncomplete = ({ chain, untrusted }: ShownChain, own: ServedFacts['own']): boolean => {
  const [leaf] = chain;
  if (leaf !== undefined && own?.[0]?.fingerprint256 === leaf.fingerprint256) return chain.length < own.length;
  return chain.length === 1 && leaf?.issuer !== leaf?.subject && unknownIssuer.has(untrusted ?? '');
};

const unknownIssuer: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** OpenSSL's words for a signature in the handshake that was not made by the key of the certificate. */
const keyFault = /BAD_SIGNATURE|WRONG_SIGNATURE|DECRYPT_ERROR|LAST_OCTET_INVALID|INVALID_PADDING|PADDING_CHECK_FAILED/i;

/** Roots that devices without updates since about 2021 do not know. */
const newRoots =
  /CN=(ISRG Root (X1|X2|YE|YR)|GTS Root R[1-4]|GlobalSign Root (R46|E46)|SSL\.com TLS (RSA|ECC) Root CA 2022)\b/;

const lineOf = (look: TlsLook): string => {
  const at = `${look.name} ${look.address}`;
  if (look.kind === 'failed') return `${at}: ${look.reason}`;
  const [leaf] = look.chain;
  const names = leaf?.subjectAltName ?? leaf?.subject ?? '';
  const days = `${leaf?.validFromDate.toISOString().slice(0, 10) ?? ''}–${leaf?.validToDate.toISOString().slice(0, 10) ?? ''}`;
  return `${at}: ${names.slice(0, 120)} ${days}, ${look.chain.length} in the chain ${look.untrusted ?? ''}`.trim();
};
