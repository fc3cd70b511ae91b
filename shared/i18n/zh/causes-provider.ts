/** What people are told of causes: setting up a challenge and DNS providers. */
import type { CauseText } from '../../domain/causes.ts';
import type { serviceCauses } from '../../domain/causes-provider.ts';

export const serviceCauseTexts = {
  'dns-plugin-missing': {
    title: '缺少该DNS服务商的插件',
    explanation: '程序没有该服务商的模块，或模块装在了别的用户/版本下。',
    fixes: ['升级程序，或用CNAME把 _acme-challenge委派给受支持的服务商。'],
  },
  'http-port-in-use': {
    title: '80端口被其他程序占用',
    explanation: '内置应答服务需要临时使用80端口，而nginx、IIS等已占用。',
    fixes: ['改用“写入网站目录”的方式验证。', '临时停掉该程序，或改用DNS验证。'],
  },
  'http-port-permission': {
    title: '没有权限监听80端口',
    explanation: '在Linux等系统上，1024以下端口需要额外权限。',
    fixes: ['监听高端口并把80转发过去，或授予权限，或改用网站目录/DNS验证。'],
  },
  'hairpin-self-check': {
    title: '内网自检失败，外网可能正常',
    explanation: '很多路由器和集群无法从内部访问自己的公网地址，导致自检失败，而颁发机构其实能访问。',
    fixes: ['跳过自检，或改由外部探测。', '开启NAT回环或添加本地解析。'],
  },
  'provider-credentials-invalid': {
    title: 'DNS服务商不认密钥（错误或缺失）',
    explanation: '服务商不认识该密钥，或缺少/写错了必填项（项目ID、Consumer Key、邮箱等）。',
    fixes: ['重新创建或复制密钥并点“保存并测试”。'],
    ofProvider: {
      ovh: '请先打开授权链接，之后OVH才认这个密钥。',
      rfc2136: 'TSIG密钥还要在DNS服务器上登记。',
    },
  },
  'provider-key-whitespace': {
    title: '密钥里有空格或不可见字符',
    explanation: '复制时带入了空格、换行、引号或零宽字符，服务商看到的就不是同一个密钥。',
    fixes: ['重新填写密钥，去掉空格、引号和不可见字符；程序可以自动清除。'],
  },
  'provider-credential-type-mixup': {
    title: '填的密钥类型不对',
    explanation: '同一服务商有多种密钥（令牌/全局密钥、DNSPod Token/云API密钥、API Key/PAT），填错栏位就会失败。',
    fixes: ['核对该栏位需要哪一种密钥，改填或重新创建对应类型。'],
  },
  'provider-permission-missing': {
    title: '密钥权限不足',
    explanation: '密钥有效，但没有列出域名或增删TXT的权限；缺权限有时表现为“找不到域名”。',
    fixes: ['给这个密钥授予读取该域名和编辑解析记录的权限。'],
    ofProvider: {
      cloudflare: '在Cloudflare是Zone:Read和DNS:Edit两项权限。',
      alidns: '在阿里云授予AliyunDNSFullAccess策略即可。',
      route53: '在Route 53是ListHostedZonesByName、ListResourceRecordSets、ChangeResourceRecordSets和GetChange四项。',
      porkbun: '在Porkbun为该域名开启API访问。',
    },
  },
  'provider-plan-restriction': {
    title: '账户套餐或域名后缀不允许使用API',
    explanation: '密钥没错，是服务商只对部分套餐、账户规模或后缀开放API。',
    fixes: ['用CNAME把 _acme-challenge委派到其他服务商的域名，或把解析迁走。'],
  },
  'provider-ip-allowlist': {
    title: '服务商限制了来源IP',
    explanation: '密钥只允许白名单IP使用，而你的公网地址不在其中（宽带地址还会变化）。',
    fixes: ['把本机公网IP加入服务商的白名单，或关闭该密钥的IP限制。'],
  },
  'provider-zone-not-found': {
    title: '该账户下没有这个域名',
    explanation: '密钥所属账户没有这个域名：可能在别的账户、未加入解析，或根域名识别错误。',
    fixes: ['换用域名所在账户的密钥，在该账户添加域名，或检查域名的NS。'],
  },
  'provider-zone-ambiguous': {
    title: '记录写进了错误的域（同名或上下级）',
    explanation: '存在两个候选域：公网与内网同名、旧副本，或父域与被委派的子域，而颁发机构只查询真正生效的那个。',
    fixes: ['写入NS与实际委派一致的公网域；有多个时选名称最长的。'],
  },
  'provider-record-conflict': {
    title: '同名记录已存在',
    explanation: '验证名称处残留了TXT或CNAME，服务商拒绝再添加。',
    fixes: ['删除残留的TXT；CNAME如果不是有意设置的，也要删除。'],
  },
  'provider-ttl-rejected': {
    title: '服务商不接受该TTL',
    explanation: '各服务商及套餐有最低TTL，有的还要求同名记录TTL一致。',
    fixes: ['按提示的最小值或已有记录的TTL重试。'],
  },
  'provider-rate-limited': {
    title: '对DNS服务商调用过多',
    explanation: '服务商限制了调用频率，密钥没有问题。',
    fixes: ['稍等后重试，拉长间隔并减少并发。'],
  },
  'provider-api-retired': {
    title: '服务商已停用旧接口',
    explanation: '模块使用的地址或密钥类型已停用，服务商要求改用新接口。',
    fixes: ['升级程序，并为新接口创建密钥。'],
  },
  'provider-endpoint-unreachable': {
    title: '连不上服务商接口',
    explanation: '网络、防火墙或地区封锁阻断了接口，或服务商正在故障。',
    fixes: ['为该服务商设置代理，稍后再试，或委派到能访问的服务商。'],
  },
  'provider-domain-locked': {
    title: '域名被服务商锁定（未实名、欠费、安全锁）',
    explanation: '未实名、欠费、安全锁或违规会导致记录不能修改或不生效。',
    fixes: ['到服务商控制台按提示解除锁定（实名、续费、解锁）。'],
  },
  'cname-delegation-misrouted': {
    title: '验证名已用CNAME委派，记录却写到了别处',
    explanation: '颁发机构会跟随CNAME去目标处查询，TXT必须用目标域的密钥写到目标处。',
    fixes: ['添加CNAME目标所在域的密钥，或删除该CNAME。'],
  },
  'wildcard-cname-swallows-challenge': {
    title: '泛解析/停放记录截走了验证名',
    explanation: '“*” CNAME（CDN、停放页）让验证名看起来也是CNAME，程序便跟到了别人的域。',
    fixes: ['直接在验证名本身创建TXT（优先于泛解析），不要写到CNAME目标。'],
  },
} as const satisfies Readonly<Record<keyof typeof serviceCauses, CauseText>>;
