/** How people tell of an authority's checks that fail, in their own words. */
import { people, type Rule, unless } from '../rule.ts';
import { bad } from './complaint-words.ts';

export const ownWordsAboutChecks: readonly Rule[] = [
  people(
    { 'apex-and-wildcard-overwrite': 0.7 },
    /overwr|replac(e|es|ed|ing) (the|each|one)|only (one|keeps|a single)|one (txt|value|record)|each other|覆盖|只(能|保留|支持)(保存|存|有|留)?(一|1)|互相|冲掉/,
    /wild ?card|\*\.|both|two (values|txt|records)|apex|bare|main domain|泛域名|通配|两(条|个)|主域|裸域|同时/,
  ),
  people(
    { 'nameserver-unreachable': 0.66 },
    /(dns ?服务器|权威服务器|域名服务器|ns ?服务器).{0,8}(挂|宕|坏|没|不|无)|(name ?servers?|dns servers?|ns1|ns2|authoritative).{0,40}(down|offline|not (answer|respond|reach)|unreachable|dead|time|slow|don't|doesn't|broken)|(权威|域名|dns)(的)?(服务器|dns).{0,10}(挂|宕|无响应|不响应|超时|不通|坏|没反应)|servfail/,
  ),
  people(
    { 'domain-expired-or-held': 0.72 },
    /(domain|registration).{0,40}(expired|ran out|lapsed|on hold|redemption|suspended by|not (been )?(paid|renewed))|(forgot|didn't|did not) .{0,20}(renew|pay).{0,20}domain|域名.{0,8}(过期|到期|忘(了|记)续|没续费|赎回|hold)|忘(了|记)(给)?.{0,4}域名.{0,4}续/,
  ),
  people(
    { 'stale-txt-records': 0.66 },
    /old (txt|record|value|entr|challenge)|left ?over|(several|many|lots of|multiple|two) (txt|_acme|values|records)|previous (txt|value|record)|stale|never (deleted|removed|cleaned)|残留|旧(的)?(txt|记录|值)|没(有)?(删|清)|多条|以前的/,
    /txt|record|_acme|dns|value|记录|解析|值/,
  ),
  people({ 'dnssec-servfail': 0.74 }, /dnssec|ds record|\bds\b|rrsig|dnskey|ds ?记录/, bad),
  people(
    { 'caa-forbids': 0.68 },
    /\bcaa\b/,
    /forbid|block|only|allow|not (list|includ|permit)|prevent|other|refus|deny|restrict|issue|record|禁止|不允许|只允许|限制|没(有)?(包含|加)|阻止|记录/,
  ),
  people(
    { 'caa-lookup-failed': 0.7 },
    /\bcaa\b/,
    /look ?up|query|quer|servfail|time ?out|timed out|check(ing)? (of )?caa|can't (be )?(read|check)|查询|超时|查不|检查.{0,4}(失败|不)/,
  ),
  people(
    { 'a-record-points-elsewhere': 0.66 },
    /(domain|name|dns|a record|address|subdomain|site).{0,40}(points?|pointing|resolves?|goes|leads|pointed) (to|at) .{0,30}(old|other|another|wrong|different|previous|former)|(moved|new) (the )?(server|host|\bip\b)|(old|wrong|other|previous|different) (server|\bip\b|host|machine)|ip (has )?changed|(域名|解析|a ?记录).{0,12}(指向|解析到|还是).{0,10}(旧|别|其他|错|以前|另)|换了?(服务器|\bip\b|主机)|ip(地址)?(变|换|改)/,
    /dns|domain|point|record|resolve|域名|解析|记录|指向|cert|证书/,
  ),
  people(
    { 'a-record-points-elsewhere': 0.74 },
    /(new|other|different) (public )?(ip|address)\b|(ip|address) (has |was |is |got )?(changed|changes|different)|(dynamic|dyn) ?(ip|dns)|(ip|地址).{0,6}(变了|换了|变动|变化|改了)|换了个?新?的? ?ip/,
    /isp|provider|router|modem|server|moved|reboot|yesterday|宽带|光猫|路由|运营商|服务器|搬/,
    /cert|renew|domain|site|verif|valid|域名|证书|验证|续/,
  ),
  people(
    { 'no-address-record': 0.68 },
    /no (a |aaaa |address |dns )?record|(not|never|haven't|forgot).{0,30}(a record|dns record|pointed|create|set up|add).{0,30}|does(n't| not) (resolve|exist|have an? (a|address|\bip\b|dns))|not registered|nxdomain|没(有)?(加|设|做|添加|配|配置)?.{0,4}(解析|a ?记录)|解析(记录)?(不存在|没有|没加|还没)|域名(没|还没|未)(解析|指)/,
    /domain|sub ?domain|name|host|site|域名|子域|主机/,
  ),
  people(
    { 'private-ip-address': 0.7 },
    /192\.168|10\.\d{1,30}\.|172\.(1[6-9]|2|3)|private (\bip\b|address)|internal (\bip\b|address)|lan (\bip\b|address)|local (\bip\b|address)|127\.0\.0\.1|内网(\bip\b|地址| ip)|私有(\bip\b|地址| ip)|局域网(\bip\b|地址| ip)/,
    /domain|points?|resolve|record|dns|name|域名|解析|指向|记录/,
  ),
  people(
    { 'port80-unreachable': 0.64, 'isp-blocks-port80': 0.28 },
    /port ?80|80 port|port forward|firewall|forward(ed|ing)?|router|security group|80 ?端口|端口(转发|映射)|防火墙|安全组|路由器/,
    /time ?out|timed out|closed|not (open|reach|accessible|forward)|can't (reach|connect)|cannot (reach|connect)|from outside|unreachable|connection refused|n[o']t connect to my (web ?)?(server|site)|open|外网|超时|没(有)?开|不通|访问不(了|到)|连不上|未开放|没放行|忘/,
    /cert|let's encrypt|letsencrypt|\bca\b|acme|verif|valid|challenge|renew|outside|证书|验证|续|外网|签/,
  ),
  people(
    { 'port80-unreachable': 0.7 },
    /(安全组|防火墙|security group|firewall|router|路由器).{0,24}(只|仅|only).{0,24}443|(只|仅|only).{0,16}443.{0,16}(放行|开放|打开|open|allow|forward)/,
  ),
  people(
    { 'isp-blocks-port80': 0.72 },
    /\bisp\b|internet (service )?provider|telecom|comcast|broadband|residential|home (internet|connection|line)|vodafone|telekom|verizon|at&t|spectrum|orange|bt\b|运营商|宽带|电信|联通|移动|家用|家里/,
    /80|443|port|端口/,
    /block|clos|not allow|n't (let|allow|permit)|filter|forbid|封|屏蔽|禁|拦|不给|不让/,
  ),
  people(
    { 'cgnat-no-public-ip': 0.74 },
    /cg-?nat|no public (\bip\b|address)|(share|shared|carrier).{0,20}(\bip\b|nat|address)|(router|wan).{0,40}100\.|double nat|(lte|4g|5g|starlink|mobile|cable|fib(er|re)) .{0,60}(no|not|don't|without|can't).{0,30}(\bip\b|address|reach|outside)|ds-?lite|没有?公网|无公网|大内网|公网(\bip\b|地址).{0,6}(没|不)|运营商.{0,6}nat|光猫.{0,10}(100|10)\./,
  ),
  people(
    { 'icp-filing-block': 0.76 },
    /备案|\bicp\b|beian|filing|mainland china|chinese cloud/,
    /block|intercept|cert|verif|valid|server|拦|阻|证书|验证|没|未|被|页面/,
  ),
  people({ 'ipv6-aaaa-broken': 0.72 }, /ipv6|aaaa|v6\b|(?:address|\bip\b|地址).{0,40}\b2[0-9a-f]{3}(?:\b|:)/, bad),
  people(
    { 'geo-block-secondary-validation': 0.72 },
    /(outside|from) (germany|china|europe|france|the (us|uk)|my country)|country|countries|geo|region|abroad|foreign|overseas|(only|from) (china|germany|the us|usa|europe|russia|my country)|secondary|several places|境外|国外|海外|国家|地区|外国|(只|仅)(允许|对|让)?.{0,4}国内/,
    /block|allow|filter|restrict|firewall|deny|only|拦|封|屏蔽|限制|只(允许|放)|禁|防火墙/,
    /cert|verif|valid|let's encrypt|letsencrypt|\bca\b|challenge|renew|visit|证书|验证|续|访问/,
  ),
  people(
    { 'cdn-proxy-interferes': 0.7 },
    /cloudflare|cdn\b|orange cloud|proxied|cloudfront|akamai|sucuri|fastly|橙色?云|小云朵|加速|反向代理|套了/,
    /cert|verif|valid|challenge|renew|403|404|52\d|redirect|let's encrypt|letsencrypt|证书|验证|续|签/,
    bad,
  ),
  unless(
    people(
      { 'challenge-blocked-by-rule': 0.68 },
      /403|401|forbidden|basic auth|password|login page|\bwaf\b|mod_?security|htaccess|rule|deny|fail2ban|authelia|规则|防火墙|拦截|登录|禁止|拒绝访问|密码/,
      /well-known|acme-challenge|challenge|validation file|verif|check|验证/,
      bad,
    ),
    /\bgeo|countr(?:y|ies)|abroad|境外|国外|海外/,
  ),
  people(
    { 'challenge-file-not-served': 0.68 },
    /404|not (found|served|delivered)|can't (find|be found|open|see)|web ?root|document root|folder|iis|static|mime|extension|找不到|不存在|网站目录|根目录|扩展名|静态|打不开|访问不到/,
    /well-known|acme-challenge|challenge file|validation file|verification file|the file|token file|验证文件|验证|校验文件/,
  ),
  people(
    { 'http-redirect-broken': 0.72 },
    /redirect|301|302|forwarded to https|loop|重定向|跳转|循环/,
    /cert|verif|valid|challenge|well-known|let's encrypt|letsencrypt|renew|port|http|证书|验证|续|端口/,
    bad,
  ),
  people({ 'tls-alpn-intercepted': 0.74 }, /tls-?alpn|\balpn\b|tls challenge|acme-tls/, bad),
  people(
    { 'ca-processing-slow': 0.7 },
    /processing|pending|处理中|等待中|排队|一直(在)?(转|等|处理|pending)/,
    /long|hours|minutes|forever|half a day|a day|stuck|still|never|ages|久|小时|分钟|一直|卡|还/,
    /cert|order|zerossl|\bca\b|let's encrypt|letsencrypt|sign|issu|证书|订单|签发|颁发|申请/,
  ),

  people(
    { 'port80-unreachable': 0.6, 'isp-blocks-port80': 0.25, 'cgnat-no-public-ip': 0.2 },
    /(port|端口|nat).{0,12}(forward|map|open|映射|转发|放行|开放|没开)|(forward|map|open)(s|ed|ing)? .{0,24}port|(check|verif|reach|visit|connect)\w{0,5} .{0,40}(time|times|timed|timing) ?out|(time|times|timed) out .{0,40}(check|verif|reach|connect)|(验证|校验|检查).{0,24}(连接)?超时|(连不上|访问不到|连接不上).{0,10}(我的|本机|服务器)/,
    /cert|let's encrypt|letsencrypt|\bca\b|acme|verif|valid|challenge|check|证书|验证|校验/,
  ),
  people(
    { 'cgnat-no-public-ip': 0.74 },
    /shar(e|es|ed|ing) .{0,24}(ipv?4?|address)|(no|not|without|never).{0,24}(own|real|public|dedicated) (ip|address|ipv4)|(没|不|无)(给|有|分配)?(独立|自己的|真正的)?公网|同一个公网|共享(公网)? ?ip/,
    /provider|isp|reach|cert|internet|customer|家|宽带|移动|联通|电信|运营商|证书|访问/,
  ),
  people(
    { 'cdn-proxy-interferes': 0.72 },
    /(turned|switched|put|enabled|activated|behind|through|with) .{0,24}(cloudflare|cdn|proxy|orange)|(cloudflare|cdn).{0,16}(proxy|in front|on\b|enabled)|(开|启用|套|用|接)(了|着|上)?.{0,8}(cdn|cloudflare|加速|小云朵)/,
    /domain|site|cert|renew|work|verif|域名|网站|证书|续|验证/,
  ),
  people(
    { 'caa-forbids': 0.72 },
    /\bcaa\b/,
    /digicert|sectigo|globalsign|only|says no|只(写|有|允许|加)|签不|不给签|no cert|let's encrypt/,
  ),
  people(
    { 'no-address-record': 0.7 },
    /(no|not|never|haven't|without|forgot|missing|yet).{0,30}(dns (entry|record)|a record|entry for|record for)|(dns (entry|record)|a record).{0,24}(missing|not|yet|forgot)|(忘|没|未|还没)(了|有)?.{0,4}(做|加|配|设置|添加)?.{0,2}解析/,
    /sub ?domain|domain|host|name|site|域名|子域|主机/,
  ),
  people(
    { 'stale-txt-records': 0.7 },
    /(ten|many|several|lots|bunch|dozens?|multiple|old|多|很多|一堆|好几).{0,30}(txt|_acme-challenge|记录)|[二三四五六七八九十几两\d]{1,3} ?(条|个) ?(txt|记录|值)/,
    /never|not|removed|deleted|cleaned|left|still|old|没|残留|删|清|旧|挂着|堆|以前|之前/,
  ),
];
