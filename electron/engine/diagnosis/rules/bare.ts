/** Codes and half sentences as people cut them out of a message: less than a whole one tells, but not nothing. */
import { hints, type Rule, says, unless } from '../rule.ts';

const more = /well-known|acme-challenge|error:|dns problem|secondary|:53\b/;

export const bareRules: readonly Rule[] = [
  says({ 'account-email-invalid': 0.85 }, /\binvalid(contact|email)\b/),
  says({ 'contact-scheme-unsupported': 0.85 }, /\bunsupportedcontact\b/),
  says({ 'bad-public-key': 0.85 }, /\bbadpublickey\b/),
  says({ 'bad-csr': 0.8 }, /\bbadcsr\b/),
  hints({ 'bad-csr': 0.42 }, /\bcsr\b.{0,60}(identifiers?|names|ip address)/),
  hints(
    { 'export-path-not-writable': 0.36, 'account-file-permissions': 0.34, 'http-port-permission': 0.24 },
    /\beacces\b/,
  ),
  hints(
    { 'account-file-corrupt': 0.4, 'directory-url-wrong': 0.3 },
    /unexpected end of json|invalid character .{1,12} looking for/,
  ),
  hints({ 'dns-resolution-failing': 0.5 }, /failed to resolve/),
  unless(
    hints(
      { 'ca-tls-untrusted': 0.45, 'root-not-trusted-by-old-client': 0.42, 'chain-incomplete': 0.4 },
      /unable_to_get_issuer_cert|unable to get (local )?issuer certificate|signed by unknown authority/,
    ),
    /verify error:num/,
  ),
  unless(
    hints(
      { 'clock-skew': 0.36, 'server-not-reloaded': 0.35, 'root-not-trusted-by-old-client': 0.3 },
      /certificate (has )?expired|expired certificate/,
    ),
    /dst root|not yet valid/,
  ),
  unless(hints({ 'http-port-in-use': 0.4 }, /already (in use|used by)/), /replac|nonce|eab|external|key id/),
  unless(hints({ 'provider-permission-missing': 0.5, 'deploy-permission-missing': 0.3 }, /\baccessdenied\b/), more),
  unless(
    hints(
      { 'provider-credentials-invalid': 0.42, 'provider-permission-missing': 0.25 },
      /\bunauthori[sz]ed\b|http 401\b/,
    ),
    more,
  ),
  hints(
    { 'provider-credentials-invalid': 0.55, 'provider-credential-type-mixup': 0.3 },
    /(invalid|incorrect|wrong) (api )?(key|token)\b/,
  ),
  unless(
    hints(
      { 'provider-endpoint-unreachable': 0.42, 'ca-network-blocked': 0.4 },
      /\b(econnrefused|etimedout|enetunreach|econnreset|ehostunreach)\b|tls handshake timeout|(dial|connect)\w{0,4} .{0,80}(timed? ?out|timeout)|connection reset by peer/,
    ),
    more,
  ),
  unless(
    hints(
      { 'port80-unreachable': 0.36, 'provider-endpoint-unreachable': 0.3, 'ca-network-blocked': 0.3 },
      /connection refused/,
    ),
    /bus|smtp|:53\b|looking up/,
  ),
  hints({ 'provider-record-conflict': 0.36 }, /already exists/),
  hints(
    {
      'provider-credentials-invalid': 0.36,
      'provider-zone-not-found': 0.35,
      'provider-record-conflict': 0.34,
      'provider-permission-missing': 0.3,
    },
    /error add(ing)? txt|add txt record error|error presenting token|(添加|新增|创建)(txt|解析)?(解析)?记录(失败|出错)/,
  ),
  // A look at one's own site rather than at an authority.
  unless(
    hints({ 'chain-incomplete': 0.36 }, /curl: \(60\)|verify the legitimacy/),
    /acme|letsencrypt|zerossl|buypass|pki\.goog|sectigo|ssl\.com|directory/,
  ),
  // A look at oneself; where an authority says it, it is the authority that waited in vain.
  unless(
    hints({ 'hairpin-self-check': 0.55, 'port80-unreachable': 0.3 }, /context deadline exceeded.{0,160}acme-challenge/),
    /acme:error:connection/,
  ),
  says(
    { 'port80-unreachable': 0.72, 'ipv6-aaaa-broken': 0.3 },
    /acme:error:connection\b.{0,200}acme-challenge.{0,120}(context deadline exceeded|i\/o timeout)/,
  ),
  says({ 'local-resolver-wrong-answers': 0.66, 'dns-traffic-intercepted': 0.62 }, /find zone "?(com|net|org|cn)\.$/),
  unless(
    hints({ 'local-resolver-timeout': 0.46, 'outbound-dns-blocked': 0.45 }, /read udp .{0,120}:53: i\/o timeout/),
    /->/,
  ),
  hints({ 'local-resolver-timeout': 0.4 }, /127\.0\.0\.53:53/),
  hints({ 'resolver-fake-ip': 0.42 }, /\b28\.0\.0\.\d{1,3}\b|\bfc00::/),
  hints({ 'nameserver-unreachable': 0.7 }, /connection refused looking up/),
  unless(
    hints(
      { 'challenge-file-not-served': 0.5, 'a-record-points-elsewhere': 0.48, 'cdn-proxy-interferes': 0.3 },
      /invalid response from .{1,300}(\b404\b|"<)/,
    ),
    /\[2[0-9a-f]{3}:/,
  ),
  hints(
    { 'challenge-file-not-served': 0.34, 'a-record-points-elsewhere': 0.2, 'directory-url-wrong': 0.2 },
    /404 not found/,
  ),
  hints({ 'common-name-too-long': 0.6 }, /string too long/),
  says({ 'pfx-modern-encryption-old-windows': 0.7, 'pfx-password-wrong': 0.5 }, /requires either a different password/),
  hints({ 'scheduler-task-broken': 0.5 }, /refused the request/),
  says(
    { 'scheduler-environment-differs': 0.8 },
    /\b(nginx|certbot(-auto)?|iptables|acme\.sh|lego|curl|openssl|systemctl|service|python3?|node): (command )?not found/,
  ),
  hints({ 'server-not-reloaded': 0.5 }, /still (using|serving|shows|showing) (the )?(old|expired)/),
  hints({ 'keychain-app-signature-changed': 0.42 }, /safe storage/),
  says({ 'private-key-not-exportable': 0.6, 'keychain-data-other-user-or-machine': 0.5 }, /nte_bad_key_state/),
  hints({ 'keychain-data-other-user-or-machine': 0.5 }, /\bdpapi\b|cryptunprotectdata/),
  hints({ 'caa-lookup-failed': 0.45, 'caa-forbids': 0.36 }, /while processing caa/),
  hints({ 'dns-plugin-missing': 0.4 }, /unrecogni[sz]ed arguments:? --/),
  hints({ 'concurrent-run-lock': 0.4 }, /\block ?file\b/),
  says({ 'provider-zone-not-found': 0.66 }, /invalid tld/),
  hints(
    { 'chain-incomplete': 0.46, 'root-not-trusted-by-old-client': 0.4, 'ca-tls-untrusted': 0.3 },
    /sec_error_unknown_issuer|err_cert_authority_invalid/,
  ),
];
