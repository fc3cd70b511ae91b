/**
 * What the app can measure to decide between causes whose messages read alike, with the cause that each result
 * speaks for. The other causes under the same probe are then unlikely.
 */
import type { CauseId } from './causes.ts';

export const probes = {
  'name-form': {
    'port-or-url': 'identifier-has-port-or-url',
    'invalid-character': 'identifier-invalid-characters',
    'not-ascii': 'identifier-idn-not-punycode',
    'not-public': 'identifier-not-public',
    'ip-address': 'ip-identifier-needs-profile',
    'wildcard-without-dns': 'wildcard-needs-dns01',
    'provider-host': 'identifier-policy-blocked',
    'too-long': 'common-name-too-long',
    'other-type': 'identifier-type-unsupported',
    'covered-by-wildcard': 'redundant-with-wildcard',
    'too-many': 'too-many-identifiers',
  },
  'account-look': {
    unknown: 'account-not-found',
    deactivated: 'account-deactivated',
    'other-key': 'account-key-mismatch',
    damaged: 'account-file-corrupt',
    exposed: 'account-file-permissions',
    'sample-address': 'account-email-invalid',
    'not-mailto': 'contact-scheme-unsupported',
    'terms-changed': 'terms-not-agreed',
    'page-to-open': 'ca-user-action-required',
    algorithm: 'bad-signature-algorithm',
  },
  'account-binding': {
    'none-sent': 'eab-required',
    malformed: 'eab-invalid',
    'used-before': 'eab-consumed-or-expired',
    'no-address': 'account-email-invalid',
  },
  'directory-look': {
    'not-acme': 'directory-url-wrong',
    closed: 'ca-discontinued',
    'name-unknown': 'dns-resolution-failing',
    'no-connection': 'ca-network-blocked',
    proxy: 'proxy-misconfigured',
    untrusted: 'ca-tls-untrusted',
    'old-tls': 'tls-stack-too-old',
    'server-error': 'ca-service-unavailable',
    'retry-after': 'rate-limit-request-overload',
    'profile-missing': 'profile-not-available',
  },
  clock: {
    wrong: 'clock-skew',
  },
  'own-history': {
    'same-set': 'rate-limit-duplicate-certificate',
    'registered-domain': 'rate-limit-registered-domain',
    failures: 'rate-limit-failed-validations',
    orders: 'rate-limit-new-orders',
    accounts: 'rate-limit-new-accounts',
    paused: 'account-identifier-paused',
    replaced: 'ari-replaces-rejected',
  },
  'order-state': {
    expired: 'order-expired',
    'not-ready': 'order-not-ready',
    processing: 'ca-processing-slow',
    issued: 'download-failed',
    'server-error': 'ca-internal-error',
    'stale-nonce': 'bad-nonce',
    revoked: 'revoke-already-revoked',
    'reason-not-allowed': 'revoke-reason-rejected',
  },
  'request-look': {
    'names-differ': 'bad-csr',
    'weak-key': 'bad-public-key',
    'account-key': 'csr-key-same-as-account-key',
  },
  'port-80-bind': {
    'in-use': 'http-port-in-use',
    forbidden: 'http-port-permission',
  },
  'key-form': {
    'hidden-characters': 'provider-key-whitespace',
    'other-kind': 'provider-credential-type-mixup',
    'as-expected': 'provider-credentials-invalid',
  },
  'zones-of-key': {
    refused: 'provider-credentials-invalid',
    empty: 'provider-permission-missing',
    'without-name': 'provider-zone-not-found',
    several: 'provider-zone-ambiguous',
    'other-spelling': 'identifier-idn-not-punycode',
    'has-name': 'local-resolver-wrong-answers',
    'other-kind-of-key': 'provider-credential-type-mixup',
    'target-elsewhere': 'cname-delegation-misrouted',
  },
  'provider-answer': {
    plan: 'provider-plan-restriction',
    address: 'provider-ip-allowlist',
    retired: 'provider-api-retired',
    unreachable: 'provider-endpoint-unreachable',
    locked: 'provider-domain-locked',
    ttl: 'provider-ttl-rejected',
    'too-many-calls': 'provider-rate-limited',
    'record-there': 'provider-record-conflict',
    'not-built-in': 'dns-plugin-missing',
  },
  'challenge-record': {
    'at-provider-only': 'propagation-slow-provider',
    'some-servers': 'secondary-ns-out-of-sync',
    'all-servers': 'negative-cache',
    'other-name': 'txt-name-wrong',
    'old-values': 'stale-txt-records',
    'one-of-two': 'apex-and-wildcard-overwrite',
    delegated: 'cname-delegation-misrouted',
    wildcard: 'wildcard-cname-swallows-challenge',
    'other-provider': 'domain-uses-other-nameservers',
  },
  'zone-look': {
    'other-provider': 'domain-uses-other-nameservers',
    'silent-servers': 'nameserver-unreachable',
    held: 'domain-expired-or-held',
    'broken-signatures': 'dnssec-servfail',
    'caa-lookup': 'caa-lookup-failed',
    caa: 'caa-forbids',
  },
  'resolver-audit': {
    'fake-ip': 'resolver-fake-ip',
    intercepted: 'dns-traffic-intercepted',
    'split-horizon': 'split-horizon-dns',
    slow: 'local-resolver-timeout',
    'port-53-blocked': 'outbound-dns-blocked',
    'other-answers': 'local-resolver-wrong-answers',
    fails: 'dns-resolution-failing',
    agrees: 'propagation-slow-provider',
  },
  addresses: {
    none: 'no-address-record',
    private: 'private-ip-address',
    elsewhere: 'a-record-points-elsewhere',
    ipv6: 'ipv6-aaaa-broken',
    cdn: 'cdn-proxy-interferes',
    'shared-line': 'cgnat-no-public-ip',
  },
  'outside-look': {
    closed: 'port80-unreachable',
    'high-port-open': 'isp-blocks-port80',
    'shared-line': 'cgnat-no-public-ip',
    'some-places': 'geo-block-secondary-validation',
    'inside-only-fails': 'hairpin-self-check',
    'not-found': 'challenge-file-not-served',
    refused: 'challenge-blocked-by-rule',
    'filing-notice': 'icp-filing-block',
    redirect: 'http-redirect-broken',
    'no-acme-tls': 'tls-alpn-intercepted',
    cdn: 'cdn-proxy-interferes',
    ipv6: 'ipv6-aaaa-broken',
    'other-server': 'a-record-points-elsewhere',
  },
  'served-certificate': {
    incomplete: 'chain-incomplete',
    'new-root': 'root-not-trusted-by-old-client',
    'other-names': 'name-not-covered',
    'other-key': 'key-cert-mismatch',
    older: 'server-not-reloaded',
  },
  'pfx-open': {
    opens: 'pfx-modern-encryption-old-windows',
    fails: 'pfx-password-wrong',
  },
  'key-store': {
    'not-readable': 'private-key-permission',
    cng: 'windows-key-provider-cng',
    'not-exportable': 'private-key-not-exportable',
    'other-machine': 'keychain-data-other-user-or-machine',
  },
  'target-write': {
    'store-denied': 'windows-store-access-denied',
    'folder-denied': 'export-path-not-writable',
    full: 'disk-full',
    'no-store': 'windows-store-missing',
    'key-kind': 'key-type-unsupported-by-target',
    'upload-refused': 'deploy-permission-missing',
    'wrong-account': 'scheduler-wrong-account',
  },
  'schedule-look': {
    'wrong-account': 'scheduler-wrong-account',
    'signed-in-only': 'scheduler-user-not-logged-in',
    broken: 'scheduler-task-broken',
    missed: 'scheduler-missed-while-asleep',
    environment: 'scheduler-environment-differs',
    locked: 'concurrent-run-lock',
    'no-bus': 'keychain-no-session-bus',
    'other-user': 'keychain-data-other-user-or-machine',
  },
  'keychain-look': {
    'no-service': 'keychain-service-missing',
    'no-bus': 'keychain-no-session-bus',
    'no-backend': 'keychain-backend-not-detected',
    locked: 'keychain-denied-or-locked',
    'other-signature': 'keychain-app-signature-changed',
    'other-machine': 'keychain-data-other-user-or-machine',
  },
  'notification-test': {
    'mail-refused': 'notify-smtp-failed',
    'message-refused': 'notify-webhook-rejected',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CauseId>>>>;

/** In place of a result: the probe looked, and nothing it can tell was wrong. */
export const noneOfThese = 'none-of-these';

export type ProbeId = keyof typeof probes;
export type ProbeResult<P extends ProbeId> = Extract<keyof (typeof probes)[P], string>;
export const probeIds: readonly ProbeId[] = Object.keys(probes).filter((id): id is ProbeId =>
  Object.hasOwn(probes, id),
);
/** The cause that a result speaks for; none for words that are no result of the probe. */
export const causeOfResult = (probe: string, result: string): CauseId | undefined => {
  const results: Readonly<Record<string, CauseId>> = isProbeId(probe) ? probes[probe] : {};
  return Object.hasOwn(results, result) ? results[result] : undefined;
};
export const isProbeId = (word: string): word is ProbeId => Object.hasOwn(probes, word);
