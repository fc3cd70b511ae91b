/** What people are told of causes: names and accounts. */
import type { CauseText } from '../../domain/causes.ts';
import type { askingCauses } from '../../domain/causes-asking.ts';

export const askingCauseTexts = {
  'identifier-has-port-or-url': {
    title: '域名里带了端口、路径或协议',
    explanation: '证书只认主机名，不认端口和路径；同一张证书可以用在该主机的任何端口上。',
    fixes: ['只保留主机名（去掉 http://、:端口、/路径）。', '如果剩下的是 IP，请换成域名，或选用支持 IP 证书的 CA。'],
  },
  'identifier-invalid-characters': {
    title: '域名含有不允许的字符',
    explanation: 'CA 只接受字母、数字、连字符和点。下划线、空格、连续的点或 “_” 这类占位符都会被拒绝。',
    fixes: ['改正被拒绝的字符。', '主机名必须带下划线时，用上级域名的通配符证书覆盖它。'],
  },
  'identifier-idn-not-punycode': {
    title: '中文等国际化域名没有转码',
    explanation: 'CA 和多数 DNS 服务商只认 xn-- 形式的国际化域名，也有服务商按原文列出。',
    fixes: ['用 xn-- 形式下单，程序会自动转换。', '在服务商处查找域名时两种形式都试。'],
  },
  'identifier-not-public': {
    title: '不是公共域名',
    explanation: '公共 CA 只给注册域名签发证书；nas.lan、xxx.local 这样的内网名外界无法验证。',
    fixes: ['改用自己注册的域名，并用 DNS 验证，主机本身可以留在内网。', '纯内网名请使用私有 CA。'],
  },
  'identifier-policy-blocked': {
    title: 'CA 按政策拒绝该域名',
    explanation: 'CA 会屏蔽云厂商分配的主机名和部分高风险域名，这与你的配置无关。',
    fixes: ['换成自己的域名并指向同一台服务器。', '确属自有域名时，联系 CA 或换一家 CA。'],
  },
  'wildcard-needs-dns01': {
    title: '通配符证书必须用 DNS 验证',
    explanation: '以 “*.” 开头的名称，CA 只提供 dns-01 验证，文件或 TLS 验证无法证明整个子域。',
    fixes: ['把验证方式改为 DNS。', '或者不用通配符，逐个列出主机名。'],
  },
  'ip-identifier-needs-profile': {
    title: 'IP 证书需要特定的证书类型（profile）或验证方式',
    explanation:
      "IP 证书要以 “ip” 类型申请；在 Let's Encrypt 还须使用 shortlived profile，且只能通过 80/443 端口验证，只接受公网地址。",
    fixes: ['将 profile 设为 shortlived，并使用 80 端口验证（http-01）。', '内网地址请改用域名。'],
  },
  'identifier-type-unsupported': {
    title: 'CA 不支持这类名称',
    explanation: '该 CA 不为这类名称签发证书（IP、邮箱、.onion 等）。',
    fixes: ['选择支持该类型的 CA，或改用域名。'],
  },
  'account-email-invalid': {
    title: '联系邮箱缺失或被拒绝',
    explanation: 'CA 会检查联系邮箱：示例域名、没有邮件服务的域名会被拒绝；要求 EAB 的 CA 往往也要求填写邮箱。',
    fixes: ['填写真实邮箱。', "Let's Encrypt 可以不填邮箱，直接留空即可。"],
  },
  'contact-scheme-unsupported': {
    title: '不支持这种联系方式',
    explanation: 'CA 只接受 mailto: 形式的联系方式，每项一个邮箱。',
    fixes: ['每个联系项只写一个 mailto: 邮箱。'],
  },
  'terms-not-agreed': {
    title: '未同意服务条款',
    explanation: 'CA 要求先同意当前版本的服务条款才能开户，条款更新后可能再次要求。',
    fixes: ['打开响应中的条款链接，阅读并同意后重试。'],
  },
  'ca-user-action-required': {
    title: 'CA 要求用户到其网站操作',
    explanation: '响应中带有一个链接，需要用户打开处理后才能继续。',
    fixes: ['打开响应中的链接完成操作后重试。'],
  },
  'account-not-found': {
    title: 'CA 查无此账户',
    explanation: '本地保存的账户属于另一家 CA、测试环境，或账户地址已损坏。',
    fixes: ['用原密钥重新注册：账户还在就会找回，否则新建一个。'],
  },
  'account-deactivated': {
    title: '账户已被停用',
    explanation: '停用的账户无法恢复，已签发的证书仍然有效。',
    fixes: ['用新密钥新建账户，并更新 EAB、CAA 中绑定的账户。'],
  },
  'account-file-corrupt': {
    title: '本地账户数据损坏或不完整',
    explanation: '保存账户的文件被截断（崩溃、磁盘满）或被改坏，CA 一侧的账户通常完好。',
    fixes: ['用账户私钥向 CA 找回账户地址；私钥丢失就重新注册。'],
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
    title: 'CA 不接受该签名算法',
    explanation: '账户密钥必须是 CA 支持的类型（ES256、RS256 基本通用）。',
    fixes: ['改用响应列表中的算法重试，或换成 P-256 或 RSA 2048 账户密钥。'],
  },
  'eab-required': {
    title: '该 CA 需要 EAB 账户绑定',
    explanation: 'ZeroSSL、Google Trust Services、SSL.com 等要求用其网站颁发的 Key ID 与 HMAC Key 注册账户。',
    fixes: ['到该 CA 网站获取 EAB 填入；ZeroSSL 可凭邮箱通过接口自动获取。', '或改用不需要 EAB 的 CA。'],
  },
  'eab-invalid': {
    title: 'EAB 参数错误',
    explanation: 'Key ID 与 HMAC Key 不配套、填反，或 HMAC 未按 base64url 解码。',
    fixes: ['重新复制两项且不带空白，不要自行解码 HMAC。'],
  },
  'eab-consumed-or-expired': {
    title: 'EAB 已被使用或过期',
    explanation: 'Google 的 EAB 只能用于一个账户，7 天内未用即失效；其他 CA 通常也只能用一次。',
    fixes: ['继续使用已绑定的账户，否则重新申请一组 EAB。'],
  },
  'rate-limit-new-accounts': {
    title: '本机 IP 注册账户过多',
    explanation: "CA 限制同一 IP 的开户数量（Let's Encrypt：3 小时 10 个）。",
    fixes: ['复用已有账户，等到提示的时间再试。'],
  },
} as const satisfies Readonly<Record<keyof typeof askingCauses, CauseText>>;
