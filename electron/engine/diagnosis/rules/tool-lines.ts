/** Lines in which a tool tells the cause in words of its own, often inside a message that only says that it failed. */
import { hints, people, type Rule, says, unless } from '../rule.ts';

export const toolLineRules: readonly Rule[] = [
  // Names, as they were typed
  says(
    { 'identifier-has-port-or-url': 0.88 },
    /(?:^| )(?:-d|--domains?)[ =]"?'?https?:\/\/|_(?:main_domain|alt_domains)='https?:\/\//,
  ),
  // What certbot lacks in Python, and what Nginx Proxy Manager could not install for it
  says(
    { 'dns-plugin-missing': 0.93 },
    /\bpip3?: (?:command )?not found|command failed: pip3? install|'certbot[\w.-]{1,60}' plugin errored while loading/,
  ),
  says(
    { 'dns-plugin-missing': 0.85 },
    /(?:certbot|authenticator dns-).{0,600}(?:modulenotfounderror|importerror|contextualversionconflict|distributionnotfound)/,
  ),
  says(
    { 'dns-plugin-missing': 0.8 },
    /subprocess-exited-with-error.{0,600}certbot|certbot-dns.{0,200}subprocess-exited-with-error/,
  ),
  // Credentials of providers
  says(
    { 'provider-credentials-invalid': 0.85, 'provider-credential-type-mixup': 0.4 },
    /missing propert(?:y|ies) in credentials|propert(?:y|ies) "[\w:-]{3,80}" not found \(should be/,
  ),
  says(
    { 'provider-credential-type-mixup': 0.85 },
    /\b\w{2,20}_(?:email|api_key|api_token|token) (?:and \w{2,40} )?(?:is|are) not needed when using/,
  ),
  says(
    { 'provider-credentials-invalid': 0.84 },
    /\bcode: invalidcredentials\b|please set up the credentials correctly/,
  ),
  says({ 'provider-api-retired': 0.6, 'provider-credentials-invalid': 0.3 }, /only http method \w{3,6} allowed/),
  hints(
    { 'provider-endpoint-unreachable': 0.6, 'provider-credentials-invalid': 0.3 },
    /(?:api call|request) failed: (?:get|post|put) "?https?:\/\//,
  ),
  // The API of the BT panel (宝塔) admits listed addresses alone.
  says({ 'provider-ip-allowlist': 0.85 }, /\bip ?校验失败|您的访问 ?ip ?为/),
  // Cloudflare's API takes no names of Freenom's; acme.sh does not print the answer.
  says(
    { 'provider-plan-restriction': 0.62, 'provider-permission-missing': 0.36 },
    /error add(?:ing)? txt for domain:_acme-challenge\.[\w.-]{1,120}\.(?:tk|ml|ga|cf|gq)\b/,
  ),
  // A zone that is looked for up to the top of the tree: nobody on the way answered as its servers do.
  says(
    {
      'local-resolver-wrong-answers': 0.64,
      'dns-traffic-intercepted': 0.5,
      'resolver-fake-ip': 0.4,
      'provider-zone-not-found': 0.3,
    },
    /(?:find|found|get|determine|locate) (?:the )?(?:hosted )?zone(?: for)?:? "?'?[a-z]{2,24}\.?"?'?(?::|$| could| was| not)/,
  ),
  says(
    { 'provider-zone-not-found': 0.64, 'provider-permission-missing': 0.45 },
    /unable to determine (?:the )?(?:base|root|parent) domain for/,
  ),
  // What answered was no address of a challenge, so the way led elsewhere.
  says(
    { 'http-redirect-broken': 0.72, 'challenge-file-not-served': 0.4 },
    /invalid response from https?:\/\/(?![^ "]{1,200}\.well-known\/acme-challenge)[^ "]{1,200} \[/,
  ),
  says(
    { 'cname-delegation-misrouted': 0.66, 'wildcard-cname-swallows-challenge': 0.66 },
    /found cname entry for "?_acme-challenge\.[\w.-]{3,200}"?: "?(?!_acme-challenge)[\w.-]{1,120}\.(?:cdn|cdngslb|kunlun\w{0,3}|alikunlun|dnsv1|tdnsv\d{1,2}|cloudfront|edgekey|akamai\w{0,6}|azureedge|fastly\w{0,4})\./,
  ),
  says(
    { 'identifier-type-unsupported': 0.7, 'ip-identifier-needs-profile': 0.55 },
    /(?:issuance|certificates?|orders?) for ip address(?:es)? (?:is |are )?(?:not|un)/,
  ),
  // Where the result is to go
  says(
    { 'export-path-not-writable': 0.86, 'private-key-permission': 0.3 },
    /installing (?:the )?(?:key|ca|certs?|certificate|full ?chain) to:? ?\S{1,200} .{0,200}(?:permission denied|read-only file system|no such file|no space left)/,
  ),
  // A whole line of commands that was taken for the name of one; a task that its scheduler does not take
  says(
    { 'scheduler-task-broken': 0.66, 'scheduler-environment-differs': 0.55 },
    /\/(?:ba|da)?sh: (?:line )?(?:\d{1,4}: )?.{0,200}(?:&&|;|\|).{0,200}: not found/,
  ),
  says(
    { 'scheduler-task-broken': 0.86 },
    /task ?scheduler .{0,60}(?:does not|not) support|(?:creat|regist)\w{2,6} (?:the )?(?:scheduled )?task\b.{0,200}(?:\berror\b|exception|fail|denied)/,
  ),
  says(
    { 'provider-zone-not-found': 0.64, 'split-horizon-dns': 0.5, 'provider-zone-ambiguous': 0.45 },
    /private hosted zone/,
    /determine (?:the )?\S{0,12} ?\d{0,3} ?hosted zone|no matching (?:hosted )?zone/,
  ),
  // Azure's locks on resources
  says({ 'provider-domain-locked': 0.93 }, /\bscopelocked\b|following scope\(s\) are locked/),
  // Alibaba's words for what the key may not do; which service said so stands beside them.
  says(
    { 'provider-permission-missing': 0.72, 'deploy-permission-missing': 0.6 },
    /not authori[sz]ed to operate on the specified resource/,
  ),
  says(
    { 'provider-permission-missing': 0.86 },
    /(?:alidns|dnspod|dns\.aliyuncs|aliyundomain|certbot-dns|dns-aliyun|dns_ali).{0,400}not authori[sz]ed to operate on the specified resource/,
  ),
  unless(
    says(
      { 'local-resolver-timeout': 0.84, 'outbound-dns-blocked': 0.4 },
      /->(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]{3,11}:53: i\/o timeout|->[\w-]{0,40}(?:local|resolver|router|gateway)[\w.-]{0,40}:53: i\/o timeout/,
    ),
    /lookup (?:acme|dv\.acme|api\.letsencrypt)/,
  ),
  says(
    { 'dns-traffic-intercepted': 0.84, 'local-resolver-wrong-answers': 0.4 },
    /intercept(?:ing|s|ed) (?:the |all |my |our )?(?:outgoing )?dns (?:requests|queries|traffic|packets)/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.72, 'negative-cache': 0.5 },
    /(?:coredns|kube-dns|dnsmasq|unbound|pi-?hole|internal (?:dns|resolver)|local (?:dns|resolver)).{0,60}(?:return|serv|answer)\w{0,4} (?:the )?(?:stale|old|cached|wrong|outdated)/,
  ),
  says({ 'identifier-has-port-or-url': 0.92 }, /(?:requested )?(?:domain|name|label|identifier) "?'?https?:\/\//),
  says({ 'account-email-invalid': 0.88 }, /must have at least one contact|at least one contact is required/),
  says(
    { 'account-file-corrupt': 0.82 },
    /(?:unable|failed|could not|cannot|error) (?:to )?(?:read|pars|load|deserializ)\w{0,4} .{0,120}\.json\b.{0,120}(?:invalid (?:start|end)|unexpected|invalid character|not valid json|linenumber)/,
  ),
  // A name and its wildcard in one order have one place for two values.
  says(
    { 'apex-and-wildcard-overwrite': 0.66, 'stale-txt-records': 0.42 },
    /(?:-d|--domains?)[ =]"?'?\*\.([\w.-]{3,80})"?'? .{0,60}(?:-d|--domains?)[ =]"?'?\1\b|(?:-d|--domains?)[ =]"?'?((?!\*)[\w.-]{3,80})"?'? .{0,60}(?:-d|--domains?)[ =]"?'?\*\.\2\b/,
    /incorrect txt|not found in (?:dns )?txt|no txt record|change the .{0,30}txt/,
  ),
  // Route 53: the name belongs to another zone than the one that was written to.
  says({ 'cname-delegation-misrouted': 0.9 }, /with dns name \S{3,255} is not permitted in zone/),
  // What was looked for is not a place of proof: an alias has led the question elsewhere.
  says(
    { 'cname-delegation-misrouted': 0.64, 'wildcard-cname-swallows-challenge': 0.64 },
    /no txt records? found (?:for|at) (?:name:? ?)?(?!_acme|"?_acme)(?:[\w-]{1,63}\.){3,8}[a-z]{2,24}\b/,
  ),
  says(
    { 'provider-zone-not-found': 0.72, 'provider-permission-missing': 0.36 },
    /no matching \w{2,24} domain found|can ?not find (?:the )?domain ?:|未找到(?:根|该|此|主)?域名/,
  ),
  says(
    { 'outbound-dns-blocked': 0.72, 'local-resolver-timeout': 0.7 },
    /start of authority for \S{1,255}: read udp \S{3,80}:53: i\/o timeout/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.72 },
    /(?:add(?:ing)? txt|domain|zone|record)[^\n]{0,24}[:= ]_acme-challenge\.[\w.-]{0,120}[\u0080-\uffff]/,
  ),
  // ZeroSSL: its external account is made from an e-mail address.
  says({ 'account-email-invalid': 0.66, 'eab-required': 0.6 }, /missing_email|can ?not resolve _?eab/),
  // A domain that a dealer keeps: ww16 and its like, and the mark of its advertisements
  says(
    { 'a-record-points-elsewhere': 0.64, 'domain-expired-or-held': 0.66 },
    /https?:\/\/ww\d{1,2}\.[\w.-]{3,200}|data-adblockkey/,
  ),
  says(
    { 'ca-tls-untrusted': 0.86 },
    /issuer is not recognized|nss error -8179|cannot be authenticated with known ca|curl: \(60\)/,
  ),
  says(
    { 'pfx-password-wrong': 0.88, 'pfx-modern-encryption-old-windows': 0.5 },
    /mac verification failed during pkcs12|requires either a different password or membership/,
  ),
  says({ 'account-file-permissions': 0.84 }, /permission denied.{0,40}account[\w.-]{0,40}\.(?:key|pem|json)/),
  says(
    { 'stale-txt-records': 0.6, 'propagation-slow-provider': 0.6 },
    /(?:gave|got|found) (?:a )?wrong result.{0,60}(?:wait|check|again)/,
    /dns/,
  ),
  says(
    { 'name-not-covered': 0.9 },
    /does not contain a (?:common name|subject alternative name|san) for (?:host|server|name)/,
  ),
  unless(
    says(
      { 'nameserver-unreachable': 0.82, 'dnssec-servfail': 0.24 },
      /dns (?:query timed out|problem:? ?query timed out) (?:during|looking up) (?:a|aaaa|caa|txt)\b/,
    ),
    /secondary validation/,
  ),
  says({ 'provider-credentials-invalid': 0.7 }, /dns_api\(dns_\w{2,30}\): error getting token/),
  unless(
    says(
      { 'chain-incomplete': 0.64 },
      /certificate chain 0 s:.{1,200} i:.{0,40}o ?= ?(?:let's encrypt|zerossl|google trust)/,
    ),
    / 1 s:/,
  ),
  // nsupdate
  unless(
    says(
      { 'provider-endpoint-unreachable': 0.66, 'nameserver-unreachable': 0.5, 'outbound-dns-blocked': 0.45 },
      /communication with [\da-f.:]{3,45}#\d{1,5} failed: (?:timed out|connection refused|unexpected|operation)/,
    ),
    /127\.0\.0\.53|no servers could be reached/,
  ),
  // dnspython names the resolver that it asked.
  says(
    {
      'local-resolver-wrong-answers': 0.66,
      'dnssec-servfail': 0.4,
      'nameserver-unreachable': 0.4,
      'local-resolver-timeout': 0.3,
    },
    /nonameservers: all nameservers failed.{0,200}(?:do53|udp|tcp):(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]{3,11}@53 answered/,
  ),
  // certmagic (Caddy)
  says(
    { 'propagation-slow-provider': 0.66, 'negative-cache': 0.3, 'local-resolver-wrong-answers': 0.35 },
    /timed out waiting for record to fully propagate/,
  ),
  // getssl, simp_le, mailcow
  says({ 'no-address-record': 0.66, 'dns-resolution-failing': 0.42 }, /getssl: dns lookup failed for/),
  says(
    { 'challenge-file-not-served': 0.6, 'hairpin-self-check': 0.5, 'port80-unreachable': 0.35 },
    /was not successfully self-verified/,
  ),
  says({ 'ipv6-aaaa-broken': 0.78 }, /cannot match your ip (?:0000:){7}0000 against/),
  // What the authority said, in the form that old servers and other typographers have it
  says({ 'port80-unreachable': 0.86 }, /verify error: ?could not connect to/),
  says(
    { 'challenge-file-not-served': 0.62, 'a-record-points-elsewhere': 0.55, 'cdn-proxy-interferes': 0.3 },
    /invalid response from .{1,200}"?\(!doctype/,
  ),
  // Google Trust Services
  says({ 'rate-limit-request-overload': 0.88 }, /is over quota \(\d{1,6} requests in/),
  // Accounts kept by Traefik
  says(
    { 'account-file-corrupt': 0.88 },
    /unable to get acme account: (?:invalid character|unexpected (?:end|eof)|eof\b|json)/,
  ),
  // Putting certificates in their place
  says(
    { 'windows-store-missing': 0.86 },
    /opening (?:the )?certificate store.{0,160}system cannot find the file specified/,
  ),
  says(
    { 'deploy-permission-missing': 0.66, 'windows-store-access-denied': 0.45, 'scheduler-wrong-account': 0.42 },
    /plugin (?:\w{2,16} )?is not available to the current user|not available.{0,40}try running as administrator/,
  ),
  says(
    { 'deploy-permission-missing': 0.85 },
    /ssh: unable to authenticate|ssh: no key found|ssh: this private key is passphrase protected|attempted methods \[[\w ,-]{2,60}\], no supported methods|unexpected keyboard interactive question/,
  ),
  // Found out by the teller
  says(
    { 'clock-skew': 0.85 },
    /时区.{0,4}(?:不对|错误|不正确|错了|设错|有误)|time ?zone (?:is|was) (?:wrong|incorrect|not set)/,
  ),
  people(
    { 'dns-traffic-intercepted': 0.8 },
    /intercept\w{0,5} (?:the |my |our |all )?(?:outgoing )?dns|(?:劫持|拦截)了?.{0,4}dns/,
  ),
  people(
    { 'dns-plugin-missing': 0.74 },
    /nsupdate|dns (?:plugin|hook|module)|插件/,
    /not (?:available|installed|found|there)|missing|gone\b|no longer|不存在|缺少|没装/,
  ),
  people(
    { 'rate-limit-duplicate-certificate': 0.72 },
    /limit of (?:5|five)\b.{0,40}week|(?:5|five) (?:\w{1,14} ){0,3}(?:per|a|each|every) week|duplicate certificate limit|每周.{0,6}5 ?(?:张|次|个)/,
    /delet|again|recreat|reinstall|redeploy|same|duplicate|exceed|重复|删|重装|重新|超/,
  ),
  people(
    { 'txt-name-wrong': 0.74 },
    /not (?:including|include|using) the (?:entire|full|whole)|only (?:including|includes?|using|uses?) the (?:domain|root|apex)|(?:incorrectly|wrongly) creat/,
    /\btxt\b|_acme-challenge/,
  ),
  people(
    { 'challenge-file-not-served': 0.72 },
    /reload|重载|重新加载/,
    /challenge|well-known|token|验证文件/,
    /before|not yet|too (?:late|soon|early)|之前|还没|来不及/,
  ),
];
