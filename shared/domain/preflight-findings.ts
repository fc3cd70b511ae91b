/** Every finding of a preflight check: how grave it usually is, its cause, and whose failure it would become. */
import type { FailureClass } from '../errors/codes.ts';
import type { CauseId } from './causes.ts';

type Grave = 'ok' | 'note' | 'warning' | 'blocks';
interface Facts {
  readonly verdict: Grave;
  readonly cause?: CauseId;
  readonly failureClass?: FailureClass;
  readonly ownMeaning?: true;
}

const blocks = (failureClass: FailureClass, cause: CauseId): Facts => ({ verdict: 'blocks', cause, failureClass });
const warning = (cause: CauseId, failureClass?: FailureClass): Facts => ({
  verdict: 'warning',
  cause,
  ...(failureClass === undefined ? {} : { failureClass }),
});
const note = (cause: CauseId): Facts => ({ verdict: 'note', cause });
/** Nothing is wrong, so there is no cause; the meaning has its own sentence. */
const remark: Facts = { verdict: 'note', ownMeaning: true };

export const findingFacts = {
  fine: { verdict: 'ok' },
  'check-late': remark,
  'check-failed': remark,
  'not-looked-at': remark,

  'wildcard-without-dns': blocks('input', 'wildcard-needs-dns01'),
  'address-over-dns': blocks('input', 'ip-identifier-needs-profile'),
  'address-not-signed': blocks('input', 'identifier-type-unsupported'),
  'too-many-names': blocks('input', 'too-many-identifiers'),
  'lent-host-name': warning('identifier-policy-blocked'),
  'covered-by-wildcard': note('redundant-with-wildcard'),

  'no-network': { ...blocks('network', 'ca-network-blocked'), ownMeaning: true },
  'proxy-used': remark,
  'proxy-fails': blocks('network', 'proxy-misconfigured'),
  'proxy-unused': remark,
  'proxy-dead': warning('proxy-misconfigured'),
  'proxy-only': blocks('network', 'proxy-misconfigured'),

  'fake-addresses': { ...warning('resolver-fake-ip'), ownMeaning: true },
  'answers-rewritten': { ...warning('local-resolver-wrong-answers'), ownMeaning: true },
  'answers-differ': warning('dns-traffic-intercepted'),
  'inner-view': note('split-horizon-dns'),
  'resolver-slow': note('local-resolver-timeout'),
  'resolver-silent': warning('local-resolver-timeout'),
  'resolver-of-proxy': { ...warning('resolver-fake-ip'), ownMeaning: true },
  'resolver-one-way': note('outbound-dns-blocked'),

  'clock-off': warning('clock-skew'),
  'clock-far-off': blocks('local', 'clock-skew'),

  'authority-not-resolved': blocks('network', 'dns-resolution-failing'),
  'authority-unreachable': blocks('network', 'ca-network-blocked'),
  'authority-untrusted': blocks('network', 'ca-tls-untrusted'),
  'authority-clock': blocks('network', 'clock-skew'),
  'authority-tls': blocks('network', 'tls-stack-too-old'),
  'authority-down': blocks('network', 'ca-service-unavailable'),
  'authority-no-directory': blocks('network', 'directory-url-wrong'),
  'authority-closed': blocks('network', 'ca-discontinued'),
  'profile-not-offered': blocks('input', 'profile-not-available'),

  'binding-missing': blocks('credential', 'eab-required'),
  'binding-malformed': blocks('credential', 'eab-invalid'),
  'account-unknown': note('account-not-found'),
  'account-closed': blocks('authority', 'account-deactivated'),
  'contact-unlikely': warning('account-email-invalid'),

  'budget-spent': blocks('busy', 'rate-limit-failed-validations'),
  'authority-says-wait': blocks('busy', 'rate-limit-new-orders'),
  'failures-counted': warning('rate-limit-failed-validations'),
  'duplicates-near': warning('rate-limit-duplicate-certificate'),
  'duplicates-reached': blocks('busy', 'rate-limit-duplicate-certificate'),
  'domain-near': warning('rate-limit-registered-domain'),

  'zone-missing': blocks('dns', 'domain-expired-or-held'),
  'zone-unanswered': warning('outbound-dns-blocked', 'dns'),
  'zone-hidden-here': warning('local-resolver-wrong-answers', 'dns'),
  'nobody-serves-zone': blocks('dns', 'nameserver-unreachable'),
  'server-lame': warning('nameserver-unreachable'),
  'server-silent': warning('nameserver-unreachable'),
  'server-without-address': warning('nameserver-unreachable'),
  'delegation-differs': warning('nameserver-unreachable'),
  'serials-differ': warning('secondary-ns-out-of-sync'),
  'port-53-blocked': note('outbound-dns-blocked'),
  'port-53-caught': note('dns-traffic-intercepted'),
  'absence-remembered': note('negative-cache'),

  'dnssec-broken': blocks('dns', 'dnssec-servfail'),

  'wildcard-alias': warning('wildcard-cname-swallows-challenge'),
  'wildcard-text': warning('wildcard-cname-swallows-challenge'),
  'challenge-name-proxied': warning('cdn-proxy-interferes'),

  'other-provider': blocks('dns', 'domain-uses-other-nameservers'),
  'partly-other-provider': warning('domain-uses-other-nameservers'),
  'delegated-elsewhere': blocks('dns', 'cname-delegation-misrouted'),
  'one-value-only': note('apex-and-wildcard-overwrite'),

  'credential-missing': blocks('credential', 'provider-credentials-invalid'),
  'credential-refused': blocks('credential', 'provider-credentials-invalid'),
  'credential-unable': blocks('credential', 'provider-permission-missing'),
  'credential-without-zone': blocks('dns', 'provider-zone-not-found'),
  'provider-busy': warning('provider-rate-limited'),
  'provider-clock': blocks('local', 'clock-skew'),
  'provider-unreachable': blocks('network', 'provider-endpoint-unreachable'),
  'provider-refuses': blocks('dns', 'provider-permission-missing'),

  'caa-forbids': blocks('dns', 'caa-forbids'),
  'caa-other-account': blocks('dns', 'caa-forbids'),
  'caa-other-method': blocks('dns', 'caa-forbids'),
  'caa-unknown-critical': blocks('dns', 'caa-forbids'),
  'caa-misspelt': blocks('dns', 'caa-forbids'),
  'caa-unanswered': blocks('dns', 'caa-lookup-failed'),
  'caa-partly-unanswered': warning('caa-lookup-failed'),

  'stale-values': note('stale-txt-records'),
  'many-stale-values': warning('stale-txt-records'),
  'misplaced-values': note('txt-name-wrong'),

  'no-address': blocks('dns', 'no-address-record'),
  'private-address': blocks('dns', 'private-ip-address'),
  'address-elsewhere': warning('a-record-points-elsewhere'),
  'address-elsewhere-6': warning('ipv6-aaaa-broken'),
  'cdn-in-front': warning('cdn-proxy-interferes'),
  'cdn-ends-tls': blocks('dns', 'tls-alpn-intercepted'),

  'carrier-address': warning('cgnat-no-public-ip'),

  'port-taken': blocks('local', 'http-port-in-use'),
  'port-forbidden': blocks('local', 'http-port-permission'),
  'nobody-on-port': warning('port80-unreachable'),
  'folder-not-served': blocks('local', 'challenge-file-not-served'),

  'firewall-closed': warning('port80-unreachable'),

  unreached: warning('port80-unreachable'),
  'unreached-6': warning('ipv6-aaaa-broken'),
  'unreached-from-inside': note('hairpin-self-check'),
  'wrong-server': blocks('dns', 'a-record-points-elsewhere'),
  'wrong-server-6': blocks('dns', 'ipv6-aaaa-broken'),
  'file-not-found': blocks('local', 'challenge-file-not-served'),
  'path-refused': blocks('local', 'challenge-blocked-by-rule'),
  'cdn-answers': blocks('dns', 'cdn-proxy-interferes'),
  'filing-page': blocks('dns', 'icp-filing-block'),
  'redirect-other-port': blocks('local', 'http-redirect-broken'),
  'redirect-circle': blocks('local', 'http-redirect-broken'),
  'redirect-nowhere': blocks('local', 'http-redirect-broken'),
  'tls-ended-elsewhere': blocks('local', 'tls-alpn-intercepted'),

  'keychain-missing': note('keychain-service-missing'),
  'keychain-no-bus': note('keychain-no-session-bus'),
  'keychain-locked': blocks('vault', 'keychain-denied-or-locked'),
  'key-of-another': blocks('vault', 'keychain-data-other-user-or-machine'),
  'passphrase-asked': remark,

  'folder-unwritable': blocks('storage', 'export-path-not-writable'),
  'disk-low': warning('disk-full'),
  'disk-full': blocks('storage', 'disk-full'),

  'schedule-none': remark,
  'schedule-missing': warning('scheduler-task-broken'),
  'schedule-broken': warning('scheduler-task-broken'),
  'schedule-other-user': warning('scheduler-wrong-account'),
  'schedule-signed-in-only': note('scheduler-user-not-logged-in'),
  'schedule-no-catch-up': note('scheduler-missed-while-asleep'),
  'schedule-last-failed': warning('scheduler-environment-differs'),
  'schedule-without-session': warning('keychain-no-session-bus'),

  'record-by-hand': { verdict: 'warning', ownMeaning: true },
  'lasting-record-missing': { verdict: 'warning', failureClass: 'dns', ownMeaning: true },
  'lasting-record-ends': { verdict: 'warning', failureClass: 'dns', ownMeaning: true },
  'credential-expires': warning('provider-credentials-invalid'),
} as const satisfies Readonly<Record<string, Facts>>;
