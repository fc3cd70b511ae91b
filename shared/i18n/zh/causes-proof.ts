/** What people are told of causes: publishing and checking a proof. */
import type { CauseText } from '../../domain/causes.ts';
import type { proofCauses } from '../../domain/causes-proof.ts';

export const proofCauseTexts = {
  'txt-name-wrong': {
    title: 'TXT记录名写错',
    explanation: '控制台会自动补上域名后缀，填全名就会重复；通配符的记录名不带星号。',
    fixes: ['主机记录只填域名前面的部分，并删除写错的记录。'],
  },
  'propagation-slow-provider': {
    title: '服务商生效慢',
    explanation: '记录已保存，但服务商的权威服务器要过几分钟（个别长达一小时）才返回。',
    fixes: ['等全部权威服务器都返回新值后再通知颁发机构，并为该服务商留出更长时间。'],
  },
  'negative-cache': {
    title: '查得太早，“无此记录”被缓存了',
    explanation: '过早查询会让解析器按SOA最小值缓存“无记录”，常达一小时甚至一天。',
    fixes: ['直接查询权威服务器，不要太早查；并调低SOA最小值。'],
  },
  'secondary-ns-out-of-sync': {
    title: '多台权威服务器数据不一致',
    explanation: '有的服务器是新值、有的是旧值，颁发机构会从多地查询多台，于是查到旧值。',
    fixes: ['等全部一致后再验证；一直不一致就修复区域传送（序列号、NOTIFY、AXFR）。'],
  },
  'domain-uses-other-nameservers': {
    title: '域名实际由另一家DNS解析',
    explanation: '记录加在了域名并未使用的服务商那里，外界查询不到。',
    fixes: ['改用真正提供解析的服务商的密钥，或到注册商修改NS。'],
  },
  'local-resolver-wrong-answers': {
    title: '本地DNS返回的结果与公网不同',
    explanation: '路由器、广告过滤、DHCP后缀或公司DNS改写了应答，导致根域识别错误或看不到记录。',
    fixes: ['让程序直接查询公共DNS或权威服务器。'],
  },
  'local-resolver-timeout': {
    title: '本地DNS超时',
    explanation: '本机使用的DNS服务器过载、太远或丢包。',
    fixes: ['检查时换用其他DNS，并多等一会儿。'],
  },
  'resolver-fake-ip': {
    title: '代理软件的fake-ip劫持了DNS',
    explanation: '代理工具的fake-ip模式接管了DNS并返回198.18.x.x占位地址，查询权威DNS就会超时。',
    fixes: ['程序内改用DoH，或让程序绕过代理，或关闭fake-ip。'],
  },
  'dns-traffic-intercepted': {
    title: 'DNS查询被中途劫持',
    explanation: '路由器或运营商把53端口重定向到自己的解析器，换DNS服务器也没用。',
    fixes: ['所有检查改走DoH/DoT。'],
  },
  'outbound-dns-blocked': {
    title: '对外53端口被封',
    explanation: '网络只允许内部DNS，或屏蔽了所用的公共DNS，记录本身可能没问题。',
    fixes: ['改用能访问的DoH（阿里、DNSPod、Google、Cloudflare），或仅用系统DNS检查。'],
  },
  'split-horizon-dns': {
    title: '内外网DNS不一致（分离解析）',
    explanation: '内网DNS有同名域，程序在内网检查，而颁发机构查询的是公网。',
    fixes: ['只在公网权威服务器上检查。'],
  },
  'apex-and-wildcard-overwrite': {
    title: '裸域与通配符的TXT互相覆盖',
    explanation: '两个名称共用同一条记录名、需要两个值，后写的若覆盖前者就会有一个失败。',
    fixes: ['同时保留两个值；如果服务商只能存一个值，就逐个验证。'],
  },
  'nameserver-unreachable': {
    title: '域名的权威服务器无响应或异常',
    explanation: '登记的某台NS宕机、没有配置该域，或从颁发机构所在地区访问不到。',
    fixes: ['到注册商更正NS，或等服务商恢复。'],
  },
  'domain-expired-or-held': {
    title: '域名过期或被锁定停用',
    explanation: '注册局已停止该域名的委派，其下所有名称都无法解析。',
    fixes: ['到注册商续费或完成实名/邮箱验证。'],
  },
  'stale-txt-records': {
    title: '旧的TXT仍在生效',
    explanation: '之前的值没有删除或仍被缓存，数量多时颁发机构可能看不到新值。',
    fixes: ['删除旧值，等它的TTL过期，并改用较短的TTL。'],
  },
  'dnssec-servfail': {
    title: '域名的DNSSEC配置损坏',
    explanation: '注册局有DS而权威服务器没有对应签名（常见于更换DNS服务商之后），会校验签名的DNS就返回SERVFAIL。',
    fixes: ['到注册商删除DS，或重新签名该域，并等待DS的TTL。'],
  },
  'caa-forbids': {
    title: 'CAA记录不允许该颁发机构',
    explanation: 'CAA记录限定了可签发的颁发机构，当前颁发机构、账户或验证方式不在其中；通配符另看issuewild。',
    fixes: [
      '增加该颁发机构的CAA值（如0 issue "letsencrypt.org"），或改用已列出的颁发机构，并检查issuewild与账户限制。',
    ],
  },
  'caa-lookup-failed': {
    title: '查询CAA失败',
    explanation: '颁发机构必须能逐级查询CAA，任何一级出错（旧服务器、父域缺失）都视为拒绝。',
    fixes: ['修复返回错误的权威服务器，或更换DNS服务商。'],
  },
  'a-record-points-elsewhere': {
    title: '域名指向了别的服务器',
    explanation: 'A/AAAA记录指向旧服务器或其他服务器，颁发机构取到的是别处的页面。',
    fixes: ['更正解析记录，或改用DNS验证。'],
  },
  'no-address-record': {
    title: '域名没有A/AAAA记录',
    explanation: '文件验证需要先找到服务器，而该域名没有解析。',
    fixes: ['添加A/AAAA记录，或改用不需要它的DNS验证。'],
  },
  'private-ip-address': {
    title: '域名解析到内网地址',
    explanation: '颁发机构无法访问192.168.x.x等内网地址，视同没有解析。',
    fixes: ['改用DNS验证，内网地址可以保留。'],
  },
  'port80-unreachable': {
    title: '外网访问不到80端口',
    explanation: 'HTTP验证固定访问80端口，防火墙、未做端口转发或监听其他端口都会失败。',
    fixes: ['放行并转发80端口（至少验证期间），或改用DNS验证。'],
  },
  'isp-blocks-port80': {
    title: '运营商封锁80端口',
    explanation: '很多家庭宽带的80/443由运营商封闭，自己设置无效。',
    fixes: ['改用DNS验证，网站使用高端口。'],
  },
  'cgnat-no-public-ip': {
    title: '没有公网IP（运营商级NAT）',
    explanation: '运营商多户共享一个公网地址，无论怎么转发外网都连不进来。',
    fixes: ['改用DNS验证、IPv6、内网穿透，或向运营商申请公网IP。'],
  },
  'icp-filing-block': {
    title: '域名未备案被云厂商拦截',
    explanation: '中国大陆服务器只放行已备案域名，颁发机构收到的是拦截页而不是验证内容。',
    fixes: ['改用DNS验证；要对外提供网站需完成备案或更换地区。'],
  },
  'ipv6-aaaa-broken': {
    title: 'AAAA记录错误或IPv6不通',
    explanation: '颁发机构优先使用IPv6，遗留的AAAA会把它引到别处，即使IPv4正常。',
    fixes: ['删除或更正AAAA，或让IPv6也能返回验证文件。'],
  },
  'geo-block-secondary-validation': {
    title: '部分验证节点被地区/防火墙拦截',
    explanation: '颁发机构会同时从多个国家验证，地区屏蔽或防护只放行了部分节点。',
    fixes: ['放行所有来源访问 /.well-known/acme-challenge/，或改用DNS验证。'],
  },
  'cdn-proxy-interferes': {
    title: 'CDN/代理干扰了验证',
    explanation: '颁发机构访问的是CDN而不是源站，缓存、强制HTTPS或防护页会造成失败。',
    fixes: ['改用DNS验证，或对验证路径关闭缓存、跳转和防护，或暂停代理。'],
  },
  'challenge-blocked-by-rule': {
    title: '服务器规则拦截了验证路径',
    explanation: '隐藏目录规则、爬虫拦截或登录保护挡住了 /.well-known。',
    fixes: ['在这些规则之前为 /.well-known/acme-challenge/ 添加放行。'],
  },
  'challenge-file-not-served': {
    title: '服务器没有返回验证文件',
    explanation: '文件已写入，但服务器目录不对，或不提供无扩展名的文件。',
    fixes: ['选择正确的网站目录；IIS需允许无扩展名文件（web.config），或用内置服务。'],
  },
  'http-redirect-broken': {
    title: '跳转导致验证失败',
    explanation: '跳转只允许到80/443端口和真实主机名，最多10次。',
    fixes: ['验证路径不做跳转，或改正跳转目标。'],
  },
  'tls-alpn-intercepted': {
    title: 'TLS验证到不了程序',
    explanation: '前面的反向代理或CDN终结了TLS，特殊握手到不了程序。',
    fixes: ['改用HTTP或DNS验证，或让443端口原样转发。'],
  },
  'ca-processing-slow': {
    title: '颁发机构处理过慢',
    explanation: '请求已受理但颁发机构处理很慢，过早放弃会浪费订单。',
    fixes: ['延长等待，稍后继续同一订单，或换一家颁发机构。'],
  },
} as const satisfies Readonly<Record<keyof typeof proofCauses, CauseText>>;
