/**
 * What people paste beside a message because they have looked: answers of dig, nslookup and whois, lists of zones,
 * addresses of routers. It tells causes apart that one wording has in common.
 */
import { type Rule, says, unless } from '../rule.ts';

const asked = '(?:dig|nslookup|host|drill|kdig|resolve-dnsname|doggo|dog)\\b';
const nothing =
  '(?:nxdomain|servfail|no answer|no such|empty|\\(none\\)|\\(empty\\)|0 answers?|answer: 0|没有|空|查不到)';
const value = '"?[\\w-]{10,60}\\.{0,3}"?';

export const lookRules: readonly Rule[] = [
  says(
    { 'provider-zone-ambiguous': 0.92 },
    /privatezone"?[=:] ?"?true.{0,200}privatezone"?[=:] ?"?false|privatezone"?[=:] ?"?false.{0,200}privatezone"?[=:] ?"?true/,
  ),
  says(
    { 'provider-zone-ambiguous': 0.84 },
    /(?:zones?|区域|域名列表)[^\n]{0,30}[:=].{0,20}\b([a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3})\b.{0,60}[,; ]\1\b.{0,40}(?:private|public|internal|delegat|id|两)|(?:txt|record) (?:is|went|was written|landed|ended up|sits) (?:in|into|to) .{0,30}(?:parent|other|wrong|private|old) (?:zone)?|(?:记录|txt)(?:被)?(?:写|加|建)(?:到|在|进)了?.{0,12}(?:父|上级|另一个|私有|内部|错误的).{0,6}(?:域|区|zone)/,
  ),
  unless(
    says(
      { 'cname-delegation-misrouted': 0.82, 'wildcard-cname-swallows-challenge': 0.3 },
      /_acme-challenge\.[\w.-]{3,120}\.? (?:\d{1,6} )?(?:in )?(?:cname|is an alias (?:for|of)|canonical name ?=?|[-=]{1,2}>|→|别名(?:到|为)?|指向) ?"?[\w.-]{3,120}|_acme-challenge\.[\w.-]{3,120} ?[-=]{1,2}> ?[\w.-]{3,120}|cname ?(?:代理|别名|委派)?[: ].{0,10}_acme-challenge/,
    ),
    /\*\.[\w.-]{3,100}\.? (?:\d{1,6} )?(?:in )?cname|park|random|通配|泛解析/,
  ),
  says(
    { 'wildcard-cname-swallows-challenge': 0.9 },
    /(?:^|[ "'(])\*(?:\.[\w.-]{3,100})?\.? (?:\d{1,6} )?(?:in )?(?:cname|[-=]{1,2}>|→|指向)|(?:random|anything|foo|test123|nonexist\w{0,10}|asdf\w{0,10}|随便\w{0,6})\.[\w.-]{3,80}.{0,40}(?:cname|also resolves|same answer|同样)|_acme-challenge.{0,120}(?:cname|[-=]{1,2}>|alias).{0,60}(?:park|sedo|ghs\.google|github\.io|netlify|vercel|shopify|squarespace|wix|pages\.dev|herokudns|hosting)/,
  ),
  unless(
    says(
      { 'negative-cache': 0.86, 'propagation-slow-provider': 0.3 },
      new RegExp(
        `${asked}.{0,40}@(?:ns|dns|[\\w-]{1,30}\\.ns|a\\.|b\\.)[^ ]{2,60}.{0,120}${value}.{0,160}${asked}.{0,120}nxdomain.{0,80}\\bsoa\\b`,
      ),
      /txt|_acme/,
    ),
    /\bns2\b.{0,100}nxdomain/,
  ),
  says(
    { 'negative-cache': 0.84 },
    /soa\b.{0,120}\b(?:3600|7200|10800|14400|43200|86400)\b.{0,60}(?:minimum|negative|min ttl)|(?:minimum|negative ttl|min ttl).{0,20}\b(?:3600|7200|10800|14400|43200|86400)\b|(?:authoritative|权威).{0,60}(?:has|shows|returns|already|有|已经).{0,100}(?:resolver|recursive|8\.8\.8\.8|1\.1\.1\.1|递归|公共).{0,60}(?:nxdomain|不存在)/,
  ),
  says(
    { 'secondary-ns-out-of-sync': 0.88 },
    new RegExp(
      `@(?:ns|dns)-?(?:1|a|0?1)[^ ]{2,60}.{0,100}${value}.{0,120}@(?:ns|dns)-?(?:2|3|4|b|0?2)[^ ]{2,60}.{0,60}${nothing}|@(?:ns|dns)-?(?:1|a)[^ ]{2,60}.{0,60}${nothing}.{0,60}@(?:ns|dns)-?(?:2|3|4|b)[^ ]{2,60}.{0,80}${value}`,
    ),
  ),
  says(
    { 'secondary-ns-out-of-sync': 0.86 },
    /\bns-?1\b.{0,80}\b(\d{6,10})\b.{0,80}\bns-?[2-4]\b.{0,80}\b(?!\1\b)\d{6,10}\b|\bsoa\b.{0,60}\b20\d{8}\b.{0,140}\bsoa\b.{0,60}\b20\d{8}\b|(?:only|just) (?:one|some|\d) (?:of|out of) .{0,24}(?:name ?servers|ns)\b|\d ?(?:\/|of|out of) ?\d .{0,20}(?:name ?servers?|servers|ns)\b.{0,30}(?:have|has|return|see|show|updated)/,
  ),
  says(
    { 'dns-traffic-intercepted': 0.9 },
    /reply from unexpected source|@(?:192\.0\.2\.\d|198\.51\.100\.\d|203\.0\.113\.\d|10\.255\.255\.\d).{0,80}(?:answer|"|noerror|nxdomain|status)|(?:o-o\.myaddr|resolver\.dnscrypt|\bid\.server|whoami\.(?:akamai|ds\.akahelp|cloudflare|ultradns))|(?:every|any|all|whatever|哪个|任何|不管).{0,30}(?:server|resolver|@|dns).{0,30}(?:same|identical|answers|一样|相同|都(?:返回|有应答))|dnat.{0,40}(?:53|dns)|(?:53|dns).{0,30}dnat/,
  ),
  unless(
    says(
      { 'domain-uses-other-nameservers': 0.84 },
      /(?:(?:dig|nslookup|whois|host)\b[^\n]{0,60}\bns\b|name ?servers?:|nserver:|\bns 记录|权威 ?(?:dns|ns)|当前 ?(?:dns|ns)|dns 服务器)[^\n]{0,8}.{0,120}(?:registrar-servers|domaincontrol|dns-parking|dnspod|hichina|alidns|cloudflare|awsdns|googledomains|name-services|ui-dns|ovh|gandi|hetzner|dynadot|porkbun|namebright|xincache|myhostadmin|iidns|dnsv\d|technorail|hostinger|wixdns|squarespace|azure-dns|nsone|one\.com|strato|rzone|inwx|loopia|transip|registrar|linode|digitalocean|vultr)/,
      /txt|_acme|zone|record|dns-?01|解析|记录|域名/,
    ),
    /\bprivatezone|split|内网|\bdc\d{1,2}\.|cname/,
  ),
  says(
    { 'split-horizon-dns': 0.9 },
    /\b(?:dc|ad|srv-?dc|pdc)-?\d{0,2}\.(?:[\w-]{1,40}\.){0,2}[\w-]{2,40}\.[a-z]{2,10}.{0,160}(?:authoritative|name ?server|soa|ns\b|txt)|(?:authoritative|name ?servers?|soa|ns\b).{0,120}\b(?:dc|pdc|srv-?dc)-?\d{1,2}\.|(?:soa|authoritative name ?servers?|ns).{0,80}(?:\.local\b|\.lan\b|\.internal\b|\.corp\b|192\.168\.|\b10\.\d{1,3}\.\d{1,3}\.).{0,200}(?:public|external|internet|outside|8\.8\.8\.8|1\.1\.1\.1|公网|外网)/,
  ),
  says(
    { 'local-resolver-wrong-answers': 0.86 },
    /@(?:192\.168|10|172|127)\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?.{0,140}@(?:1\.1\.1\.1|8\.8\.8\.8|9\.9\.9\.9|223\.5\.5\.5|119\.29\.29\.29|114\.114\.114\.114)|@(?:1\.1\.1\.1|8\.8\.8\.8|9\.9\.9\.9|223\.5\.5\.5|119\.29\.29\.29).{0,140}@(?:192\.168|10|172|127)\.\d{1,3}\.|(?:resolv\.conf|search domain|domain-search|搜索域).{0,80}(?:fritz\.box|localdomain|\.lan\b|\.home\b|search)/,
  ),
  says(
    { 'txt-name-wrong': 0.9 },
    /(?:dig|nslookup|found|exists?|查到|存在)[^\n]{0,60}_acme-challenge\.([\w-]{2,40}\.[a-z]{2,10})\.\1/,
  ),
  says(
    { 'dnssec-servfail': 0.92 },
    /\+cd\b.{0,120}(?:noerror|works|answer|ok|正常)|dig .{0,80}\+cd\b|dnsviz|delv\b.{0,120}(?:fail|broken|resolution failed)|rcode ?servfail.{0,60}checking disabled/,
  ),
  says(
    { 'domain-expired-or-held': 0.93 },
    /(?:registry )?expir(?:y|ation|es?)(?: date| on)?: ?20\d\d.{0,80}(?:hold|redemption|pending|expired)|status: ?(?:https?:\S{0,40})?(?:clienthold|serverhold|redemption|pendingdelete|inactive)|ns\d?\.(?:expired|expire|suspended|onhold|verification-hold|hold)[\w.-]{0,40}|(?:expired|suspended|verify)\.(?:domain|hichina|reg|registrar|namebright|uniregistry)[\w.-]{0,30}/,
  ),
  says(
    { 'provider-api-retired': 0.86 },
    /(?:pddimp\.yandex|api\.zeit\.co|rpc\.gandi\.net|dns\.api\.gandi|api\.vultr\.com\/v1|api\.linode\.com\/(?:api|v3|\?)|dns\.hetzner\.com|api\.dns\.he|console\.ng\.bluemix|api\.softlayer|dnsapi\.net|api\.cloudxns|www\.cloudxns).{0,160}(?:no such host|nxdomain|could not resolve|404|410|403|301|gone|not found|fail|refus|error)|cloudxns.{0,80}(?:停|关闭|下线|fail|error)/,
  ),
  says(
    { 'provider-endpoint-unreachable': 0.8 },
    /(?:api\.[\w.-]{3,60}|dnsapi\.[\w.-]{2,40}|[\w.-]{3,40}\/(?:api|v\d)\b)[^ ]{0,80}.{0,80}(?:502|503|504|bad gateway|gateway time|service unavailable|internal server error|dnserror|ssl_error|connection (?:reset|aborted|closed)|remote end closed|eof\b|unexpected eof|无法连接|连接失败|连接超时|请求超时)|(?:服务商|provider|dns api|接口).{0,16}(?:返回|returned|status)? ?(?:50[0234]|bad gateway|service unavailable|网关超时)/,
    /dns|txt|zone|record|presenting|provider|解析|记录|域名|hook|plugin/,
  ),
  // Addresses and what answers there
  says(
    { 'a-record-points-elsewhere': 0.86 },
    /(?:dig|nslookup|host|ping|resolves?|a record|解析)[^\n]{0,60}?(?:->|→|:|to|是|为|address)? ?(?!10\.|192\.168|100\.(?:6[4-9]|[7-9]\d)|127\.|104\.(?:1[6-9]|2\d)\.|172\.6[4-9]\.)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}).{0,80}(?:curl|ifconfig|ipinfo|my (?:server|public|real|own|actual)|server'?s? (?:ip|address)|public ip|本机|公网 ?ip|服务器 ?ip).{0,40}?(?!\1)\b(?!10\.|192\.168|100\.(?:6[4-9]|[7-9]\d)|127\.)(?:\d{1,3}\.){3}\d{1,3}/,
  ),
  unless(
    says(
      { 'cdn-proxy-interferes': 0.84 },
      /(?:dig|nslookup|\ba\b|解析).{0,60}(?:104\.(?:1[6-9]|2[0-9])\.\d{1,3}\.\d{1,3}|172\.(?:6[4-9]|7[01])\.\d{1,3}\.\d{1,3}|188\.114\.9[6-9]\.\d{1,3}|2606:4700)|\[?(?:104\.(?:1[6-9]|2[0-9])\.\d{1,3}\.\d{1,3}|172\.(?:6[4-9]|7[01])\.\d{1,3}\.\d{1,3}|188\.114\.9[6-9]\.\d{1,3}|2606:4700:[\da-f:]{2,40})\]?:? .{0,40}(?:fetching|invalid response)|server: (?:cloudflare|cloudfront|akamaighost|yunjiasu|tengine|bytedance)|cf-ray|x-cache: .{0,20}(?:cdn|hit from)|\.(?:cdn|kunlun\w{0,3}|alikunlun|cdngslb|dnsv1|w\.kunlun\w{1,3})\.(?:com|net|cn)/,
      /acme|challenge|well-known|cert|验证|证书/,
    ),
    /found cname entry for "?_acme-challenge/,
  ),
  says(
    { 'isp-blocks-port80': 0.86 },
    /80\/tcp +filtered.{0,120}(?:8080|8443|81|\d{4,5})\/tcp +open|(?:8080|8443|8000|\d{4,5}) .{0,30}(?:works|open|reachable|fine|可以|能|通).{0,60}\b80\b.{0,40}(?:not|timeout|time|closed|filtered|不|超时)|\b80\b.{0,40}(?:not|timeout|filtered|closed|不通|超时).{0,60}(?:8080|8443|8000|\d{4,5}).{0,20}(?:works|open|reachable|fine|可以|能|正常|通)/,
  ),
  says({ 'cgnat-no-public-ip': 0.92 }, /wan.{0,30}(?:100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|10)\.\d{1,3}\.\d{1,3}/),
  says(
    { 'http-redirect-broken': 0.9 },
    /location: https?:\/\/[^ /]{2,100}:(?!80\/|443\/)\d{2,5}\/|location: https?:\/\/(?:\d{1,3}\.){3}\d{1,3}|location: .{0,60}\/(?:login|index\.html|signin|auth)\b|(?:301|302|307|308) .{0,80}(?:301|302|307|308) .{0,80}(?:301|302|307|308)/,
    /well-known|acme|challenge|验证/,
  ),
  says(
    { 'geo-block-secondary-validation': 0.86 },
    /geo-?ip|xt_geoip|country(?:code)? ?(?:==|!=|in|not)|ipset.{0,40}(?:country|cn|geo)/,
  ),
  // Files and what is served
  says(
    { 'server-not-reloaded': 0.9 },
    /notafter ?= ?\w{3} +\d{1,2} (?:[\d:]{8} )?(20\d\d).{0,160}s_client.{0,160}notafter ?= ?\w{3} +\d{1,2} (?:[\d:]{8} )?20\d\d|s_client.{0,160}notafter ?= ?\w{3} .{0,200}(?:\.pem|\.crt|\.cer|live\/).{0,80}notafter ?=|(?:skipping|no|without|not (?:set|configured)).{0,20}(?:reload|post-?hook|deploy-?hook|reloadcmd)|kill -hup.{0,40}(?:no such process|not running)/,
  ),
  says(
    { 'name-not-covered': 0.88 },
    /host ?name mismatch|subject alternative names?.{0,80}(?:requested|asked|host|wanted|visited)|err_cert_common_name|certificate (?:subject )?(?:name|names) .{0,40}(?:does not|doesn't|not) (?:match|include|contain)/,
  ),
  says(
    { 'key-cert-mismatch': 0.92 },
    /modulus.{0,80}(?:md5|sha\d{0,3}).{0,120}modulus|(?:public|pub) ?keys? .{0,30}(?:differ|not the same|mismatch|do not match)/,
  ),
  unless(
    says(
      { 'caa-forbids': 0.88 },
      /\bcaa\b.{0,60}\b(?:0|128) (?:issue|issuewild) "?[\w.;-]{1,40}/,
      /prevent|refus|fail|error|denied|forbid|unauthori|拒绝|失败|不允许|签不/,
    ),
    /issue(?:wild)? "?letsencrypt/,
  ),
  says(
    { 'private-key-not-exportable': 0.86 },
    /export the private key.{0,30}(?:gr[ae]yed|disabled|not available|灰)|exportable ?[:=] ?(?:false|no|0)|non-?exportable/,
  ),
  // Schedulers and keychains
  says(
    { 'scheduler-task-broken': 0.86 },
    /last result:? ?"?(?:267011|0x41303|267010|0x41302|267014)|0x0?4130[23]|last run time:? ?"?(?:11\/30\/1999|30[./]11[./]1999|1999)|(?:timer|task|job|cron)\b.{0,40}(?:inactive \(dead\)|status: disabled|state: disabled)|loaded \(.{0,80}; disabled;/,
  ),
  says(
    { 'scheduler-environment-differs': 0.88 },
    /\b(?:cron|crond|systemd|launchd|schtasks)\b.{0,120}(?:line )?\d{0,5}:? ?[\w./-]{2,40}: (?:command )?not found|path=\/usr\/bin:\/bin|not found.{0,40}(?:works|fine|ok) (?:in|from) (?:the |a |my )?(?:shell|terminal)/,
  ),
  says(
    { 'keychain-no-session-bus': 0.92 },
    /autolaunch a? ?(?:dbus|d-bus)|without a? ?\$display|dbus-launch.{0,40}(?:not found|no such)/,
  ),
  says(
    { 'keychain-data-other-user-or-machine': 0.94 },
    /\b(?:dpapi|protecteddata|cryptunprotectdata)\b.{0,160}(?:data is invalid|not valid|moving|moved|other|another|different|specified state)/,
  ),
  says(
    { 'dns-resolution-failing': 0.88 },
    /(?:ping|wget|curl|nslookup|host)[^\n]{0,20}(?:acme|letsencrypt|zerossl|google|pki|api)[^\n]{0,60}(?:bad address|unknown host|can't resolve|cannot resolve|could not resolve|not found: |server can't find)/,
  ),
  unless(
    says(
      { 'private-key-permission': 0.9 },
      /(?:load|open|read|use|access|get)\w{0,4} (?:the |server |ssl |tls |rsa |ec |certificate |private ){0,4}key\b.{0,200}(?:permission denied|access (?:is )?denied|eacces|errno 13|0000000d)|(?:permission denied|eacces|not readable).{0,140}(?:privkey|private key|\/private\/|\.key\b)|(?:privkey|private key|\/private\/|\.key)[^\n]{0,120}(?:permission denied|eacces|not readable|unreadable|拒绝访问|权限不(?:够|足)|没有权限)/,
      /key/,
    ),
    /installing (?:the )?(?:key|ca|cert|full ?chain)/,
  ),
  unless(
    says(
      { 'server-not-reloaded': 0.84 },
      /(?:reload|restart)(?:ing|ed)?\b[^\n]{0,80}(?:\berror\b|fail|exit(?:ed)? (?:code|status|with)? ?[1-9]|not found|no such|denied|skipp)|(?:fail\w{0,3}|error|unable|could not|cannot) (?:to )?(?:reload|restart)|invalid pid number|no such container.{0,80}|(?:deploy|post|renew|installation|reload)[ _-]?(?:hook|cmd|command|script)\b.{0,80}(?:\berror\b|fail|not found|exit(?:ed)? (?:code|status|with)? ?[1-9]|returned (?:non-?zero|[1-9])|skipp)|(?:重启|重载|重新加载|reload).{0,12}(?:失败|出错|未执行|跳过|错误)|(?:serial|序列号|指纹|fingerprint).{0,80}(?:differ|mismatch|!=|不同|不一致)|serv(?:es|ed|ing).{0,40}(?:old|previous|expired|earlier) (?:cert|one|leaf)/,
      /nginx|apache|httpd|haproxy|caddy|traefik|docker|systemctl|service|hook|served|证书|cert|postfix|dovecot|容器/,
    ),
    /sh: (?:line )?(?:\d{1,4}: )?.{0,200}&&.{0,200}: not found/,
  ),
  says(
    { 'scheduler-task-broken': 0.9 },
    /\/bin\/(?:ba|da)?sh: (?:line )?\d{0,4}:? ?"?\/[^ :]{1,60}\/[^ :]{1,80}: (?:not found|no such file)|cannot find the (?:file|path) specified.{0,60}(?:task|schtasks)|(?:task|schtasks|任务).{0,80}(?:cannot find the (?:file|path)|0x80070002|找不到(?:指定的)?文件)|minute.{0,30}(?:out of range|bad)|bad (?:minute|hour|day)/,
  ),
  says(
    { 'icp-filing-block': 0.94 },
    /未.{0,20}备案|备案.{0,12}(?:异常|缺失|不符|取消|注销|未通过)|工信部.{0,40}备案|(?:阻断|拦截)页|网站暂时无法访问/,
  ),
  says(
    { 'port80-unreachable': 0.88 },
    /(?:确保|确认|请).{0,24}(?:打开|开放|转发).{0,6}(?:端口 ?80|80 ?端口)|(?:make sure|ensure|check|please).{0,40}port 80.{0,40}(?:open|forward|reach|router)|connection refused: [\d.]{7,15} port 80\b|(?<!dial tcp )(?<![\d.])[\d.]{7,15}:80\b.{0,30}(?:refused|timed? ?out|no route)/,
  ),
];
