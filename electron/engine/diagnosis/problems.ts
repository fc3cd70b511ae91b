/** Our own failures: most codes tell the cause by themselves, those of others carry words to read. */
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { isAcmeProblem, type Problem } from '../../../shared/errors/problem.ts';
import type { Weights } from './rule.ts';

const byCode: Readonly<Partial<Record<ErrorCode, Weights>>> = {
  'names.too-many': { 'too-many-identifiers': 0.95 },
  'network.dns': { 'dns-resolution-failing': 0.9 },
  'network.refused': { 'ca-network-blocked': 0.6, 'ca-service-unavailable': 0.4 },
  'network.unreachable': { 'ca-network-blocked': 0.7 },
  'network.none': { 'ca-network-blocked': 0.6, 'dns-resolution-failing': 0.4 },
  'network.timeout': { 'ca-network-blocked': 0.6, 'ca-service-unavailable': 0.45 },
  'network.reset': { 'ca-network-blocked': 0.7, 'proxy-misconfigured': 0.3 },
  'network.tls-untrusted': { 'ca-tls-untrusted': 0.95 },
  'network.tls-intercepted': { 'ca-tls-untrusted': 0.95 },
  'network.tls-clock': { 'clock-skew': 0.95 },
  'network.tls-failed': { 'tls-stack-too-old': 0.5, 'ca-tls-untrusted': 0.35, 'proxy-misconfigured': 0.35 },
  'proxy.unreachable': { 'proxy-misconfigured': 0.95 },
  'proxy.refused': { 'proxy-misconfigured': 0.9 },
  'proxy.sign-in-needed': { 'proxy-misconfigured': 0.95 },
  'proxy.sign-in-wrong': { 'proxy-misconfigured': 0.95 },
  'proxy.intercepts': { 'ca-tls-untrusted': 0.95 },
  'directory.http-status': { 'directory-url-wrong': 0.6, 'ca-service-unavailable': 0.5 },
  'directory.forbidden': { 'ca-network-blocked': 0.6, 'directory-url-wrong': 0.4 },
  'directory.unavailable': { 'ca-service-unavailable': 0.92 },
  'directory.not-json': { 'directory-url-wrong': 0.7, 'proxy-misconfigured': 0.4, 'ca-service-unavailable': 0.3 },
  'directory.wrong-json': { 'directory-url-wrong': 0.92 },
  'acme.unavailable': { 'ca-service-unavailable': 0.9 },
  'directory.nonce-failed': { 'ca-service-unavailable': 0.7, 'ca-network-blocked': 0.3 },
  'account.binding-needed': { 'eab-required': 0.95 },
  'account.binding-invalid': { 'eab-invalid': 0.95 },
  'account.terms-changed': { 'terms-not-agreed': 0.95 },
  'account.deactivated': { 'account-deactivated': 0.96 },
  'account.not-found': { 'account-not-found': 0.6 },
  'order.profile-unknown': { 'profile-not-available': 0.95 },
  'order.expired': { 'order-expired': 0.95 },
  'authorization.expired': { 'order-expired': 0.9 },
  'csr.invalid': { 'bad-csr': 0.9 },
  'csr.mismatch': { 'bad-csr': 0.95 },
  'challenge.not-offered': { 'wildcard-needs-dns01': 0.7, 'ip-identifier-needs-profile': 0.3 },
  'certificate.mismatch': { 'key-cert-mismatch': 0.7 },
  'challenge.port-in-use': { 'http-port-in-use': 0.95 },
  'challenge.port-forbidden': { 'http-port-permission': 0.95 },
  'challenge.webroot-unwritable': { 'export-path-not-writable': 0.8 },
  'dns.zone-not-found': { 'local-resolver-wrong-answers': 0.5, 'provider-zone-not-found': 0.45 },
  'dns.no-answer': { 'nameserver-unreachable': 0.6, 'outbound-dns-blocked': 0.45, 'local-resolver-timeout': 0.4 },
  'dns.not-published': {
    'propagation-slow-provider': 0.66,
    'domain-uses-other-nameservers': 0.4,
    'secondary-ns-out-of-sync': 0.3,
  },
  'provider.wrong-credentials': { 'provider-credentials-invalid': 0.75 },
  'provider.no-permission': { 'provider-permission-missing': 0.8 },
  'provider.zone-not-found': { 'provider-zone-not-found': 0.8 },
  'provider.rate-limited': { 'provider-rate-limited': 0.92 },
  'provider.clock-skew': { 'clock-skew': 0.95 },
  'provider.unreachable': { 'provider-endpoint-unreachable': 0.9 },
  'vault.keychain-absent': { 'keychain-service-missing': 0.75, 'keychain-no-session-bus': 0.45 },
  'vault.keychain-locked': { 'keychain-denied-or-locked': 0.92 },
  'vault.keychain-failed': { 'keychain-denied-or-locked': 0.5, 'keychain-service-missing': 0.4 },
  'vault.key-lost': { 'keychain-data-other-user-or-machine': 0.8 },
  'vault.record-damaged': { 'keychain-data-other-user-or-machine': 0.6 },
  'vault.key-file-exposed': { 'account-file-permissions': 0.8 },
  'storage.read-only': { 'account-file-permissions': 0.6, 'export-path-not-writable': 0.4 },
  'storage.full': { 'disk-full': 0.96 },
  'storage.busy': { 'concurrent-run-lock': 0.85 },
  'run.locked': { 'concurrent-run-lock': 0.95 },
  'export.unwritable': { 'export-path-not-writable': 0.9 },
  'export.not-a-folder': { 'export-path-not-writable': 0.85 },
};

/** Problems about names: what `shared/domain/names` found, by its code. */
const byName: readonly (readonly [RegExp, Weights])[] = [
  [/port|scheme|path|url/, { 'identifier-has-port-or-url': 0.9 }],
  [/special-use|single-label|not-public|suffix|internal|local/, { 'identifier-not-public': 0.9 }],
  [/address/, { 'ip-identifier-needs-profile': 0.85 }],
  [/wildcard/, { 'wildcard-needs-dns01': 0.6, 'identifier-invalid-characters': 0.3 }],
  [/idn|puny|unicode/, { 'identifier-idn-not-punycode': 0.85 }],
  [/onion|mail/, { 'identifier-type-unsupported': 0.8 }],
  [/./, { 'identifier-invalid-characters': 0.6 }],
];

export interface ProblemReading {
  readonly weights: readonly Weights[];
  /** Words of the other side inside the problem, to be read like any other text. */
  readonly text: string;
}

export const readProblem = (problem: Problem): ProblemReading => ({
  weights: [byCode[problem.code], causeInside(problem), ...namesInside(problem)].filter((one) => one !== undefined),
  text: wordsInside(problem),
});

/** A provider's answer that was recognised when it came. */
const causeInside = (problem: Problem): Weights | undefined => {
  const details: Readonly<Record<string, unknown>> = problem.details;
  const { cause } = details;
  return typeof cause === 'string' ? { [cause]: 0.93 } : undefined;
};

const namesInside = (problem: Problem): readonly Weights[] =>
  problem.code !== 'names.refused'
    ? []
    : problem.details.names.flatMap(({ problem: code }) => byName.find(([pattern]) => pattern.test(code))?.[1] ?? []);

const wordsInside = (problem: Problem): string => {
  if (problem.code === 'authorization.failed') return acmeWords(problem.details.problem);
  if (isAcmeProblem(problem)) return acmeWords(problem.details);
  const details: Readonly<Record<string, unknown>> = problem.details;
  return ['detail', 'reason', 'message', 'excerpt'].flatMap((key) => details[key] ?? []).join('\n');
};

interface AcmeWords {
  readonly type: string;
  readonly detail: string;
  readonly subproblems: readonly { readonly type: string; readonly detail: string }[];
}
const acmeWords = ({ type, detail, subproblems }: AcmeWords): string =>
  [{ type, detail }, ...subproblems]
    .map((one) => `urn:ietf:params:acme:error:${lastPart(one.type)}: ${one.detail}`)
    .join('\n');

const lastPart = (type: string): string => type.slice(type.lastIndexOf(':') + 1);
