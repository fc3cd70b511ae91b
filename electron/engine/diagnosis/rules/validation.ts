/** What authorities say when their check of a name fails, and what web servers log of it. */
import { hints, type Rule, says, unless } from '../rule.ts';

/** Cloudflare, CloudFront, Fastly and Akamai answer from these for the sites behind them (cloudflare.com/ips-v6 and the like). */
const ofCdn =
  '2606:4700|2803:f800|2405:(?:b500|8100)|2a06:98c[0-7]|2c0f:f248|2400:cb00|2600:9000|2a04:4e4[0-9]|2a02:26f0';
const v6 = `\\[?(?!${ofCdn})(2[0-9a-f]{3}|fe80|fd[0-9a-f]{2}):[0-9a-f:]{2,40}`;

/** The wait is over, and well. */
const settled =
  /cert(?:ificate)? success|verification finished|successfully (?:received|obtained|issued|finali[sz]ed)|server responded with a certificate|certificate obtained|has been issued|(?:证书)?(?:申请|签发|颁发)(?:已)?成功/;

/** The wait is over either way. */
const answered = new RegExp(
  `${settled.source}|verify error|challenge failed for|authori[sz]ation result: "?invalid|some challenges have failed`,
);

export const validationRules: readonly Rule[] = [
  // TXT values that are not ours
  says(
    {
      'stale-txt-records': 0.62,
      'apex-and-wildcard-overwrite': 0.42,
      'secondary-ns-out-of-sync': 0.36,
      'concurrent-run-lock': 0.15,
    },
    /incorrect txt record|txt record.{0,60}(does not|doesn't|did not|not) (match|contain|equal|the expected)|(unexpected|wrong|old|stale|different|previous) (txt|challenge) (record|value)|expected.{0,100}(but )?(got|found).{0,60}txt|txt (value|record)s?.{0,40}(mismatch|incorrect|wrong|outdated|differs?)|txt.{0,10}(值|记录).{0,6}(不匹配|不正确|不一致|错误)/,
  ),
  says(
    { 'stale-txt-records': 0.88 },
    /(and \d{1,30} more\)? found|\(and \d{1,30} more\))|(old|stale|leftover|previous|orphan(ed)?|obsolete|remaining) (txt|challenge|acme|_acme-challenge) ?(record|value|entr)|(残留|旧|多余|历史)的? ?(txt|记录|解析).{0,12}|too many txt|旧值/,
  ),
  says(
    { 'apex-and-wildcard-overwrite': 0.9 },
    /(overwr(it|ot)|replac|clobber|only (one|a single)|single).{0,50}(\btxt\b|_acme-challenge)|(\btxt\b|_acme-challenge).{0,50}(overwr(it|ot)|replaced by|clobber|only (one|a single))|(wildcard|\*\.)[^.]{0,60}(and|plus|together|with)[^.]{0,30}(apex|root|bare|base|naked|main)[^.]{0,80}(same|overw|conflict|fail|replac|txt)|(裸域|主域|根域).{0,8}(和|与|及).{0,8}(通配|泛域).{0,16}(覆盖|冲突|txt)|(txt|记录).{0,10}(互相|被)覆盖/,
  ),
  // Name servers of the domain
  unless(
    says(
      { 'dnssec-servfail': 0.6, 'nameserver-unreachable': 0.58, 'domain-uses-other-nameservers': 0.3 },
      /servfail (looking up|from|for|resolving)(?! caa)|(returned|got|response code|rcode|status:?) '?"?servfail|servfail/,
    ),
    /127\.0\.0|192\.168\.|looking up caa|dnssec:|response code 'servfail/,
  ),
  says(
    { 'domain-uses-other-nameservers': 0.55, 'nameserver-unreachable': 0.45, 'dnssec-servfail': 0.42 },
    /unexpected response code '?"?servfail/,
  ),
  says(
    { 'dnssec-servfail': 0.94 },
    /dnssec: ?\w|dnssec.{0,80}(fail|bogus|invalid|broken|mismatch|expired|missing|error|not valid|chain)|(bogus|validation fail\w{0,30}).{0,50}(dnssec|servfail|rrsig|dnskey)|rrsigs? .{0,20}(missing|expired|invalid)|\b(ds record|ds|dnskey)\b.{0,50}(mismatch|does not match|doesn't match|missing|no matching|not match|stale)|old ds\b|extended dns error.{0,20}\b([6-9]|1[0-2])\b|ede: ?(6|7|9|10)\b|dnssec.{0,10}(验证失败|校验失败|异常|错误|损坏|配置)/,
  ),
  unless(
    says(
      { 'nameserver-unreachable': 0.82, 'dnssec-servfail': 0.3 },
      /query timed out looking up|(network(?:ing)? error|connection refused|connection reset|timed? ?out) (looking up|while looking up|querying) (a|aaaa|txt|ns|soa|caa|mx)\b|(authoritative )?\b(name ?servers?|dns servers?|ns)\b[^[]{0,80}(not respond|did not respond|didn't respond|no response|unreachable|unresponsive|timed out|is down|are down|lame|not answer|refused (the )?(query|connection))|lame (delegation|server)|no reachable authorit|all (name ?servers|servers|authorities) (failed|timed|are unreachable)|(权威|域名)(dns|服务器|ns).{0,8}(无响应|不响应|超时|不可达|异常|宕机)/,
    ),
    /looking up caa|local (dns|resolver)|system (dns|resolver)|router|127\.0|dnssec:|during secondary validation/,
  ),
  hints({ 'nameserver-unreachable': 0.42, 'dnssec-servfail': 0.42 }, /domain's nameservers may be malfunctioning/),
  says(
    { 'domain-expired-or-held': 0.94 },
    /redemptionperiod|redemption period|(client|server) ?hold\b|pendingdelete|pending delete|(domain|registration).{0,24}(has |have |is |was )?(expired|lapsed)(?!.{0,40}(certificate|cert\b|ssl))|expired domain|(domain|registrar|registration).{0,40}(suspended|on hold|parked after expiry).{0,40}(registrar|registr|icann|whois)|域名.{0,4}(已过期|过期了|已到期|到期未续|赎回期|已失效)|域名状态.{0,10}(hold|赎回|暂停)/,
  ),
  // CAA
  says(
    { 'caa-forbids': 0.94 },
    /caa record for .{1,120} prevent|caa.{0,60}(prevents?|forbids?|forbidden|does not allow|not (permit|allow|authori)|disallow|block|den(y|ies|ied)|restrict|reject)(?!.{0,30}(timeout|servfail))|error:caa\b|(not (authori[sz]ed|permitted|allowed)) by (the )?caa|caa (check|validation|record)s? (failed|mismatch|not match|error)|caa.{0,8}(记录)?.{0,8}(不允许|禁止|阻止|限制|拒绝|未授权)/,
  ),
  unless(
    says(
      { 'caa-lookup-failed': 0.95 },
      /(looking up|lookup of|querying|checking|fetching|resolving|query|lookup) caa\b.{0,100}|while processing caa.{0,160}(servfail|timed? ?out|nxdomain|dns problem|refused|network|error)|caa (lookup|query|look-up|check).{0,50}(fail|servfail|timed? ?out|timeout|refused|error)|(servfail|timed? ?out|nxdomain|timeout).{0,40}\bcaa\b|(查询|检查|获取).{0,3}caa.{0,10}(失败|超时|错误)|caa.{0,6}(查询|检查).{0,4}(失败|超时|错误)/,
    ),
    /caa record for \S{1,260} prevents issuance/,
  ),
  // Wrong content over HTTP
  says(
    { 'a-record-points-elsewhere': 0.66, 'challenge-file-not-served': 0.5, 'cdn-proxy-interferes': 0.2 },
    /did not match this challenge|key authori[sz]ation .{0,60}(mismatch|not match|did not match|doesn't match|differs)|(challenge|token|validation) (response|file|content).{0,40}(mismatch|does not match|did not match|unexpected|incorrect|wrong)/,
  ),
  unless(
    says(
      {
        'challenge-file-not-served': 0.62,
        'a-record-points-elsewhere': 0.55,
        'cdn-proxy-interferes': 0.32,
        'http-redirect-broken': 0.2,
        'ipv6-aaaa-broken': 0.18,
      },
      /invalid response from "?https?:[^ ]{1,300}.{0,40}(\b404\b|"?<|"?\\?<)|(well-known|acme-challenge)[^ ]{0,160}.{0,60}\b404\b|\b404\b.{0,60}(acme-challenge|well-known)|(well-known|acme-challenge)[^ ]{0,160}.{0,60}(not found|文件不存在)/,
    ),
    /404\.17|static file handler|\[2[0-9a-f]{3}:|addressused"?: ?"?2[0-9a-f]{3}:|(?<![\w:.])2[0-9a-f]{3}:[0-9a-f:]{3,38}: (?:invalid response|fetching)/,
  ),
  says(
    { 'a-record-points-elsewhere': 0.8 },
    /(a|aaaa|dns|address) record.{0,50}(points?|resolves?|pointing) (to )?(a |an |the )?(different|another|wrong|other|old|incorrect|not this)|(domain|name|host).{0,40}(does not|doesn't|not) (resolve|point)s? to (this|your|the (public|server|right))|(resolves?|points?) to .{0,60}(instead of|not|but (this|your|the)).{0,40}(server|\bip\b|address|machine)|wrong (server|\bip\b|address|host) .{0,30}(respond|answer|reached)|域名.{0,10}(未|没有)(解析|指向)(到)?.{0,8}(本机|服务器|本服务器|当前)|(解析|指向)(到)?(了)?.{0,4}(错误|别|其他|旧)的?(服务器|\bip\b|地址|主机)/,
  ),
  says(
    { 'a-record-points-elsewhere': 0.8 },
    /(?:different|another|other|wrong|foreign) (?:web ?)?(?:server|machine|device|host|site) (?:is |was |has )?(?:respond|answer|repl|reached|listen)\w{0,5}.{0,40}\b(?:domain|name|address)|(?:domain|name|address)\b.{0,40}(?:is |was )?(?:answered|served|reached) by (?:a |an )?(?:different|another|other|wrong) (?:web ?)?(?:server|machine|device|host)|(?:另一台|别的|其他)(?:服务器|机器|主机|设备)(?:在)?(?:响应|应答|回答)/,
  ),
  // The check of one's own address that mail servers with a client of their own make first.
  says(
    {
      'a-record-points-elsewhere': 0.64,
      'split-horizon-dns': 0.3,
      'ipv6-aaaa-broken': 0.25,
    },
    /cannot match your ip\b.{0,80}against hostname/,
  ),
  says(
    { 'split-horizon-dns': 0.66, 'private-ip-address': 0.45 },
    /against hostname .{1,100}\(dns returned (?:f[cd][0-9a-f]{2}:|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/,
  ),
  says(
    { 'hairpin-self-check': 0.6, 'port80-unreachable': 0.5, 'ipv6-aaaa-broken': 0.3 },
    /confirmed a{1,4} record.{0,60}but http validation failed/,
  ),
  hints(
    { 'a-record-points-elsewhere': 0.3, 'port80-unreachable': 0.3 },
    /dns a\/aaaa record\(s\) for that domain|contain\(s\) the right ip address/,
  ),
  hints(
    { 'cdn-proxy-interferes': 0.36, 'port80-unreachable': 0.34, 'a-record-points-elsewhere': 0.3 },
    /some challenges have failed/,
  ),
  says(
    { 'challenge-file-not-served': 0.93 },
    /404\.17|404\.3\b|will not be served by the static file|mime (type|map).{0,40}(acme|challenge)|acme-challenge.{0,120}extension|extension.{0,80}acme-challenge|extensionless|(web ?root|document root|docroot).{0,60}(wrong|incorrect|not|different|missing|mismatch|does not exist)|(网站目录|根目录|webroot).{0,8}(错误|不对|不正确|不存在|不一致)|验证文件.{0,8}(无法访问|不存在|404|访问不到|未找到)/,
  ),
  // Refused by a rule
  unless(
    says(
      {
        'challenge-blocked-by-rule': 0.64,
        'cdn-proxy-interferes': 0.5,
        'geo-block-secondary-validation': 0.25,
        'icp-filing-block': 0.2,
      },
      /((?<!_)acme-challenge|well-known)[^"]{0,200}"? ?.{0,80}\b(403|401|444|406)\b|invalid response from .{1,300}\b(403|401|406)\b|\b(403|401)\b.{0,40}((?<!_)acme-challenge|well-known)/,
    ),
    /webblock|\bbeian\b|备案|"status": ?40[13]\b(?!.{0,3}forbidden).{0,200}|http\/1\.1" (403|444|401)|\[2[0-9a-f]{3}:/,
  ),
  says(
    { 'challenge-blocked-by-rule': 0.9 },
    /access forbidden by rule|"get \/\.well-known\/[^"]{0,200}" (403|444|401|406)|(mod_?security|modsec|fail2ban|crowdsec|waf rule|\.htaccess|deny all|location ~ ?\/\\?\.|basic auth|http auth|authelia|authentik)[^.]{0,120}(acme|challenge|well-known|403|401|block)|(acme|challenge|well-known)[^.]{0,120}(mod_?security|modsec|fail2ban|crowdsec|\.htaccess|deny all|basic auth|authelia|password.protected|login page|requires auth)|client denied by server configuration|(拦截|禁止|拒绝)了?.{0,8}(验证路径|acme-challenge|well-known)|(验证路径|acme-challenge|well-known).{0,12}被?(拦截|禁止|拒绝)/,
  ),
  says(
    { 'icp-filing-block': 0.95 },
    /webblock|未备案|未.{0,4}备案|beian|icp ?(filing|license|备案|拦截|未)|non-compliance icp|备案.{0,8}(拦截|阻断|未|不合规|接入)|(domain|site).{0,30}(not|without|lacks?|no).{0,10}icp/,
  ),
  // CDN
  // A provider of records by the same name is no network in between.
  unless(
    says(
      { 'cdn-proxy-interferes': 0.82 },
      /(invalid response|fetching|(?<!_)acme-challenge|well-known|http-01 validation)[^"]{0,240}(cloudflare|cf-ray|cloudfront|akamai|sucuri|incapsula|fastly|imperva|\b52[0-7]\b)|(cloudflare|cf-ray|cloudfront|sucuri|incapsula|imperva)[^"]{0,160}(invalid response|acme-challenge|well-known|challenge fail|http-01|52[0-7]|captcha|just a moment|attention required)|just a moment\.\.\.|attention required!? \| cloudflare|error code:? ?(520|521|522|523|524|525|526|1016|1020)\b|(orange|proxied|proxy).cloud|(cdn|反向代理|橙色?云).{0,10}(干扰|拦截|影响|缓存|导致).{0,10}|(web server is down|origin (is unreachable|dns error)|ssl handshake failed).{0,60}cloudflare/,
    ),
    /api\.cloudflare|dns-01|presenting|dns_cf\b|\bzones?\b|api token|expected txt|_acme-challenge/,
  ),
  says(
    { 'cdn-proxy-interferes': 0.8, 'challenge-file-not-served': 0.3 },
    new RegExp(`(?:invalid response from|fetching) [^ ]{1,240} \\[?(?:${ofCdn})`),
  ),
  // Redirects
  says(
    { 'http-redirect-broken': 0.94 },
    /redirect loop|invalid (port|host|hostname|protocol|scheme|location) in redirect|too many redirects|only ports 80 and 443 are supported|(redirect|location)[^.]{0,60}(loop|to (an? )?(\bip\b|invalid|unknown|wrong|other|different|private|internal)|not (supported|followed|allowed)|missing (a )?slash|other port|port \d{4,5})|could not connect to [a-z0-9.-]{2,100}\.well-known|\.[a-z]{2,6}\.well-known|[a-z]\.well-known\/|(重定向|跳转).{0,10}(循环|错误|失败|过多|端口|导致|到了)/,
  ),
  // HTTP-01 begins with http and port 80 (RFC 8555 §8.3): https with a port of its own, or another path, came by a redirect.
  says(
    { 'http-redirect-broken': 0.86 },
    /(?:get|fetching|fetch) "?(?:https:\/\/[^/" ]{2,120}:(?!443\b)\d{2,5}\b|http:\/\/[^/" ]{2,120}:(?!80\b)\d{2,5}\/(?!\.well-known\/acme-challenge))/,
    /error:(?:connection|unauthorized)|http-01/,
  ),
  // IPv6
  says(
    { 'ipv6-aaaa-broken': 0.86, 'port80-unreachable': 0.2 },
    new RegExp(
      `addressused"?: ?"?${v6}|(timeout during connect|connection refused|connection reset|network unreachable|no route to host).{0,200}${v6}|${v6}[^ ]{0,20}:? .{0,260}(timeout during connect|connection refused|no route to host|network is unreachable|fetching http|404|<html)|invalid response from [^ ]{1,240} ${v6}`,
    ),
  ),
  says(
    { 'ipv6-aaaa-broken': 0.88 },
    /(aaaa|ipv6)( record| address)?.{0,60}(wrong|unreachable|not (reachable|working|listening|respond|configured)|broken|stale|old|incorrect|fail|does not|doesn't|refused|timed? ?out|no route|misconfigur)|(ipv6|aaaa).{0,12}(不通|错误|无法访问|不可达|失效|过期|有误)/,
  ),
  unless(
    hints(
      { 'ipv6-aaaa-broken': 0.5 },
      new RegExp(`addressesresolved.{0,160}\\b(?!${ofCdn})2[0-9a-f]{3}:[0-9a-f:]{3,38}`),
      /invalid response|timeout|refused|reset|no route|\b404\b/,
    ),
    new RegExp(`\\b(?:${ofCdn})`),
  ),
  // Connections of the authority
  unless(
    says(
      {
        'port80-unreachable': 0.66,
        'isp-blocks-port80': 0.34,
        'cgnat-no-public-ip': 0.22,
        'a-record-points-elsewhere': 0.22,
        'ipv6-aaaa-broken': 0.18,
      },
      /timeout during (connect|read)|likely firewall problem|could not connect to the client to verify|fetching https?:[^ ]{1,300}:? .{0,40}(timeout|connection (refused|reset)|error getting validation|network unreachable|no route)|error:connection\b.{0,200}(timeout|refused|reset|connect|timed)|(timeout|refused|reset|timed).{0,200}error:connection\b|error getting validation data/,
    ),
    /during secondary|redirect|\.well-known"?,? ?"?status|addressused"?: ?"?2[0-9a-f]{3}:|[ "[]2[0-9a-f]{3}:[0-9a-f:]{4,40}|caa record|dns problem|tls-alpn/,
  ),
  says(
    { 'port80-unreachable': 0.8, 'isp-blocks-port80': 0.3 },
    /(port|tcp) ?80\b.{0,60}(closed|blocked|filtered|unreachable|not (open|reachable|accessible|forwarded)|firewall|timed? ?out|refused)|(open|forward|expose|allow) (port|tcp) ?80|(80 ?端口).{0,12}(不通|未开放|没有开放|无法访问|访问不到|不可达|被防火墙|未放行|关闭)|(防火墙|安全组).{0,12}(80|拦截|未放行|阻止)|could not (reach|connect to) .{1,100} (on|at) port 80/,
  ),
  // As letsdebug.net and the panels of hosts tell it.
  says(
    { 'port80-unreachable': 0.66, 'isp-blocks-port80': 0.3, 'a-record-points-elsewhere': 0.3 },
    /\banotworking\b|timeout was experienced while communicating|not (?:reachable|accessible) (?:from|over|via|on) (?:the )?(?:internet|outside|http\b|port 80)|can(?: ?not|'t) be (?:reached|accessed|contacted) (?:from|over|via|on) (?:the )?(?:internet|outside|http\b|port 80)|failed to connect to .{1,80} port 80\b/,
  ),
  // What the systems of NAS devices tell instead of the authority's words.
  says(
    { 'port80-unreachable': 0.64, 'a-record-points-elsewhere': 0.5 },
    /check if your ip address,? reverse proxy rules,? and firewall|检查.{0,8}ip 地址.{0,20}(?:反向代理|防火墙)/,
  ),
  hints({ 'port80-unreachable': 0.45 }, /error:connection\b|type: +connection/),
  says(
    { 'isp-blocks-port80': 0.92 },
    /(isp|internet (service )?provider|carrier|telecom|comcast|residential).{0,50}(block|filter|clos|den)\w{0,30}.{0,30}(80|443|inbound|incoming|ports?)|(运营商|宽带|电信|联通|移动).{0,10}(封|屏蔽|禁|拦截|封锁)了?.{0,6}(80|443|端口)|(80|443).{0,6}端口.{0,6}被.{0,6}(运营商|宽带|电信|联通|移动)/,
  ),
  says(
    { 'cgnat-no-public-ip': 0.94 },
    /cg-?nat\b|carrier[ -]grade nat|ds-?lite|double nat|(wan|router).{0,40}100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|no public (\bip\b|address|ipv4)|(没有|无)公网 ?ip|运营商级? ?nat|大内网|private wan/,
  ),
  // Addresses
  says(
    { 'no-address-record': 0.88, 'private-ip-address': 0.15 },
    /nxdomain looking up a(?:aaa)?\b(?! for _acme-challenge)|no (?:a|aaaa|a\/aaaa|a or aaaa|address) records? (?:exists?|found|present) for (?!_acme-challenge|acme-)/,
  ),
  unless(
    says(
      { 'no-address-record': 0.86, 'private-ip-address': 0.15 },
      /nxdomain looking up a(aaa)? for|nxdomain looking up a\b|no (valid )?(a|aaaa|address|\bip\b)( or aaaa)? records? (was |were )?(found|exist)?|no valid ip addresses found|(domain|name|host ?name).{0,40}(does not|doesn't|did not|didn't) (resolve|have an? (a|aaaa|address|\bip\b))|(unable|failed|could not) to? ?resolve (host|domain|name|any)|dns (lookup|resolution) (of|for) .{1,80} failed|域名.{0,8}(没有|未|无|缺少)(设置|添加|配置)?.{0,4}(解析|a ?记录|地址)|unknown ?host(?!exception)|no such host.{0,60}(well-known|self check|http-01)/,
    ),
    /_acme-challenge|acme-v0|looking up txt|192\.168|\b10\.\d|172\.(1[6-9]|2|3)|127\.0\.0|unknownhost|no ipv4|directory|api\.|private|sslip|nip\.io|wget|curl|mail|\bmx\b|servfail|query timed out|no valid a{1,4} records/,
  ),
  says(
    { 'private-ip-address': 0.62, 'no-address-record': 0.55 },
    /no valid a records found|no ipv4 addresses found|no (a|aaaa) records found|unknownhost\b/,
  ),
  unless(
    says(
      { 'private-ip-address': 0.9 },
      /(192\.168|(?<![\d.])10\.\d{1,3}|172\.(1[6-9]|2\d|3[01]))[.-]\d{1,3}[.-]?(\d{1,3})?\.(sslip|nip|xip)\.io|(resolves?|points?|points to|record|a ?记录|address(es)?)\b.{0,60}(192\.168\.|(?<![\d.])10\.\d{1,3}\.|172\.(1[6-9]|2\d|3[01])\.|127\.\d{1,3}\.\d{1,3}\.|100\.64\.|169\.254\.)\d|(private|rfc ?1918|loopback|internal|reserved|non-public|lan) (\bip\b|address)(es)?\b.{0,60}(not|cannot|can't|resolv|record|validation|reach|refus|found|point)|(\bip\b|address) .{0,30}is (private|reserved|in a (private|reserved)|not (public|routable|globally))|disallowed (\bip\b|address)|解析到(了)?.{0,6}(内网|私有|局域网|127)|内网 ?(\bip\b|地址).{0,8}(无法|不能|不支持)验证/,
    ),
    /\d\]?:53\b/,
  ),
  // Points of view of the authority
  unless(
    says(
      { 'geo-block-secondary-validation': 0.86, 'port80-unreachable': 0.2, 'cdn-proxy-interferes': 0.15 },
      /(during )?secondary validation.{0,300}(timeout|fetching|connection|403|invalid response|refused|unauthorized|firewall)|multi.?perspective.{0,60}|(remote|secondary) (perspectives?|va|vantage)\b.{0,60}|despite get-request by|(mpic|mpdv)\b/,
    ),
    new RegExp(`txt|nxdomain|dns problem|servfail|\\b52[0-7]\\b|${ofCdn}`),
  ),
  // A network that delivers the site answered: it or what it was told, not the way to the site.
  says(
    { 'cdn-proxy-interferes': 0.86, 'challenge-blocked-by-rule': 0.4, 'geo-block-secondary-validation': 0.4 },
    new RegExp(`secondary validation: \\[?(?:${ofCdn})`),
  ),
  says(
    { 'geo-block-secondary-validation': 0.85 },
    /(geo.?(block|ip|fenc|location|restrict)|country (block|filter)|region(al)? (block|filter|restrict))|(blocked|only allow|restrict)\w{0,30} .{0,40}(countr|region|foreign|abroad|overseas)|(地区|国家|境外|海外|国外).{0,6}(封锁|屏蔽|拦截|限制|禁止).{0,8}/,
  ),
  says(
    { 'nameserver-unreachable': 0.6, 'secondary-ns-out-of-sync': 0.5, 'geo-block-secondary-validation': 0.4 },
    /during secondary validation.{0,20}(dns problem|servfail|query timed)/,
  ),
  hints({ 'geo-block-secondary-validation': 0.35, 'secondary-ns-out-of-sync': 0.3 }, /during secondary validation/),
  // TLS
  says(
    { 'tls-alpn-intercepted': 0.94 },
    /cannot negotiate alpn|acme-tls\/1|tls-alpn-01 (validation|challenge|check).{0,60}(fail|refus|error|wrong|incorrect|unable|not|timed)|(incorrect|wrong|missing) (validation )?certificate for tls-alpn|alpn.{0,40}(not negotiated|mismatch|no overlap|unsupported|not offered|fail)|error:tls\b.{0,160}|tls-alpn.{0,12}(失败|错误|被拦截|不支持)/,
  ),
  unless(
    says(
      { 'tls-alpn-intercepted': 0.62, 'port80-unreachable': 0.3, 'cdn-proxy-interferes': 0.25 },
      /tls-alpn(-01)?.{0,200}(timeout|refused|reset|invalid|fail)|(timeout|refused|reset|invalid|fail).{0,100}tls-alpn/,
    ),
    /acme-tls|cannot negotiate/,
  ),
  unless(
    says(
      { 'ca-processing-slow': 0.93 },
      /ca is processing your order|(order|status|authori[sz]ation|challenge|certificate)s? .{0,40}(is |still |remains? |stuck (in|at|on) ){1,4}"?'?(processing|pending).{0,60}|(?:order|authori[sz]ation|challenge) status is "?'?(?:processing|pending)|still (processing|pending)|status"?'?:? ?"?'?processing|processing, (please|the ca)|timed out (waiting for|while waiting).{0,60}(order|authori[sz]ation|certificate|validation|challenge)|(max|maximum).{0,20}(retries|attempts|polls).{0,40}(order|status|pending|processing)|(订单|\bca\b|验证|签发).{0,8}(一直|仍在|还在|长时间).{0,4}(处理中|processing|pending|等待)|处理中.{0,8}(超时|等待)|retryafter.{0,20}processing/,
    ),
    answered,
  ),
];
