/** What programs and authorities say about names that cannot be ordered. */
import { type Rule, says, unless } from '../rule.ts';

export const nameRules: readonly Rule[] = [
  // Port, path, scheme
  says({ 'identifier-has-port-or-url': 0.93 }, /cannot issue for "?[^" ]{1,120}:\d{2,5}\b/),
  says({ 'identifier-has-port-or-url': 0.93 }, /cannot issue for "?(https?:|[^" ]{1,100}\/)/),
  says({ 'identifier-has-port-or-url': 0.93 }, /appears to be a url|try again without the (leading )?"?https?:/),
  says(
    { 'identifier-has-port-or-url': 0.85 },
    /(domain|host ?name|identifier|san|dns name|subject)s?\b[^.]{0,40}"?https?:\/\/[^" ]{3,80}"?[^.]{0,40}(invalid|illegal|not (a )?valid|malformed|not allowed)/,
  ),
  says(
    { 'identifier-has-port-or-url': 0.85 },
    /(invalid|illegal|malformed|bad|unsupported) (domain|host ?name|identifier|dns name|server name|name)s?( name)?[:\s"'(]{1,5}(https?:\/\/|[a-z0-9.*-]{3,80}(:\d{2,5}\b|\/))/,
  ),
  says(
    { 'identifier-has-port-or-url': 0.85 },
    /(name|domain|host|identifier)s?\b[^.]{0,50}(must not|should not|cannot|can not|may not|can't) (contain|include|have) (a |any )?(port|scheme|protocol|path|slash|url)/,
  ),
  says(
    { 'identifier-has-port-or-url': 0.85 },
    /域名.{0,12}(不能|不要|不应|不可|不得)(包含|带|含有|填写)?.{0,6}(端口|https?|协议|路径|斜杠|网址)/,
  ),
  says(
    { 'identifier-has-port-or-url': 0.8 },
    /(contains|with|has|included?) (a |an )?(port( number)?|scheme|url path|protocol( prefix)?|path)\b.{0,40}(hostname|domain|identifier|name)|(hostname|domain( name)?|identifier|dns name)\b.{0,60}(contains|with|has|includes?) (a |an )?(port|scheme|protocol|path)\b/,
  ),
  // An odd character, whichever it is
  says(
    {
      'identifier-invalid-characters': 0.62,
      'identifier-idn-not-punycode': 0.42,
      'identifier-has-port-or-url': 0.3,
      'bad-csr': 0.12,
    },
    /(domain name|identifier|dns name)s? (contains|has|includes?) (an? )?(invalid|illegal|unsupported|disallowed) char/,
  ),
  says({ 'identifier-invalid-characters': 0.9 }, /cannot issue for "[^" :/]{0,100}[_ !@#$%&()=+,;<>]/),
  says(
    { 'identifier-invalid-characters': 0.88 },
    /domain name (can not|cannot) (be an empty|start|end|have)|domain name (ends?|starts?|begins?) (in|with) (a )?(dot|hyphen|period|dash)|domain name is empty|label in a reserved format|r-ldh|is an invalid wildcard|domain name has (an? )?(empty|more than|two|consecutive)|domain name (is longer than|contains a label longer)|domain name (includes|has) (an invalid|more than one) wildcard|label (is )?longer than 63|empty label|label is empty|more than 10 labels/,
  ),
  says(
    { 'identifier-invalid-characters': 0.85 },
    /invalid domain label|invalid label|label (contains|has) (an? )?(invalid|illegal)|illegal (character|label)|(underscores?|spaces?|blanks?) (is|are) not (allowed|permitted|valid)|valid characters are a-z/,
  ),
  says(
    { 'identifier-invalid-characters': 0.8 },
    /(domain|host ?name|identifier|server name)\b.{0,60}(underscore|_|whitespace|a space|blank).{0,30}(invalid|illegal|not allowed|not permitted|unsupported)/,
  ),
  says(
    { 'identifier-invalid-characters': 0.8 },
    /(invalid|illegal|unsupported|not allowed).{0,30}(underscore|character '_'|'_'|"_"|whitespace)/,
  ),
  says(
    { 'identifier-invalid-characters': 0.8 },
    /域名.{0,14}(含有?|包含|存在|有).{0,6}(非法|无效|不合法|不允许|不支持|特殊).{0,3}(字符|符号)|域名(格式)?(不正确|错误|不合法|无效).{0,12}(下划线|空格|字符)|下划线.{0,10}(不允许|不支持|非法|无效)/,
  ),
  says(
    { 'identifier-invalid-characters': 0.55, 'identifier-has-port-or-url': 0.3, 'identifier-not-public': 0.2 },
    /(invalid|illegal|malformed|not a valid) (domain name|host ?name|fqdn|dns name|identifier)\b(?!.{0,6}(zone|for zone))|域名格式(不正确|错误|有误)|域名不合法/,
  ),
  // International names
  says({ 'identifier-invalid-characters': 0.6, 'identifier-idn-not-punycode': 0.58 }, /invalid character in dns name/),
  says(
    { 'identifier-idn-not-punycode': 0.92 },
    /malformed punycode|non-ascii (domain|characters? in (the )?(domain|host|dns|name))|domain names? (with|contains?) non-ascii|use punycode|internationali[sz]ed domain name|idna?: (invalid|disallowed)|idna\.(core\.)?\w{0,30}error|codepoint .{0,30}not allowed at position|is not (a )?valid (idna|punycode)/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.8 },
    /(dnsname|dns name|san) .{0,24}(is )?malformed|cannot parse dnsname|x509: cannot (parse|encode).{0,40}(dns|ia5string)|not (a )?valid ia5string|cannot represent .{0,60} ia5string/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.9 },
    /idn is not installed|install (lib)?idn2?\b|chinese chars in the domain|(codec can't encode|unicodeencodeerror).{0,120}(domain|host|dns|idna)|unicodeencodeerror: 'ascii' codec can't encode character|中文域名.{0,20}(不支持|失败|转码|punycode|无法)|需要?转(换|码)?(成|为).{0,4}(punycode|xn--)/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.72, 'provider-zone-not-found': 0.3 },
    /(invalid|unknown|no such) (domain|zone|tld).{0,160}xn--|xn--[a-z0-9.-]{1,80}.{0,60}(invalid|not found|no such|unknown|does not exist|不存在|未找到|无效)|(zone|domain)\b.{0,60}[\u0080-\uffff]{2,30}\.[^\s]{2,20}.{0,20}(not found|invalid) .{0,60}xn--/,
  ),
  says({ 'identifier-idn-not-punycode': 0.8 }, /cannot issue for "[^"]{0,60}[\u0080-\uffff]/),
  // Names nobody outside knows
  says(
    { 'identifier-not-public': 0.93 },
    /does not end (with|in) an? (valid )?(public suffix|iana tld|tld)|not (end|ending) (with|in) a (valid )?(public suffix|tld)|needs at least one dot|domain name is an icann tld|is a (wildcard )?(for an )?icann tld|no (valid )?public suffix|not (a )?public(ly)? (suffix|tld)|(unknown|unregistered|unsupported) (tld|top.level domain)(?!["'])|invalid top.level domain/,
  ),
  says(
    { 'identifier-not-public': 0.88 },
    /requested domain (?!\d)[a-z0-9-]{1,63} is not a fqdn|(?<![\w.-]_[\w.-]{1,80} )is not a (fqdn|fully.qualified domain name)|(\.(local|lan|internal|localdomain|home\.arpa|home|corp|intranet|private|test|localhost|localnet))["' ,)].{0,60}(not (a )?(public|valid|allowed)|reserved|special.use|cannot be (issued|certified)|non.public|internal name|refus|reject)/,
  ),
  says(
    { 'identifier-not-public': 0.88 },
    /cannot issue for "[a-z0-9.*-]{0,80}\.?(local|lan|internal|localdomain|home|corp|intranet|private|localhost|test|invalid|fritz\.box)"/,
  ),
  says(
    { 'identifier-not-public': 0.85 },
    /subject does not qualify for (a )?public|does not qualify for (a )?certificate|internal (server )?names? (are|is) not|(不是|并非|非)(有效的?|合法的?)?(公共|公网|顶级)(域名|后缀)|内网域名.{0,12}(不支持|无法|不能)|(不支持|无法|不能)(为|给)?.{0,6}(内网|本地|局域网)(域名|名称|主机)/,
  ),
  says(
    { 'identifier-not-public': 0.6, 'identifier-policy-blocked': 0.3 },
    /reserved (domain|name|tld)|special.use (domain|name)/,
  ),
  // Policy
  says(
    { 'identifier-policy-blocked': 0.94 },
    /forbidden by policy|policy forbids issuing|refuses to issue a certificate for this (domain|identifier)|(black ?list|block ?list|deny ?list)(ed)?.{0,40}(domain|identifier|name)|(domain|identifier|name)\b.{0,40}(is|was|on|in) (on |in )?(the |a |our )?(black ?list|block ?list|deny ?list)/,
  ),
  says(
    { 'identifier-policy-blocked': 0.9 },
    /(high.risk|prohibited|banned|phishing|trademark|unsafe) (domain|name|identifier|host)|(domain|name|identifier)\b.{0,30}(is )?(high.risk|prohibited|banned|unsafe)|(domain|identifier) (is )?(rejected|blocked|denied) by (the )?(\bca\b|authority|policy)|(域名|标识).{0,16}(被|因).{0,8}(策略|政策|黑名单|安全审核|风控)|高风险域名|命中.{0,4}黑名单|域名.{0,6}(黑名单|敏感词)/,
  ),
  says(
    { 'identifier-policy-blocked': 0.8 },
    /(amazonaws\.com|cloudapp\.(azure\.)?(net|com)|azurewebsites\.net|elb\.amazonaws|compute-1\.internal|appspot\.com|run\.app|aliyuncs\.com|myqcloud\.com)["' ,:].{0,80}(policy|polic|refuse|forbidden|not (be )?issue|rejected)/,
  ),
  // Wildcards
  says(
    { 'wildcard-needs-dns01': 0.93 },
    /supported validation types are: dns-01|no solvers? (are |is )?available for (the )?remaining challenges?.{0,80}offered=\[dns-01\]|does not support any combination of challenges|could not determine solvers|could not find solver for: dns-01|wildcard(s| domains?| certificates?| names?)?.{0,60}(require|need|only|must|can only).{0,50}dns|(require|need|must use)s?.{0,24}dns.{0,30}wildcard|no (viable|supported|suitable) challenges?.{0,60}\*\.|wildcard domains are not supported|wildcard.{0,30}not (supported|possible|allowed).{0,30}(http|tls|standalone|webroot)/,
  ),
  says(
    { 'wildcard-needs-dns01': 0.9 },
    /(http-01|tls-alpn-01|http challenge|webroot|standalone).{0,60}(not|cannot|can't|doesn't|unable).{0,40}wildcard|\*\.[a-z0-9.-]{2,60}.{0,80}(no|without|missing|unsupported).{0,20}(http-01|tls-alpn-01)|(泛域名|通配符|泛解析域名).{0,20}(只能|只支持|必须|需要|仅支持|不支持http|需使用|要用).{0,12}(dns|http)|http.{0,12}(不支持|无法|不能).{0,8}(泛域名|通配符)/,
  ),
  unless(
    says(
      { 'wildcard-needs-dns01': 0.7 },
      /no (viable|supported|compatible|available) challenge(s| type)?|unable to find (a )?(supported|suitable) challenge|challenge (type )?(http-01|tls-alpn-01) (is )?not (available|offered|supported|found)|could not find (a )?(valid|suitable) challenge/,
    ),
    /hooks? succeeded/,
  ),
  // Addresses and other kinds of names
  says(
    { 'ip-identifier-needs-profile': 0.9 },
    /does not permit (\bip\b|\S{1,20} type) ?(address )?identifiers|identifier type is dns but value is an ip|will not issue certificates for a bare ip|is not a fqdn because it is an ip|domain name is an ip address|ip address(es)? (is|are) (invalid|not (supported|permitted|allowed)|in a reserved|reserved|private)|can ?not issue (a )?certificates? for (an? )?ip address/,
  ),
  says(
    { 'ip-identifier-needs-profile': 0.88 },
    /(profile|classic|tlsserver).{0,60}(does not|doesn't|not) (permit|allow|support|include).{0,20}\bip\b|\bip\b (address )?(identifier|san|certificate)s?.{0,50}(require|need|must|only).{0,30}(profile|shortlived|short-lived|http-01|tls-alpn)|dns-01.{0,40}(not|cannot).{0,30}\bip (address|identifier)|ip ?(地址)?(证书)?.{0,12}(不支持|无法|不能).{0,10}(签发|申请|证书|dns)|(不支持|无法|不能)(为|给|对)?.{0,4}ip ?(地址)?.{0,6}(签发|申请|颁发)/,
  ),
  says(
    { 'ip-identifier-needs-profile': 0.8, 'identifier-type-unsupported': 0.3 },
    /(rejectedidentifier|cannot issue for|invalid identifier).{0,120}["' [](10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|127\.0|169\.254)\.\d{1,3}(\.\d{1,3})?["'\] ]/,
  ),
  says(
    { 'ip-identifier-needs-profile': 0.55, 'identifier-type-unsupported': 0.5 },
    /unsupportedidentifier.{0,160}\bip\b|\bip\b.{0,60}unsupported ?identifier|identifier type "?ip"? /,
  ),
  says(
    { 'identifier-type-unsupported': 0.72, 'ip-identifier-needs-profile': 0.3 },
    /unsupportedidentifier|unsupported identifier( type)?/,
  ),
  says(
    { 'identifier-type-unsupported': 0.9 },
    /identifier type .{0,30}(not supported|unsupported|unknown|invalid)|identifier is of an unsupported type|unsupported (identifier )?type "?(email|onion|permanent|hardware|tnauth)|only (dns|"dns") (type )?identifiers? (is|are) (supported|allowed)|\.onion\b.{0,80}(not|unsupported|refus|reject|cannot|invalid|unable|fail)|(unsupported|cannot|not issue|reject|refus|invalid).{0,60}\.onion\b|onioncaarequired|不支持(该|此|这种)?类?型?的?(标识|identifier)(类型|符)?|(邮箱|洋葱|onion).{0,6}(标识|域名).{0,6}不支持/,
  ),
];
