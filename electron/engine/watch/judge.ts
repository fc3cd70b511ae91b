/** What was served beside what was issued, and beside the roots that are trusted: what is wrong, and how grave it is. Pure. */
import type { X509Certificate } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import type {
  AddressReport,
  EndpointReport,
  WatchFinding,
  WatchFindingCode,
  WatchSeverity,
} from '../../../shared/domain/watch.ts';
import { watchSeverities } from '../../../shared/domain/watch.ts';
import { identifiersOf } from '../keys/read-certificate.ts';
import { pathToRoot, type Roots, sameAs, wantsIntermediate } from './chain.ts';
import type { AddressLook, ShownAt, SilentAt } from './look-at-address.ts';

export interface IssuedFacts {
  /** The version in use, leaf first. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  /** SHA-256 fingerprints of the versions before. */
  readonly earlier: readonly string[];
  /** Its authority is known to nobody but those who chose it: what it handed out is all that can be asked for. */
  readonly ownAuthority: boolean;
}

export interface ServedFacts {
  /** What visitors ask for. */
  readonly name: string;
  /** `undefined`: nobody could say which addresses the name has. */
  readonly looks: readonly AddressLook[] | undefined;
  /** What is to be served there; missing for hosts of others. */
  readonly issued?: IssuedFacts | undefined;
  readonly roots: Roots;
  readonly now: Date;
}

export const judgeEndpoint = (facts: ServedFacts): EndpointReport => {
  const { looks, name, now } = facts;
  const at = now.toISOString();
  if (looks === undefined) return { at, addresses: [], findings: [finding('dns-silent', undefined, { name })] };
  if (looks.length === 0) return { at, addresses: [], findings: [finding('no-address', undefined, { name })] };
  const findings = onIpv6Only(
    looks,
    looks.flatMap((look) => (look.kind === 'shown' ? judgeShown(look, facts) : [silence(look, looks)])),
  );
  return {
    at,
    addresses: looks.map((look) => addressReport(look, findings)),
    findings: findings.toSorted((one, other) => rank(other.severity) - rank(one.severity)),
  };
};

const rank = (severity: WatchSeverity): number => watchSeverities.indexOf(severity);

const usualSeverity: Readonly<Record<WatchFindingCode, WatchSeverity>> = {
  'no-address': 'urgent',
  'dns-silent': 'warning',
  refused: 'urgent',
  timeout: 'urgent',
  unreachable: 'urgent',
  'not-from-here': 'note',
  'starttls-missing': 'urgent',
  garbled: 'urgent',
  'tls-failed': 'urgent',
  'key-mismatch': 'urgent',
  'other-names': 'urgent',
  'other-certificate': 'urgent',
  'old-certificate': 'warning',
  'old-on-ipv6-only': 'warning',
  expired: 'urgent',
  'not-yet-valid': 'urgent',
  'self-signed': 'urgent',
  'chain-incomplete': 'warning',
  untrusted: 'urgent',
  'chain-wrong-order': 'warning',
  'weak-key': 'warning',
  expiring: 'warning',
  'root-sent': 'note',
};

const finding = (
  code: WatchFindingCode,
  address: string | undefined,
  detail: WatchFinding['detail'],
  severity = usualSeverity[code],
): WatchFinding => ({ code, severity, ...(address === undefined ? {} : { address }), detail });

/** One address of several that does not answer is half the trouble; none that can be asked from here is some. */
const silence = ({ reason, address, detail }: SilentAt, looks: readonly AddressLook[]): WatchFinding => {
  const others = looks.some(({ kind }) => kind === 'shown');
  if (reason === 'not-from-here') return finding(reason, address, { said: detail }, others ? 'note' : 'warning');
  return finding(reason, address, { said: detail }, others ? 'warning' : 'urgent');
};

const judgeShown = (look: ShownAt, facts: ServedFacts): readonly WatchFinding[] => {
  const { address, sent } = look;
  const [leaf] = sent;
  const { issued, name, now } = facts;
  const names = namesOf(leaf);
  const wrongName = covers(leaf, name) ? [] : [finding('other-names', address, { name, names })];
  if (issued !== undefined && !sameAs(leaf, issued.chain[0])) {
    // What else is wrong with another's certificate is for whoever put it there.
    if (issued.earlier.includes(leaf.fingerprint256)) return [old(look, now)];
    return wrongName.length > 0 ? wrongName : [another(look, facts, issued)];
  }
  const ends = leaf.validToDate;
  const validity =
    ends <= now
      ? [finding('expired', address, { date: ends.toISOString() })]
      : leaf.validFromDate > now
        ? [finding('not-yet-valid', address, { date: leaf.validFromDate.toISOString() })]
        : issued === undefined && ends.getTime() - now.getTime() < warnFrom(leaf)
          ? [finding('expiring', address, { date: ends.toISOString() })]
          : [];
  return [...wrongName, ...validity, ...judgeChain(look, facts), ...judgeKey(look)];
};

/** Milliseconds before its end: a sixth of its life, three weeks at most. */
const warnFrom = (leaf: X509Certificate): number =>
  Math.min((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / 6, 21 * 86_400_000);

const old = ({ address, sent: [leaf] }: ShownAt, now: Date): WatchFinding =>
  finding(
    'old-certificate',
    address,
    { date: leaf.validToDate.toISOString(), serial: leaf.serialNumber },
    leaf.validToDate <= now ? 'urgent' : 'warning',
  );

/** Whose the certificate looks like, for the name that is ours. */
const another = (look: ShownAt, { roots, now }: ServedFacts, { chain }: IssuedFacts): WatchFinding => {
  const { address, sent } = look;
  const [leaf] = sent;
  const path = pathToRoot(sent, roots);
  const good = path.kind === 'trusted' && leaf.validFromDate <= now && now < leaf.validToDate;
  const looksLike = leaf.publicKey.equals(chain[0].publicKey)
    ? 'same-key'
    : path.kind === 'self-signed'
      ? 'self-signed'
      : leaf.issuer === chain[0].issuer
        ? 'same-authority'
        : 'other-authority';
  const detail = { looksLike, issuer: issuerOf(leaf), names: namesOf(leaf), date: leaf.validToDate.toISOString() };
  return finding('other-certificate', address, detail, good ? 'warning' : 'urgent');
};

const judgeChain = (look: ShownAt, { roots, issued }: ServedFacts): readonly WatchFinding[] => {
  const { address, sent, asSent } = look;
  const [leaf] = sent;
  const path = pathToRoot(sent, roots);
  switch (path.kind) {
    case 'trusted': {
      const rootSent = sent.length > 1 && sent.some((one) => sameAs(one, path.root));
      return [
        ...judgeOrder(look, [...path.used, path.root]),
        ...(rootSent && asSent ? [finding('root-sent', address, { issuer: subjectOf(path.root) })] : []),
      ];
    }
    case 'self-signed':
      return [finding('self-signed', address, { issuer: issuerOf(leaf) })];
    case 'unknown-root':
      return [finding('untrusted', address, { issuer: subjectOf(path.root) })];
    case 'open': {
      const { last, used } = path;
      const top = issued?.chain.at(-1);
      if (issued?.ownAuthority === true && top !== undefined && sameAs(last, top)) return judgeOrder(look, used);
      const ours = issued?.chain.some((one) => one.subject === last.issuer) ?? false;
      const code = ours || wantsIntermediate(last) ? 'chain-incomplete' : 'untrusted';
      return [finding(code, address, { issuer: issuerOf(last) })];
    }
  }
};

/** RFC 5246 §7.4.2: each certifies the one before. RFC 8446 §4.4.2 asks clients to cope; not all of them do. */
const judgeOrder = ({ address, sent, asSent }: ShownAt, used: readonly X509Certificate[]): readonly WatchFinding[] => {
  const places = used.map((one) => sent.findIndex((each) => sameAs(each, one))).filter((place) => place >= 0);
  const disordered = asSent && places.some((place, index) => place < (places[index - 1] ?? 0));
  return disordered ? [finding('chain-wrong-order', address, {})] : [];
};

/** Below what browsers take (CA/Browser Forum BR §6.1.5). */
const judgeKey = ({ address, sent: [leaf] }: ShownAt): readonly WatchFinding[] => {
  const { asymmetricKeyType: kind = '', asymmetricKeyDetails: details } = leaf.publicKey;
  const bits = details?.modulusLength;
  const weakKey = kind === 'dsa' || (bits !== undefined && bits < 2048);
  const signature = leaf.signatureAlgorithm ?? '';
  const weakSignature = /md5|sha1(?!\d)/i.test(signature) && leaf.issuer !== leaf.subject;
  if (!weakKey && !weakSignature) return [];
  return [finding('weak-key', address, { key: weakKey ? `${kind.toUpperCase()} ${bits ?? ''}`.trim() : signature })];
};

const onIpv6Only = (looks: readonly AddressLook[], findings: readonly WatchFinding[]): readonly WatchFinding[] => {
  const isOld = ({ code }: WatchFinding): boolean => code === 'old-certificate';
  const old = findings.filter(isOld);
  const newOn4 = looks.some(
    ({ kind, address }) => kind === 'shown' && !isIPv6(address) && !old.some((one) => one.address === address),
  );
  if (!newOn4 || old.length === 0 || !old.every(({ address = '' }) => isIPv6(address))) return findings;
  return findings.map((one) => (isOld(one) ? { ...one, code: 'old-on-ipv6-only' } : one));
};

const addressReport = (look: AddressLook, findings: readonly WatchFinding[]): AddressReport => {
  const { address } = look;
  const base = { address, family: isIPv6(address) ? 6 : 4 } as const;
  if (look.kind === 'silent') return { ...base, outcome: 'silent' };
  const [leaf] = look.sent;
  const wrong = findings.some((one) => one.address === address && one.severity !== 'note');
  return {
    ...base,
    outcome: wrong ? 'wrong' : 'fine',
    shown: {
      names: identifiersOf(leaf)
        .slice(0, mostNames)
        .map(({ value }) => value.slice(0, 253)),
      issuer: issuerOf(leaf),
      serial: leaf.serialNumber,
      notBefore: leaf.validFromDate.toISOString(),
      notAfter: leaf.validToDate.toISOString(),
      fingerprintSha256: leaf.fingerprint256,
    },
  };
};

/** Certificates of large fronts carry a hundred names; these many tell whose it is. */
const mostNames = 10;

const namesOf = (leaf: X509Certificate): string => {
  const names = identifiersOf(leaf).map(({ value }) => value);
  const shown = names.slice(0, 5).join(', ') || subjectOf(leaf);
  return `${shown.slice(0, 200)}${names.length > 5 ? ' …' : ''}`;
};

/** RFC 9525 §6.3: the names of the extension alone count. */
const covers = (leaf: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? leaf.checkHost(name, { subject: 'never' }) : leaf.checkIP(name)) !== undefined;

const issuerOf = ({ issuer }: X509Certificate): string => commonName(issuer);
const subjectOf = ({ subject }: X509Certificate): string => commonName(subject);
const commonName = (name: string): string => {
  const lines = name.split('\n');
  const part = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  return (part('CN') ?? part('O') ?? lines.join(', ')).slice(0, 200);
};
