/**
 * What a certificate that was refused says about the reason. Three causes look alike to TLS and need different remedies:
 * someone reads along, a clock is wrong, or the server's authority is one we do not know.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { isPrivateHost } from '../authorities/private-host.ts';

/** The certificate a server showed, with those above it that it sent along. */
export interface ShownCertificate {
  /** Organisation and common name of who signed it. */
  readonly issuer: string | undefined;
  /** Distinguished names of all issuers in the chain, one text each. */
  readonly issuers: readonly string[];
  readonly selfSigned: boolean;
  /** It is valid for the host that was asked. */
  readonly namesHost: boolean;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** To be asked while the handshake's certificate is still there; `undefined` before the server has shown one. */
export const shownBy = (socket: TLSSocket, url: string): ShownCertificate | undefined => {
  // Not getPeerX509Certificate: after it, Node's own check of the host name finds no certificate any more.
  const shown: Partial<DetailedPeerCertificate> = socket.getPeerCertificate(true);
  if (shown.raw === undefined) return undefined;
  const leaf = new X509Certificate(shown.raw);
  const host = hostOf(url);
  const issuers = [leaf.issuer];
  for (let one = shown.issuerCertificate; one?.raw !== undefined && issuers.length < longestChain; ) {
    issuers.push(new X509Certificate(one.raw).issuer);
    if (one.issuerCertificate === one) break;
    one = one.issuerCertificate;
  }
  return {
    issuer: ['O', 'CN'].flatMap((attribute) => valuesOf(leaf.issuer, attribute)).join(', ') || undefined,
    issuers,
    selfSigned: leaf.issuer === leaf.subject,
    namesHost: (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined,
    validFrom: leaf.validFromDate,
    validTo: leaf.validToDate,
  };
};

/**
 * Whether an untrusted certificate (`reason` is OpenSSL's) was made on the way by something that inspects traffic.
 * Decided by two facts, either of which is enough:
 * - an issuer in the chain bears the name of a product that does so;
 * - a certificate for the very host we asked, of a host everybody can reach and that no root was given for, was signed
 *   by an authority nobody knows. A public ACME server never has such a one; an inspecting proxy makes one per host.
 * A private server with an unknown root is not suspected: there the given root is missing or the wrong one.
 */
export const isInterception = (shown: ShownCertificate, reason: string, url: string, ownRoot: boolean): boolean => {
  if (!unknownIssuer.has(reason)) return false;
  if (shown.issuers.some((names) => inspector.test(names))) return true;
  return !ownRoot && !shown.selfSigned && shown.namesHost && !isPrivateHost(hostOf(url));
};

/**
 * Whether the certificate is out of its time only by our clock: the server's own clock must lie within the certificate's
 * time and ours outside. Without the server's clock, one from the future is proof enough, for nobody signs those.
 */
export const isClockFault = (shown: ShownCertificate, ours: Date, servers: Date | undefined): boolean => {
  const within = (time: Date) => time >= shown.validFrom && time <= shown.validTo;
  if (within(ours)) return false;
  return servers === undefined ? ours < shown.validFrom : within(servers);
};

const longestChain = 10;

const hostOf = (url: string): string => (URL.parse(url)?.hostname ?? '').replace(/^\[|\]$/g, '');

const valuesOf = (names: string, attribute: string): readonly string[] =>
  names.split('\n').flatMap((line) => (line.startsWith(`${attribute}=`) ? [line.slice(attribute.length + 1)] : []));

/** The signature could not be followed to a trusted root; all other reasons speak about the certificate itself. */
const unknownIssuer: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** As the products write their names into the certificates they make: gateways, virus scanners, debugging proxies. */
const inspector = new RegExp(
  [
    'zscaler|forti(net|gate)|palo ?alto|blue ?coat|umbrella|sophos|check ?point|netskope|forcepoint|websense|skyhigh',
    'mcafee|barracuda|watchguard|sonicwall|cato networks|cloudflare.*gateway|gateway ca|iboss|untangle|sangfor|qianxin',
    'lightspeed|securly|goguardian|kaspersky|eset ssl|web/mail shield|bitdefender|dr\\.?web|adguard|norton.*scan',
    'squid|mitmproxy|charles proxy|fiddler|portswigger|burp',
  ].join('|'),
  'i',
);
