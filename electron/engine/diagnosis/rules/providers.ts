/** What DNS providers and the programs that talk to them say. Codes count more than words. */
import { hints, type Rule, says, unless } from '../rule.ts';

const dns =
  'dns|presenting|zone|record|txt|alicloud|alidns|aliyun|cloudflare|tencent|huawei|godaddy|namecheap|porkbun|gandi|ovh|route ?53|hetzner|digitalocean|linode|vultr|azure|desec|ionos|netcup|namesilo|name\\.com|dynu|duckdns|westcn|baidu|volcengine|he\\.net|domain';
const atProvider = (pattern: string): RegExp =>
  new RegExp(`(${dns})[^\\n]{0,160}(${pattern})|(${pattern})[^\\n]{0,100}(${dns})`);
const mail = /smtp|mail server|oauth|notif|webhook|robot|机器人|docker|registry|git |github|npm /;

export const providerRules: readonly Rule[] = [
  // A key that is wrong
  says(
    { 'provider-credentials-invalid': 0.86, 'provider-key-whitespace': 0.25, 'provider-credential-type-mixup': 0.2 },
    /invalidaccesskeyid|invalidaccesskey|accesskey ?id.{0,30}(not found|does not exist|invalid|inactive|不存在|无效|错误)|invalidclienttokenid|unrecognizedclientexception|security token included in the request is invalid|not_credential|invalid_credential|authfailure\.(tokenfailure|invalidsecretid)|bad(auth|signature)|tsig (verify failure|error)?.{0,20}\(?bad(key|sig)|badkey|badsig|notauth\b|response="?ko|incorrectsignature|authentication error.{0,6}(10000|\(10000\))|"?code"?:? ?10000\b|apigw\.0301|auth_token_invalid|invalid_token/,
  ),
  says(
    { 'provider-credentials-invalid': 0.6, 'provider-key-whitespace': 0.5, 'clock-skew': 0.38 },
    /authfailure\.signaturefailure|signaturedoesnotmatch|(the )?(provided |request )?signature (we calculated |is |was )?(does not match|doesn't match|invalid|mismatch|not match|incorrect)|invalid[ _]signature|signature (verification|check|validation) failed|签名(错误|不正确|验证失败|校验失败|无效|不匹配).{0,60}(dns|密钥|secret|腾讯|阿里|dnspod|api)|(dns|腾讯云|阿里云|dnspod|密钥|secret).{0,60}签名(错误|不正确|验证失败|校验失败|无效|不匹配)/,
  ),
  unless(
    says(
      {
        'provider-credentials-invalid': 0.78,
        'provider-credential-type-mixup': 0.25,
        'provider-permission-missing': 0.2,
      },
      atProvider(
        '(invalid|incorrect|wrong|bad|unknown|expired|missing|empty) (api ?|access ?|secret ?|auth\\w{0,30} ?|login ?)?(key|token|credential|secret|password|user ?name|login)s?\\b|(api ?key|token|credential|secret|access ?key|password|login)s?( id)? (is |are |was |were |has )?(been )?(invalid|incorrect|wrong|rejected|expired|missing|empty|not (valid|found|set|recogni|provided|specified)|revoked|disabled|unknown)',
      ),
    ),
    mail,
  ),
  unless(
    says(
      {
        'provider-credentials-invalid': 0.72,
        'provider-permission-missing': 0.3,
        'provider-credential-type-mixup': 0.22,
      },
      atProvider(
        '\\b401\\b|unauthori[sz]ed\\b(?!operation)|unauthenticated|authentication (failed|failure|error|required)|not authenticated|login failed|logon failure|could not authenticate|unable to authenticate|auth(entication)? (is )?invalid|bad credentials|invalid credentials',
      ),
    ),
    /error:unauthorized|unauthorizedaccess|well-known|smtp|account is not valid|has status|during secondary|incorrect txt|no registration|new-account|9109|location|registry|github|did not match this challenge/,
  ),
  says(
    { 'provider-credentials-invalid': 0.8 },
    /(you (didn't|did not|haven't) (specify|provide|set)|please (specify|set|provide|define|export)|must (specify|provide|set)|missing|some credentials information are missing|not set|undefined).{0,80}(cf_|ali_|dp_|tencent|dnspod|aws_|gd_|hetzner_|api[_ ]?key|api[_ ]?token|access[_ ]?key|secret[_ ]?key|secretid|credentials? information|dns.{0,10}(credential|key|token))|some credentials information are missing|(密钥|令牌|accesskey|secretid|secretkey|token|凭证|凭据|api ?key).{0,8}(错误|无效|不正确|不存在|已失效|过期|被禁用|为空|未填写|校验失败|认证失败)|(认证|鉴权|身份验证|登录)失败.{0,40}(dns|密钥|token|阿里|腾讯|华为|cloudflare)|(dns|密钥|token|阿里云|腾讯云|华为云|cloudflare|服务商).{0,40}(认证|鉴权|身份验证|登录)失败/,
  ),
  says(
    { 'provider-credential-type-mixup': 0.62, 'provider-credentials-invalid': 0.56, 'provider-key-whitespace': 0.36 },
    /invalid format for x-auth-(key|email)|\b610[23]\b.{0,80}(x-auth|header|invalid)|6003.{0,100}610[23]/,
  ),
  says(
    { 'provider-key-whitespace': 0.62, 'provider-credential-type-mixup': 0.5, 'provider-credentials-invalid': 0.42 },
    /invalid format for authorization header|\b6111\b|authorization header.{0,30}(malformed|invalid|format)/,
  ),
  unless(
    hints(
      { 'provider-credential-type-mixup': 0.58, 'provider-key-whitespace': 0.4, 'provider-credentials-invalid': 0.45 },
      /invalid request headers|\b6003\b/,
    ),
    /610[23]|6111|x-auth-|authorization header/,
  ),
  // Blanks and hidden characters
  says(
    { 'provider-key-whitespace': 0.92 },
    /(malformed|illegal|invalid|bad) (header\b|characters? in (header|url|http))|\b(header|token|api ?key|credential|secret|password)\b[^.]{0,40}\b(contains?|has|have|included?)\b[^.]{0,14}(whitespace|blank|spaces?\b|line ?feed|newline|carriage|control char|invisible|non-ascii|zero.width|\bbom\b|hidden|quote)|invalid header (field )?value|net\/http: invalid header|err_invalid_char|invalid character in header|illegal header value|(header|token).{0,30}(leading|trailing)|(leading|trailing) (whitespace|space|blank|newline)s?|invalid (return|new ?line) character|unprintable|libcurl-errors.{0,50}error code: ?3\b|curl: \(3\)|url using bad\/illegal format|(parse|parsing) .{0,80}invalid control character in url|(密钥|令牌|token|key|secret).{0,12}(空格|换行|不可见|回车|空白|全角)/,
  ),
  // Another kind of key
  says(
    { 'provider-credential-type-mixup': 0.86, 'provider-credentials-invalid': 0.4 },
    /authfailure\.secretidnotfound|secretid (is )?(not found|不存在)|(the )?secretid .{0,20}not found|incorrect token id|"?code"?:? ?"?10002\b|livedns.{0,40}403|invalidversion\b.{0,60}|token id.{0,20}(错误|incorrect|invalid)/,
  ),
  says(
    { 'provider-credential-type-mixup': 0.85 },
    /(use|using|need|requires?|expects?|expected|got|instead of|not) (an? )?(global api key|api token|api key|personal access token|pat\b|service account|oauth|user access ?key|root access ?key|subaccount|scoped token)[^.]{0,60}(instead|not|rather|but|expected|required|got)|(token|key) (type|kind|format) .{0,30}(not|wrong|invalid|mismatch|unsupported)|(wrong|different|unsupported|invalid) (type|kind) of (key|token|credential)|(bearer|token).{0,30}(where|but|instead).{0,30}(api key|global key)|(密钥|令牌|token|key)类型(不对|错误|不匹配|不正确)|(应|请|需要|要)(使用|填写|填|用).{0,16}(而不是|不是|而非).{0,16}(密钥|token|key|令牌|accesskey)|global api key.{0,30}(token|令牌)|(key|token) (has the )?(wrong|invalid|unexpected) (length|format)/,
  ),
  // A key that may not
  unless(
    says(
      { 'provider-permission-missing': 0.88 },
      /is not authori[sz]ed to perform:?(?! ?(?:elasticloadbalancing|cloudfront|apigateway|iam|acm|s3|lightsail|amplify|elasticbeanstalk):)|not authori[sz]ed to ((?!perform:? ?(?:elasticloadbalancing|cloudfront|apigateway|iam|acm|s3|lightsail|amplify|elasticbeanstalk):)perform|operate|access)(?! on the specified)|forbidden\.ram|nopermission|does not have authori[sz]ation to perform|authorizationfailed|not opted in to api access|unauthorizedoperation|can't find a matching managed zone|update failed: refused|insufficient ?(permission|privilege|scope|access|authentication scope)s?|lacks? .{0,24}(permission|scope|privilege)s?|missing .{0,24}(permission|scope)s?\b|permission_denied|permissiondenied|requires? .{0,40}(permission|scope|privilege)s?\b|not (have|has) (the )?(sufficient |required |enough |necessary )?(permission|privilege|right|access)s?|dns\.resourcerecordsets?\.\w{1,30}|zone[.:]read|dns[.:]edit|unauthori[sz]ed to access requested resource|9109\b(?!.{0,60}location)/,
    ),
    /private key(?:'s)? .{0,40}(?:lacks?|missing|permission|right)/,
  ),
  unless(
    says(
      { 'provider-permission-missing': 0.68, 'provider-credentials-invalid': 0.3 },
      atProvider(
        'access ?denied\\b|\\b403\\b|forbidden\\b|not (allowed|permitted)\\b|no access to|权限不足|没有权限|无权(限|访问|操作)?|未授权|拒绝访问',
      ),
    ),
    /well-known|error:unauthorized|livedns|not allowed access|access_denied|certificate|slb|cdn|invalid response|during secondary|acme-challenge\/|forbidden by (policy|rule)|access permissions|path|file|directory|keychain|store\b|folder|plan\b|upgrade|location|allow ?list|white ?list|\bip\b/,
  ),
  says(
    { 'provider-permission-missing': 0.6, 'provider-rate-limited': 0.2 },
    /signaturenonceused|signature nonce was used/,
  ),
  says(
    { 'provider-permission-missing': 0.85 },
    /(子(账号|用户|账户)|ram|密钥|令牌|token|api).{0,16}(权限不足|没有权限|无权|缺少权限|未授权)|(缺少|没有|未开通|未授予).{0,16}(解析|dns|域名).{0,8}(权限|授权)|(解析|dns|域名).{0,8}权限(不足|缺失)/,
  ),
  says(
    { 'provider-plan-restriction': 0.93 },
    /cannot use this api for domains with|"?code"?:? ?1038\b|\(1038\)|upgrade (your|to a?) ?.{0,20}plan|authenticated user is not allowed access|access_denied.{0,60}|(plan|account|subscription|tier)\b.{0,40}(does not|doesn't|not) (allow|include|support|permit|offer|have).{0,30}(api|feature|dns|record)|api (access )?(is )?(not|only) (available|included|offered|enabled) (on|in|for|with|to).{0,40}(plan|account|tier|package|customer|reseller|domains?)|(requires?|needs?) (at least )?(a )?(\d{1,30} (or more )?domains|(paid|premium|pro|business|enterprise|higher) (plan|account|subscription|version))|(10|fifty|50|20) or more domains|(套餐|版本|免费版|账户等级|专业版|企业版).{0,12}(不支持|不允许|限制|无法使用|升级|不可用).{0,12}(api|接口|解析|功能|添加)?|limitexceeded\.(domainlevel|grade|package)|(free|freenom).{0,10}(tld|top.level)/,
  ),
  says(
    { 'provider-ip-allowlist': 0.94 },
    /invalid request ip|cannot use the access token from location|\b1011150\b|(\bip\b|address)( address)?.{0,40}(is )?(not|isn't) (in|on|part of)? ?(the )?(white|allow|access|permitted|authori[sz]ed|trusted|whitelisted|allowlisted)( |-)?(list)?|(white|allow)[- ]?list(ed|ing)?.{0,60}\bip\b|\bip\b.{0,60}((white|allow)[- ]?list|not (permitted|authori[sz]ed|whitelisted|allowed|granted))|(not|isn't) allowed from (this|your) (\bip\b|address|location)|restricted (to|by) .{0,20}\bip\b|unauthori[sz]ed ip|source ip.{0,30}(den|not|reject|block)|sourceip|authfailure\.(\bip\b|unauthorized.?ip)|(来源|客户端|请求|当前|本机)? ?ip.{0,12}(不在|未加入|未在|没有加入).{0,6}(白名单|允许|许可)|ip ?白名单|白名单(限制|之外|中)/,
  ),
  // Which zone
  says(
    { 'provider-zone-not-found': 0.86 },
    /invaliddomainname\.noexist|\b2030288\b|specified domain name does not exist|domain(name)? (does not|doesn't) exist (in|at|under|on) (this|your|the) (account|user)|invalidparameter(value)?\.domainnotexists|resourcenotfound\.(nodataofdomain|domain)|domain (is )?not (found )?(in|under|on|belong|owned|belongs? to|associated) .{0,30}(account|user)|(does not|doesn't) (belong to|own) .{0,24}(account|user|domain)|no (matching |such |hosted |managed |suitable )?(zone|domain)s? .{0,30}in (this|your|the) account|zone (?:for )?.{1,100} (?:was )?not found in your .{0,20}account|invalid or unsupported zone|invalid_domain_name_format|domain not exists?\b|(该|此|当前)?账(户|号)下?.{0,8}(没有|不存在|未找到|无).{0,4}(此|该|这个)?域名|域名.{0,6}(不存在|未找到|不在(该|此|当前)?账(户|号))/,
  ),
  unless(
    says(
      {
        'provider-zone-not-found': 0.62,
        'local-resolver-wrong-answers': 0.42,
        'provider-permission-missing': 0.38,
        'cname-delegation-misrouted': 0.28,
        'identifier-idn-not-punycode': 0.15,
      },
      /zone .{0,80}(could )?not (be )?found|(failed|unable|could not|couldn't|cannot|can't) to? ?(find|get|determine|locate|identify|detect|resolve)( the| a)?( suitable| matching| hosted| dns| managed| root| authoritative)? (zone|domain|hosted zone)( id)?\b|unable to (find|determine|get) (the )?(zone|domain)|no (hosted |dns |managed )?zones? (was |were )?found|zone not found|no (?:matching |such |hosted |managed |suitable )?(?:zone|domain)s? .{0,30}(?:found|exist|match|for (?:domain|name))|invalid domain\b|zone does not exist|could ?n[o']t (?:find|get) zone|domain not found|hosted ?zone(id)? .{0,40}(not found|nosuchhostedzone)|nosuchhostedzone|could not determine zone|get root (domain|zone) fail|(获取|查找|查询|找不到|未找到)(根?域名|主域|zone|托管区域).{0,6}(失败|错误|不存在)?|no such (zone|domain)|domain_not_found|unknown (zone|domain)\b/,
    ),
    /zone "?(com|net|org|cn|fr|de|io|uk|co|eu|info|xyz|top|me|nl)\.|accessdenied|not authorized|xn--|response code|nxdomain looking|unauthorizedoperation|dns\.hetzner|service (does not|doesn't) exist|6003|managed zone! perhaps|public suffix|punycode|\.noexist|permission|zone for (?:the )?fqdn/,
  ),
  says(
    {
      'local-resolver-wrong-answers': 0.66,
      'dns-traffic-intercepted': 0.62,
      'resolver-fake-ip': 0.3,
      'provider-zone-not-found': 0.2,
    },
    /(find|found|for|determine|get) (the )?(hosted )?zone (id )?(for )?"?(com|net|org|cn|fr|de|io|uk|co|eu|info|xyz|top|me|nl|ru|se|it|es|dev|app)\.?["':, ]|zone "?(com|net|org|cn|fr|de|io|uk|co|eu|info|xyz|top|me|nl|ru|dev|app)\.?"? (was |could )?not|\/(domain\/)?zones?\/(fr|com|net|org|de|cn|io|nl|eu|uk|co)(\/| )|zone "?\."? (was |could )?not (be )?found/,
  ),
  // The zone is found by asking DNS, so what answers here decides.
  says({ 'local-resolver-wrong-answers': 0.5, 'split-horizon-dns': 0.45 }, /could not determine zone for domain/),
  unless(
    says(
      { 'local-resolver-wrong-answers': 0.52, 'split-horizon-dns': 0.44, 'cname-delegation-misrouted': 0.4 },
      /(?:find|get|found) (?:the )?zone (?:for (?:domain )?)?"?(?:[\w-]{1,60}\.){3,6}[a-z]{2,12}\b|zone (?:for (?:domain )?)?"?(?:[\w-]{1,60}\.){0,3}(?:home|internal|intern|lan|local|lab|corp)\.[\w-]{2,60}\.[a-z]{2,12}\b/,
    ),
    /\.(?:co|com|net|org|gov|edu|ac|or|ne)\.[a-z]{2}\b/,
  ),
  unless(
    says(
      { 'provider-zone-ambiguous': 0.9 },
      /(duplicate|multiple|several|more than one|two|similar|ambiguous) (hosted |managed |dns |matching |public )?zones?\b|(duplicate|ambiguous) (hosted |managed |dns |matching |public )?domains?\b|(multiple|several|more than one|two|similar) (hosted |managed |dns |matching |public )?domains? .{0,40}(found|match|same|exist)|wrong (hosted )?(zone|domain)\b|(zone|hosted ?zone)s?.{0,60}(ambiguous|same name|duplicate|private (and|instead|zone))|(record|txt).{0,40}(created|added|written|ends up|put) (in|to|into|under) the (wrong|parent|private|other) (zone|domain)|(duplicate|similar) hosted ?zone|(多个|两个|重复的?)(同名)?(托管区|域|zone|解析域)|(错误|不对)的(域|zone|托管区)(里|中)?/,
    ),
    /cname (?:delegation|alias)|challenge-?alias|delegated cname/,
  ),
  // What is there already
  unless(
    says(
      { 'provider-record-conflict': 0.86 },
      /\b8105[78]\b|\b81053\b|domainrecordduplicate|record(s)?.{0,60}(already exist|duplicate|conflict|already (present|there|in use|defined))|(duplicate|conflicting|identical) (dns )?(record|rrset|entry|txt)|already exists.{0,30}(record|rrset|txt|cname|alreadyexists)|error 409.{0,100}exist|alreadyexists\b|rrset (with|already|exists|named)|invalidchangebatch.{0,140}(already exists|but it)|tried to create resource record set.{0,120}already exists|invalidparameter\.domainrecordexist|yxrrset|cname (record )?(conflict|exists|already)|(another|a) (cname|record) (of this|with (that|this|the same)) (name|host).{0,20}(exists|already)|(记录|解析).{0,8}(已存在|已经存在|重复|冲突)|(存在|已有)(冲突|重复|相同|同名)的?(解析)?记录/,
    ),
    /same ttl|already in use by another process|account|lock/,
  ),
  // TTL
  says(
    { 'provider-ttl-rejected': 0.94 },
    /\bttl\b.{0,50}(must be|must|should|too (low|small|short|high|large)|between|invalid|minimum|at least|less than|lower than|out of range|not (allowed|valid|permitted|supported)|is required to)|(invalid|illegal|bad|wrong|minimum|unsupported|smallest|provide a) (value for )?"?ttl\b|code:? ?9021|\(9021\)|should have (the )?same ttl|recordttllimit|ttl ?(值|时间)?.{0,8}(过低|太小|过小|无效|不能(小|低)于|必须|最小|超出|限制|不合法|不支持|范围)|(not|un)supported ttl/,
  ),
  // Too fast for a provider
  says(
    { 'provider-rate-limited': 0.9 },
    /\bthrottl(ing|ed)(exception|\.user|\.api)?|rate exceeded|request was throttled|requestsremaining"?:? ?0|requestlimitexceeded|priorrequestnotcomplete|too many calls|(code|error)"?:? ?\(?971\b|flow ?control|limitexceeded\.(freq|request)/,
  ),
  unless(
    says(
      { 'provider-rate-limited': 0.8, 'rate-limit-request-overload': 0.25 },
      /rate.?limit(s|ing)? (has been |was |is )?(exceeded|reached|hit)|exceeded (the |your )?(api )?(rate|request|call)s? ?(limit|quota)|(api )?(request|call)s? (rate )?(limit|quota) (exceeded|reached)|(quota|(?<!time )limit) exceeded|(调用|请求|接口|api).{0,8}(频率|次数|频次|过于频繁|超过限制|超限|限流|被限制)|触发(流控|限流)/,
    ),
    /error:ratelimited|letsencrypt|too many (certificates|failed|new|registrations)|acme-v02|exact set/,
  ),
  unless(
    says(
      { 'provider-rate-limited': 0.8 },
      atProvider('429[: ]{1,3}too many|http ?(status|code|error)?:? ?429|status ?(code)?:? ?429|too many requests'),
    ),
    /error:ratelimited|letsencrypt|too many (certificates|failed|new|registrations)|acme-v02|exact set|zerossl|(?:create|new|cert_?name|certificate)\b.{0,80}(?:order|429)/,
  ),
  // Its side failed while the record was to be written.
  unless(
    says(
      { 'provider-endpoint-unreachable': 0.62, 'provider-rate-limited': 0.15 },
      /presenting token|presenting for challenge|error add(?:ing)? txt|add txt record error|dns provider/,
      /\b50[0-4]\b.{0,10}(?:internal|bad|service|gateway)|unexpected eof|context deadline exceeded|(?:connection|read|request) timed? ?out|client\.timeout|no such host|could not resolve host/,
    ),
    /:53\b|well-known|acme-v0\d|\bzone (?:for )?"?[a-z]{2,5}\.?"?\b/,
  ),
  // Gone, silent, locked
  says(
    { 'provider-api-retired': 0.93 },
    /dns\.hetzner\.com\/api\/v1|api.?keys? (are |is |was |were )?(now )?depr?[ei]cated|(api|endpoint|interface|v\d{1,30}(\.\d)?|console|livedns|service) .{0,40}(has been |is |was |been |are )(deprecated|retired|discontinued|shut ?down|switched off|sunset|turned off|removed|decommissioned|end.of.life|no longer (supported|available))|410:? gone|http 410|(old|legacy|v1|deprecated|retired) (dns )?api\b.{0,40}(no longer|gone|removed|shut|discontinued|disabled|unavailable)|please (migrate|upgrade|switch|move) to (the )?(new|v\d|cloud)[^.]{0,20}(api|console)|brown ?out|(旧|老)?(版)?(接口|api).{0,8}(已下线|已停用|已废弃|已关闭|停止服务|不再支持|已弃用)/,
  ),
  unless(
    says(
      { 'provider-endpoint-unreachable': 0.82 },
      atProvider(
        'read tcp [^ ]{3,60}: (read: )?connection reset|econnrefused|etimedout|econnreset|enetunreach|ehostunreach|dial tcp [^ ]{3,80} .{0,20}(i/o timeout|timed? ?out|refused|unreachable)|(dial|connect)[^:]{0,60}(timed? ?out|refused|unreachable)|tls handshake timeout|connect(ion)? ?timed? ?out|connection (was )?(reset|refused|aborted)|read timed out|connecttimeout|max retries exceeded|unable to connect to|could not connect to|failed to connect to|network is unreachable|no route to host|(error code: |curl: \\()(7|28|35|56)\\b|(连接|请求|访问|调用).{0,20}(超时|失败|被重置|被拒绝)',
      ),
    ),
    /:53\b|acme-v0|letsencrypt|zerossl|directory|well-known|likely firewall|dns problem|proxyconnect|udp |smtp|nameserver|looking up|querying|\bsoa\b|dial tcp: lookup|self check|propagation: time|error:(connection|dns)|new-?order|dns-query|127\.0\.0\.\d{1,30}:\d|buypass|acme-challenge|resolver|ns call|no servers could be reached/,
  ),
  says(
    { 'provider-domain-locked': 0.93 },
    /domainrecordlocked|domainforbidden|domainislocked|domain.{0,30}(is|has been|was|status:?) (currently )?(locked|suspended|frozen|disabled|paused|inactive|blocked)(?! by (the )?(\bca\b|policy))|(zone|dns) (is|has been|was) (locked|suspended|frozen|disabled|paused|on hold|deactivated)|registrar.?lock|zone is (held|paused|read.?only)|operatedomain.{0,20}lock|未实名|实名认证|域名.{0,10}(被锁定|已锁定|锁定|暂停解析|被暂停|冻结|封禁|欠费|被禁用|未备案锁)|(锁定|暂停)(了)?(解析|域名)|解析.{0,4}(被)?暂停/,
  ),
  // Delegated or swallowed names
  says(
    { 'cname-delegation-misrouted': 0.9 },
    /(_acme-challenge|challenge).{0,80}cname.{0,100}(not (set|found|correct|match|pointing|updated|in)|missing|wrong|invalid|another|other|different|outside|no zone|foreign)|cname.{0,60}_acme-challenge.{0,80}(not|missing|wrong|invalid|other|different|fail)|please (add|create|set).{0,30}cname.{0,60}(_acme-challenge|acme-?dns|auth\.)|cname (delegation|target|alias).{0,60}(not|wrong|missing|fail|invalid|outside|mismatch)|(cname|别名|委派|代理验证).{0,14}(未设置|未配置|校验失败|验证失败|不正确|错误|指向了?别处|没有指向|不匹配|不一致|未生效)|_acme-challenge.{0,20}(cname|委派).{0,16}(别|其他|另)|following cname.{0,80}(not|fail|error)/,
  ),
  says(
    { 'cname-delegation-misrouted': 0.4, 'wildcard-cname-swallows-challenge': 0.42 },
    /(found|following|resolved|detected) (a )?cname( entry| record)?(?!.{0,80}泛解析)|cname.{0,60}(zone .{0,40}not found|could not be found)/,
  ),
  says(
    { 'wildcard-cname-swallows-challenge': 0.9 },
    /wildcard (cname|dns|record|a record|alias|entry)|\*\.[a-z0-9.-]{2,60} .{0,30}cname|泛解析|泛域名解析|停放(页|记录)|parking (page|record|alias|cname)|cname.{0,20}\*|通配符?(解析|cname|记录)/,
  ),
  says(
    { 'wildcard-cname-swallows-challenge': 0.7, 'cname-delegation-misrouted': 0.42, 'txt-name-wrong': 0.25 },
    /instead (it )?(tries to|attempts to|is trying to|wants to) (create|add|write)|(should|expected) (create|to create).{0,80}instead/,
  ),
];
