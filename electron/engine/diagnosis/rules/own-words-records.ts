/** How people tell of DNS providers and records that fail, in their own words. */
import { people, type Rule } from '../rule.ts';
import { bad } from './complaint-words.ts';

const dnsHost =
  /dns|provider|registrar|cloudflare|aliyun|alibaba|tencent|dnspod|godaddy|namecheap|porkbun|ovh|gandi|hetzner|route ?53|azure|huawei|digitalocean|duckdns|\bapi\b|\bkey\b|token|secret|阿里云|腾讯云|华为云|解析|服务商|密钥|令牌|接口/;

export const ownWordsAboutRecords: readonly Rule[] = [
  people(
    { 'dns-plugin-missing': 0.66 },
    /plug-?in|module|hook|(not|n't) (in the list|supported|listed)|不在(列表|名单|选项)|no support|插件|模块|列表里没有|没有(我|这个|这家)|不支持/,
    /dns|provider|registrar|服务商|厂商|解析/,
  ),
  people(
    { 'http-port-in-use': 0.66 },
    /port ?80|80 port|\b80\b|port 443|:80|80 ?端口|端口 ?80/,
    /in use|taken|occupied|already|another (program|process|server|service)|nginx|apache|iis|skype|docker|busy|占用|被占|别的(程序|服务)|已经有|冲突|nginx/,
    bad,
  ),
  people(
    { 'http-port-permission': 0.66 },
    /port ?80|80 port|\b80\b|:80|low port|privileged|80 ?端口|端口/,
    /permission|root|admin|sudo|right|privilege|not allowed|权限|管理员|root|不允许/,
  ),
  people(
    { 'hairpin-self-check': 0.68 },
    /from (inside|within|home|my (own )?(network|lan))|inside (my|the) (network|lan)|self[- ]?check|hairpin|loopback|own public (\bip\b|address)|内网|回环|自检|自己的公网|本地网络|局域网里/,
    /outside|internet|mobile|phone|friends|others|works|fine|public|外网|外面|手机|公网|正常|能(打开|访问)/,
  ),
  people(
    { 'provider-credentials-invalid': 0.62 },
    dnsHost,
    /(key|token|secret|password|login|credential|密钥|令牌|密码|凭据|凭证|accesskey|secretkey|secretid|api ?key)/,
    /wrong|invalid|reject|refus|not accept|doesn't accept|won't accept|401|unauthori|incorrect|deleted|expired|revoked|rotated|regenerat|no longer|错|无效|不对|不认|不正确|过期|删|失效|认证失败|不通过|换过/,
  ),
  people(
    { 'provider-key-whitespace': 0.7 },
    /space|blank|white ?space|line ?break|new ?line|invisible|hidden char|quote|copied from|trailing|空格|换行|空白|不可见|引号|全角|复制.{0,10}(多|带)/,
    /key|token|secret|password|credential|密钥|令牌|密码|凭据|凭证|token|secret/,
  ),
  people(
    { 'provider-credential-type-mixup': 0.66 },
    /global (api )?key|wrong (kind|type|field|box|one)|(instead|rather than|confus|mixed up|difference between|which (one|key)|other (kind|type)|two (kinds|types))|(api )?token (or|vs|and) (api )?key|dnspod token|subuser|填(错|反|到)|哪(种|个)|类型|混|搞错|应该(填|用)|还是/,
    /key|token|secret|credential|密钥|令牌|凭据|token|secret/,
    /dns|cloudflare|provider|tencent|dnspod|aliyun|godaddy|gandi|api|field|box|解析|腾讯|阿里|服务商|栏|框/,
  ),
  people(
    { 'provider-permission-missing': 0.66 },
    /permission|allowed|right|scope|access|iam|ram|policy|403|forbidden|privilege|read-?only|权限|授权|无权|只读|策略/,
    /key|token|user|account|role|credential|密钥|令牌|账号|用户|子账号|token/,
    /dns|zone|record|domain|txt|解析|域名|记录/,
  ),
  people(
    { 'provider-plan-restriction': 0.68 },
    /plan|tier|free (account|domain|tld|plan|version)|paid|upgrade|resellers?|(business|paying) customers|premium|(10|ten) (or more )?domains|fewer than|(?:only|just) (?:have |own |got )?(?:one|two|three|a few|\d) domains?|只有.{0,4}个域名|\.(tk|ml|ga|cf|gq)\b|套餐|免费(版|域名|账户)|升级|付费|专业版|会员/,
    dnsHost,
    bad,
  ),
  people(
    { 'provider-ip-allowlist': 0.68 },
    /white ?list|allow ?list|\bip\b.{0,40}(changed|allow|list|restrict|not|new|block)|my ip|(\bip\b|地址).{0,10}(变|换|白名单|限制|不允许)|白名单/,
    /api|key|token|provider|namecheap|dns|cloudflare|接口|密钥|服务商|解析|token/,
  ),
  people(
    { 'provider-zone-not-found': 0.64 },
    /domain|zone|域名|区域/,
    /(not|isn't|doesn't|can't|cannot|couldn't).{0,30}(in (this|my|the|that) (account|list)|find|found|exist|know|there|see|belong)|(other|another|different|second) account|account .{0,20}(doesn't|not) (have|contain|own)|(另|别|其他)(一)?个?账[号户]|账[号户](下|里).{0,6}(没有|找不到|不存在)|找不到.{0,6}域名|域名.{0,6}(不存在|找不到)|不在.{0,6}账[号户]/,
    /dns|provider|cloudflare|aliyun|tencent|dnspod|godaddy|api|account|key|zone|解析|服务商|阿里|腾讯|账[号户]/,
  ),
  people(
    { 'provider-zone-ambiguous': 0.68 },
    /two (zones|domains|hosted)|(same|duplicate|identical) (name|zone)|twice|private (zone|and)|parent (zone|domain)|wrong zone|sub ?zone|both (zones|a parent)|两个(同名|一样)?(的)?(域|区|zone|托管)|同名|上级域|错误的(域|区|zone)|写到了?(别|上级|父)/,
    /zone|record|txt|hosted|域|记录|解析/,
  ),
  people(
    { 'provider-record-conflict': 0.68 },
    /already (?!tried|done|did|check|chang|restart|open)|exist(s|ing)|duplicate|conflict|已(经)?(存在|有)|重复|冲突/,
    /record|txt|cname|_acme|entry|记录|解析/,
    bad,
  ),
  people(
    { 'provider-ttl-rejected': 0.74 },
    /\bttl\b|time to live|生存时间/,
    /too|low|small|short|minimum|reject|refus|invalid|at least|accept|like|take|wrong|complain|allow|600|60|120|不|小|低|最小|限制|拒绝|太/,
  ),
  people(
    { 'provider-rate-limited': 0.64 },
    dnsHost,
    /too many (requests|calls)|throttl|rate limit|too (fast|often|quick)|slow down|limit|quota|429|频繁|限流|次数|太快|超限|过多/,
    /provider|dns|cloudflare|aliyun|route ?53|godaddy|dnspod|\bapi\b|解析|服务商|阿里|腾讯|接口/,
  ),
  people(
    { 'provider-api-retired': 0.68 },
    /deprecat|retired|shut ?down|switched off|old (api|version|console|key)|no longer (works|exists|supported|available)|discontinu|moved to|new (api|console)|removed|turned off|下线|停用|废弃|旧(的)?(接口|api|版)|新(的)?(接口|api|版)|不再支持|关闭了/,
    /\bapi\b|dns (console|service)|interface|endpoint|hetzner|gandi|livedns|接口|api/,
  ),
  people(
    { 'provider-endpoint-unreachable': 0.64 },
    /(reach|connect|time ?out|timed out|no (answer|response)|unreachable|hang|slow|连不上|连接|超时|访问不了|打不开|不通|没反应)/,
    /(dns (provider|host|service)|provider|cloudflare|aliyun|tencent|dnspod|godaddy|namecheap|ovh|route ?53|hetzner|服务商|阿里云|腾讯云|华为云|解析商).{0,30}(api|server|interface|site|endpoint|接口|服务器|网站)|(api|server|interface|endpoint|接口|服务器).{0,20}(of|at|from) .{0,20}(provider|dns|cloudflare|aliyun|godaddy|namecheap|ovh)/,
    bad,
  ),
  people(
    { 'provider-domain-locked': 0.68 },
    /locked|suspended|frozen|real[- ]?name|identity|verif(y|ied|ication) (my |the )?(identity|owner|registrant|e-?mail)|unpaid|lock(ed)?\b|锁|冻结|实名|欠费|暂停解析|停用|封/,
    /domain|zone|dns|域名|解析/,
    bad,
  ),
  people(
    { 'cname-delegation-misrouted': 0.68 },
    /cname|alias|delegat|别名|委派|委托|代理域名/,
    /_acme|challenge|validation|verif|txt|验证|记录/,
    /wrong|other|elsewhere|another|not (followed|used|there)|ignor|different|n't|fail|original|but |错|别|其他|另|没有?(跟|走|写)|不(跟|走|认)|失败/,
  ),
  people(
    { 'wildcard-cname-swallows-challenge': 0.7 },
    /\* as (a )?cname|\* record|wild ?card (cname|dns|record|entry|a record)|\* ?(cname|record)|catch-?all|park(ed|ing)|\*\.[a-z.]{3,40}.{0,30}(cname|record|points)|泛解析|停放|通配(符)?(解析|记录)|\*.{0,4}(解析|记录)/,
    /_acme|challenge|txt|cert|verif|valid|renew|证书|验证|txt|续/,
  ),
  people(
    { 'txt-name-wrong': 0.68 },
    /txt|record|_acme|entry|记录|解析/,
    /wrong (name|host|place|label|field)|name (field|box|column)|twice|doubled|repeat|appended|(full|whole) (name|domain)|host field|added (my|the) domain|domain (at the end|again)|主机记录|写错|填错|多(了)?(一|个)|重复(了)?(域名|一遍)|名(称|字)(写|填)?(错|不对)|完整域名/,
    /_acme|challenge|txt|cert|verif|证书|验证/,
  ),
  people(
    { 'propagation-slow-provider': 0.62 },
    /(takes?|took|taking) .{0,30}(minutes|hours|long|time|forever|ages|while)|slow|wait(ing|ed)?|not (yet )?(visible|there|propagated|updated|live)|propagat|too (early|soon|quick)|time ?out|minutes later|生效(慢|很慢|要|需)?|等(了|很久|半天)|慢|还没(生效|更新)|传播|几分钟|半小时|太早/,
    /txt|record|dns|propagat|entry|_acme|nameserver|解析|记录|域名/,
    /cert|verif|valid|challenge|check|app|txt|txt|propagat|证书|验证|检查|生效/,
  ),
  people(
    { 'negative-cache': 0.7 },
    /cach|remember|negative|nxdomain|缓存|记住/,
    /not exist|n't exist|nxdomain|missing|not (there|found)|before|too early|first|不存在|没有|之前|先查|过早/,
    /record|txt|dns|resolver|name|记录|解析|查/,
  ),
  people(
    { 'secondary-ns-out-of-sync': 0.68 },
    /(one|some|second|secondary|slave|other|two|ns2|not all|different|half) .{0,24}(of (my|the|our) )?(name ?servers?|dns servers?|ns\b)|name ?servers? .{0,30}(differ|disagree|not (all|the same)|out of sync|different)|(从|辅|另一台|有(一|的)台?|两台|各台?|部分|主从).{0,8}(dns|服务器|ns)|不(一致|同步)/,
    /sync|differ|old|n't (pick|get|see|have)|not (have|updated|yet)|disagree|still|missing|stale|transfer|serial|不一致|不同步|旧|没有?(更新|同步)|不一样/,
  ),
  people(
    { 'domain-uses-other-nameservers': 0.66 },
    /name ?servers?|\bns\b|registrar|moved|transferred|switched|migrat|hosted (at|with|by)|dns (is|are) (at|with|on|actually)|dns服务器|域名服务器|解析(在|是|已)|转移|迁移|搬到|接入/,
    /other|another|different|elsewhere|old (provider|host|dns)|not (at|with|pointing)|actually|still|wrong provider|bought|registered at|别|另|其他|不是|原来|旧|实际|换(了|到)|买的/,
    /dns|record|txt|provider|解析|记录|服务商/,
  ),
  people(
    { 'local-resolver-wrong-answers': 0.64 },
    /(my |the |our )?(router|pi-?hole|adguard|local dns|company dns|internal dns|home dns|dnsmasq|unbound|fritz)|search domain|dns rebind|路由器|本地 ?dns|公司 ?dns|软路由|内网 ?dns|本机 ?dns/,
    /wrong|different|rewrit|other|overrid|old|returns|answers|finds|错|不同|改写|不对|不一样|返回/,
  ),
  people(
    { 'local-resolver-timeout': 0.66 },
    /(dns|resolver|nameserver|router|解析|域名)/,
    /slow|time ?out|timed out|no (answer|response)|does(n't| not) (answer|respond)|\bhang(?:s|ing)?\b|超时|很慢|没(有)?(反应|响应|应答)/,
    /local|my (dns|router|resolver)|router|127\.0\.0|192\.168|system|home|this (computer|machine)|docker|本地|本机|路由器|系统|家里|容器/,
  ),
  people(
    { 'resolver-fake-ip': 0.76 },
    /clash|fake-?ip|sing-?box|surge|(?<![\w.-])v2ray(?![\w.])|mihomo|shadowrocket|198\.18|tun ?mode|vpn (tool|app|client)|科学上网|代理(软件|工具)|翻墙|tun ?模式|小火箭|梯子/,
  ),
  people(
    { 'dns-traffic-intercepted': 0.68 },
    /intercept|hijack|redirect(s|ed|ing)? (all )?(my )?dns|captur|劫持|拦截|污染|抢答/,
    /dns|port 53|quer|解析|域名|53/,
  ),
  people(
    { 'outbound-dns-blocked': 0.68 },
    /port 53|dns over https|doh\b|outbound dns|outgoing dns|public dns|8\.8\.8\.8|1\.1\.1\.1|53 ?端口|公共 ?dns|外部 ?dns|对外.{0,4}dns/,
    /block|firewall|can't|cannot|not (allowed|reach)|filter|drop|closed|time|forbid|封|拦|防火墙|不通|屏蔽|禁|连不上|不能|超时/,
  ),
  people(
    { 'split-horizon-dns': 0.7 },
    /(adguard|pi-?hole|router|opnsense|pfsense|unbound|dnsmasq|路由器|软路由|内网 ?dns).{0,60}(rewrit|overrid|local (zone|record)|own zone|改写|重写|覆盖|指(到|向)内网)/,
    /zone|domain|record|域名|解析|记录/,
  ),
  people(
    { 'split-horizon-dns': 0.7 },
    /split|internal (and|vs|dns zone|zone)|(inside|internal(ly)?|company|office|lan).{0,40}(outside|external|public|internet)|active directory|(内网|内部|公司).{0,20}(外网|公网|外部)|内外网|域控/,
    /dns|zone|resolv|answers|record|name|解析|域名|记录/,
  ),
  people(
    { 'propagation-slow-provider': 0.68 },
    /(forever|ages|minutes|hours|slow|long|early|yet|patien)|慢|(十|几|二十|三十|半).{0,4}(分钟|小时)|很久|半天|太早|还没/,
    /(record|txt|dns|entry|it) .{0,30}(shows? up|appears?|visible|publish|propagat|update|live)|(shows? up|appears?|visible|publish|propagat|update).{0,30}(record|txt|dns)|(记录|解析|dns).{0,16}(更新|生效|查(得)?到|出来|同步|刷新)|(更新|生效|查(得)?到|刷新).{0,16}(记录|解析|dns)/,
    /give(s)? up|gave up|too (early|soon)|fail|time|before|wait|超时|放弃|退出|失败|等不|等/,
  ),
  people(
    { 'split-horizon-dns': 0.74 },
    /\bad domain|active directory|internal dns|dns inside|company dns|(内部|内网|公司)(的)? ?dns|域控/,
    /same|public|outside|external|challenge|doesn't know|own zone|(同|一)样|同名|公网|外网|外部/,
  ),
  people(
    { 'apex-and-wildcard-overwrite': 0.74 },
    /同时(?:申请|签发).{0,40}\*\.|\*\..{0,40}同时(?:申请|签发)|(?:both|together) .{0,60}\*\.|\*\..{0,60}(?:at the same time|together)/,
    /txt|_acme|验证|fail|失败|报错/,
  ),
  people(
    { 'challenge-blocked-by-rule': 0.66, 'challenge-file-not-served': 0.62 },
    /\b403\b.{0,120}challenge files?|challenge files?.{0,120}\b403\b/,
  ),
];
