/** How people tell of names, accounts, authorities and orders that fail, in their own words. */
import { people, type Rule, unless } from '../rule.ts';
import { bad } from './complaint-words.ts';

/** Limits of new accounts, not of what is ordered with one. */
const newAccounts =
  /account.{0,60}(creat|regist|new|limit|too many)|(creat|regist|new|too many).{0,60}account|registrations|注册|(新建|创建).{0,6}(账户|账号)/;

export const ownWordsAboutAsking: readonly Rule[] = [
  people(
    { 'identifier-has-port-or-url': 0.66 },
    /\bport\b|:\d{4,5}\b|https?:\/\/|\burl\b|\bslash|\bpath\b|端口|网址|http/,
    /(domain|host ?name|name|address|cert\w{0,30}) (field|box)|typed|entered|enter\b|put (in)?|wrote|filled|pasted?|include|with (a |the |my )?port|for (\bip\b|my|the|port)\b.{0,30}:\d|for (a )?(specific )?port|certificate for .{0,40}(port|:\d|https?:)|填|输入|写|带(了|上)?端口|加(了|上)?端口|粘贴/,
    bad,
  ),
  people(
    { 'identifier-has-port-or-url': 0.5 },
    /(certificate|cert|ssl|证书).{0,40}(:\d{4,5}\b|on port \d{4}|https?:\/\/[^ ]{3,60}\/|端口 ?\d{4})/,
    bad,
  ),
  people(
    { 'identifier-invalid-characters': 0.66 },
    /underscore|下划线|空格|blank in|space in|special char|odd char|weird char|illegal char|特殊(字符|符号)|非法字符|char(acter)?s? .{0,30}(name|domain)|two dots|double dot|(name|domain)\b.{0,40}"?_"?/,
    bad,
  ),
  people(
    { 'identifier-idn-not-punycode': 0.68 },
    /umlaut|accent|unicode|chinese (domain|character|name|letters)|cyrillic|arabic|japanese|non-?ascii|punycode|\bidn\b|xn--|international|special letters|ü|ö|ä|ß|é|ñ|中文域名|汉字|中文(的)?(网址|名)|国际化域名|转码/,
    /domain|name|cert|zone|site|域名|证书/,
    bad,
  ),
  people(
    { 'identifier-not-public': 0.7 },
    /\.(local|lan|internal|home|localdomain|corp|intranet|box|test|arpa)\b|localhost|internal (name|host|domain|server)|local (name|host ?name|domain)|(only|just) (in|on|inside) (my|our|the) (home|local|company|office)? ?(network|lan)|made[- ]?up (domain|name)|own(ed)? fake|内网域名|局域网(里|内)?的?(域名|名字|主机)|本地域名|自己起的|自定义(的)?(域名|后缀)|单(个|独)(的)?主机名/,
    /cert|ssl|https|encrypt|证书|签/,
    bad,
  ),
  people(
    { 'identifier-policy-blocked': 0.68 },
    /policy|black ?list|block ?list|banned|prohibit|(amazonaws|azure|cloudapp|elb|appspot|run\.app|herokuapp|aliyuncs)\b|ec2 (host|name|default|address)|(aws|amazon|azure|cloud|google) (host ?name|dns name|default (domain|name)|given)|default (aws|azure|cloud) |provider's (own )?(host|domain)|策略|政策|黑名单|云厂商.{0,6}域名|默认域名|自带的?域名|风控|敏感/,
    /cert|domain|name|host|issue|证书|域名|签/,
    bad,
  ),
  people(
    { 'wildcard-needs-dns01': 0.68 },
    /wild ?card|\*\.|star cert|asterisk|泛域名|通配/,
    /http|file|web ?root|80|standalone|upload|challenge|method|verif|validat|without dns|文件|网站|验证|方式/,
    bad,
  ),
  people(
    { 'wildcard-needs-dns01': 0.35 },
    /(can't|cannot|can not|unable|won't|refuses|不能|无法|申请不(了|到|下)).{0,40}(wild ?card|\*\.|泛域名|通配)|(wild ?card|\*\.|泛域名|通配).{0,40}(can't|cannot|unable|won't|refuse|fail|失败|不能|无法|申请不)/,
  ),
  people(
    { 'ip-identifier-needs-profile': 0.68 },
    /(certificate|cert|ssl|https|证书)(?:(?!解析|指向|。|resolv|point).){0,40}(\bip\b|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})|(\bip\b|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:(?!。).){0,40}(certificate|cert|ssl|https|证书)|without a domain|no domain name|没有域名/,
    bad,
  ),
  people(
    { 'identifier-type-unsupported': 0.66 },
    /onion|tor (site|service|hidden)|hidden service|(e-?mail|s\/mime|code signing|document) (certificate|cert)|邮件(签名)?证书|代码签名|洋葱|s\/mime/,
    bad,
  ),
  people(
    { 'account-email-invalid': 0.66 },
    /e-?mail|mail address|邮箱|邮件地址|电邮/,
    /account|regist|sign ?up|contact|example\.|invalid|refus|reject|not accept|valid|made ?up|fake|real|left (it )?(empty|blank)|empty|let's encrypt|zerossl|\bca\b|账户|账号|注册|无效|假|随便|留空|没填|不(认|合法|接受)|必须/,
    bad,
  ),
  people(
    { 'contact-scheme-unsupported': 0.68 },
    /phone|telephone|tel:|mobile|fax|mailto|sms|(two|several|multiple|more than one) (e-?mail|address|contact)|联系方式|电话|手机号|(两|多|几)个(联系)?邮箱/,
    /contact|account|regist|联系|账户|账号|注册|\bca\b|acme/,
    bad,
  ),
  people(
    { 'terms-not-agreed': 0.7 },
    /terms|agreement|\btos\b|conditions|license (text|agreement)|条款|协议/,
    /agree|accept|changed|new|updat|confirm|sign|同意|接受|更新|变|确认|勾/,
  ),
  people(
    { 'ca-user-action-required': 0.66 },
    /(wants?|asks?|tells?|must|have to|让|要求|叫).{0,20}(me|us|you|我|用户).{0,20}(open|click|visit|log|confirm|do |打开|点|去|到|操作|登录|确认)|(visit|open|click|go to|follow|log ?in).{0,30}(link|page|site|website|portal|url)|action required|do something|(打开|点击|访问|登录).{0,10}(链接|网站|网页|页面|官网)|让我去|要我去/,
    /\bca\b|authority|let's encrypt|zerossl|google|account|certificate|issuer|证书|颁发|账户|机构/,
    bad,
  ),
  people(
    { 'account-not-found': 0.66 },
    /account|账户|账号|注册(信息)?/,
    /does(n't| not) (exist|know)|not (exist|found|know)|unknown|never heard|no account|can't find|cannot find|another ca|staging|test (server|environment)|switched|moved|不存在|找不到|查无|不认识|没有这个|换了|测试环境|正式环境/,
    /\bca\b|acme|let's encrypt|letsencrypt|zerossl|authority|certificate|cert\b|server|证书|颁发|机构|服务器|正式/,
  ),
  people(
    { 'account-deactivated': 0.7 },
    /account|账户|账号/,
    /deactivat|closed|disabled|revoked|suspended|shut|terminated|killed|停用|注销|关闭|禁用|封/,
    /cert|acme|\bca\b|let's encrypt|letsencrypt|zerossl|renew|order|证书|续|签|颁发/,
  ),
  people(
    { 'account-file-corrupt': 0.66 },
    /(account|registration|settings?|acme|config\w{0,30}|saved|json) (file|data|info\w{0,30})|account\.json|regr\.json|acme\.json|账户(文件|数据|信息|配置)|配置文件|账号(文件|数据)/,
    /corrupt|damaged|empty|broken|half|truncat|zero|0 bytes|crash|power|unreadable|can't (be )?read|parse|garbage|lost|损坏|坏了|空的|为空|断电|不完整|丢|读不|乱码|解析/,
  ),
  people(
    { 'account-file-permissions': 0.66 },
    /permission|chmod|600|777|owner|root|rights|readable|(read|seen) by (others|everyone|anyone|all)|权限|属主|所有者/,
    /acme\.json|account|key file|config|settings|data file|data folder|profile|账户|密钥文件|数据(文件|目录)|配置/,
    bad,
  ),
  people(
    { 'account-key-mismatch': 0.64 },
    /account key|signature|signed|jws|wrong key|copied|moved|migrat|restored|账户(的)?(密钥|私钥)|签名|复制|迁移|恢复|拷/,
    /account|账户|账号/,
    /match|wrong|verif|belong|other|another|different|匹配|不对|不符|不一致|校验|验证/,
  ),
  people(
    { 'bad-signature-algorithm': 0.66 },
    /algorithm|算法|ed25519|es512|rs256|sha-?1/,
    /sign|account|request|jws|签名|账户|请求/,
    bad,
  ),
  people(
    { 'eab-required': 0.62, 'eab-invalid': 0.25 },
    /\beab\b|external account|binding|key ?id|hmac|外部账户|账户绑定/,
    /ask|need|require|where|what is|get|missing|want|demand|must|don't have|no |找|哪|要|需要|必须|什么|没有|缺/,
  ),
  people(
    { 'eab-invalid': 0.64 },
    /\beab\b|external account|hmac|外部账户/,
    /wrong|invalid|not accept|reject|refus|incorrect|copied|pasted?|swap|mixed up|bad|doesn't work|错|无效|不对|不正确|填反|复制|被拒|格式/,
  ),
  people(
    { 'eab-consumed-or-expired': 0.7 },
    /\beab\b|external account|hmac|外部账户/,
    /expire|old|used|again|second|twice|reuse|week|days|once|another (server|machine|computer)|过期|用过|再次|第二|两次|失效|一次|天前|上周|重复|另一台/,
  ),
  people(
    { 'rate-limit-new-accounts': 0.7 },
    /accounts?|regist|账户|账号|注册/,
    /too many|limit|so many|lots of|many times|again and again|each time|every time|hundred|过多|太多|上限|限制|频繁|很多次|每次/,
    newAccounts,
  ),
  people(
    { 'directory-url-wrong': 0.66 },
    /(acme|\bca\b|server|directory|api|endpoint) ?(server )?(url|address|link|version)|v01|v1\b|acmev1|old (address|url|endpoint|api|version)|typed the address|(目录|服务器|接口|acme|\bca\b)(的)?(地址|网址|链接)|旧(版|的)?(地址|接口)/,
    /acme|\bca\b|let's encrypt|letsencrypt|zerossl|directory|certif|目录|证书|颁发/,
    bad,
  ),
  people(
    { 'ca-discontinued': 0.72 },
    /buypass|discontinu|shut ?down|closed down|ended|out of business|(no longer|not|doesn't) (exists?|issues?|offers?) any ?more|no longer (exists|issues|offers)|service (has )?(ended|gone)|停止(了)?(服务|签发)|停服|倒闭|关停|不再(提供|签发)/,
    /\bca\b|authority|certif|ssl|acme|buypass|issuer|证书|颁发|机构/,
  ),
  people(
    { 'dns-resolution-failing': 0.66 },
    /resolve|name resolution|dns|look ?up|host ?name|解析|域名服务器/,
    /letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|any (site|host|website|name)|anything|google\.com|ping|(this|my) (computer|server|machine|container|pc|host)|docker|container|证书(服务器|机构)|颁发|任何(网站|域名)|本机|这台(电脑|机器|服务器)|容器|上不了网/,
    bad,
  ),
  people(
    { 'ca-network-blocked': 0.66 },
    /(connect|reach|access|open|get|talk|contact|connection|load).{0,40}(letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|certificate server|issuer)|(letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|certificate server|证书(服务器|机构)|颁发机构).{0,40}(connect|reach|access|time ?out|timed out|blocked|firewall|连|访问|超时|打不开|不通|墙)|(连|访问|打开).{0,8}(letsencrypt|let's encrypt|zerossl|\bca\b|acme|证书(服务器|机构)|颁发机构)/,
    bad,
  ),
  unless(
    people(
      { 'proxy-misconfigured': 0.68 },
      /proxy|代理/,
      /company|office|corporate|http_proxy|https_proxy|set|config|behind|login|407|公司|单位|设置|配置|认证|走|用了/,
      bad,
    ),
    /cloudflare|\bcdn\b|(?:orange|gr[ae]y) cloud|reverse proxy|proxy (?:host|manager)|nginx proxy|反向代理/,
  ),
  people(
    { 'ca-tls-untrusted': 0.68 },
    /anti-?virus|inspect|intercept|company root|root (store|certificate|\bca\b)|self-?signed|trust|mitm|security (software|product|suite)|zscaler|kaspersky|杀毒|信任|根证书|自签|中间人|安全软件|流量(审计|解密)/,
    /letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|connect|https|server|app|program|连接|证书(服务器|机构)|颁发|程序|https/,
    bad,
  ),
  people(
    { 'tls-stack-too-old': 0.68 },
    /(windows|server) ?(server )?(2008|2012|7|8|xp|vista)|old (windows|server|os|system|machine)|tls ?1\.?[0-3]|handshake|secure channel|cipher|旧(版)?(的)?(windows|系统|服务器)|老(的)?(windows|系统|服务器)|握手|安全通道/,
    /connect|letsencrypt|let's encrypt|\bca\b|acme|reach|secure|handshake|request|连|握手|通道|请求/,
    bad,
  ),
  people(
    { 'clock-skew': 0.72 },
    /clock|system time|date (is|was|and time|set)|wrong (date|time)|time ?zone|minutes (off|behind|ahead|fast|slow)|hours? (off|behind|ahead)|ntp|time ?stamp|时间(不对|不准|慢|快|错|差|戳|不同步|相差)|时钟|时区|日期|校时|系统时间/,
  ),
  people(
    { 'ca-service-unavailable': 0.66 },
    /(letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|issuer|证书(服务器|机构)|颁发机构).{0,60}(down|outage|50\d|maintenance|offline|overload|unavailable|gateway|挂|宕|故障|维护|崩)|(down|outage|50\d|maintenance|offline|unavailable|gateway|挂|宕|故障|维护).{0,60}(letsencrypt|let's encrypt|zerossl|\bca\b|acme|authority|issuer|证书(服务器|机构)|颁发机构)/,
  ),
  people(
    { 'redundant-with-wildcard': 0.7 },
    /wild ?card|\*\.|star|泛域名|通配/,
    /both|also|redundant|already|together|same (cert|order|request)|cover|as well|duplicate|www|plus|同时|一起|重复|包含|已经|覆盖|还/,
    bad,
  ),
  people(
    { 'too-many-identifiers': 0.7 },
    /(\b\d{3,4}|hundred|too many|so many|lots of|more than (25|100)|dozens of) (of )?(sub ?domains?|domains?|names?|host ?names?|sites?|sans?)|(域名|子域|网站|名字).{0,8}(太多|过多|上百|一百|超过|\d{3}个)|(\d{3}|上百|一百多|几百)多?个(子)?(域名|网站)|一张证书.{0,10}(多少|太多|放不下)/,
  ),
  people(
    { 'ca-internal-error': 0.5 },
    /internal (server )?error|server ?internal|内部错误|服务器错误/,
    /let's encrypt|letsencrypt|zerossl|\bca\b|acme|authority|order|issu|certif|证书|颁发|订单|机构/,
  ),
  people({ 'bad-nonce': 0.72 }, /nonce|replay|防重放/),
  people(
    { 'ari-replaces-rejected': 0.7 },
    /replac|\bari\b|替换|取代/,
    /order|renew|already|cert|twice|again|订单|续|已经|证书|重复/,
    bad,
  ),
  people(
    { 'profile-not-available': 0.7 },
    /profile|short-?lived|(six|6)[- ]day|tlsserver|tlsclient|模板|配置档|短期证书/,
    /cert|\bca\b|let's encrypt|letsencrypt|order|account|issue|证书|账户|签/,
    bad,
  ),
  people(
    { 'rate-limit-duplicate-certificate': 0.68 },
    /same (cert|domain|name|set)|duplicate|exact|identical|again and again|over and over|(five|5|several|many|six|6) times|re-?install|re-?issu|kept (re)?(issuing|requesting|testing)|test(ing|ed)|重复|同一(张|个|组)|反复|(五|5|好几|很多|多)次|重装/,
    /limit|too many|week|blocked|wait|quota|refus|won't|168|no more|限|太多|过多|一周|一星期|等|不让|不给/,
  ),
  people(
    { 'rate-limit-registered-domain': 0.66 },
    /sub ?domains?|registered domain|main domain|whole domain|dyn(amic)? ?dns|ddns|shared domain|free domain|university|customers|主域|子域|注册域名?|动态域名|免费域名|整个域名|别人/,
    /limit|too many|quota|week|50|fifty|限|太多|过多|配额|一周|次数/,
  ),
  people(
    { 'rate-limit-failed-validations': 0.68 },
    /fail(ed|ures|ing)?|tried|attempts?|retr(y|ied)|wrong|失败|尝试|试了|重试/,
    /too many|limit|hour|locked out|blocked|wait|(five|5|many|several) times|过多|太多|限|一小时|次数|等|五次|不让|频繁/,
    /validat|verif|authori[sz]|attempt|tried|challenge|failed|验证|授权|失败|试/,
  ),
  people(
    { 'rate-limit-new-orders': 0.66 },
    /orders?\b|300|loop|script|batch|订单|下单|批量|循环|脚本/,
    /too many|limit|hours|限|太多|过多|频繁/,
    /cert|order|acme|let's encrypt|证书|订单/,
  ),
  people(
    { 'rate-limit-request-overload': 0.62 },
    /too (fast|quick|many requests|often)|429|busy|overload|slow down|请求(太|过于)?(快|频繁|多)|太(快|频繁)|繁忙|过载/,
    /\bca\b|let's encrypt|letsencrypt|zerossl|acme|server|request|authority|服务器|请求|颁发|机构/,
  ),
  people(
    { 'account-identifier-paused': 0.72 },
    /paused?|unpause|suspended|temporarily (prevented|blocked)|portal|暂停|解除/,
    /let's encrypt|letsencrypt|\bca\b|domain|account|cert|issu|renew|域名|账户|证书|签发|续/,
  ),
  people(
    { 'order-expired': 0.68 },
    /order|authori[sz]ation|challenge|request|订单|授权|申请/,
    /expired|too old|days? later|next day|resum|continu|came back|yesterday|last week|过期|失效|隔(了)?(天|几天)|第二天|继续|昨天|上周/,
    /cert|order|acme|validat|challenge|证书|订单|验证|授权/,
  ),
  people({ 'revoke-already-revoked': 0.72 }, /revok|吊销|撤销/, /already|again|twice|second|已经?|再次|两次|重复/),
  people({ 'revoke-reason-rejected': 0.72 }, /revok|吊销|撤销/, /reason|原因|理由/, bad),

  // More ways to say the same
  people(
    { 'rate-limit-duplicate-certificate': 0.68 },
    /(five|5|several|many|enough|too many|already) .{0,20}certs?\b.{0,30}(week|name|domain)|(test|try|play)(ed|ing|s)? .{0,30}(week|limit|no more|already)|(好几|多|五|几)次.{0,20}(这周|本周|一周|限)|(这周|本周|一周).{0,10}(不能|不让|不给)/,
    /cert|签|证书|let's encrypt|limit|申请/,
  ),
  people(
    { 'eab-required': 0.6 },
    /\beab\b|外部账户/,
    /whatever|what is|what's|where|how|want|need|ask|require|是什么|什么意思|要求|需要|怎么|哪里|去哪/,
  ),
  people(
    { 'clock-skew': 0.74 },
    /(bios|cmos|clock) battery|date (resets?|jumps?|is back|shows)|(time|date|clock).{0,20}(reset|1970|2000|2015|slow|fast|behind|ahead)|时间.{0,8}(慢|快|差|重置|回到)|主板电池/,
  ),
];
