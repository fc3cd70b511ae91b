/** What programs and authorities say when a TXT record is not seen. Most of it fits several causes. */
import { hints, type Rule, says, unless } from '../rule.ts';

export const propagationRules: readonly Rule[] = [
  says(
    { 'txt-name-wrong': 0.93 },
    /_acme-challenge\.(?:[\w-]{1,63}\.){0,4}([\w-]{1,63}\.[a-z]{2,12})\.\1\b|_acme-challenge\.(?:[\w-]{1,63}\.){0,3}([\w-]{2,40})\.\2\.|_acme-challenge\.\*|_acme-challenge\._acme-challenge|_acme_challenge\.(?!.{0,80}instead)/,
  ),
  says(
    { 'txt-name-wrong': 0.88 },
    /(txt|record|_acme-challenge)[^.]{0,60}(wrong|incorrect|bad|invalid|doubled|duplicated) (record )?(name|host|subdomain|label)|(incorrectly|wrongly) (get|created?|named|added|set|placed)|(txt|record) (was )?(created|added|found|placed) (at|under|as|with) (the )?(wrong|incorrect|bad)|(domain|zone) (name )?(appended|repeated|added|doubled) (twice|again)|(without|missing|lacks?) (the )?"?_acme-challenge"?( prefix| label)?|(主机记录|记录名|主机名|txt ?名).{0,10}(写错|填错|错误|不对|不正确|重复|多了|写成)/,
  ),
  // Nobody has it (yet)
  says(
    {
      'propagation-slow-provider': 0.6,
      'domain-uses-other-nameservers': 0.42,
      'txt-name-wrong': 0.36,
      'negative-cache': 0.22,
      'cname-delegation-misrouted': 0.2,
    },
    /nxdomain looking up txt|nxdomain.{0,60}_acme-challenge|_acme-challenge[^ ]{0,100}.{0,60}nxdomain/,
  ),
  says(
    {
      'propagation-slow-provider': 0.62,
      'domain-uses-other-nameservers': 0.42,
      'txt-name-wrong': 0.32,
      'wildcard-cname-swallows-challenge': 0.3,
      'split-horizon-dns': 0.28,
    },
    /no txt records? (was |were )?found|txt record.{0,60}(not|could not be|cannot be|wasn't|isn't) (yet )?(found|there|present|visible|exist|seen)|(could not|couldn't|cannot|unable to|failed to|did not|didn't) (find|see|locate|detect|verify)[^.]{0,60}txt|authori[sz]ation not found in dns txt|no (dns )?txt (record|entry)|txt.{0,30}(未找到|找不到|不存在|没有找到|查询不到|未查到)|(未找到|找不到|没有找到|查询不到|未查到|检测不到).{0,30}txt|enodata.{0,60}_acme-challenge|querytxt (enotfound|enodata)|dns txt.{0,40}missing/,
  ),
  unless(
    says({ 'split-horizon-dns': 0.52, 'propagation-slow-provider': 0.42 }, /no txt records found for name/),
    /public (dns|resolver)/,
  ),
  says(
    {
      'propagation-slow-provider': 0.6,
      'local-resolver-wrong-answers': 0.4,
      'split-horizon-dns': 0.3,
      'secondary-ns-out-of-sync': 0.25,
      'dns-traffic-intercepted': 0.22,
    },
    /propagation: time limit exceeded|time ?limit exceeded.{0,80}(last error|propagat|txt|ns )|did not return the expected txt|waiting for (dns )?(record )?propagat\w{0,30} .{0,60}(timed? ?out|exceeded|fail)|propagation (timeout|timed out|check failed|failed)|(dns )?record.{0,40}(has |have )?(not|n't) (yet )?(been )?(fully )?propagat|not (yet |fully )?propagated|dns propagation.{0,60}(fail|timed? ?out|incomplete|not)|dns01?.{0,30}propagation.{0,40}(not|fail|wait)/,
  ),
  says(
    { 'propagation-slow-provider': 0.66, 'domain-uses-other-nameservers': 0.4, 'local-resolver-wrong-answers': 0.32 },
    /did not find challenge value|challenge value .{0,30}(not found|missing)|not valid yet, let's wait|(解析|txt|dns|记录).{0,10}(未生效|没有生效|尚未生效|还没生效|生效(慢|较慢|时间|超时)|未传播|传播(超时|未完成|慢))|(等待|检查).{0,8}(解析|dns|txt).{0,6}(生效|传播)?.{0,4}(超时|失败)/,
  ),
  unless(
    says(
      { 'negative-cache': 0.6, 'propagation-slow-provider': 0.5, 'local-resolver-wrong-answers': 0.3 },
      /timed out waiting for record to fully propagate/,
    ),
    /nothing/,
  ),
  says(
    { 'negative-cache': 0.9 },
    /negative(ly)?[- ]?(dns )?cach|negative (response|answer|ttl).{0,40}(cache|dns|nxdomain)|(nxdomain|does not exist|non-?existence).{0,60}cached|cached? .{0,30}(nxdomain|negative|non-?existen)|nxdomain when it should not|soa minimum|(否定|负)缓存|缓存了?.{0,8}(nxdomain|不存在|无此记录)/,
  ),
  // Name servers that disagree
  says(
    {
      'secondary-ns-out-of-sync': 0.6,
      'stale-txt-records': 0.6,
      'apex-and-wildcard-overwrite': 0.3,
      'geo-block-secondary-validation': 0.12,
    },
    /during secondary validation:[^.]{0,30}(incorrect txt|no txt|dns problem: nxdomain looking up txt)/,
  ),
  unless(
    says(
      { 'secondary-ns-out-of-sync': 0.9 },
      /(soa )?serials? .{0,50}(differ|mismatch|not (match|equal|in sync)|older|behind|out of sync)|\b(name ?servers?|ns\d?|secondar(y|ies)|slaves?)\b.{0,60}(disagree|out of sync|inconsistent|different (answers|values|serial)|not in sync|not (yet )?(updated|synchroni[sz]ed)|stale|lag(s|ging)?)|inconsistent (dns|name ?server|answer|result|response)|(zone transfer|axfr|ixfr|notify) .{0,30}(fail|refus|error|timed|not)|(权威|多台|各|主从|辅).{0,6}(dns|服务器|ns).{0,10}(不一致|不同步|未同步)/,
    ),
    /intercept|-nameservers[= ]/,
  ),
  says(
    { 'secondary-ns-out-of-sync': 0.45, 'propagation-slow-provider': 0.52 },
    /\d{1,30} (of|\/|out of) \d{1,30} (authoritative )?(name ?servers|servers|ns)|(only )?(some|one) (of the )?(authoritative )?(name ?servers?)/,
  ),
  // Another provider answers
  says(
    {
      'domain-uses-other-nameservers': 0.52,
      'nameserver-unreachable': 0.48,
      'local-resolver-wrong-answers': 0.42,
      'split-horizon-dns': 0.4,
    },
    /could not determine the zone/,
  ),
  // Asked of the resolver of this machine.
  says(
    {
      'local-resolver-wrong-answers': 0.5,
      'local-resolver-timeout': 0.46,
      'domain-uses-other-nameservers': 0.42,
      'nameserver-unreachable': 0.42,
    },
    /could not determine authoritative name ?servers/,
  ),
  says(
    { 'domain-uses-other-nameservers': 0.85 },
    /name ?servers? (of|for) .{1,80} (are|is|point|belong).{0,40}(not|other|different|another|elsewhere)|(domain|zone) (is |uses? |delegated to |points? to )(not |other |different |another ).{0,24}(name ?server|dns provider|dns host)|(name ?servers?|ns records?)\b.{0,40}(do not|don't|does not|doesn't|not) (match|point|belong|delegate)|(zone|domain) is not (delegated|active|authoritative|pointing)|not delegated to|(zone|domain) status.{0,10}(pending|moved)|pending nameserver|(ns|dns ?服务器|域名服务器).{0,14}(不是|未指向|没有指向|不匹配|指向(其他|别)|与.{0,12}不(一致|符))|域名.{0,10}(未使用|没有使用|不在|未接入|未托管).{0,14}(解析|dns)/,
  ),
  // The local view
  says(
    { 'local-resolver-wrong-answers': 0.66, 'split-horizon-dns': 0.3, 'domain-uses-other-nameservers': 0.3 },
    /could not determine authoritative name ?servers|failed to find (the )?(start of authority|soa)|could not find (the )?start of authority|unable to (find|get|determine) (the )?(soa|authoritative)|(soa|authoritative).{0,40}(local|system|router|127\.|192\.168\.|10\.)/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.66, 'propagation-slow-provider': 0.32 },
    /checking dns record propagation\.? ?(using )?.{0,10}\[?(127\.0\.0\.\d|192\.168\.\d{1,3}\.\d{1,3}|10\.\d{1,3}\.\d{1,3}\.\d{1,3}|172\.(1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3})/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.62, 'provider-zone-not-found': 0.52, 'domain-uses-other-nameservers': 0.25 },
    /zone [\w.-]{3,100}\. not found in (ali|\w{1,30})/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.66, 'split-horizon-dns': 0.6 },
    /(adguard|pi-?hole|dnsmasq|unbound|router|local dns|内网 ?dns|路由器).{0,60}(rewrit|overrid|local (zone|record|data)|host overrid|改写|重写|覆盖)/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.85 },
    /((system|local|router'?s?|internal|lan|company) (dns|resolver)|adguard|pi-?hole|dnsmasq|unbound)( resolver| server)? .{0,40}(returns?|returned|gives?|answers?|answered|wrong|different|other|rebind)|search (suffix|domain).{0,40}(append|added|wrong)|(本地|本机|路由器|系统).{0,4}dns.{0,10}(不一致|错误|不同|返回|劫持|改写)/,
  ),
  unless(
    says(
      { 'local-resolver-timeout': 0.7, 'outbound-dns-blocked': 0.35, 'nameserver-unreachable': 0.15 },
      /(read|write|dial) udp [^ ]{3,80}->(127\.\d|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|169\.254)[^ ]{0,40}:53: .{0,8}(i\/o timeout|connection refused)|lookup .{1,120} on (127\.\d|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]{3,14}:53.{0,80}(timeout|refused|misbehaving)|127\.0\.0\.(53|11):53.{0,60}(timeout|connection refused|misbehaving)/,
    ),
    /lookup (?:acme|dv\.acme|api\.letsencrypt)/,
  ),
  // It answered, but not as the others do.
  says(
    {
      'local-resolver-wrong-answers': 0.68,
      'local-resolver-timeout': 0.42,
      'split-horizon-dns': 0.34,
      'propagation-slow-provider': 0.3,
    },
    /\bns (?:127\.0\.0\.\d{1,3}|10\.[\d.]{5,11}|192\.168\.[\d.]{3,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{3,7}):53 returned|servfail.{0,60}(?:127\.0\.|192\.168\.)|(?:127\.0\.0\.(?:53|11)):53.{0,40}(?:servfail|returned refused)/,
  ),
  // What dig, host and nslookup print when the configured resolver is silent.
  says(
    { 'local-resolver-timeout': 0.75, 'outbound-dns-blocked': 0.45, 'dns-resolution-failing': 0.4 },
    /no servers could be reached/,
  ),
  says(
    { 'local-resolver-timeout': 0.85 },
    /(local|system|router|internal|lan) (dns|resolver|name ?server).{0,40}(timed? ?out|timeout|slow|not respond|no (answer|response)|unresponsive)|(dns|resolver).{0,30}(timed? ?out|timeout).{0,60}(127\.0\.0|192\.168|resolv\.conf|systemd-resolved)|etimeout.{0,60}(query|dns|resolv)|query(a|aaaa|ns|soa|txt) etimeout|(本地|本机|系统|路由器)(的)? ?dns.{0,8}(超时|无响应|不响应|很慢)/,
  ),
  says(
    { 'resolver-fake-ip': 0.95 },
    /\b198\.1[89]\.(\d{1,3}|x{1,3})\.(\d{1,3}|x{1,3})|fake-?ip|\b28\.0\.0\.\d{1,3}\b.{0,80}(dns|resolv|timeout)|(clash|sing-?box|surge|(?<![\w.-])v2ray(?![\w.])|mihomo|shadowrocket|quantumult|tun ?(mode|adapter)).{0,80}(dns|resolv|fake|intercept|timeout)|(代理|clash|tun ?模式).{0,12}(劫持|接管|fake|虚假).{0,8}(dns|\bip\b|解析)?/,
  ),
  says(
    { 'dns-traffic-intercepted': 0.88 },
    /dns (queries|traffic|requests?|packets?|query).{0,40}(intercept|redirect|hijack|captured|transparently|rewritten)|(transparent|intercepting|hijack(ed|ing)?) ?(dns|resolver|proxy dns)|dns (hijack|interception|redirection)|(isp|router|firewall|udm|unifi|pfsense|opnsense).{0,40}(intercept|redirect|hijack).{0,40}(dns|port 53|:53)|(dns|53 ?端口|解析).{0,10}(被)?(劫持|拦截重定向|重定向|抢答|污染)/,
  ),
  says(
    { 'outbound-dns-blocked': 0.66, 'local-resolver-timeout': 0.45, 'nameserver-unreachable': 0.4 },
    /(dial|read|write) (tcp|udp) [^ ]{0,80}(?<!127\.0\.0\.\d{1,2})(?<!198\.18\.0\.\d)(?<!192\.168\.\d{1,3}\.\d{1,3})(?<!\b10\.\d{1,3}\.\d{1,3}\.\d{1,3})(?<!\b172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}):53: (connect: |read: )?(i\/o timeout|connection refused|no route to host|network is unreachable|operation not permitted)|(->|@)(?!127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)[\d.]{7,15}:53: .{0,10}(no route|refused|i\/o timeout)/,
  ),
  says(
    { 'outbound-dns-blocked': 0.85, 'local-resolver-timeout': 0.2 },
    /(outbound|outgoing|egress|external).{0,24}(dns|port 53|udp ?\/? ?53|:53).{0,40}(block|drop|filter|fail|den|not|closed)|(port 53|udp\/?53|tcp\/?53|53\/udp|:53).{0,50}(is )?(blocked|filtered|firewalled|dropped|denied|not reachable)|(cloudflare|google)?[ -]?dns(\.com|\.google)?(\/dns-query)?.{0,40}(无法访问|has been blocked|been blocked|is blocked|unreachable)|dns-query.{0,60}(fail|timed? ?out|error|refus|unreach|无法|失败|超时)|(doh|dns over https).{0,60}(fail|unreach|block|timed? ?out|cannot|could not)|(53 ?端口|对外 ?dns|出站 ?dns|udp ?53|doh).{0,10}(被?(封|禁|拦截|屏蔽|阻断)|不通|无法访问|超时)/,
  ),
  says(
    { 'local-resolver-timeout': 0.5, 'outbound-dns-blocked': 0.42, 'nameserver-unreachable': 0.3 },
    /ns call failed|dns call error|(soa|ns|txt|a) (query|lookup|call).{0,60}(i\/o timeout|timed? ?out)|dns lookup (timed? ?out|timeout)|lookup .{1,100}: i\/o timeout|dns ?(查询|解析|请求)超时/,
  ),
  says(
    {
      'split-horizon-dns': 0.66,
      'propagation-slow-provider': 0.42,
      'nameserver-unreachable': 0.36,
      'local-resolver-wrong-answers': 0.3,
    },
    /returned (refused|servfail|notauth) for _acme-challenge|ns .{3,120} returned refused/,
  ),
  unless(
    says(
      { 'split-horizon-dns': 0.9 },
      /split[- ]?(horizon|brain|dns|view)|(internal|private|inside|active directory|ad) (dns )?(zone|view|name ?server|dns server)[^.]{0,80}(same name|external|public|differ|other|shadow|overrid|answers|authoritative|instead)|(private|internal) hosted zone|(内外网|内网|分离).{0,6}(dns|解析).{0,10}(不一致|不同|分离|覆盖)|内网 ?dns.{0,10}(同名|权威|域)/,
    ),
    /determine (?:the )?\S{0,12} ?\d{0,3} ?hosted zone|no matching (?:hosted )?zone/,
  ),
  hints({ 'propagation-slow-provider': 0.3, 'txt-name-wrong': 0.2 }, /dns-01.{0,80}(invalid|failed)|dns problem\b/),
];
