/** What people are told of causes: names and accounts. */
import type { CauseText } from '../../domain/causes.ts';
import type { askingCauses } from '../../domain/causes-asking.ts';

export const askingCauseTexts = {
  'identifier-has-port-or-url': {
    title: '域名里带了端口、路径或协议',
    explanation: '证书只认主机名，不认端口和路径；同一张证书可以用在该主机的任何端口上。',
    fixes: ['只保留主机名（去掉http://、:端口、/路径）。', '如果剩下的是IP，请换成域名，或选用支持IP证书的颁发机构。'],
  },
  'identifier-invalid-characters': {
    title: '域名含有不允许的字符',
    explanation: '颁发机构只接受字母、数字、连字符和点。下划线、空格、连续的点或 “_” 这类占位符都会被拒绝。',
    fixes: ['改正被拒绝的字符。', '主机名必须带下划线时，用上级域名的通配符证书覆盖它。'],
  },
  'identifier-idn-not-punycode': {
    title: '中文等国际化域名没有转码',
    explanation: '颁发机构和多数DNS服务商只认xn-- 形式的国际化域名，也有服务商按原文列出。',
    fixes: ['用xn-- 形式下单，程序会自动转换。', '在服务商处查找域名时两种形式都试。'],
  },
  'identifier-not-public': {
    title: '不是公共域名',
    explanation: '公共颁发机构只给注册域名签发证书；nas.lan、xxx.local这样的内网名外界无法验证。',
    fixes: ['改用自己注册的域名，并用DNS验证，主机本身可以留在内网。', '纯内网名请使用私有颁发机构。'],
  },
  'identifier-policy-blocked': {
    title: '颁发机构按政策拒绝该域名',
    explanation: '颁发机构会屏蔽云厂商分配的主机名和部分高风险域名，这与你的配置无关。',
    fixes: ['换成自己的域名并指向同一台服务器。', '确属自有域名时，联系该颁发机构，或换一家。'],
  },
  'wildcard-needs-dns01': {
    title: '通配符证书必须用DNS验证',
    explanation: '以 “*.” 开头的名称，颁发机构只提供dns-01验证，文件或TLS验证无法证明整个子域。',
    fixes: ['把验证方式改为DNS。', '或者不用通配符，逐个列出主机名。'],
  },
  'ip-identifier-needs-profile': {
    title: 'IP证书需要特定的证书类型（profile）或验证方式',
    explanation:
      "IP证书要以 “ip” 类型申请；在Let's Encrypt还须使用shortlived profile，且只能通过80/443端口验证，只接受公网地址。",
    fixes: ['将profile设为shortlived，并使用80端口验证（http-01）。', '内网地址请改用域名。'],
  },
  'identifier-type-unsupported': {
    title: '颁发机构不支持这类名称',
    explanation: '该颁发机构不为这类名称签发证书（IP、邮箱、.onion等）。',
    fixes: ['选择支持该类型的颁发机构，或改用域名。'],
  },
  'account-email-invalid': {
    title: '联系邮箱缺失或被拒绝',
    explanation: '颁发机构会检查联系邮箱：示例域名、没有邮件服务的域名会被拒绝；要求EAB的颁发机构往往也要求填写邮箱。',
    fixes: ['填写真实邮箱。', "Let's Encrypt可以不填邮箱，直接留空即可。"],
  },
  'contact-scheme-unsupported': {
    title: '不支持这种联系方式',
    explanation: '颁发机构只接受mailto: 形式的联系方式，每项一个邮箱。',
    fixes: ['每个联系项只写一个mailto: 邮箱。'],
  },
  'terms-not-agreed': {
    title: '未同意服务条款',
    explanation: '颁发机构要求先同意当前版本的服务条款才能开户，条款更新后可能再次要求。',
    fixes: ['打开响应中的条款链接，阅读并同意后重试。'],
  },
  'ca-user-action-required': {
    title: '颁发机构要求用户到其网站操作',
    explanation: '响应中带有一个链接，需要用户打开处理后才能继续。',
    fixes: ['打开响应中的链接完成操作后重试。'],
  },
  'account-not-found': {
    title: '颁发机构查不到此账户',
    explanation: '本地保存的账户属于另一家颁发机构、测试环境，或账户地址已损坏。',
    fixes: ['用原密钥重新注册：账户还在就会找回，否则新建一个。'],
  },
  'account-deactivated': {
    title: '账户已被停用',
    explanation: '停用的账户无法恢复，已签发的证书仍然有效。',
    fixes: ['用新密钥新建账户，并更新EAB、CAA中绑定的账户。'],
  },
  'account-file-corrupt': {
    title: '本地账户数据损坏或不完整',
    explanation: '保存账户的文件被截断（崩溃、磁盘满）或被改坏，颁发机构一侧的账户通常完好。',
    fixes: ['用账户私钥向颁发机构找回账户地址；私钥丢失就重新注册。'],
  },
  'account-file-permissions': {
    title: '账户文件权限不合适',
    explanation: '私密数据文件可被他人读取，或当前运行的用户不是文件所有者。',
    fixes: ['把文件权限改为仅所有者可读写（600），并让运行程序的用户拥有它。'],
  },
  'account-key-mismatch': {
    title: '签名所用密钥与账户不符',
    explanation: '账户地址与本地私钥不配套，常见于在机器之间拷贝配置之后。',
    fixes: ['按私钥查找并更新账户地址，或恢复配套的私钥。'],
  },
  'bad-signature-algorithm': {
    title: '颁发机构不接受该签名算法',
    explanation: '账户密钥必须是颁发机构支持的类型（ES256、RS256基本通用）。',
    fixes: ['改用响应列表中的算法重试，或换成P-256或RSA 2048账户密钥。'],
  },
  'eab-required': {
    title: '该颁发机构需要EAB账户绑定',
    explanation: 'ZeroSSL、Google Trust Services、SSL.com等要求用其网站颁发的Key ID与HMAC Key注册账户。',
    fixes: ['到该颁发机构网站获取EAB填入；ZeroSSL可凭邮箱通过接口自动获取。', '或改用不需要EAB的颁发机构。'],
  },
  'eab-invalid': {
    title: 'EAB参数错误',
    explanation: 'Key ID与HMAC Key不配套、填反，或HMAC未按base64url解码。',
    fixes: ['重新复制两项且不带空白，不要自行解码HMAC。'],
  },
  'eab-consumed-or-expired': {
    title: 'EAB已被使用或过期',
    explanation: 'Google的EAB只能用于一个账户，7天内未用即失效；其他颁发机构通常也只能用一次。',
    fixes: ['继续使用已绑定的账户，否则重新申请一组EAB。'],
  },
  'rate-limit-new-accounts': {
    title: '本机IP注册账户过多',
    explanation: "颁发机构限制同一IP的开户数量（Let's Encrypt：3小时10个）。",
    fixes: ['复用已有账户，等到提示的时间再试。'],
  },
} as const satisfies Readonly<Record<keyof typeof askingCauses, CauseText>>;
