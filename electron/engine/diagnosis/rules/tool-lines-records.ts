/** Lines about providers, records and checks, in words that only some tools and services have. */
import { type Rule, says, unless } from '../rule.ts';

export const toolLinesAboutRecords: readonly Rule[] = [
  // Keys
  says(
    { 'provider-credentials-invalid': 0.64 },
    /did you (?:supply|provide|enter|use|set) .{0,24}(?:correct|right|valid)|(?:check|verify) (?:that )?(?:your|the) (?:api )?(?:credentials?|key|token|login|password)s?\b/,
  ),
  says(
    { 'provider-credentials-invalid': 0.74, 'clock-skew': 0.3, 'provider-key-whitespace': 0.28 },
    /authenti?cation (?:hash|header|token|string|data|key|digest|code) (?:was|is) (?:not (?:correct|valid|accepted|recogni[sz]ed)|incorrect|invalid|wrong|bad)/,
  ),
  says(
    { 'provider-credential-type-mixup': 0.56, 'provider-credentials-invalid': 0.5, 'provider-key-whitespace': 0.3 },
    /400 client error: bad request for url: https?:\/\/api\.cloudflare/,
  ),
  says(
    { 'provider-credential-type-mixup': 0.74 },
    /token/,
    /(?:global|account) (?:api |account )?(?:token|key)\b.{0,60}(?:works|fine|succeed|no (?:problem|error))/,
  ),
  // The zone was read with the key, so the key is known; writing is what it may not.
  says(
    { 'provider-permission-missing': 0.74 },
    /get request to .{1,160} (?:\[?\w{2,8}\]? )?request completed with status ok .{0,40}(?:post|put|patch) request to .{1,200}(?:record|rrset|txt).{0,80}(?:unauthori[sz]ed|forbidden)/,
  ),
  // Cloudflare's API takes no names of Freenom's.
  says(
    { 'provider-plan-restriction': 0.74, 'provider-permission-missing': 0.4 },
    /cloudflare|dns_cf\b/,
    /\b[\w-]{2,60}\.(?:tk|ml|ga|cf|gq)\b/,
    /unauthori[sz]ed|forbidden|\b403\b|not allowed|not success|error add|can(?:not|'t) use/,
  ),
  // Since 2024 GoDaddy's API serves accounts with ten domains and more.
  says(
    { 'provider-plan-restriction': 0.66, 'provider-permission-missing': 0.45, 'provider-credentials-invalid': 0.3 },
    /api\.godaddy\.com|dns_gd\b|godaddy/,
    /\b403\b|forbidden|access_denied/,
  ),
  // A name and its wildcard in one order have one place for two values.
  says(
    { 'apex-and-wildcard-overwrite': 0.68, 'stale-txt-records': 0.42 },
    /(?<![\w.*-])([\w-]{1,60}(?:\.[\w-]{1,40}){1,4})["']{0,2}[,;] ?(?:dns:)?["']?\*\.\1\b|\*\.([\w-]{1,60}(?:\.[\w-]{1,40}){1,4})["']{0,2}[,;] ?(?:dns:)?["']?\2\b/,
    /incorrect txt|txt record.{0,40}(?:mismatch|not match|wrong)/,
  ),
  // Zones and aliases
  says(
    {
      'local-resolver-wrong-answers': 0.64,
      'provider-zone-not-found': 0.46,
      'domain-uses-other-nameservers': 0.3,
      'nameserver-unreachable': 0.28,
    },
    /could not find (?:the )?zone for (?:the )?fqdn/,
  ),
  unless(
    says(
      { 'cname-delegation-misrouted': 0.86, 'wildcard-cname-swallows-challenge': 0.4 },
      /found cname entry for "?_acme-challenge/,
      /zone "?[\w-]{1,60}\.[\w.-]{2,80}"? (?:was |could )?not (?:be )?found|(?:get|find|determine) (?:the )?(?:hosted )?zone/,
    ),
    /zone "?[a-z]{2,6}\.?"? (?:was |could )?not/,
  ),
  // In a cluster the names of its own are served by a server of its own.
  says(
    { 'local-resolver-wrong-answers': 0.8, 'split-horizon-dns': 0.5 },
    /authoritative name ?servers?:? \[?"?[\w.-]{0,120}(?:kube-dns|coredns|\.svc\.|cluster\.local|\.lan\b|\.home\b|\.localdomain|fritz\.box)/,
  ),
  // Checks
  unless(
    says(
      { 'hairpin-self-check': 0.78, 'port80-unreachable': 0.4, 'split-horizon-dns': 0.3 },
      /(?:get|reach|fetch|download) ["']?https?:\/\/[^ "']{1,200}acme-challenge.{0,400}dial tcp [\d.:a-f[\]]{3,60}: (?:connect: )?(?:connection timed out|connection refused|i\/o timeout|no route)/,
    ),
    /error:connection|urn:/,
  ),
  unless(
    says(
      { 'challenge-file-not-served': 0.72, 'a-record-points-elsewhere': 0.5, 'hairpin-self-check': 0.4 },
      /(?:presented|served|returned|received) (?:key|token|value|content|body|answer)\b.{0,100}(?:did not|does not|doesn't|didn't) match/,
    ),
    /\btxt\b|dns-01/,
  ),
  // What routers answer who is asked from inside for an address of the outside
  says(
    { 'hairpin-self-check': 0.84, 'local-resolver-wrong-answers': 0.3 },
    /rejected request from rfc ?1918|rfc ?1918 ip to public server/,
  ),
  says(
    { 'hairpin-self-check': 0.6, 'local-resolver-wrong-answers': 0.56 },
    /dns.?rebind(?:ing)? (?:attack|protection|check)/,
  ),
  // An empty list of authorities admits none.
  says({ 'caa-forbids': 0.9 }, /\bcaa\b.{0,8}\b(?:0|128) "?issue(?:wild)?"? \\?"\\?;/),
  says(
    { 'local-resolver-wrong-answers': 0.86, 'private-ip-address': 0.7, 'split-horizon-dns': 0.4 },
    /against hostname .{1,100}\((?:dns returned )?127\.|\bresolv\w{0,4} (?:it |them |every name |everything )?to (?:the )?(?:127\.|loopback)/,
  ),
];
