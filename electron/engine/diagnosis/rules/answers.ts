/** What single services and their libraries answer, in words of their own. */
import { type Rule, says, unless } from '../rule.ts';

export const answerRules: readonly Rule[] = [
  // Keys
  says(
    { 'provider-credentials-invalid': 0.86 },
    /\baadsts7000(?:215|222|16)\b|invalid client secret|client secret keys? .{0,40}expired|no ?credential ?providers|no valid (?:credential )?providers|unable to locate credentials|could not find default credentials|failed to (?:refresh|retrieve|get) (?:cached )?credentials|get credentials: |invalid_client\b|invalid_grant\b(?!.{0,120}timeframe)|invalid jwt signature|expiredtoken\b|security token .{0,30}is expired|token (?:id )?(?:does )?not exist|token (?:id)?(?:不存在|错误)|dns: bad (?:authentication|signature|key)|unknown x-auth-key|missing x-auth-key|invalid authentication credentials|application key is invalid|could not verify that you are authorized to access the document|following result \(ko\)|(?:md5|apikey|api 密钥|密码).{0,8}(?:验证|校验|核对)(?:失败|错误|不通过)|access key id? is wrong|密钥.{0,4}(?:已?禁用|已?删除|已?停用)|用户名或(?:者)?密码(?:错误|不正确)|incorrect (?:user ?name|api user|account) or (?:password|key)|wrong (?:user ?name|e-?mail|login) or (?:password|key)|invalid (?:api ?)?user\b/,
  ),
  says(
    { 'clock-skew': 0.9 },
    /invalid_grant.{0,160}reasonable timeframe|check your iat and exp|signature not valid before|request is (?:too old|from the future)|date header.{0,40}(?:too|differ|range|skew)|(?:请求|签名)(?:的)?时间(?:戳)?.{0,8}(?:过期|超时|超出|相差|无效)/,
  ),
  // What a key may
  says(
    { 'provider-permission-missing': 0.88 },
    /not_granted_call|call has not been granted|policy doesn't allow|accessnotconfigured|api has not been used in project|service_disabled|(?:oauth )?token is not authori[sz]ed to use|nopermissiontooperate|not opted in|read-?only (?:token|key)\b.{0,60}|(?:token|key) (?:is|has) read-?only|当前域名无权限|无权限操作|没有(?:操作)?权限.{0,20}(?:域名|记录|解析)/,
  ),
  says(
    { 'provider-permission-missing': 0.7, 'provider-credentials-invalid': 0.3 },
    /(?:server replied|update failed|rcode|nsupdate|rfc2136)[^\n]{0,60}\brefused\b|update failed: (?:refused|notauth)/,
  ),
  says(
    { 'provider-ip-allowlist': 0.9 },
    /(?:access|accessed|request|call|login)s? from (?:your |this |the )?(?:(?:source |remote |client )?ip|address|(?:\d{1,3}\.){3}\d{1,3}|location).{0,50}(?:not|denied|blocked|forbidden|rejected|refused)|cannot be accessed from your ip|unauthori[sz]ed ip address|\bip( address)? (?:validation|verification|check) failed|(?:client|caller|remote|source|your|this|request) ip(?: address)?\b.{0,50}(?:denied|blocked|rejected|restricted|not (?:permitted|allowed|authori[sz]ed|registered|listed))|ip(?:not|limit|is not|isn't)?(?:in|ed)?whitelist|requestiplimited|ip.{0,4}(?:未授权|未绑定|未登记|无权|不被允许|不允许|受限|限制访问|非法)/,
  ),
  says(
    { 'provider-plan-restriction': 0.86 },
    /quotaexceeded\.(?:record|subdomain|domain|line)|number of records? exceeds|(?:product|current|your) (?:version|edition|plan|package).{0,40}(?:limit|exceed|not support|does not|doesn't)|exceeds? the limit of your|at least \d{1,3} domains|balance of (?:at least )?\$?\d|\$\d{1,3} (?:account )?balance|(?:当前|所购|您的)?(?:套餐|版本|等级).{0,16}(?:不支持|超出|超过|上限|不允许|无法)/,
  ),
  // Zones
  says(
    { 'provider-zone-not-found': 0.86 },
    /could not route to \/zones|object identifier is invalid|unknown_domain|does not have a zone file|(?:replied|rcode|failed|:) notzone\b|domain(?: name)? (?:does not|doesn't) belong to|does not belong to (?:this|the|your) user|incorrectdomainuser|not associated with your account|not (?:an )?active(?:,)? or (?:does not|doesn't) belong|resourcenotfound.{0,120}dns ?zones?|dnszones?\/.{0,120}was not found|object does not exist(?! at path)|couldn't find (?:a )?(?:matching )?domain|resource you were accessing could not be found|(?:domain|zone)(?:[\w -]{0,40}) (?:is )?not (?:managed|hosted|available|present|listed) (?:by|in|on|under|at|with) (?:this|your|the)? ?(?:account|user|provider|key|token)?|域名(?:未|没有)(?:添加|接入|托管)(?:到|在)?|未(?:在|找到).{0,10}(?:账号|账户).{0,8}域名|(?:找不到|没有找到|无法找到|未找到|不存在)(?:该|此|对应的?|匹配的?)?(?:主?域名|域|解析域|托管域|dns 区域|区域)/,
  ),
  says(
    { 'provider-zone-ambiguous': 0.9 },
    /(?:in|into|to) (?:the |a )?private (?:hosted )?zone|more than one (?:hosted |managed )?zone|private (?:hosted )?zone .{0,80}(?:instead|rather|same name)|multiple (?:hosted )?zones/,
  ),
  says(
    { 'provider-record-conflict': 0.86 },
    /duplicate_record|object exists\b|attribute 'name' conflicts|conflicts with (?:pre-?existing|an existing|existing|another|record ?set)|(?:another|identical|same) record (?:with|already|exists)|record ?set (?:already )?exist|主机记录.{0,6}(?:已存在|冲突|重复)|(?:已有|存在)(?:相同|同名|冲突)(?:的)?(?:主机)?记录/,
  ),
  says(
    { 'provider-ttl-rejected': 0.92 },
    /"ttl": ?\["|\bttl\b.{0,40}(?:greater than or equal|beyond|is less than|smaller than|out of)|quotaexceeded\.ttl|recordttl|生存时间.{0,8}(?:过小|太小|不能)/,
  ),
  says(
    { 'provider-rate-limited': 0.88 },
    /throttling threshold|over ?ratelimit|expected available in \d|too_many_requests|resource_exhausted|slow ?down\b.{0,40}|(?:操作|提交|调用|访问)(?:太|过于?)频繁|流控|qps.{0,12}(?:超|限|exceed|limit)/,
  ),
  says(
    { 'provider-domain-locked': 0.9 },
    /zone is locked|domainis(?:spam|locked)|domain (?:is )?(?:suspended|locked|under lock)|(?:域名|该域名|此域名).{0,6}(?:已被?|被)(?:封禁|锁定|冻结|暂停|禁用)|实名(?:认证)?(?:未|没有|审核)/,
  ),
  says(
    { 'domain-uses-other-nameservers': 0.86 },
    /status:? ?"?pending\b.{0,80}name ?server|name ?servers? .{0,30}not (?:yet )?(?:changed|updated|switched|pointed)|name ?servers? .{0,40}(?:still|currently) .{0,30}(?:point|at|old|previous)|(?:ns|dns)(?: ?服务器)?(?:记录)?.{0,6}(?:未|没有|尚未|还没)(?:修改|更改|切换|更换|变更)/,
  ),
  // Names and directories
  says(
    { 'identifier-has-port-or-url': 0.88 },
    /(?:domain|name|host)s? (?:is|are) (?:malformed|invalid|not valid)[: ]{1,3}"?https?:|(?:domain names?|hosts?)"?: .{0,60}:\d{2,5}"? (?:must|does not|doesn't) match|"[^" ]{3,80}:\d{2,5}" (?:must match|is not a valid|is not valid|is invalid)/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.9 },
    /encoding with 'idna' codec failed|'idna' codec|idna.{0,40}(?:fail|invalid|not allowed)|toascii .{0,30}(?:fail|error)/,
  ),
  says(
    { 'wildcard-needs-dns01': 0.88 },
    /none of the (?:preferred|available|selected) challenges? (?:types? )?(?:are|is) supported|no (?:usable|acceptable|matching|suitable|enabled) (?:challenge|solver|validation)|wildcard.{0,80}\b(?:dns|txt)\b (?:challenge|validation|provider|plugin|based)|没有(?:可用|合适|匹配)的?(?:验证|质询|挑战)(?:方式|方法|类型)/,
  ),
  unless(
    says(
      { 'directory-url-wrong': 0.86 },
      /missingschema|no (?:scheme|schema) supplied|unsupported protocol scheme|server returned 404 for .{0,80}(?:acme|\/dir)|(?:acme|directory)[^\n]{0,80}(?:returned|status|http) ?(?:code )?:? ?404\b|不是(?:一个)?有效的 ?(?:acme|目录)/,
    ),
    /well-known|\/cert\/|\/order\/|\/authz|acme-challenge/,
  ),
  says(
    { 'proxy-misconfigured': 0.95 },
    /could not resolve proxy|error code: 5\b.{0,40}libcurl|libcurl-errors.{0,40}error code: 5\b|curl: \(5\)|proxy (?:host|address|name) .{0,30}(?:not|could not|cannot) .{0,12}(?:resolve|found)/,
  ),
  // Accounts
  says(
    { 'eab-invalid': 0.72, 'eab-consumed-or-expired': 0.5 },
    /\beab\b ?(?:kid|key ?id|id|credential)s?.{0,30}(?:not recogni[sz]ed|not found|unknown|not known)|(?:kid|key identifier).{0,30}(?:not recogni[sz]ed|not known).{0,60}/,
  ),
  // A service that cannot reach itself
  says(
    { 'hairpin-self-check': 0.84 },
    /(?:fetch|reach|read|load|see|open) (?:its |our |my )?own (?:challenge|answer|file|token|response|domain|site)|own (?:public |external )(?:address|ip|name).{0,60}(?:not|unreachable|fail|timed|refus)|preliminary (?:check|validation|test) failed/,
  ),
  // Ways that are blocked, told beside the name of an authority that has nothing to do with it
  unless(
    says(
      { 'provider-endpoint-unreachable': 0.86 },
      /(?:https?:\/\/|host='?"?|lookup |dial tcp |connect to |to )(?![\w.-]{0,40}(?:acme|letsencrypt|zerossl|buypass|pki\.goog|sectigo|ssl\.com))(?:[\w-]{1,40}\.){0,3}(?:api|dnsapi|alidns|dnspod|livedns|dns|route53|management|openapi|cloudapi|rest)(?:[-.][\w-]{1,40}){1,5}[^ ]{0,100}.{0,120}(?:timed? ?out|timeout|refused|reset by peer|connection (?:reset|aborted|closed)|unreachable|no route|handshake timeout|\beof\b|remote end closed|无法连接|超时)/,
    ),
    /(?:https?:\/\/|host='?"?|lookup |dial tcp |connect to |to )(?:acme|dv\.acme|api\.(?:test4\.)?buypass|api\.letsencrypt|[\w.-]{0,40}acme)[^ ]{0,100}.{0,60}(?:timed? ?out|timeout|refused|reset|eof)|dns-query|:53\b|no such host|_acme-challenge\.[^ ]{3,100} .{0,40}(?:nxdomain|servfail)|looking up|proxyconnect/,
  ),
  says(
    { 'ca-network-blocked': 0.84 },
    /"?https?:\/\/(?:acme|dv\.acme|[\w-]{0,20}\.?acme)[^ "]{2,120}"?:? .{0,30}(?:tls handshake timeout|connection reset|i\/o timeout|no route to host|network is unreachable|context deadline exceeded)/,
  ),
  says(
    { 'account-file-corrupt': 0.9 },
    /(?:decod|read|pars|load|unmarshal)\w{0,6} (?:the )?account (?:file|data|json|info\w{0,10})|account\.json"?:? .{0,30}(?:\beof\b|unexpected end|invalid)/,
  ),
  says(
    { 'notify-smtp-failed': 0.9 },
    /(?:etimedout|econnrefused|econnreset|timed? ?out|refused|failed|error).{0,40}\bsmtp\.[\w.-]{3,60}|\bsmtp\.[\w.-]{3,60}:?(?:25|465|587|2525)?\b.{0,80}(?:timed? ?out|refused|reset|denied|failed|error)/,
  ),
  says(
    { 'domain-uses-other-nameservers': 0.86 },
    /delegated to [\w.-]{4,80},? (?:and |but )?not (?:to )?|(?:name ?servers|ns) (?:are|is) (?:at|with|from) .{2,40},? (?:and |but )?not (?:at|with|from)/,
  ),
  says(
    { 'apex-and-wildcard-overwrite': 0.88 },
    /(?:second|later|last|next|new|other) (?:update|value|record|write|call|txt)s? (?:has |have )?(?:replac|overwr|delet|remov)\w{0,5} (?:the )?(?:first|other|earlier|previous)/,
  ),
  // Sentences that stand by themselves, whatever the program prints around them
  says(
    { 'identifier-type-unsupported': 0.86 },
    /does not support identifiers? of type|identifiers? of type .{1,24} (?:is|are) not/,
  ),
  says({ 'profile-not-available': 0.86 }, /profile (?:is )?not (?:in|part of|listed in) (?:the )?(?:directory|meta)/),
  says(
    { 'challenge-blocked-by-rule': 0.86 },
    /(?:mod_?security|waf|firewall).{0,60}(?:denied|blocked|403).{0,40}(?:well-known|acme)/,
  ),
  says({ 'key-cert-mismatch': 0.9 }, /certificate and (?:private )?key .{0,160}do not match|ah02565\b/),
  says({ 'no-address-record': 0.8 }, /no valid ip addresses found for (?!_acme)/),
  unless(
    says(
      { 'provider-zone-not-found': 0.7, 'local-resolver-wrong-answers': 0.3 },
      /could not find (?:the )?(?:dns |hosted |managed )?zone (?:for|of|named) (?!(?:the )?fqdn)/,
    ),
    /:53\b|i\/o timeout|timed? out/,
  ),
  says(
    { 'provider-rate-limited': 0.84 },
    /(?:linode|vultr|hetzner|digitalocean|godaddy|gandi|porkbun|namesilo|namecheap|route ?53|cloudflare|ovh|netcup|desec|dnsimple|ionos|scaleway|alidns|alicloud|dnspod|tencentcloud|huaweicloud|volcengine)"?:? .{0,30}(?:\[?\b429\b|too many requests|rate limit)/,
  ),
  says(
    { 'identifier-has-port-or-url': 0.86 },
    /(?:subject|name|identifier|domain) '?"?[^ '"]{3,100}:\d{2,5}'?"? (?:does not|is not|doesn't|cannot)|contains a port\b/,
  ),
  says(
    { 'provider-endpoint-unreachable': 0.84 },
    /(?:aliyuncs|tencentcloudapi|myhuaweicloud|volcengineapi|bcebos|jdcloud-api|amazonaws|godaddy|cloudflare|namecheap|dnsimple|digitalocean|azure|googleapis)\.com[^ ]{0,80} .{0,60}(?:econnrefused|etimedout|econnreset|timed? ?out|connection refused|connection reset)|(?:阿里云|腾讯云|华为云|dnspod|服务商).{0,8}(?:接口|api).{0,8}(?:超时|连接失败|无法连接|连不上)/,
  ),
];
